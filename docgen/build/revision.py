"""Decisions in the working tree, and as they were in a revision, with the houses and project files of that day."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from docgen.build import run
from docgen.build.paper import Made, Workshop
from docgen.build.stored import Root, Store, Tree
from docgen.decision.prints import LineEnds
from docgen.decision.reading import LARGEST_TEXT
from docgen.decision.source import MAIN, Source, SourcePlace, begins, find, gather, open_source
from docgen.diagnostics import Diagnostic, DocgenError, Position, error
from docgen.git.repository import Commit, Repository
from docgen.house import find as houses
from docgen.house.find import HouseSource
from docgen.project import find as project
from docgen.project.find import ProjectSource

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
        if Path(name).exists():
            places, problems = find((name,))
            if problems:
                raise DocgenError(problems)
            if len(places) == 1:
                return places[0]
        return self.named(name)

    def named(self, name: str) -> SourcePlace:
        """The decision of that id in the folder `decisions`. Raises DocgenError if there is none."""
        places = self.places()
        for place in places:
            if place.id == name:
                return place
        raise self.lacks(name, (place.id for place in places))

    def source(self, place: SourcePlace) -> Source:
        """The decision's bytes."""
        return open_source(place)

    def workshop(self, place: SourcePlace, override: str = "") -> Workshop:
        """A workshop with the houses and the project file that the decision has now."""
        return run.workshop([place], override)


class Revision(World):
    """The decisions of a repository as a commit has them. `ends`: with their line ends as on another system."""

    def __init__(self, repository: Repository, commit: Commit, name: str = "", ends: LineEnds = "") -> None:
        self.repository = repository
        self.commit: Commit = commit
        self.name = name or commit.short
        self.tree = Tree(repository, commit, ends)
        self._here = repository.inside(Path.cwd()) or ""

    def places(self) -> list[SourcePlace]:
        """All decisions in the folder `decisions`."""
        return self._below(_join(self._here, FOLDER))

    def place(self, name: str) -> SourcePlace:
        """The decision of that id in the folder `decisions`, or at that path. Raises DocgenError if there is none."""
        found = self.at(name) or [place for place in self._below(_join(self._here, FOLDER), name) if place.id == name]
        if not found:
            raise self.lacks(name, (place.id for place in self.places()))
        return found[0]

    def at(self, path: str) -> list[SourcePlace]:
        """The decision at a path as typed here, which may be one of its main file or of its folder."""
        inside = self.repository.inside(path)
        files = self.tree.below(inside) if inside else {}
        if inside in files and not files[inside].link:
            return [self._place(inside)] if inside.endswith((".md", f"/{MAIN}")) else []
        return [self._place(f"{inside}/{MAIN}")] if f"{inside}/{MAIN}" in files else []

    def source(self, place: SourcePlace) -> Source:
        """The decision's bytes as they were committed."""
        folder, _, name = self.repository.relative(place.path).rpartition("/")
        return gather(place, Store(self.tree, folder, "" if place.folder else name))

    def workshop(self, place: SourcePlace, override: str = "") -> Workshop:
        """A workshop with the houses and the project file that the decision had."""
        known = _Houses(self._roots(place))
        if override:
            known[override] = houses.gather(override, known.roots, Position("--house"))
        return Workshop(known, override, self._project(place))

    def _below(self, folder: str, only: str = "") -> list[SourcePlace]:
        """The decisions in a folder, or the one of that id alone."""
        files = {path: listed for path, listed in self.tree.below(folder).items() if not listed.link and _open(path, folder)}
        mains = {posixpath.dirname(path) for path in files if posixpath.basename(path) == MAIN}
        alone = [
            path
            for path, listed in files.items()
            if path.lower().endswith(".md") and listed.size <= LARGEST_TEXT and not _within(path, mains)
        ]
        wanted = [path for path in alone if not only or posixpath.basename(path)[:-3] == only]
        self.tree.fetch({path: files[path] for path in wanted})
        found = [path for path in wanted if begins(self.tree.data(path, files[path]))]
        outer = [path for path in mains if not _within(path, mains)]
        places = [self._place(path) for path in (*found, *(f"{path}/{MAIN}" for path in outer))]
        return sorted(places, key=lambda place: (place.id, place.shown))

    def _place(self, path: str) -> SourcePlace:
        folder = posixpath.basename(path) == MAIN
        name = posixpath.basename(posixpath.dirname(path)) if folder else posixpath.basename(path)[:-3]
        return SourcePlace(name, str(self.repository.root / path), self.shown(path), folder)

    def shown(self, path: str) -> str:
        """A path of the repository as it is typed here."""
        return posixpath.relpath(path, self._here or ".")

    def _roots(self, place: SourcePlace) -> list[houses.Root]:
        """The folders of houses, as `build.shelf` looks for them: in the commit, or on disk if outside the repository."""
        folder = place.path.parent.parent if place.folder else place.path.parent
        found: list[houses.Root] = []
        for path in (folder / "templates", folder.parent / "templates", Path("templates"), houses.installed()):
            inside = self.repository.inside(path)
            if inside is None:
                found += [houses.Folder(path)] if path.is_dir() else []
            elif self.tree.below(inside):
                found.append(Root(self.tree, inside, self.shown(inside)))
        return found

    def _project(self, place: SourcePlace) -> ProjectSource | None:
        folder = self.repository.relative(place.path.parent.parent if place.folder else place.path.parent)
        while True:
            path = _join(folder, project.NAME)
            listed = self.tree.below(path).get(path)
            if listed and not listed.link:
                return ProjectSource(self.shown(path), self.tree.data(path, listed))
            if not folder:
                return None
            folder = posixpath.dirname(folder)


class _Houses(dict[str, HouseSource]):
    """Houses read when they are first asked for; raises DocgenError for one that is not there."""

    def __init__(self, roots: list[houses.Root]) -> None:
        super().__init__()
        self.roots = roots

    def __missing__(self, name: str) -> HouseSource:
        self[name] = houses.gather(name, self.roots)
        return self[name]


def repository(path: str | Path = ".") -> Repository:
    """The repository in which a path lies. Raises DocgenError where it is in none."""
    found = Repository.find(path)
    if found is None:
        fact = "this folder is not under version control with git"
        remedy = "begin with git init, and commit the decisions; or compare two files: docgen redline OLD.md NEW.md"
        raise DocgenError([error("git-repository", Position(Path(path).absolute().as_posix()), fact, remedy)])
    return found


def _join(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _open(path: str, folder: str) -> bool:
    """Whether neither the file nor a folder on the way to it is hidden."""
    return not any(part.startswith(".") for part in path.removeprefix(folder).split("/"))


def _within(path: str, folders: set[str]) -> bool:
    """Whether a path lies somewhere below one of the folders."""
    while path := posixpath.dirname(path):
        if path in folders:
            return True
    return False
