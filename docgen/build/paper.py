"""One decision's bytes and a house's bytes → the files of its paper and the diagnostics. Reads and writes no file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

import docgen
from docgen.build import settings, writers
from docgen.build.jobs import Built
from docgen.build.kept import Book, book
from docgen.build.writers import Writer
from docgen.checks.rule import Checked
from docgen.checks.run import run as run_checks
from docgen.decision import ledger
from docgen.decision.load import Decision, load
from docgen.decision.prints import fingerprint
from docgen.decision.source import Source
from docgen.diagnostics import Diagnostic, DocgenError, Severity
from docgen.house.find import HouseSource
from docgen.house.load import OpenHouse
from docgen.paper.environment import Templates
from docgen.paper.identify import identify
from docgen.paper.number import number
from docgen.paper.prose import Prose
from docgen.paper.read import read
from docgen.paper.references import resolve
from docgen.paper.render import Rendered, render
from docgen.paper.tree import Meta, Paper
from docgen.project.find import ProjectSource
from docgen.project.model import Project

FORMATS = ("docx", "html")


class Made(Struct, frozen=True):
    """A decision on all its stages, as far as it came: later stages are None after an error that stops it."""

    decision: Decision | None = None
    house: OpenHouse | None = None
    rendered: Rendered | None = None
    paper: Paper | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    project: Project = Project()


class Workshop:
    """Makes papers. Houses and projects are opened, and the houses' constant parts prepared, once.

    `project` is the project file of the decisions whose papers are being made; another may be set for the next.
    """

    def __init__(self, houses: Mapping[str, HouseSource], override: str = "", project: ProjectSource | None = None) -> None:
        self.houses = houses
        self.override = override
        self.project = project
        self._projects: dict[ProjectSource | None, Project] = {}
        self._books: dict[str, Book] = {}
        self._templates: dict[tuple[str, object], Templates] = {}
        self._writers: dict[tuple[str, object, str], Writer] = {}

    def make(self, source: Source) -> Made:
        """The decision on all its stages, checked."""
        loaded = load(source)
        decision = loaded.decision
        if decision is None or any(d.severity is Severity.ERROR for d in loaded.diagnostics):
            return Made(decision, diagnostics=loaded.diagnostics)
        try:
            opened = self.opened(self.project)
            return self._paper(decision, self.open(decision), opened, loaded.diagnostics)
        except DocgenError as problem:
            return Made(decision, diagnostics=_sorted([*loaded.diagnostics, *problem.diagnostics]))

    def build(self, source: Source, formats: Iterable[str] = FORMATS) -> Built:
        """The paper's files. A draft is built whatever its checks say; a final or published paper only without an error."""
        made = self.make(source)
        status = made.decision.front.status if made.decision else "draft"
        stops = status != "draft" and any(d.severity is Severity.ERROR for d in made.diagnostics)
        if made.paper is None or made.house is None or stops:
            house = made.house.id if made.house else None if made.decision else ""
            return Built(source.id, {}, made.diagnostics, status, house)
        files = {name: self.writer(made.house, name)(made.paper) for name in formats}
        return Built(source.id, files, made.diagnostics, status, made.house.id)

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

    def writer(self, house: OpenHouse, name: str) -> Writer:
        """What writes a paper of that house in one of the formats."""
        key = (house.id, house.edition, name)
        if key not in self._writers:
            self._writers[key] = writers.WRITERS[name](house)
        return self._writers[key]

    def _paper(self, decision: Decision, house: OpenHouse, project: Project, before: Iterable[Diagnostic]) -> Made:
        prose = _prose(decision, house)
        rendered = render(decision, self.templates(house), prose)
        try:
            paper = read(rendered.xhtml, _meta(decision, house), decision.files)
        except DocgenError as problem:
            told = [*prose.diagnostics, *rendered.diagnostics]
            raise DocgenError([*told, *(_in_template(decision, house) or problem.diagnostics)]) from problem
        at_home = decision.front.house == house.id
        paper, unresolved = resolve(number(identify(paper), house.house.numbering, at_home))
        checked = run_checks(Checked(decision, house, rendered, paper, project))
        found = [*before, *prose.diagnostics, *rendered.diagnostics, *unresolved, *checked]
        return Made(decision, house, rendered, paper, _sorted(found), project)


def _sorted(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(dict.fromkeys(diagnostics), key=lambda d: d.sort_key))


def _in_template(decision: Decision, house: OpenHouse) -> list[Diagnostic]:
    """Why the template's XHTML cannot be read, at the template's lines: rendered again, for this alone."""
    from docgen.paper.template.trace import malformed, trace, tracing

    return malformed(trace(decision, tracing(house), _prose(decision, house)), decision)


def _prose(decision: Decision, house: OpenHouse) -> Prose:
    known = ledger.figures(decision)
    negative = house.house.money.negative

    def printed(name: str) -> str | None:
        return ledger.printed(known[name], negative) if name in known else None

    prose = Prose(printed, decision.files, house.house.references, known)
    for table in ("recommendations", "options", "risks"):
        for n, entry in enumerate(getattr(decision.front, table)):
            if entry.id:
                prose.claim(entry.id, decision.place((table, n, "id")))
    return prose


def _meta(decision: Decision, house: OpenHouse) -> Meta:
    front = decision.front
    return Meta(
        title=front.title,
        authors=tuple(", ".join(p for p in (a.name, a.post) if p) for a in front.authors),
        subject=f"{front.meeting.body}, {front.meeting.date.isoformat()}",
        date=front.meeting.date.isoformat(),
        status=front.status,
        identifier=decision.id,
        house=house.id,
        language=house.house.language,
        fingerprints=(
            ("source", fingerprint(decision.files)),
            ("house", house.fingerprint),
            ("version", docgen.__version__),
        ),
    )
