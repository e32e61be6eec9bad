"""TOML text → data with the place of everything in it."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from msgspec import Struct

from docgen.diagnostics import Diagnostic, Position, error
from docgen.toml.decode import UNPRINTABLE
from docgen.toml.positions import DataPath, Place, positions
from docgen.toml.strings import Inside, inside

LONGEST = 1_000_000
_PART = r"(?:[\w-]++|\"[^\"\n]*+\"|'[^'\n]*+')[ \t]*+\.[ \t]*+"
_DEEP_KEY = re.compile(rf"(?<![\w-])(?:{_PART}){{32}}")


class TomlDocument(Struct, frozen=True, dict=True):
    """The data of a TOML text, numbers with a point as Decimal, and where each part of it stands."""

    text: str
    file: str
    first_line: int
    data: dict[str, Any]

    @functools.cached_property
    def places(self) -> dict[DataPath, Place]:
        return positions(self.text, self.file, self.first_line)

    @functools.cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    def nearest(self, path: DataPath) -> Place:
        """The place of a path, else that of the nearest part around it, else the document's first line."""
        for length in range(len(path), 0, -1):
            if place := self.places.get(path[:length]):
                return place
        top = Position(self.file, self.first_line)
        return Place(top, top)

    def key(self, path: DataPath) -> Position:
        """Where the key of a path, or of the nearest part around it, stands."""
        return self.nearest(path).key

    def value(self, path: DataPath) -> Position:
        """Where the value of a path, or of the nearest part around it, stands."""
        return self.nearest(path).value

    def string(self, path: DataPath) -> Inside:
        """Where the characters of the string at a path stand: rows as line numbers of the file, columns from 0."""
        at = self.places[path].value
        found = inside(self.lines, at.line - self.first_line, at.column - 1)
        first = self.first_line
        return Inside(found.row + first, found.column, tuple(row + first for row in found.rows))

    def raw(self, path: DataPath) -> str:
        """The line of the file that a path's value stands on, from the value on; "" for a path not in the text."""
        place = self.places.get(path)
        return self.lines[place.value.line - self.first_line][place.value.column - 1 :] if place else ""


def read_toml(text: str, file: str, first_line: int = 1) -> TomlDocument | list[Diagnostic]:
    """The document, or why it cannot be read. `first_line` is the line of `file` the text begins on."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    top = Position(file, first_line)
    if len(text) > LONGEST:
        return [error("toml-size", top, f"This TOML is longer than {LONGEST:,} characters", "Move long texts to Markdown")]
    if match := _DEEP_KEY.search(text):
        at = Position(file, first_line + text.count("\n", 0, match.start()))
        return [error("toml-syntax", at, "This dotted key has too many parts", "Use at most 30")]
    try:
        data = tomllib.loads(text, parse_float=Decimal)
    except RecursionError:
        return [error("toml-syntax", top, "Brackets are nested too deeply", "Look for a row of [ or { typed by mistake")]
    except (ValueError, ArithmeticError) as fault:
        from docgen.toml.explain import explain

        return explain(str(fault), text, file, first_line)
    document = TomlDocument(text, file, first_line, data)
    return list(_unprintable(document)) or document


def _unprintable(document: TomlDocument) -> Iterator[Diagnostic]:
    """Control characters written as escapes, which the text itself does not show."""
    if "\\" not in document.text:
        return
    stack: list[tuple[DataPath, Any]] = [((), document.data)]
    while stack:
        path, value = stack.pop()
        if isinstance(value, dict):
            stack.extend(((*path, key), item) for key, item in value.items())
        elif isinstance(value, list):
            stack.extend(((*path, index), item) for index, item in enumerate(value))
        if any(isinstance(text, str) and UNPRINTABLE.search(text) for text in (value, *path[-1:])):
            fact = "This text has a control character, written with a backslash, which no paper can carry"
            yield error("text-control", document.key(path), fact, "Write \\\\ for a backslash, or put the text in '…'")
