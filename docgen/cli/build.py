"""`docgen build`."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli import options
from docgen.cli.outcome import GOOD, PROBLEMS, show
from docgen.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from docgen.build.run import Outcome

FORMATS = ("docx", "html")
_PATIENCE = 1.0  # seconds until a terminal sees a progress bar


def _formats(_ctx: click.Context, _param: click.Parameter, value: str) -> tuple[str, ...]:
    chosen = tuple(dict.fromkeys(part.strip() for part in value.split(",") if part.strip()))
    unknown = [name for name in chosen if name not in FORMATS]
    if unknown or not chosen:
        raise click.BadParameter(f"the formats are {' and '.join(FORMATS)}")
    return chosen


@click.command("build")
@options.paths
@click.option(
    "-o",
    "--output",
    "out",
    default="build",
    show_default=True,
    type=click.Path(path_type=Path),
    help="Folder for the papers.",
)
@click.option("--format", "formats", default="docx,html", show_default=True, callback=_formats, help="Which papers to make.")
@options.house
def command(paths: tuple[str, ...], out: Path, formats: tuple[str, ...], house: str) -> int:
    """Make the Word and HTML papers of the decisions at PATHS (the folder `decisions` if none is given)."""
    from docgen.build import run

    places, trouble = options.found(paths)
    run.prepare_folder(out)
    outcomes = list(_shown(run.build(places, out, formats, house), len(places)))
    problems = [d for o in outcomes if not o.built for d in o.diagnostics if d.severity is Severity.ERROR]
    problems += trouble.diagnostics if trouble else []
    show(problems)
    return PROBLEMS if problems else GOOD


def _shown(outcomes: Iterable[Outcome], total: int) -> Iterator[Outcome]:
    """Prints a line for each outcome, and a progress bar below them on a terminal that has waited long enough."""
    start = time.monotonic()
    bar = None
    for done, outcome in enumerate(outcomes, 1):
        waited = sys.stderr.isatty() and time.monotonic() - start > _PATIENCE
        if waited and bar is None:
            bar = click.progressbar(length=total, label="Papers", file=sys.stderr)
            bar.update(done - 1)
        if bar:
            click.echo("\r\033[K", nl=False, err=True)
        click.echo(_line(outcome))
        if bar:
            bar.update(1)
            bar.render_progress()
        yield outcome
    if bar:
        bar.render_finish()


def _line(outcome: Outcome) -> str:
    if not outcome.built:
        aside = ", ".join(path.as_posix() for path in outcome.set_aside)
        older = f"; the older paper is now {aside}" if aside else ""
        return f"{outcome.id}: not built{_counts(outcome.diagnostics)}{older}"
    files = " ".join(path.as_posix() for path in outcome.written)
    return f"{files} ({outcome.status}){_counts(outcome.diagnostics)}"


def _counts(diagnostics: Iterable[Diagnostic]) -> str:
    found = list(diagnostics)
    counts = [(sum(d.severity is s for d in found), str(s)) for s in Severity]
    said = ", ".join(f"{n} {name}{'' if n == 1 else 's'}" for n, name in counts if n)
    return f": {said} (docgen check)" if said else ""
