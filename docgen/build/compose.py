"""The first half of a paper's making: a decision's bytes through its house's template into XHTML. Reads and writes no file.

It stands apart from the second half (`docgen.build.paper`) so that two processes can share the making of one paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from docgen.build import settings
from docgen.build.kept import Book, book
from docgen.decision import ledger
from docgen.decision.load import Decision, load
from docgen.decision.source import Source
from docgen.diagnostics import Diagnostic, DocgenError, Severity
from docgen.house.find import HouseSource
from docgen.house.load import OpenHouse
from docgen.paper.environment import Templates
from docgen.paper.prose import Prose
from docgen.paper.render import Rendered, render
from docgen.project.find import ProjectSource
from docgen.project.model import Project


class Composed(Struct, frozen=True):
    """A decision as far as its XHTML. `rendered` is None after an error that stops it; `diagnostics` are those so far."""

    decision: Decision | None = None
    house: OpenHouse | None = None
    rendered: Rendered | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    project: Project = Project()


class Composer:
    """Composes decisions. Houses and projects are opened, and templates compiled, once.

    `project` is the project file of the decisions that are being composed; another may be set for the next.
    """

    def __init__(self, houses: Mapping[str, HouseSource], override: str = "", project: ProjectSource | None = None) -> None:
        self.houses = houses
        self.override = override
        self.project = project
        self._projects: dict[ProjectSource | None, Project] = {}
        self._books: dict[str, Book] = {}
        self._templates: dict[tuple[str, object], Templates] = {}

    def compose(self, source: Source) -> Composed:
        """The decision as far as its XHTML."""
        loaded = load(source)
        decision, said = loaded.decision, loaded.diagnostics
        if decision is None or any(d.severity is Severity.ERROR for d in said):
            return Composed(decision, diagnostics=said)
        try:
            project = self.opened(self.project)
            house = self.open(decision)
            prose = prose_of(decision, house)
            rendered = render(decision, self.templates(house), prose)
        except DocgenError as problem:
            return Composed(decision, diagnostics=in_order([*said, *problem.diagnostics]))
        return Composed(decision, house, rendered, (*said, *prose.diagnostics, *rendered.diagnostics), project)

    def open(self, decision: Decision) -> OpenHouse:
        """The house the paper is made in, in the edition of the meeting's date."""
        name = self.override or decision.front.house
        if name not in self._books:
            self._books[name] = book(self._house(name, decision))
        house = self._books[name].on(decision.front.meeting.date)
        if house.house.rules and (problems := settings.house_faults(self.houses[name], house)):
            raise DocgenError(problems)
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

    def templates(self, house: OpenHouse) -> Templates:
        """The house's templates, compiled once."""
        key = (house.id, house.edition)
        if key not in self._templates:
            self._templates[key] = Templates(house)
        return self._templates[key]


def prose_of(decision: Decision, house: OpenHouse) -> Prose:
    """What turns the decision's Markdown into XHTML as that house prints it."""
    known = ledger.figures(decision)
    negative = house.house.money.negative

    def printed(name: str) -> str | None:
        return ledger.printed(known[name], negative) if name in known else None

    roles = house.house.roles if decision.front.house == house.id else ()  # another house may not have those of its own
    prose = Prose(printed, decision.files, house.house.references, known, roles)
    for table in ("recommendations", "options", "risks"):
        for n, entry in enumerate(getattr(decision.front, table)):
            if entry.id:
                prose.claim(entry.id, decision.place((table, n, "id")))
    return prose


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Each diagnostic once, by place."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=lambda d: d.sort_key))
