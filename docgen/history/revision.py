"""Decisions as they were in a revision, with the houses and project files of that day."""

from __future__ import annotations

import posixpath
from pathlib import Path

from docgen.build.paper import Workshop
from docgen.build.shelf import Houses
from docgen.decision.prints import LineEnds
from docgen.decision.reading import LARGEST_TEXT
from docgen.decision.source import MAIN, Source, SourcePlace, begins, gather
from docgen.diagnostics import DocgenError, Position, error
from docgen.git.repository import Commit, Repository
from docgen.history.stored import Root, Store, Tree
from docgen.history.world import FOLDER, World
from docgen.house import find as houses
from docgen.project import find as project
from docgen.project.find import ProjectSource


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
        return Workshop(Houses(self._roots(place), override), override, self._project(place))

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
        found: list[houses.Root] = []
        for path in houses.candidates([Path(place.around)]):
            inside = self.repository.inside(path)
            if inside is None:
                found += [houses.Folder(path)] if path.is_dir() else []
            elif self.tree.below(inside):
                found.append(Root(self.tree, inside, self.shown(inside)))
        return found

    def _project(self, place: SourcePlace) -> ProjectSource | None:
        folder = self.repository.relative(Path(place.around))
        while True:
            path = _join(folder, project.NAME)
            listed = self.tree.below(path).get(path)
            if listed and not listed.link:
                return ProjectSource(self.shown(path), self.tree.data(path, listed))
            if not folder:
                return None
            folder = posixpath.dirname(folder)


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
