"""Finding houses: the folders that hold them, and all their files as bytes."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from docgen.diagnostics import Diagnostic, DocgenError, Position, error
from docgen.project import find as project

SHARED = "_shared"
LARGEST = 20_000_000
KINDS = (".toml", ".j2", ".css", ".docx")


class HouseSource(Struct, frozen=True):
    """A house as it lies on disk: `files` maps "house.toml", "paper.xml.j2", "_shared/base.xml.j2" ... to bytes.

    `shown` maps the same names to the path a message shows.
    """

    id: str
    files: Mapping[str, bytes]
    shown: Mapping[str, str]


def installed() -> Path:
    """The folder of the houses that come with docgen: in the wheel, or beside the package in a checkout."""
    package = Path(__file__).resolve().parent.parent
    bundled = package / "_templates"
    return bundled if bundled.is_dir() else package.parent / "templates"


def roots(decisions: Iterable[Path] = ()) -> list[Path]:
    """The folders searched for houses, first wins: `templates` beside or above the decisions, here, then the installed.

    As for a docgen.toml, they are looked for up to the root of the repository.
    """
    unique: dict[Path, Path] = {}
    for path in candidates(decisions):
        if path.is_dir():
            unique.setdefault(path.resolve(), path)
    return list(unique.values())


def candidates(decisions: Iterable[Path] = ()) -> list[Path]:
    """The same folders, whether they are there or not."""
    beside = [folder / "templates" for path in decisions for folder in _above(path)]
    return [*beside, Path("templates"), installed()]


def _above(folder: Path) -> Iterator[Path]:
    """The folder, the one above it, and in a repository all those up to its root, as they are typed from here."""
    for _ in range(max(2, len(project.folders(os.path.abspath(folder))))):  # noqa: PTH100
        yield folder
        folder = folder / os.pardir if folder.name in ("", os.pardir) else folder.parent


def names(folders: Iterable[Path]) -> dict[str, Path]:
    """Every house in these folders and the folder it is read from."""
    houses: dict[str, Path] = {}
    for root in folders:
        for file in sorted(root.glob("*/house.toml")):
            houses.setdefault(file.parent.name, file.parent)
    return dict(sorted(houses.items()))


class Root(Protocol):
    """A folder of houses, on disk or in a revision."""

    def names(self) -> Iterable[str]:
        """The houses in it."""

    def files(self, folder: str) -> Iterator[tuple[str, str, bytes]]:
        """The files of a house's kinds in one of its folders: each one's name, the path a message shows, and bytes."""


class Folder:
    """A folder of houses on disk."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def names(self) -> Iterable[str]:
        """The houses in it."""
        return [file.parent.name for file in self.path.glob("*/house.toml")]

    def files(self, folder: str) -> Iterator[tuple[str, str, bytes]]:
        """The files of a house's kinds in one of its folders: each one's name, the path a message shows, and bytes."""
        for path in sorted((self.path / folder).glob("*")):
            if path.suffix in KINDS and path.is_file() and path.stat().st_size <= LARGEST:
                yield path.name, path.as_posix(), _bytes(path)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        fact = f"this file of the house cannot be read: {fault.strerror or fault}"
        remedy = "see who may read it, and close it in other programs"
        raise DocgenError([error("house-file", Position(path.as_posix()), fact, remedy)]) from fault


def read(name: str, folders: Iterable[Path], wanted_by: Position | None = None) -> HouseSource:
    """The house of that name; raises DocgenError if there is none. A house's own _shared wins over the installed one."""
    return gather(name, [Folder(path) for path in folders], wanted_by)


def gather(name: str, roots: Sequence[Root], wanted_by: Position | None = None) -> HouseSource:
    """The same from any folders of houses."""
    having = {house: root for root in reversed(roots) for house in root.names()}
    if name not in having:
        raise DocgenError([unknown(name, sorted(having), wanted_by)])
    files: dict[str, bytes] = {}
    shown: dict[str, str] = {}
    own = having[name]
    for root, folder, prefix in ((own, name, ""), *((root, SHARED, SHARED + "/") for root in (own, *roots))):
        for file, path, data in root.files(folder):
            if prefix + file not in files:
                files[prefix + file] = data
                shown[prefix + file] = path
    return HouseSource(name, files, shown)


def unknown(name: str, houses: Collection[str], wanted_by: Position | None = None) -> Diagnostic:
    """That there is no house of this name, and which there are."""
    at = wanted_by or Position(name)
    if not houses:
        remedy = "make a folder templates/ with a house in it: docgen house new"
        return error("house-unknown", at, f'there is no house "{name}", nor any other', remedy)
    import difflib

    close = difflib.get_close_matches(name, houses, n=1)
    hint = f'did you mean "{close[0]}"? ' if close else ""
    return error("house-unknown", at, f'there is no house "{name}"', f"{hint}The houses here: {', '.join(houses)}")
