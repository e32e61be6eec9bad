"""`docgen show`."""

from __future__ import annotations

import click

from docgen.cli import options
from docgen.cli.outcome import PROBLEMS, show
from docgen.diagnostics import DocgenError, Severity

STAGES = ("model", "xhtml", "tree", "text")


@click.command("show")
@click.argument("name", metavar="ID")
@click.option("--stage", default="text", show_default=True, type=click.Choice(STAGES), help="How far on its way to a paper.")
@options.house
def command(name: str, stage: str, house: str) -> int:
    """Print the decision ID on one of its stages; `text` is the numbered paper, one block a line."""
    from docgen.build import run, stages
    from docgen.decision.source import open_source

    place = options.place_of(name)
    made = run.workshop([place], house).make(open_source(place))
    text = stages.text(made, stage)
    if text is None:
        raise DocgenError([d for d in made.diagnostics if d.severity is Severity.ERROR])
    click.echo(text, nl=not text.endswith("\n"))
    problems = [d for d in made.diagnostics if d.severity is Severity.ERROR]
    show(problems)
    return PROBLEMS if problems and made.decision and made.decision.front.status != "draft" else 0
