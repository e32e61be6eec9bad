"""`docgen build`."""

from __future__ import annotations

import contextlib
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
    default=options.DEFAULT_OUTPUT,
    show_default=True,
    type=click.Path(path_type=Path),
    help="Folder for the papers.",
)
@click.option("--format", "formats", default="docx,html", show_default=True, callback=_formats, help="Which papers to make.")
@options.house
@options.jobs
@options.scheduler
@click.option("--force", is_flag=True, help="Make all papers again, changed or not.")
@click.option("--explain", is_flag=True, help="Say why each paper is made.")
def command(
    paths: tuple[str, ...],
    out: Path,
    formats: tuple[str, ...],
    house: str,
    jobs: int | None,
    scheduler: str,
    force: bool,
    explain: bool,
) -> int:
    """Make the Word and HTML papers of the decisions at PATHS (the folder `decisions` if none is given).

    Papers that are as they should be are left alone.
    """
    options.one_of(jobs, scheduler)
    options.hurry()
    from docgen.build.run import Build

    build = Build(out, formats, house, jobs or 0, force, scheduler)
    places, trouble = options.found(paths, build.known)
    problems: list[Diagnostic] = list(trouble.diagnostics) if trouble else []
    unchanged = _Unchanged()
    with contextlib.closing(build.run(places)) as outcomes:
        for outcome in _shown(outcomes, len(places), explain):
            unchanged.add(outcome)
            if not outcome.built:
                problems += [d for d in outcome.diagnostics if d.severity is Severity.ERROR]
    unchanged.show()
    show([*problems, *build.warnings])
    return PROBLEMS if problems else GOOD


class _Unchanged:
    """The papers that were left alone, for the last line."""

    def __init__(self) -> None:
        self.number = 0
        self.counts = [0] * len(Severity)

    def add(self, outcome: Outcome) -> None:
        if outcome.unchanged and outcome.built:
            self.number += 1
            self.counts = [a + b for a, b in zip(self.counts, outcome.counts, strict=True)]

    def show(self) -> None:
        if self.number:
            click.echo(f"{self.number:,} paper{'' if self.number == 1 else 's'} unchanged{_counts(self.counts)}")


def _shown(outcomes: Iterable[Outcome], total: int, explain: bool) -> Iterator[Outcome]:
    """Prints a line for each outcome but an unchanged paper; and below a progress bar, on a terminal that has waited."""
    start = time.monotonic()
    bar = None
    for done, outcome in enumerate(outcomes, 1):
        waited = sys.stderr.isatty() and time.monotonic() - start > _PATIENCE
        if waited and bar is None:
            bar = click.progressbar(length=total, label="Papers", file=sys.stderr)
            bar.update(done - 1)
        lines = [] if outcome.unchanged and outcome.built else [_line(outcome), *_remarks(outcome, explain)]
        if bar and lines:
            click.echo("\r\033[K", nl=False, err=True)
        for line in lines:
            click.echo(line)
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
        return f"{outcome.id}: not built{_counts(outcome.counts)}{older}"
    files = " ".join(path.as_posix() for path in outcome.written)
    return f"{files} ({outcome.status}){_counts(outcome.counts)}"


def _remarks(outcome: Outcome, explain: bool) -> list[str]:
    reasons = outcome.reasons if explain else ()
    return [*(f"  {r}" for r in reasons if r not in outcome.by_hand), *(f"  {r}; made again" for r in outcome.by_hand)]


def _counts(counts: Iterable[int]) -> str:
    said = ", ".join(f"{n} {s}{'' if n == 1 else 's'}" for n, s in zip(counts, Severity, strict=True) if n)
    return f": {said} (docgen check)" if said else ""
