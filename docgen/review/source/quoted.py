"""A text between quotes in a line of attributes: a table's caption."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from docgen.review.source.holders import Change, Holder, Patch, applied

_TEXT = re.compile(r'(?<=")(?:[^"\\]|\\.)*(?=")')


class Quoted(Struct, frozen=True):
    """What stands from `begin` to `end` in the text around it, and what it says: there `\\"` is a quote."""

    around: Holder
    begin: int
    end: int
    text: str

    @classmethod
    def at(cls, around: Holder, begin: int) -> Quoted | None:
        """The text that begins behind the quote at an offset; None where none stands there."""
        match = _TEXT.match(around.text, begin)
        if match is None:
            return None
        return cls(around, begin, match.end(), match[0].replace('\\"', '"'))

    @property
    def file(self) -> str:
        return self.around.file

    def patches(self, changes: Sequence[Change]) -> list[Patch]:
        new = applied(self.text, changes).replace("\n", " ").replace('"', '\\"')
        return self.around.patches([(self.begin, self.end, new)])

    def offset(self, position: int) -> int:
        return self.around.offset(min(self.begin + position, self.end))
