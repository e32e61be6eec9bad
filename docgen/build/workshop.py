"""What makes the papers of decisions on disk."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from docgen.build.projects import Projects
from docgen.build.shelf import houses_of
from docgen.decision.source import SourcePlace

if TYPE_CHECKING:
    from docgen.build.paper import Workshop


def workshop(places: Iterable[SourcePlace], override: str = "") -> Workshop:
    """A workshop for decisions of one project; raises DocgenError if the house given to override theirs does not exist."""
    from docgen.build.paper import Workshop

    places = list(places)
    return Workshop(houses_of(places, override), override, Projects().of(places[0]) if places else None)
