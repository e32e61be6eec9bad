"""One decision's bytes and a house's bytes → the files of its paper and the diagnostics. Reads and writes no file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from docgen.build import FORMATS
from docgen.build.compose import Composer
from docgen.build.finish import Finisher, Made, finished
from docgen.build.workers.jobs import Built
from docgen.decision.source import Source
from docgen.house.find import HouseSource
from docgen.project.find import ProjectSource

__all__ = ["Made", "Workshop"]


class Workshop(Composer, Finisher):
    """Makes papers: composes decisions, reads and checks what was composed, and writes it in its formats."""

    def __init__(self, houses: Mapping[str, HouseSource], override: str = "", project: ProjectSource | None = None) -> None:
        Composer.__init__(self, houses, override, project)
        Finisher.__init__(self)

    def make(self, source: Source) -> Made:
        """The decision on all its stages, checked."""
        return finished(self.compose(source))

    def build(self, source: Source, formats: Iterable[str] = FORMATS) -> Built:
        """The paper's files. A draft is built whatever its checks say; a final or published paper only without an error."""
        return self.built(source.id, self.make(source), formats)
