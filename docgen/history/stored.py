"""The files of decisions and houses as a commit has them."""

from __future__ import annotations

import errno
import posixpath
from collections.abc import Iterable, Iterator

from docgen.decision.prints import LineEnds, with_ends
from docgen.decision.reading import LARGEST, WANTED, State
from docgen.git.repository import Commit, Repository
from docgen.git.tree import Listed
from docgen.house import find


class Tree:
    """The files of a commit below some paths, listed once and read when they are asked for."""

    def __init__(self, repository: Repository, commit: Commit, ends: LineEnds = "") -> None:
        self.repository = repository
        self.commit = commit
        self.ends = ends
        self._listed: dict[str, dict[str, Listed]] = {}
        self._read: dict[str, bytes] = {}

    def below(self, path: str) -> dict[str, Listed]:
        """The files at or below a path of the repository."""
        if path not in self._listed:
            self._listed[path] = self.repository.listing(self.commit, path)
        return self._listed[path]

    def fetch(self, files: dict[str, Listed]) -> None:
        """Reads files in one go; those that are too large to be read by anybody stay out."""
        new = {path: f for path, f in files.items() if path not in self._read and f.size <= LARGEST}
        found = self.repository.contents(new)
        self._read |= {path: with_ends(path, data, self.ends) for path, data in found.items()}

    def data(self, path: str, listed: Listed) -> bytes:
        """The bytes of one file. Raises OSError for a file that is too large to be read."""
        self.fetch({path: listed})
        if path not in self._read:
            raise OSError(errno.EFBIG, "it is too large")
        return self._read[path]


class Store:
    """The files below the folder of a decision in a commit: a store for `decision.source.gather`."""

    def __init__(self, tree: Tree, folder: str, main: str = "") -> None:
        """`main`: the decision is one file of that name, so that the others are looked at only as it names them."""
        self._tree = tree
        self._prefix = f"{folder}/" if folder else ""
        found = tree.below(folder)
        self._files = {path.removeprefix(self._prefix): listed for path, listed in found.items()}
        if not main:
            wanted = {self._prefix + name: self._files[name] for name, _ in self.names()}
            if sum(listed.size for listed in wanted.values()) <= LARGEST:
                tree.fetch(wanted)

    def names(self) -> Iterator[tuple[str, bool]]:
        """The files that belong to a decision in this folder; links are refused when they are read."""
        for name in sorted(self._files):
            if name.lower().endswith(WANTED) and not any(part.startswith(".") for part in name.split("/")):
                yield name, False

    def state(self, name: str) -> State:
        """What there is under a name, and whether it may be read."""
        listed = self._files.get(name)
        if listed is not None:
            return "link" if listed.link else "file"
        return "odd" if any(path.startswith(f"{name}/") for path in self._files) else "missing"

    def read(self, name: str, most: int) -> bytes:
        """A file's bytes, cut off after `most`."""
        listed = self._files[name]
        if listed.size > LARGEST:
            return bytes(min(most, listed.size))
        return self._tree.data(self._prefix + name, listed)[:most]


class Root:
    """A folder of houses in a commit: a root for `house.find.gather`."""

    def __init__(self, tree: Tree, path: str, shown: str) -> None:
        self._tree = tree
        self._path = path
        self._shown = shown

    def names(self) -> Iterable[str]:
        """The houses in it."""
        found = (path.removeprefix(f"{self._path}/").split("/") for path in self._tree.below(self._path))
        return [parts[0] for parts in found if parts[1:] == ["house.toml"]]

    def files(self, folder: str) -> Iterator[tuple[str, str, bytes]]:
        """The files of a house's kinds in one of its folders: each one's name, the path a message shows, and bytes."""
        inside = f"{self._path}/{folder}"
        wanted = {
            path: listed
            for path, listed in sorted(self._tree.below(self._path).items())
            if posixpath.dirname(path) == inside
            and posixpath.splitext(path)[1] in find.KINDS
            and listed.size <= find.LARGEST
        }
        self._tree.fetch(wanted)
        for path, listed in wanted.items():
            if not listed.link:
                yield posixpath.basename(path), self._shown + path.removeprefix(self._path), self._tree.data(path, listed)
