"""Reading the files of a decision within limits, wherever they lie: in a folder on disk or in a revision."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, Protocol

from docgen.diagnostics import Diagnostic, Position, error

LARGEST = 20_000_000
LARGEST_TEXT = 2_000_000
MOST_BYTES = 100_000_000
WANTED = (".toml", ".md", ".csv", ".png", ".jpg", ".jpeg")

UNREADABLE = "Check its permissions, and close it in other programs"
NOTES = "review"  # the folder of review notes, which are no part of a decision

State = Literal["file", "missing", "outside", "odd", "link"]
_REFUSED = {
    "outside": ("source-outside", "leads out of the decision's folder", "Put a copy beside the decision"),
    "odd": ("source-unreadable", "is no ordinary file", "Put a file in its place"),
    "link": ("source-outside", "is a link, which is not followed in a revision", "Commit a copy of the file in its place"),
}


def notes_name(decision: str) -> str:
    """The path of the review notes of a decision, by its id, below the folder of its main file."""
    return f"{NOTES}/{decision}.toml"


class Store(Protocol):
    """The files below one folder, by their paths in it with forward slashes."""

    def names(self) -> Iterator[tuple[str, bool]]:
        """The files that belong to a decision in this folder; True: it is a link to another folder."""

    def state(self, name: str) -> State:
        """What there is under a name, and whether it may be read."""

    def read(self, name: str, most: int) -> bytes:
        """A file's bytes, cut off after `most`. Raises OSError where it cannot be read."""


class Disk:
    """A folder on disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._real = folder.resolve()

    def names(self) -> Iterator[tuple[str, bool]]:
        """The files that belong to a decision in this folder; True: it is a link to another folder."""
        return ((name, entry.is_dir()) for name, entry in walk(str(self.folder)))

    def state(self, name: str) -> State:
        """What there is under a name, and whether it may be read."""
        path = self.folder / name
        if not path.exists():
            return "missing"
        if not path.resolve().is_relative_to(self._real):
            return "outside"
        return "file" if path.is_file() else "odd"

    def read(self, name: str, most: int) -> bytes:
        """A file's bytes, cut off after `most`. Raises OSError where it cannot be read."""
        with (self.folder / name).open("rb") as file:
            return file.read(most)


class Reader:
    """Reads files of a store; `problems` says why it may not read those in `refused`, `missing` are not there."""

    def __init__(self, store: Store, base: str) -> None:
        self.store = store
        self.base = base
        self.room = MOST_BYTES
        self.files: dict[str, bytes] = {}
        self.problems: list[Diagnostic] = []
        self.refused: list[str] = []
        self.missing: list[str] = []

    def take_all(self) -> None:
        """Reads all files that belong to a decision in this folder."""
        for name, linked in self.store.names():
            if name.startswith(f"{NOTES}/"):
                continue
            if linked:
                self._refuse(name, None, "source-outside", "is a link to another folder", "Put the files here instead")
            else:
                self.take(name)

    def take(self, name: str, at: Position | None = None) -> None:
        """Reads one file; `at` is where it is named. A file that does not exist is passed over."""
        if name in self.files:
            return
        state = self.store.state(name)
        if state == "missing":
            self.missing.append(name)
        elif state == "file":
            self._read(name, at)
        else:
            self._refuse(name, at, *_REFUSED[state])

    def aside(self, name: str) -> bytes:
        """A text file that is no part of the decision; empty where there is none, or it may not be read."""
        if self.store.state(name) != "file":
            return b""
        try:
            return self.store.read(name, LARGEST_TEXT)
        except OSError:
            return b""

    def _read(self, name: str, at: Position | None) -> None:
        largest = LARGEST_TEXT if name.lower().endswith((".md", ".toml")) else LARGEST
        try:
            data = self.store.read(name, min(largest, self.room) + 1)
        except OSError as fault:
            self._refuse(name, at, "source-unreadable", f"cannot be read: {fault.strerror}", UNREADABLE)
            return
        if len(data) > min(largest, self.room):
            limit, whose = (
                (largest, "such a file") if len(data) > largest else (MOST_BYTES, "all files of a decision together")
            )
            fact = f"is too large: {whose} may have {limit // 1_000_000} MB"
            self._refuse(name, at, "source-size", fact, "Make pictures smaller, or publish it as an appendix")
            return
        self.room -= len(data)
        self.files[name] = data

    def _refuse(self, name: str, at: Position | None, rule: str, fact: str, remedy: str) -> None:
        place = at or Position(f"{self.base.rstrip('/')}/{name}" if self.base else name)
        self.refused.append(name)
        self.problems.append(error(rule, place, f'"{name}" {fact}', remedy))


def walk(folder: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """The files of a decision's folder that belong to it, and links to folders, each with its path below the folder."""
    below = [("", folder)]
    while below:
        prefix, path = below.pop()
        with os.scandir(path) as listing:
            entries = sorted(listing, key=lambda e: e.name)
        for entry in entries:
            if entry.name.startswith(".") or (entry.name == NOTES and not prefix):
                continue
            if entry.is_dir(follow_symlinks=False):
                below.append((f"{prefix}{entry.name}/", entry.path))
            elif entry.name.lower().endswith(WANTED) or entry.is_dir():
                yield prefix + entry.name, entry
