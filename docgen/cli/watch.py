"""`docgen build --watch`: papers are made as their decisions are saved, until Ctrl-C."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from docgen.build.record.area import around, papers_of, touches
from docgen.build.record.lookout import Change, Lookout
from docgen.build.workers.crew import FEW
from docgen.cli import options, papers
from docgen.cli.outcome import GOOD, USAGE, code_of, show
from docgen.decision.source import SourcePlace
from docgen.diagnostics import Diagnostic, DocgenError

if TYPE_CHECKING:
    from docgen.build.run import Build, Outcome
    from docgen.build.workers.keeper import Keeper

_IN_FULL = 3  # edited decisions in one round whose problems are printed, not counted


def watch(begin: Callable[[bool], Build], keeper: Keeper, paths: tuple[str, ...], force: bool, explain: bool) -> int:
    """Builds, and again at every change. `begin` gives a build for the next round, one of all papers if told so."""
    try:
        watching = _Watch(begin, keeper, paths or (options.DEFAULT_FOLDER,), explain)
        watching.first(force)
        click.echo(f"watching {' '.join(watching.paths)} (Ctrl-C to end)", err=True)
        watching.warm()
        while True:
            watching.again()
    except KeyboardInterrupt:
        click.echo("docgen: stopped; the papers already written are whole", err=True)
        return GOOD


class _Watch:
    """The rounds, and what was said in the last one, so that only news is told."""

    def __init__(self, begin: Callable[[bool], Build], keeper: Keeper, paths: tuple[str, ...], explain: bool) -> None:
        self.begin = begin
        self.keeper = keeper
        self.paths = paths
        self.explain = explain
        self.places: list[SourcePlace] = []
        self.build = begin(False)
        self.lookout = Lookout(around(paths, (), self.build.formats, self.build.manifest))
        self._trouble: set[Diagnostic] = set()
        self._failed: dict[str, tuple[Diagnostic, ...]] = {}

    def first(self, force: bool) -> None:
        """The first round, told as any build is. Raises DocgenError for wrong usage."""
        try:
            trouble = self._find(force)
            problems = papers.make(self.build, self.places, self.explain, self._note)
            show([*trouble, *problems, *self.build.warnings])
        except DocgenError as problem:
            if code_of(problem.diagnostics) == USAGE:
                raise
            show(problem.diagnostics)
        self._look_around()

    def again(self) -> None:
        """Waits for a change, and makes what has to be made for it."""
        change, noticed = self.lookout.wait()
        made = 0
        try:
            show(self._find(False))
            made = self._make(change, noticed)
            show(self.build.warnings)
        except DocgenError as problem:
            show(problem.diagnostics)
        self._look_around()
        if made >= FEW:
            self.warm()

    def warm(self) -> None:
        """Has the workshop ready for the decision saved last."""
        if self.places:
            newest = max(self.places, key=lambda place: _saved(place.file))
            self.keeper.warm(newest, self.places, self.build.override, self.build.formats)

    def _find(self, force: bool) -> list[Diagnostic]:
        """Finds the decisions; what is new of that which was wrong with the paths."""
        self.build = self.begin(force)
        self.places, problem = options.found(self.paths, self.build.known)
        before, self._trouble = self._trouble, set(problem.diagnostics if problem else ())
        return list(self._trouble - before)

    def _make(self, change: Change, noticed: float) -> int:
        """Makes the papers; how many."""
        made, in_full, problems = 0, 0, []
        with contextlib.closing(self.build.run(self.places)) as outcomes:
            for outcome, place in zip(outcomes, self.places, strict=True):
                edited = not outcome.unchanged and touches(change, place, self.build.manifest)
                if not self._is_news(outcome, edited):
                    continue
                made += 1
                full = edited and in_full < _IN_FULL
                self._tell(outcome, full, time.monotonic() - noticed)
                in_full += full
                problems += [] if full else papers.faults(outcome)
        show(problems)
        return made

    def _tell(self, outcome: Outcome, full: bool, seconds: float) -> None:
        line = papers.line(outcome, "") if full else papers.line(outcome)
        click.echo(f"{time.strftime('%H:%M:%S')} {line}, {seconds:.2f} s")
        for remark in papers.remarks(outcome, self.explain):
            click.echo(remark)
        show(list(outcome.diagnostics) if full else [])

    def _is_news(self, outcome: Outcome, edited: bool) -> bool:
        """Whether an outcome is to be told: no paper left alone, nor a decision that failed as before and was not edited."""
        before = self._failed.get(outcome.id)
        self._note(outcome)
        return not outcome.unchanged and (outcome.built or edited or before != outcome.diagnostics)

    def _note(self, outcome: Outcome) -> None:
        if outcome.built:
            self._failed.pop(outcome.id, None)
        else:
            self._failed[outcome.id] = outcome.diagnostics
        if not outcome.unchanged:
            self.lookout.made(papers_of(outcome.id, self.build.out, self.build.formats))

    def _look_around(self) -> None:
        if self.places:
            self.lookout.area = around(self.paths, self.places, self.build.formats, self.build.manifest)


def _saved(file: str) -> float:
    try:
        return os.stat(file).st_mtime  # noqa: PTH116
    except OSError:
        return 0.0
