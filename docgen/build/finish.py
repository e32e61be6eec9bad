"""The second half of a paper's making: what was composed → its paper tree, checks and files. Reads and writes no file."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

import docgen
from docgen.build import writers
from docgen.build.composed import Composed, in_order
from docgen.build.workers.jobs import Built
from docgen.build.writers import Writer
from docgen.checks.rule import Checked
from docgen.checks.run import run as run_checks
from docgen.decision.decision import Decision
from docgen.decision.prints import fingerprint
from docgen.diagnostics import Diagnostic, DocgenError, Severity
from docgen.house.load import OpenHouse
from docgen.paper.identify import identify
from docgen.paper.number import number
from docgen.paper.read import read
from docgen.paper.references import redirected, resolve
from docgen.paper.rendered import Rendered
from docgen.paper.tree import Meta, Paper
from docgen.project.model import Project


class Made(Struct, frozen=True):
    """A decision on all its stages, as far as it came: later stages are None after an error that stops it."""

    decision: Decision | None = None
    house: OpenHouse | None = None
    rendered: Rendered | None = None
    paper: Paper | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    project: Project = Project()


class Finisher:
    """Writes papers. The houses' constant parts are prepared once."""

    def __init__(self) -> None:
        self._writers: dict[tuple[str, object, str], Writer] = {}

    def built(self, id_: str, made: Made, formats: Iterable[str]) -> Built:
        """The files of what was made of the decision with that id, in these formats."""
        status = made.decision.front.status if made.decision else "draft"
        stops = status != "draft" and any(d.severity is Severity.ERROR for d in made.diagnostics)
        if made.paper is None or made.house is None or stops:
            house = made.house.id if made.house else None if made.decision else ""
            return Built(id_, {}, made.diagnostics, status, house)
        files = {name: self.writer(made.house, name)(made.paper) for name in formats}
        return Built(id_, files, made.diagnostics, status, made.house.id)

    def writer(self, house: OpenHouse, name: str) -> Writer:
        """What writes a paper of that house in one of the formats."""
        key = (house.id, house.edition, name)
        if key not in self._writers:
            self._writers[key] = writers.WRITERS[name](house)
        return self._writers[key]


def finished(composed: Composed) -> Made:
    """What was composed, read into the paper tree, numbered and checked."""
    decision, house, rendered = composed.decision, composed.house, composed.rendered
    if decision is None or house is None or rendered is None:
        return Made(decision, diagnostics=composed.diagnostics)
    try:
        paper, unresolved = resolve(_numbered(decision, house, rendered))
        checked = run_checks(Checked(decision, house, rendered, paper, composed.project))
    except DocgenError as problem:
        return Made(decision, diagnostics=in_order([*composed.diagnostics, *problem.diagnostics]))
    found = [*composed.diagnostics, *unresolved, *checked]
    return Made(decision, house, rendered, paper, in_order(found), composed.project)


def _numbered(decision: Decision, house: OpenHouse, rendered: Rendered) -> Paper:
    try:
        paper = read(rendered.xhtml, _meta(decision, house), decision.files)
    except DocgenError as problem:
        raise DocgenError(_in_template(decision, house) or problem.diagnostics) from problem
    at_home = decision.front.house == house.id
    return number(identify(redirected(paper, rendered.first_ids)), house.house.numbering, at_home)


def _in_template(decision: Decision, house: OpenHouse) -> list[Diagnostic]:
    """Why the template's XHTML cannot be read, at the template's lines: rendered again, for this alone."""
    from docgen.build.compose import prose_of
    from docgen.paper.template.trace import malformed, trace, tracing

    return malformed(trace(decision, tracing(house), prose_of(decision, house)), decision)


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
