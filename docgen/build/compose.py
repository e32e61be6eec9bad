"""The first half of a paper's making: a decision's bytes through its house's template into XHTML. Reads and writes no file.

It stands apart from the second half (`docgen.build.finish`) so that two processes can share the making of one paper.
"""

from __future__ import annotations

from collections.abc import Mapping

from docgen.build.composed import Composed, in_order
from docgen.build.openings import Openings
from docgen.decision import ledger
from docgen.decision.decision import Decision
from docgen.decision.load import load
from docgen.decision.source import Source
from docgen.diagnostics import DocgenError
from docgen.house.find import HouseSource
from docgen.house.load import OpenHouse
from docgen.paper.environment import Templates
from docgen.paper.prose import Prose
from docgen.paper.render import render
from docgen.project.find import ProjectSource


class Composer(Openings):
    """Composes decisions. Houses and projects are opened, and templates compiled, once.

    `project` is the project file of the decisions that are being composed; another may be set for the next.
    """

    def __init__(self, houses: Mapping[str, HouseSource], override: str = "", project: ProjectSource | None = None) -> None:
        super().__init__(houses, override, project)
        self._templates: dict[tuple[str, object], Templates] = {}

    def compose(self, source: Source) -> Composed:
        """The decision as far as its XHTML."""
        loaded = load(source)
        decision, said = loaded.decision, loaded.diagnostics
        if decision is None or loaded.stopped:
            return Composed(decision, diagnostics=said)
        try:
            project = self.opened(self.project)
            house = self.open(decision)
            prose = prose_of(decision, house)
            rendered = render(decision, self.templates(house), prose)
        except DocgenError as problem:
            return Composed(decision, diagnostics=in_order([*said, *problem.diagnostics]))
        return Composed(decision, house, rendered, (*said, *prose.diagnostics, *rendered.diagnostics), project)

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
    lacking = {name: ledger.gap(name) for name in decision.front.figures if name not in known}
    prose = Prose(printed, decision.files, house.house.references, known, roles, decision.refused, lacking)
    for table in ("recommendations", "options", "risks"):
        for n, entry in enumerate(getattr(decision.front, table)):
            if entry.id:
                prose.claim(entry.id, decision.place((table, n, "id")))
    return prose
