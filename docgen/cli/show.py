"""`docgen show`."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli import options
from docgen.cli.outcome import GOOD, PROBLEMS, show
from docgen.diagnostics import DocgenError, Position, Severity, error

STAGES = ("model", "xhtml", "tree", "text")


@click.command("show")
@click.argument("name", metavar="ID|FILE")
@click.option("--stage", default="text", show_default=True, type=click.Choice(STAGES), help="How far on its way to a paper.")
@options.house
def command(name: str, stage: str, house: str) -> int:
    """Print the decision ID on one of its stages; `text` is the numbered paper, one block a line.

    The text of a FILE, wherever it lies, is printed for `git diff`: where no paper can be made of it, the file itself is.
    """
    if stage == "text" and Path(name).is_file():
        return _file(Path(name), house)
    from docgen.build import stages
    from docgen.build.workshop import workshop
    from docgen.decision.source import open_source

    place = options.place_of(name)
    made = workshop([place], house).make(open_source(place))
    text = stages.text(made, stage)
    if text is None:
        raise DocgenError([d for d in made.diagnostics if d.severity is Severity.ERROR])
    click.echo(text, nl=not text.endswith("\n"))
    problems = [d for d in made.diagnostics if d.severity is Severity.ERROR]
    show(problems)
    return PROBLEMS if problems and made.decision and made.decision.front.status != "draft" else 0


def _file(path: Path, house: str) -> int:
    from docgen.history import driver

    try:
        shown = driver.shown(path, house)
    except OSError as fault:
        fact = f"this file cannot be read: {fault.strerror or fault}"
        raise DocgenError([error("source-unreadable", Position(path.as_posix()), fact, "see who may read it")]) from fault
    click.echo(shown.text, nl=not shown.text.endswith(b"\n"))
    if shown.why:
        click.echo(f"{path.as_posix()}: shown as it is, since no paper can be made of it: {shown.why}", err=True)
    return GOOD
