"""Making papers, with a line for each."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import click

from docgen.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from docgen.build.run import Build, Outcome
    from docgen.decision.source import SourcePlace

_PATIENCE = 1.0  # seconds until a terminal sees a progress bar


def make(
    build: Build, places: list[SourcePlace], explain: bool, note: Callable[[Outcome], None] = lambda outcome: None
) -> list[Diagnostic]:
    """Makes the papers; what stood against those that could not be made. `note` is given each outcome."""
    problems: list[Diagnostic] = []
    unchanged = _Unchanged()
    with contextlib.closing(build.run(places)) as outcomes:
        for outcome in _shown(outcomes, len(places), explain):
            note(outcome)
            unchanged.add(outcome)
            problems += faults(outcome)
    unchanged.show()
    return problems


def faults(outcome: Outcome) -> list[Diagnostic]:
    """The errors for which the papers could not be made, and what there is to say of the files that are there."""
    if outcome.built:
        return [d for d in outcome.diagnostics if d.rule == "output-file"]
    return [d for d in outcome.diagnostics if d.severity is Severity.ERROR or d.rule == "output-file"]


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
        waited = time.monotonic() - start > _PATIENCE and sys.stderr.isatty()
        if waited and bar is None:
            bar = click.progressbar(length=total, label="Papers", file=sys.stderr)
            bar.update(done - 1)
        lines = [] if outcome.unchanged and outcome.built else [line(outcome), *remarks(outcome, explain)]
        if bar and lines:
            click.echo("\r\033[K", nl=False, err=True)
        for text in lines:
            click.echo(text)
        if bar:
            bar.update(1)
            bar.render_progress()
        yield outcome
    if bar:
        bar.render_finish()


def line(outcome: Outcome, hint: str = " (docgen check)") -> str:
    """What became of a decision; `hint` says where to read more, if there is anything to read."""
    if not outcome.built:
        aside = ", ".join(path.as_posix() for path in outcome.set_aside)
        older = f"; the older paper is now {aside}" if aside else ""
        return f"{outcome.id}: not built{_counts(outcome.counts, hint)}{older}"
    files = " ".join(path.as_posix() for path in outcome.written)
    return f"{files} ({outcome.status}){_counts(outcome.counts, hint)}"


def remarks(outcome: Outcome, explain: bool) -> list[str]:
    """The lines below: that someone had changed a paper, and if asked for, why it was made."""
    reasons = outcome.reasons if explain else ()
    return [*(f"  {r}" for r in reasons if r not in outcome.by_hand), *(f"  {r}; made again" for r in outcome.by_hand)]


def _counts(counts: Iterable[int], hint: str = " (docgen check)") -> str:
    said = ", ".join(f"{n} {s}{'' if n == 1 else 's'}" for n, s in zip(counts, Severity, strict=True) if n)
    return f": {said}{hint}" if said else ""
