"""Texts within files: a Markdown body, a TOML string, a CSV cell; and how a change of one is written in its file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from docgen.review.source.toml_text import TomlText


class Patch(Struct, frozen=True, order=True):
    """A stretch of a file's text, whose lines end in "\\n", and what takes its place."""

    file: str
    start: int
    end: int
    text: str


Change = tuple[int, int, str]


class Holder(Protocol):
    """A text that stands in a file."""

    @property
    def file(self) -> str: ...
    @property
    def text(self) -> str: ...
    def patches(self, changes: Sequence[Change]) -> list[Patch]:
        """The changes of the text, none of which overlap, as patches of its file."""
        ...

    def offset(self, position: int) -> int:
        """Where a place of the text is in the file."""
        ...


class Body(Struct, frozen=True):
    """A text that stands in the file as it is, from `begin` on."""

    file: str
    text: str
    begin: int

    def patches(self, changes: Sequence[Change]) -> list[Patch]:
        return [Patch(self.file, self.begin + start, self.begin + end, new) for start, end, new in changes]

    def offset(self, position: int) -> int:
        return self.begin + position


class TomlString(Struct, frozen=True):
    """The value of a TOML string, which begins with its quotes at `begin`."""

    file: str
    begin: int
    value: TomlText

    @property
    def text(self) -> str:
        return self.value.text

    def patches(self, changes: Sequence[Change]) -> list[Patch]:
        value = self.value
        if all(value.holds(new) for _, _, new in changes):
            return [
                Patch(self.file, self.begin + value.offset(start), self.begin + value.end_of(start, end), value.escaped(new))
                for start, end, new in changes
            ]
        return [Patch(self.file, self.begin, self.begin + value.length, value.anew(applied(value.text, changes)))]

    def offset(self, position: int) -> int:
        return self.begin + self.value.offset(position)


class CsvCell(Struct, frozen=True):
    """A cell of a CSV text: what stands there from `begin` to `end` in the text around it, and its value."""

    around: Body | TomlString
    begin: int
    end: int
    text: str
    delimiter: str = ","

    @property
    def file(self) -> str:
        return self.around.file

    def patches(self, changes: Sequence[Change]) -> list[Patch]:
        typed = self.around.text[self.begin : self.end]
        new = applied(self.text, changes)
        written = csv_cell(new, self.delimiter, typed.lstrip().startswith('"'))
        return self.around.patches([(self.begin, self.end, written)])

    def offset(self, position: int) -> int:
        typed = self.around.text[self.begin : self.end]
        skipped = len(typed) - len(typed.lstrip()) + typed.lstrip().startswith('"')
        return self.around.offset(min(self.begin + skipped + position, self.end))


def csv_cell(value: str, delimiter: str, quoted: bool = False) -> str:
    """A cell as CSV, in quotes where it must be or is to be."""
    if quoted or any(c in value for c in (delimiter, '"', "\n")) or value != value.strip():
        return '"' + value.replace('"', '""') + '"'
    return value


def applied(text: str, changes: Sequence[Change]) -> str:
    """A text with changes that do not overlap."""
    for start, end, new in sorted(changes, reverse=True):
        text = text[:start] + new + text[end:]
    return text
