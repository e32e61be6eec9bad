"""How the decisions on disk stand."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from docgen.board.deadline import Due, deadline, dues
from docgen.board.row import Row, row, unreadable
from docgen.build import run
from docgen.build.lines import Lines
from docgen.build.record import prints
from docgen.build.record.freshness import Judge, told
from docgen.build.record.manifest import Manifest
from docgen.build.shelf import houses_of
from docgen.clock.calendar import Calendar
from docgen.decision.decision import Decision
from docgen.decision.reading import LARGEST_TEXT, UNREADABLE, notes_name
from docgen.decision.source import Source, SourcePlace
from docgen.diagnostics import Diagnostic, DocgenError, Position, error
from docgen.house.model import House
from docgen.project import find
from docgen.project.load import load as load_project

if TYPE_CHECKING:
    from docgen.build.openings import Openings


def rows(places: list[SourcePlace], judge: Judge, jobs: int, today: dt.date) -> Iterator[Row]:
    """A line for each decision; what `judge` remembers is not checked again, nor what has not changed read again."""
    said = _by_decision(places, (d for found in run.check(places, judge, jobs) for d in found))
    desk = _Desk(places)
    with Lines(judge, desk.houses) as lines:
        for place in places:
            found = said[place.shown]
            source, problems = _words(place)
            if problems:
                yield unreadable(place.id, place.shown, [d for d in problems if d not in found] + found)
                continue
            key = prints.fingerprint(
                {
                    **{f"file {name}": prints.digest(text) for name, text in source.files.items()},
                    "at": f"{place.shown} {place.folder}",
                    "problems": told(found),
                    "project": judge.projects.state(place),
                }
            )
            line = lines.get(place.shown, key) or lines.put(place.shown, key, *desk.line(place, source, found))
            step = deadline(line.steps, line.row.meeting, today) if line.row.meeting else None
            yield replace(line.row, problems=tuple(found), deadline=step)


def _words(place: SourcePlace) -> tuple[Source, list[Diagnostic]]:
    """The files that say who decides and who commented, without tables, pictures and, of a folder, the sections.

    And what there is to say of those that cannot be read.
    """
    folder, name = place.path.parent, place.path.name
    paths = [place.path, *(sorted(folder.glob("comments/*.md")) if place.folder else ())]
    source = Source(place.id, name, place.shown.rpartition("/")[0], texts := {}, place.folder)
    problems = []
    for path in paths:
        within = path.relative_to(folder).as_posix()
        try:
            if path.is_file():
                texts[within] = path.read_bytes()[:LARGEST_TEXT]
        except OSError as fault:
            fact = f'"{within}" cannot be read: {fault.strerror}'
            problems.append(error("source-unreadable", Position(source.shown(within)), fact, UNREADABLE))
    return source, problems


def judged(out: str) -> Judge:
    """What is remembered of the papers in an output folder."""
    return Judge(Manifest(Path(out)), remember=False)


def _by_decision(places: list[SourcePlace], diagnostics: Iterator[Diagnostic]) -> dict[str, list[Diagnostic]]:
    """Each problem with the decision whose file, or folder, it stands in; those of houses stand in none."""
    found: dict[str, list[Diagnostic]] = {place.shown: [] for place in places}
    notes = {_beside(place): place.shown for place in places if not place.folder}
    folders = {place.shown.rpartition("/")[0]: place.shown for place in places if place.folder}
    for diagnostic in diagnostics:
        file = notes.get(diagnostic.position.file, diagnostic.position.file)
        while file and file not in found:
            above = file.rpartition("/")[0]
            file = folders.get(above, above)
        if file:
            found[file].append(diagnostic)
    return {shown: sorted(told, key=lambda d: d.sort_key) for shown, told in found.items()}


def _beside(place: SourcePlace) -> str:
    """The file of review notes beside a decision of one file, as it is printed."""
    folder = place.shown.rpartition("/")[0]
    return f"{folder}/{notes_name(place.id)}" if folder else notes_name(place.id)


class _Desk:
    """Where decisions are read; without one to read, nothing is got ready for that."""

    def __init__(self, places: list[SourcePlace]) -> None:
        self.houses = houses_of(places, "")
        self._places = places
        self._calendars = _Calendars()

    @functools.cached_property
    def _shop(self) -> Openings:
        from docgen.build.openings import Openings

        return Openings(self.houses)

    def line(self, place: SourcePlace, source: Source, problems: list[Diagnostic]) -> tuple[Row, tuple[Due, ...]]:
        """How a decision stands, whatever day it is, and the steps that are still to be taken."""
        from docgen.decision.load import load

        decision = load(source).decision
        if decision is None:
            return unreadable(place.id, place.shown, problems), ()
        house, calendar = self._house(decision), self._calendars.of(place)
        steps = dues(decision.front, house, calendar) if house and calendar else ()
        return row(decision, house, problems), steps

    def _house(self, decision: Decision) -> House | None:
        try:
            return self._shop.open(decision).house
        except DocgenError:
            return None


class _Calendars:
    """The calendars of projects, one for each folder of decisions."""

    def __init__(self) -> None:
        self._known: dict[str, Calendar | None] = {}

    def of(self, place: SourcePlace) -> Calendar | None:
        """The calendar for a decision; None where its docgen.toml has errors, which `docgen check` tells."""
        folder = place.around
        if folder not in self._known:
            self._known[folder] = self._read(folder)
        return self._known[folder]

    def _read(self, folder: str) -> Calendar | None:
        try:
            source = find.find(folder)
            return Calendar(load_project(source).project.calendar.closures() if source else {})
        except DocgenError:
            return None
