"""Houses and projects, opened once for all the decisions that ask for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from msgspec.structs import replace

from docgen.build import settings
from docgen.build.kept import Book, book
from docgen.decision.decision import Decision
from docgen.diagnostics import DocgenError
from docgen.house.find import HouseSource
from docgen.house.load import OpenHouse
from docgen.project.find import ProjectSource
from docgen.project.model import Project


class Openings:
    """The houses that decisions may name, or the one to `override` theirs; and the `project` of those being made."""

    def __init__(self, houses: Mapping[str, HouseSource], override: str = "", project: ProjectSource | None = None) -> None:
        self.houses = houses
        self.override = override
        self.project = project
        self._projects: dict[ProjectSource | None, Project] = {}
        self._books: dict[str, Book] = {}
        self._sound: set[tuple[str, dt.date | None]] = set()

    def open(self, decision: Decision) -> OpenHouse:
        """The house the paper is made in, in the edition of the meeting's date."""
        name = self.override or decision.front.house
        if name not in self._books:
            self._books[name] = book(self._house(name, decision))
        house = self._books[name].on(decision.front.meeting.date)
        if house.house.rules and (name, house.edition) not in self._sound:
            if problems := settings.house_faults(self.houses[name], house):
                raise DocgenError(problems)
            self._sound.add((name, house.edition))
        return house

    def opened(self, source: ProjectSource | None) -> Project:
        """The project in these bytes. Raises DocgenError with what is wrong in them."""
        if source not in self._projects:
            self._projects[source] = settings.project(source)
        return self._projects[source]

    def _house(self, name: str, decision: Decision) -> HouseSource:
        try:
            return self.houses[name]
        except DocgenError as problem:
            at = decision.value_place(("house",))
            raise DocgenError([replace(d, position=at) for d in problem.diagnostics]) from problem
