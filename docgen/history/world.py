"""The decisions there are at one time: in the working tree, or (`history.revision`) in a revision."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from docgen.build.paper import Made, Workshop
from docgen.build.workshop import workshop
from docgen.decision.source import Source, SourcePlace, at_path, by_id, find, open_source
from docgen.diagnostics import Diagnostic, DocgenError, Position, error
from docgen.git.repository import Commit

WORKING_TREE = "the working tree"
FOLDER = "decisions"


class World:
    """The decisions there are at one time. `name` is how messages call it, `commit` its commit, if it is one."""

    name = WORKING_TREE
    commit: Commit | None = None

    @property
    def title(self) -> str:
        """How a paper calls it: with its commit and day."""
        if self.commit is None or self.name == self.commit.short:
            return f"{self.name} of {self.commit.date[:10]}" if self.commit else self.name
        return f"{self.name} ({self.commit.short} of {self.commit.date[:10]})"

    def places(self) -> list[SourcePlace]:
        """All decisions in the folder `decisions`."""
        raise NotImplementedError

    def place(self, name: str) -> SourcePlace:
        """The decision of that id in the folder `decisions`, or at that path. Raises DocgenError if there is none."""
        raise NotImplementedError

    def source(self, place: SourcePlace) -> Source:
        """The decision's bytes."""
        raise NotImplementedError

    def workshop(self, place: SourcePlace, override: str = "") -> Workshop:
        """A workshop with the houses and the project file that the decision has at that time."""
        raise NotImplementedError

    def make(self, place: SourcePlace, override: str = "") -> Made:
        """The decision on all its stages, checked; `override`: in that house."""
        try:
            return self.workshop(place, override).make(self.source(place))
        except DocgenError as problem:
            return Made(diagnostics=tuple(problem.diagnostics))

    def told(self, diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Diagnostics that say of which revision they are, as git writes it: "v1:decisions/x.md"."""
        if self.commit is None:
            return list(diagnostics)
        return [
            d
            if d.position.file.startswith("--")
            else replace(d, position=replace(d.position, file=f"{self.name}:{d.position.file}"))
            for d in diagnostics
        ]

    def lacks(self, name: str, known: Iterable[str]) -> DocgenError:
        """That there is no such decision, and which there are."""
        there = ", ".join(sorted(known))
        fact = f'there is no decision "{name}" in {self.name}'
        remedy = (
            f"the decisions there: {there}"
            if there
            else f'go to the folder that holds the folder "{FOLDER}", or name a file'
        )
        return DocgenError([error("revision-decision", Position(name), fact, remedy)])

    def gone(self, name: str, old: World) -> DocgenError:
        """That a decision was there at an earlier time only."""
        fact = f'the decision "{name}" is in {old.name}, but no longer in {self.name}'
        remedy = "if it has another name now, ask for that one: git log --follow --name-status shows names"
        return DocgenError([error("revision-decision", Position(name), fact, remedy)])


class WorkingTree(World):
    """The decisions on disk, under version control or not."""

    def places(self) -> list[SourcePlace]:
        """All decisions in the folder `decisions`."""
        return find((FOLDER,))[0]

    def place(self, name: str) -> SourcePlace:
        """The decision of that id in the folder `decisions`, or at that path. Raises DocgenError if there is none."""
        there = at_path(name)
        return there[0] if len(there) == 1 else self.named(name)

    def named(self, name: str) -> SourcePlace:
        """The decision of that id in the folder `decisions`. Raises DocgenError if there is none."""
        found = by_id(name, FOLDER)
        if isinstance(found, list):
            raise self.lacks(name, found)
        return found

    def source(self, place: SourcePlace) -> Source:
        """The decision's bytes."""
        return open_source(place)

    def workshop(self, place: SourcePlace, override: str = "") -> Workshop:
        """A workshop with the houses and the project file that the decision has now."""
        return workshop([place], override)
