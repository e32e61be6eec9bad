"""Building: decisions from disk, their papers onto it, as far as these are not there already."""

from __future__ import annotations

import functools
import os
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from docgen.build import files
from docgen.build.record.entry import Entry, Head, Record
from docgen.build.record.freshness import Judge, Verdict, records, retold, told
from docgen.build.record.manifest import NAME, Manifest
from docgen.build.shelf import Houses, houses_of
from docgen.decision.source import SourcePlace, open_source
from docgen.diagnostics import Diagnostic, Position, counted, warning

if TYPE_CHECKING:
    from docgen.build.workers.jobs import Done, Job
    from docgen.build.workers.keeper import Keeper

_SAVED = 15.0  # seconds from one state of the manifest to the next while papers are being made


class Outcome(Struct, frozen=True):
    """What became of one decision. `written` are its papers, `set_aside` older papers that no longer match the source.

    `counts` are its errors, warnings and notes; of an unchanged paper, `diagnostics` are left out. `reasons` say why it
    was made, `by_hand` which of its papers someone had changed.
    """

    id: str
    written: tuple[Path, ...] = ()
    set_aside: tuple[Path, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    status: str = "draft"
    built: bool = False
    counts: tuple[int, ...] = (0, 0, 0)
    unchanged: bool = False
    reasons: tuple[str, ...] = ()
    by_hand: tuple[str, ...] = ()


class Build:
    """A build into one folder: find the decisions with the help of `known`, `run` it, then look at `warnings`."""

    def __init__(
        self,
        out: Path,
        formats: tuple[str, ...],
        override: str = "",
        jobs: int = 0,
        *,
        force: bool = False,
        scheduler: str = "",
        keeper: Keeper | None = None,
    ) -> None:
        self.out = out
        self.formats = formats
        self.override = override
        self.jobs = jobs
        self.force = force
        self.scheduler = scheduler
        self.keeper = keeper
        self.manifest = Manifest(out)
        self.judge = Judge(self.manifest, override)
        self.known = self.judge.known
        self.warnings: list[Diagnostic] = []
        self._read: dict[int, tuple[Record, ...]] = {}

    def run(self, places: list[SourcePlace]) -> Generator[Outcome, None, None]:
        """Each decision's outcome, in order; one bad decision does not stop the others.

        Whatever ends it, papers are whole and what was made is remembered. A fault of docgen's is raised at the end.
        """
        houses = houses_of(places, self.override)
        ready: dict[int, Outcome] = {}
        late: dict[int, Verdict] = {}
        for n, place in enumerate(places):
            reasons, entry, by_hand = self.judge.look(place, houses, self.formats, self.force)
            if entry is None or reasons:
                late[n] = Verdict(reasons, None, by_hand)  # there may be thousands: without all that is remembered
            else:
                ready[n] = _unchanged(entry)
        making = bool(late)
        if making:
            from docgen.build import output

            self.judge.projects.prove()
            output.prepare(self.out)
            self.manifest.begin()
        coming = self._made(places, late, houses)
        try:
            for n in range(len(places)):
                while n not in ready:
                    number, outcome = next(coming)
                    ready[number] = outcome
                yield ready.pop(n)
            next(coming, None)
            self._orphans(places)
        finally:
            coming.close()
            self._save(told=making)

    def _made(
        self, places: list[SourcePlace], late: dict[int, Verdict], houses: Houses
    ) -> Generator[tuple[int, Outcome], None, None]:
        if not late:
            return
        from docgen.build.workers import crew

        saved, fault = time.monotonic(), None
        hands = crew.Hands(self.jobs, self.scheduler, self.warnings.append, self.keeper)
        for done in crew.work(self._jobs(places, list(late)), len(late), houses, hands):
            fault = fault or done.fault
            yield done.number, self._finish(done, places[done.number], late.pop(done.number), houses)
            if time.monotonic() - saved > _SAVED:
                self._save(told=False)
                saved = time.monotonic()
        if fault:
            raise fault

    def _jobs(self, places: list[SourcePlace], late: list[int]) -> Iterator[Job]:
        from docgen.build.workers.jobs import Job

        for n in late:
            place = places[n]
            source = open_source(place)
            if source.main in source.files:
                self._read[n] = records(source, place)
            yield Job(n, source, self.formats, self.judge.projects.of(place))

    def _finish(self, done: Done, place: SourcePlace, verdict: Verdict, houses: Houses) -> Outcome:
        from docgen.build import output

        built = done.built
        put = output.put(built, self.out, self.formats) if done.fault is None else output.Put()
        sources = self._read.pop(done.number, ())
        counts = counted(built.diagnostics)
        house = ""
        if built.house:
            house = f"{built.house} {self.manifest.keep(self.judge.house(built.house, houses)[0])}"
        none_saved = bool(put.problems) and not put.records
        if sources and built.house is not None and not none_saved:
            self.manifest.keep(self.judge.tool)
            head = Head(
                id=place.id,
                shown=place.shown,
                path=os.path.abspath(place.file),  # noqa: PTH100
                override=self.override,
                tool=self.judge.tool_key,
                house=house,
                project=self.judge.projects.state(place),
                status=built.status,
                counts=" ".join(map(str, counts)),
                diagnostics=told(built.diagnostics),
            )
            self.manifest.put(Entry.of(head, sources, tuple(put.records)))
        else:
            self.manifest.drop(place.id)
        return Outcome(
            built.id,
            tuple(put.written),
            tuple(put.aside),
            (*built.diagnostics, *put.problems),
            built.status,
            bool(built.files) and not put.failed,
            counts,
            reasons=verdict.reasons,
            by_hand=verdict.by_hand,
        )

    def _orphans(self, places: Iterable[SourcePlace]) -> None:
        """Says once of which papers the decision is gone; they are left where they are."""
        gone = self.manifest.ids()
        gone.difference_update(place.id.casefold() for place in places)
        for name in sorted(gone):
            entry = self.manifest.get(name)
            if entry is None or os.path.exists(entry.path):  # noqa: PTH110
                continue
            paths = [Path(files.papers(self.out, entry.id) + record.name) for record in entry.outputs]
            left = [path.as_posix() for path in paths if path.exists()]
            if self.manifest.begin():
                self.manifest.drop(entry.id)
            if left:
                fact = f"the decision {entry.shown} is gone, but its papers are still there: {', '.join(left)}"
                self.warnings.append(warning("output-orphan", Position(left[0]), fact, "delete them if no one needs them"))

    def _save(self, told: bool) -> None:
        try:
            self.manifest.save()
        except OSError as fault:
            if told:
                at = Position((self.out / NAME).as_posix())
                fact = f"what was built cannot be noted down here: {fault.strerror or fault}"
                self.warnings.append(warning("output-manifest", at, fact, "the next build will make all papers again"))


def check(
    places: list[SourcePlace],
    judge: Judge,
    jobs: int = 0,
    scheduler: str = "",
    tell: Callable[[Diagnostic], None] = lambda said: None,
) -> Iterator[tuple[Diagnostic, ...]]:
    """What there is to say about each decision, in any order; what the judge remembers is not worked out again.

    `tell` is given what there is to say of the cluster.
    """
    houses = houses_of(places, judge.override)
    late = []
    for place in places:
        verdict = judge.look(place, houses)
        if verdict.entry is None or verdict.reasons:
            late.append(place)
        else:
            yield retold(verdict.entry.diagnostics)
    if not late:
        return
    from docgen.build.workers import crew
    from docgen.build.workers.jobs import Job

    work = (Job(n, open_source(place), (), judge.projects.of(place)) for n, place in enumerate(late))
    fault = None
    for done in crew.work(work, len(late), houses, crew.Hands(jobs, scheduler, tell)):
        fault = fault or done.fault
        if done.built.house:
            judge.house(done.built.house, houses)
        yield done.built.diagnostics
    if fault:
        raise fault


@functools.lru_cache
def _numbers(counts: str) -> tuple[int, ...]:
    return tuple(map(int, counts.split(" ")))


def _unchanged(entry: Entry) -> Outcome:
    counts = _numbers(entry.counts)
    if entry.built:
        return Outcome(entry.id, status=entry.status, built=True, counts=counts, unchanged=True)
    return Outcome(entry.id, (), (), retold(entry.diagnostics), entry.status, False, counts, True)
