"""TOML in its canonical layout: nothing is reordered, no value rewritten, every remark kept with what it stands at."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"""(?P<end>\n)|(?P<blank>[ \t]+)|(?P<remark>\#[^\n]*)
    |(?P<text>\"{3}(?:\\.|[^\\])*?\"{3,5}|'{3}.*?'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*')
    |(?P<mark>[=\[\]{},])|(?P<bare>[^\s=\[\]{},"'\#]+)""",
    re.DOTALL | re.VERBOSE,
)
_INDENT = "  "


class Piece(NamedTuple):
    """A piece of TOML text: an end of a line, a blank, a remark, a text in quotes, a mark, or anything else."""

    kind: str
    text: str
    start: int = 0


def formatted(text: str) -> str:
    """The valid TOML text in its canonical layout; raises ValueError where it would then say something else."""
    lines: list[str] = []
    for line in _lines(pieces(text)):
        if line or (lines and lines[-1]):
            lines.append(line)
    result = "\n".join([*_parted(lines), ""]).lstrip("\n")
    if tomllib.loads(result) != tomllib.loads(text) or remarks(result) != remarks(text):
        raise ValueError("another meaning")
    return result if result.strip() else ""


def pieces(text: str) -> list[Piece]:
    """The pieces of a valid TOML text in order."""
    return [Piece(match.lastgroup or "", match[0], match.start()) for match in _TOKEN.finditer(text)]


def remarks(text: str) -> list[str]:
    """The remarks of a TOML text."""
    return [piece.text.rstrip() for piece in pieces(text) if piece.kind == "remark"]


def _parted(lines: list[str]) -> Iterator[str]:
    """The lines with an empty one before each table and the remarks that stand right above its name."""
    while lines and not lines[-1]:
        lines.pop()
    for n, line in enumerate(lines):
        if n and lines[n - 1] and _opens_table(lines, n) and not lines[n - 1].startswith("#"):
            yield ""
        yield line


def _opens_table(lines: list[str], n: int) -> bool:
    while n < len(lines) and lines[n].startswith("#"):
        n += 1
    return n < len(lines) and lines[n].startswith("[")


def _lines(pieces: list[Piece]) -> Iterator[str]:
    """Each statement, remark and empty line."""
    reader = _Reader([*pieces, Piece("end", "\n")])
    while reader.at < len(reader.pieces):
        yield reader.statement()


class _Reader:
    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces = pieces
        self.at = 0

    @property
    def next(self) -> Piece:
        return self.pieces[self.at]

    def take(self) -> Piece:
        self.at += 1
        return self.pieces[self.at - 1]

    def blank(self) -> str:
        return self.take().text if self.next.kind == "blank" else ""

    def statement(self) -> str:
        self.blank()
        said = "" if self.next.kind in ("end", "remark") else self.table() if self.next.text == "[" else self.pair(0)
        blank = self.blank()
        if self.next.kind == "remark":
            said += ((blank or " ") if said else "") + self.take().text.rstrip()
        self.take()
        return said

    def table(self) -> str:
        found = ""
        while self.next.kind not in ("end", "remark"):
            found += self.take().text.strip()
        return found

    def pair(self, depth: int) -> str:
        key = ""
        while self.next.text != "=":
            key += self.take().text.strip()
        self.take()
        self.blank()
        return f"{key} = {self.value(depth)}"

    def value(self, depth: int) -> str:
        if self.next.text == "[":
            return self.array(depth)
        if self.next.text == "{":
            return self.braces(depth)
        found = self.take().text
        if self.next.kind == "blank" and self.pieces[self.at + 1].kind == "bare":  # a day and a time
            found += self.take().text[:1] + self.take().text
        return found

    def braces(self, depth: int) -> str:
        pairs = []
        self.take()
        while self.next.text != "}":
            if self.next.kind == "blank" or self.next.text == ",":
                self.take()
            else:
                pairs.append(self.pair(depth))
        self.take()
        return f"{{ {', '.join(pairs)} }}" if pairs else "{}"

    def array(self, depth: int) -> str:
        """On one line as typed, or with its lines indented; what a line holds stays on it."""
        self.take()
        lines, line = [], ""
        while self.next.text != "]":
            piece = self.next
            if piece.kind == "end":
                lines.append(line)
                line = ""
            elif piece.text == ",":
                line += ","
            elif piece.kind == "remark":
                before = self.pieces[self.at - 1]
                distance = before.text if before.kind == "blank" else " "
                line += (distance if line else "") + piece.text.rstrip()
            elif piece.kind != "blank":
                line += (" " if line.endswith(",") else "") + self.value(depth + 1)
                continue
            self.take()
        self.take()
        if not lines:
            return f"[{line.rstrip(',')}]"
        inner = _INDENT * (depth + 1)
        return "\n".join(["[", *(inner + line for line in [*lines, line] if line), f"{_INDENT * depth}]"])
