"""A workshop that stays from one build to the next."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from typing import TYPE_CHECKING

from docgen.build.projects import Projects
from docgen.build.shelf import Houses, houses_of
from docgen.decision.source import SourcePlace, open_source
from docgen.diagnostics import DocgenError

if TYPE_CHECKING:
    from docgen.build.paper import Workshop


class Keeper:
    """Keeps a workshop, with its houses opened, for as long as these are the same bytes."""

    def __init__(self) -> None:
        self._shop: Workshop | None = None
        self._houses = Houses([])

    def workshop(self, houses: Houses) -> Workshop:
        """A workshop with these houses."""
        from docgen.build.paper import Workshop

        if self._shop is None or self._shop.override != houses.override or not self._same(houses):
            self._shop = Workshop(houses, houses.override)
        self._shop.houses = self._houses = houses
        return self._shop

    def warm(self, place: SourcePlace, places: Iterable[SourcePlace], override: str, formats: tuple[str, ...]) -> None:
        """Makes the papers of a place and throws them away: what it takes is then at hand for all these places."""
        from docgen.build.workers import worker
        from docgen.build.workers.jobs import Job

        with contextlib.suppress(DocgenError):
            shop = self.workshop(houses_of(places, override))
            worker.one(shop, Job(0, open_source(place), formats, Projects().of(place)))

    def _same(self, houses: Houses) -> bool:
        """Whether every house used so far is as it was."""
        try:
            return all(houses[name] == house for name, house in self._houses.items())
        except DocgenError:
            return False
