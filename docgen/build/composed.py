"""What is between the two halves of a paper's making."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from docgen.decision.decision import Decision
from docgen.diagnostics import Diagnostic
from docgen.house.load import OpenHouse
from docgen.paper.rendered import Rendered
from docgen.project.model import Project


class Composed(Struct, frozen=True):
    """A decision as far as its XHTML. `rendered` is None after an error that stops it; `diagnostics` are those so far."""

    decision: Decision | None = None
    house: OpenHouse | None = None
    rendered: Rendered | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    project: Project = Project()


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Each diagnostic once, by place."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=lambda d: d.sort_key))
