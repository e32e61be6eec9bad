"""Rendering: a decision through its house's template into one XHTML text, and from there into the paper tree."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docgen.decision.decision import Decision
from docgen.paper.arrange import arrange
from docgen.paper.environment import Templates
from docgen.paper.prose import Prose
from docgen.paper.rendered import Arrangement, Rendered, Section
from docgen.paper.tracked import Path, track
from docgen.paper.views import Views


def render(decision: Decision, templates: Templates, prose: Prose) -> Rendered:
    """The paper's XHTML. Raises DocgenError for what is wrong in the house; diagnostics are about the decision."""
    house = templates.house.house
    arrangement = arrange(decision, house, prose)
    printed: set[Path] = set()
    views = Views(decision, house, prose)
    xhtml = templates.render(_context(decision, views, arrangement, printed))
    return Rendered(xhtml, arrangement, frozenset(printed), arrangement.diagnostics, views.first_ids())


def _context(decision: Decision, views: Views, arrangement: Arrangement, printed: set[Path]) -> dict[str, Any]:
    front = track(decision.front, (), printed)

    def seen(name: str, value: Any) -> Any:
        return track(value, (name,), printed)

    return {
        "decision": front,
        "meeting": front.meeting,
        "sections": arrangement.sections,
        "section": _placer(arrangement.placed, printed),
        "lead_in": views.lead_in(),
        "recommendations": seen("recommendations", views.recommendations()),
        "options": seen("options", views.options),
        "risks": seen("risks", views.risks),
        "finances": views.finances(),
        "ledger": views.ledger,
        "comments": [track(c, ("comments", c.index), printed) for c in views.comments()],
        "background_papers": seen("background_papers", views.background_papers()),
        "contacts": _contacts(decision, printed),
        "contacts_but": _contacts(decision, printed, but=True),
        "fields": _Fields(views.fields(), printed),
        "notices": views.notices(),
        "summary": _summary(views, printed),
    }


def _placer(placed: dict[str, Section], printed: set[Path]) -> Callable[[str], Section | None]:
    def section(role: str) -> Section | None:
        printed.add(("sections", role))
        return placed.get(role)

    return section


def _summary(views: Views, printed: set[Path]) -> Callable[[], str]:
    def summary() -> str:
        """The front matter's summary as XHTML; empty if there is none."""
        printed.add(("summary",))
        return views.blocks("summary") if views.decision.front.summary else ""

    return summary


def _contacts(decision: Decision, printed: set[Path], but: bool = False) -> Callable[..., list[Any]]:
    def contacts(*kinds: str) -> list[Any]:
        """The contacts of these kinds, kind by kind; or, with `but`, of all other kinds. No kind: all of them."""
        found = list(enumerate(decision.front.contacts))
        if but or not kinds:
            chosen = [pair for pair in found if pair[1].kind not in kinds]
        else:
            chosen = [pair for kind in kinds for pair in found if pair[1].kind == kind]
        printed.update(("contacts", n, "kind") for n, _ in chosen)
        return [track(contact, ("contacts", n), printed) for n, contact in chosen]

    return contacts


class _Fields:
    """The house's own fields by name, remembering which were printed."""

    def __init__(self, views: dict[str, Any], printed: set[Path]) -> None:
        self._views = views
        self._printed = printed

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in self._views:
            raise AttributeError(name)
        self._printed.add(("fields", name))
        return self._views[name]
