"""The project files of decisions, each read once."""

from __future__ import annotations

from docgen.build.record.prints import digest
from docgen.decision.source import SourcePlace
from docgen.project import find
from docgen.project.find import ProjectSource


class Projects:
    """The docgen.toml of each decision. Raises DocgenError for one that cannot be read."""

    def __init__(self) -> None:
        self._found: dict[str, ProjectSource | None] = {}
        self._states: dict[ProjectSource | None, str] = {None: ""}

    def of(self, place: SourcePlace) -> ProjectSource | None:
        """The project file of a decision; None if it has none."""
        folder = place.around
        if folder not in self._found:
            self._found[folder] = find.find(folder)
        return self._found[folder]

    def state(self, place: SourcePlace) -> str:
        """What tells two states of a decision's project file apart: its digest and its path; empty if there is none."""
        source = self.of(place)
        if source not in self._states and source is not None:
            self._states[source] = f"{digest(source.data)} {source.shown}"
        return self._states[source]

    def all(self) -> list[ProjectSource]:
        """Every project file that was asked for."""
        return list(dict.fromkeys(source for source in self._found.values() if source is not None))

    def prove(self) -> None:
        """Raises DocgenError for a fault in one of them, before any paper is touched."""
        if projects := self.all():
            from docgen.build import settings

            for source in projects:
                settings.project(source)
