"""The files that a build looks at, and what the file system notes of each; none is read."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from docgen.build import files, shelf
from docgen.build.record.manifest import Manifest
from docgen.decision import attachments
from docgen.decision.reading import WANTED
from docgen.decision.source import SourcePlace
from docgen.house.find import KINDS
from docgen.project.find import candidates

Marks = tuple[int, int, int]
Seen = dict[str, Marks]


class Area(Struct, frozen=True):
    """Where a build looks; all paths are absolute.

    `trees` are folders in which decisions, and the files they name, may appear anywhere; `houses` folders of houses;
    `papers` are those in the folder `out`; `files` lie elsewhere or may come to lie there.
    """

    trees: tuple[str, ...]
    houses: tuple[str, ...]
    out: str
    papers: frozenset[str]
    files: tuple[str, ...]

    def look(self) -> Seen:
        """The marks of every file that is there."""
        seen: Seen = {}
        for tree in self.trees:
            _tree(tree, seen)
        for folder in self.houses:
            for house in _entries(folder):
                if house.is_dir():
                    _files(house.path, seen)
        for entry in _entries(self.out):
            if entry.path in self.papers:
                _note(entry, seen)
        for path in self.files:
            if found := marks(path):
                seen[path] = found
        return seen


def marks(path: str) -> Marks | None:
    """Size and times of a file; None where there is none."""
    try:
        return _marks(os.stat(path))  # noqa: PTH116
    except (OSError, ValueError):
        return None


def around(paths: Iterable[str], places: Iterable[SourcePlace], formats: Iterable[str], manifest: Manifest) -> Area:
    """Where a build of the decisions found at these paths looks."""
    given, places = [_absolute(path) for path in paths], list(places)
    folders = [path for path in given if os.path.isdir(path)]  # noqa: PTH112
    trees = _outermost([*folders, *(_absolute(place.below) for place in places if place.folder)])
    houses = dict.fromkeys(_absolute(str(folder)) for folder in shelf.candidates(places))
    papers = frozenset(path for place in places for path in papers_of(place.id, manifest.folder, formats))
    sources = (path for place in places for path in _sources(place, manifest))
    wanted = dict.fromkeys((*(path for path in given if path not in trees), *sources, *_projects(places)))
    walked = dict.fromkeys(trees, True)
    apart = tuple(path for path in wanted if not _is_seen(path, walked))
    return Area(trees, tuple(houses), _absolute(str(manifest.folder)), papers, apart)


def papers_of(name: str, out: Path, formats: Iterable[str]) -> list[str]:
    """The papers of the decision with that id."""
    beginning = files.papers(_absolute(str(out)), name)
    return [beginning + ending for ending in formats]


def touches(changed: Collection[str], place: SourcePlace, manifest: Manifest) -> bool:
    """Whether a file of the decision is among those that changed."""
    if place.folder:
        return any(_within(path, [_absolute(place.below)]) for path in changed)
    return any(path in changed for path in _sources(place, manifest))


def _sources(place: SourcePlace, manifest: Manifest) -> list[str]:
    """The files of a decision, there or not: as they are remembered, else as the text names them."""
    folder, entry = _absolute(place.below), manifest.get(place.id)
    names = [record.name for record in entry.files] if entry else [place.path.name, *_named(place)]
    return [f"{folder}{os.sep}{name.replace('/', os.sep)}" for name in names]


def _named(place: SourcePlace) -> Iterator[str]:
    try:
        data = place.path.read_bytes()
    except OSError:
        return
    yield from (name for name, _ in attachments.named(data, place.shown))


def _projects(places: Iterable[SourcePlace]) -> Iterator[str]:
    for folder in dict.fromkeys(place.around for place in places):
        yield from candidates(folder)


def _tree(folder: str, seen: Seen) -> None:
    for entry in _entries(folder):
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            _tree(entry.path, seen)
        elif entry.name.lower().endswith(WANTED):
            _note(entry, seen)


def _is_seen(path: str, walked: dict[str, bool]) -> bool:
    """Whether `_tree` would see a file at this path; `walked`: the trees, and what has been found out of other folders."""
    folder, name = os.path.split(path)
    return name.lower().endswith(WANTED) and not name.startswith(".") and _is_walked(folder, walked)


def _is_walked(folder: str, walked: dict[str, bool]) -> bool:
    if folder not in walked:
        above, name = os.path.split(folder)
        inside = bool(name) and not name.startswith(".") and _is_walked(above, walked)
        walked[folder] = inside and not os.path.islink(folder)  # noqa: PTH114
    return walked[folder]


def _files(folder: str, seen: Seen) -> None:
    for entry in _entries(folder):
        if entry.name.endswith(KINDS):
            _note(entry, seen)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as listing:
            return list(listing)
    except OSError:
        return []


def _note(entry: os.DirEntry[str], seen: Seen) -> None:
    try:
        seen[entry.path] = _marks(entry.stat())
    except OSError:
        return


def _marks(found: os.stat_result) -> Marks:
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _absolute(path: str) -> str:
    return os.path.abspath(path)  # noqa: PTH100


def _outermost(folders: Iterable[str]) -> tuple[str, ...]:
    """The folders without those that lie in another of them."""
    kept: list[str] = []
    for folder in sorted(set(folders), key=len):
        if not _within(folder, kept):
            kept.append(folder)
    return tuple(kept)


def _within(path: str, folders: Iterable[str]) -> bool:
    return any(path.startswith(folder.rstrip(os.sep) + os.sep) for folder in folders)
