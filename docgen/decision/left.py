"""Review notes that were left behind when their decision got another name."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from docgen.decision import notes
from docgen.decision.reading import LARGEST_TEXT, NOTES, notes_name
from docgen.decision.source import MAIN, SourcePlace
from docgen.diagnostics import Diagnostic, Position, warning


def left(places: Iterable[SourcePlace]) -> Iterator[Diagnostic]:
    """A warning for each file of notes beside the decisions whose own decision is not there, if a note in it is open."""
    for folder, shown in sorted({(place.path.parent, os.path.dirname(place.shown)) for place in places}):  # noqa: PTH120
        for stem in _stems(folder / NOTES):
            name = notes_name(stem)
            if _has_decision(folder, stem):
                continue
            found = notes.read(_data(folder / name), name)
            count = sum(note.state == "open" for note in found.notes)
            if count or found.problems:
                fact = f'these are review notes of "{stem}", which is not here; open: {count}'
                remedy = f"if it has another name now, name the file after it: {NOTES}/NAME.toml; else delete it"
                at = Position(f"{shown}/{name}" if shown else name)
                yield warning("review-left", at, fact, remedy)


def _stems(folder: Path) -> list[str]:
    try:
        return sorted(path.stem for path in folder.glob("*.toml"))
    except OSError:
        return []


def _data(path: Path) -> bytes:
    """The bytes of an ordinary file that may be read and is of a fit size; else nothing."""
    try:
        fit = path.is_file() and not path.is_symlink() and path.stat().st_size <= LARGEST_TEXT
        return path.read_bytes() if fit else b""
    except OSError:
        return b""


def _has_decision(folder: Path, name: str) -> bool:
    if (folder / MAIN).exists():
        return folder.resolve().name == name
    return (folder / f"{name}.md").exists() or (folder / name / MAIN).exists()
