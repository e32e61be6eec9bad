"""Finding houses: the folders that hold them, and all their files as bytes."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from docgen.diagnostics import Diagnostic, DocgenError, Position, error

SHARED = "_shared"
_LARGEST = 20_000_000
_KINDS = (".toml", ".j2", ".css", ".docx")


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
    """The folders searched for houses, first wins: `templates` beside the decisions, here, then the installed ones."""
    beside = [folder / "templates" for path in decisions for folder in (path, path.parent)]
    found = [p for p in (*beside, Path("templates"), installed()) if p.is_dir()]
    unique: dict[Path, Path] = {}
    for path in found:
        unique.setdefault(path.resolve(), path)
    return list(unique.values())


def names(folders: Iterable[Path]) -> dict[str, Path]:
    """Every house in these folders and the folder it is read from."""
    houses: dict[str, Path] = {}
    for root in folders:
        for file in sorted(root.glob("*/house.toml")):
            houses.setdefault(file.parent.name, file.parent)
    return dict(sorted(houses.items()))


def read(name: str, folders: Iterable[Path], wanted_by: Position | None = None) -> HouseSource:
    """The house of that name; raises DocgenError if there is none. A house's own _shared wins over the installed one."""
    folders = list(folders)
    houses = names(folders)
    if name not in houses:
        raise DocgenError([unknown(name, houses, wanted_by)])
    files: dict[str, bytes] = {}
    shown: dict[str, str] = {}
    folder = houses[name]
    for root, prefix in ((folder, ""), *((r / SHARED, SHARED + "/") for r in (folder.parent, *folders))):
        for path in sorted(p for p in root.glob("*") if p.suffix in _KINDS and p.is_file()):
            key = prefix + path.name
            if key not in files and path.stat().st_size <= _LARGEST:
                files[key] = path.read_bytes()
                shown[key] = path.as_posix()
    return HouseSource(name, files, shown)


def unknown(name: str, houses: Collection[str], wanted_by: Position | None = None) -> Diagnostic:
    """That there is no house of this name, and which there are."""
    at = wanted_by or Position(name)
    if not houses:
        remedy = "make a folder templates/ with a house in it: docgen house new"
        return error("house-unknown", at, f'there is no house "{name}", nor any other', remedy)
    close = difflib.get_close_matches(name, houses, n=1)
    hint = f'did you mean "{close[0]}"? ' if close else ""
    return error("house-unknown", at, f'there is no house "{name}"', f"{hint}The houses here: {', '.join(houses)}")
