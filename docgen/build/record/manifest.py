"""What docgen remembers of the papers in an output folder, in one file there that is believed only while all of it is right.

A line for each state of docgen or of a house that papers were made with, then a line for each decision.
"""

from __future__ import annotations

import contextlib
import os
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from docgen.build import files
from docgen.build.record.entry import Entry, Record
from docgen.build.record.prints import fingerprint, settled

NAME = ".docgen-manifest"
_FIRST = "docgen-manifest 2"
_MARGIN = 2_000_000_000  # nanoseconds: the coarsest clock of a file system that decisions may lie on
_MANY = 256  # lines that are held as they are
_BARRED = str.maketrans("", "", "\t\n")


class Manifest:
    """The manifest of a folder; empty if there is none, or none to be believed (`doubt` says why)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.doubt = ""
        self.changed = False
        self._begun: int | None = None
        self._states: dict[str, dict[str, str]] = {}
        self._used: set[str] = set()
        self._lines: dict[str, str] = {}
        self._touched: set[str] = set()
        self._made: list[str] = []
        self._packed = _Packed()
        self._read()

    def _read(self) -> None:
        try:
            data = (self.folder / NAME).read_bytes()
        except OSError:
            return
        try:
            self.doubt = self._parse(data)
        except (ValueError, IndexError, TypeError):
            self.doubt = "it is damaged"

    def _parse(self, data: bytes) -> str:
        check, _, body = data.partition(b"\n")
        if int(check, 16) != zlib.crc32(body):
            return "it is damaged"
        head, *lines = body.decode("utf-8", "surrogateescape").split("\n")
        first, written, folder = head.split("\t")
        if first != _FIRST:
            return "another version of docgen wrote it"
        if folder != _real(self.folder):
            return "it belongs to another folder"
        if int(written) > time.time_ns():
            return "it is from the future: the clock was set back"
        for line in lines:
            kind, key, _ = line.split("\t", 2)
            if kind == "paper":
                self._lines[key.casefold()] = line
            else:
                parts = line.split("\t")
                pairs = ((parts[n], parts[n + 1]) for n in range(2, len(parts), 2))
                self._states[key] = dict(pairs)
        return ""

    def begin(self) -> bool:
        """Notes the time before anything is read that will be remembered; whether the folder can be written to."""
        if self._begun is None:
            try:
                self._begun = files.now(self.folder)
            except OSError:
                return False
        return True

    def ids(self) -> set[str]:
        """The ids of all decisions remembered of earlier builds, casefolded."""
        return set(self._lines)

    def get(self, name: str) -> Entry | None:
        """What is remembered of a decision from earlier builds."""
        line = self._lines.get(name.casefold())
        return None if line is None else Entry(line.split("\t"))

    def state(self, key: str) -> Mapping[str, str]:
        """A state that papers were made with, by its fingerprint; empty if it is not known."""
        return self._states.get(key, {})

    def keep(self, state: Mapping[str, str]) -> str:
        """Remembers a state; its fingerprint."""
        key = fingerprint(state)
        self._states.setdefault(key, dict(state))
        return key

    def put(self, made: Entry) -> None:
        """Remembers a decision whose papers were made, in place of what was remembered of it.

        One with a name that the manifest cannot hold is forgotten, and so built each time.
        """
        self.drop(made.id)
        if all(text == text.translate(_BARRED) for text in made.parts):
            self._made.append("\t".join(made.parts))  # as a list it would take four times the room
            self._used.update(made.states)
            self.changed = True
            if len(self._made) >= _MANY:
                with contextlib.suppress(OSError):  # it is told when the manifest is written
                    self._pack(files.now(self.folder))

    def touch(self, found: Entry) -> None:
        """Remembers new marks of a decision that is as it was."""
        key = found.id.casefold()
        self._lines[key] = "\t".join(found.parts)
        self._touched.add(key)
        self.changed = True

    def drop(self, name: str) -> None:
        """Forgets what earlier builds noted of a decision."""
        self.changed = self._lines.pop(name.casefold(), None) is not None or self.changed

    def save(self) -> None:
        """Writes the manifest if anything changed; raises OSError where that cannot be."""
        if not self.changed or self._begun is None:
            return
        until = files.now(self.folder)
        for key in self._touched & self._lines.keys():
            self._lines[key] = self._certain(self._lines[key], until)
        self._touched.clear()
        self._pack(until)
        used = self._used.union(*(Entry(line.split("\t", 7)).states for line in self._lines.values()))
        states = {key: state for key, state in self._states.items() if key in used}
        files.write(self.folder / NAME, _Text(self.folder, states, (self._lines.values(), self._packed)))
        self.changed = False

    def _pack(self, until: int) -> None:
        self._packed.add([self._certain(line, until) for line in self._made])
        self._made.clear()

    def _certain(self, line: str, until: int) -> str:
        found = Entry(line.split("\t"))
        begun = (self._begun or 0) - _MARGIN
        sources = tuple(Record(r.name, settled(r.marks, begun), r.digest) for r in found.files)
        outputs = tuple(Record(r.name, settled(r.marks, until), r.digest) for r in found.outputs)
        return "\t".join(found.having(sources, outputs).parts)


class _Packed:
    """Lines that will be needed only when the manifest is written: compressed, in a sixth of the room."""

    def __init__(self) -> None:
        self._blocks: list[bytes] = []

    def add(self, lines: list[str]) -> None:
        if lines:
            self._blocks.append(zlib.compress("\n".join(lines).encode("utf-8", "surrogateescape"), 1))

    def __iter__(self) -> Iterator[str]:
        for block in self._blocks:
            yield from zlib.decompress(block).decode("utf-8", "surrogateescape").split("\n")


class _Text:
    """The manifest's bytes, line by line, so that all of them are never held at once."""

    def __init__(self, folder: Path, states: Mapping[str, Mapping[str, str]], lines: Iterable[Iterable[str]]) -> None:
        self.head = f"{_FIRST}\t{time.time_ns()}\t{_real(folder)}"
        self.states = states
        self.lines = lines

    def __iter__(self) -> Iterator[bytes]:
        check = 0
        for part in self._body():
            check = zlib.crc32(part, check)
        yield f"{check:08x}\n".encode()
        yield from self._body()

    def _body(self) -> Iterator[bytes]:
        yield self.head.encode("utf-8", "surrogateescape")
        for key, state in self.states.items():
            pairs = (part.translate(_BARRED) for pair in state.items() for part in pair)
            yield "\t".join(("\nstate", key, *pairs)).encode("utf-8", "surrogateescape")
        for line in chain.from_iterable(self.lines):
            yield f"\n{line}".encode("utf-8", "surrogateescape")


def _real(folder: Path) -> str:
    return os.path.realpath(folder).translate(_BARRED)
