"""Word's counting of numbered paragraphs, as ISO/IEC 29500-1 clause 17.9 has it.

Counters belong to an abstract definition and are shared by all its instances (num); a level starts again once a higher one
has moved (lvlRestart); an instance's start override counts at its first use (startOverride).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from docgen.house.forms import counted, counters

_PLACEHOLDER = re.compile(r"%([1-9])")
_Piece = tuple[int, str, str]  # a counter by its level from 0, its style, and the text after it


class Level(NamedTuple):
    """One level: Word's text with %1 … %9, the style of its own counter, and whether all counters print as 1, 2, 3."""

    text: str
    style: str = "1"
    legal: bool = False


@lru_cache(maxsize=64)
def levels(forms: tuple[str, ...]) -> tuple[Level, ...]:
    """Word's levels for number forms such as "{1}.{2:a}".

    Word keeps one style for each counter. A form that prints a lettered counter as a figure is told to Word as "legal";
    what that cannot say comes out in the counter's own style, and the writer then prints the label literally.
    """
    styles = [_own_style(i + 1, forms) for i in range(len(forms))]
    found = []
    for form, style in zip(forms, styles, strict=True):
        used = counters(form)
        legal = all(s == "1" for _, s in used) and any(styles[n - 1 : n] != ["1"] for n, _ in used)
        found.append(Level(re.sub(r"\{(\d)(?::.)?\}", r"%\1", form), style, legal))
    return tuple(found)


def _own_style(level: int, forms: tuple[str, ...]) -> str:
    for form in (forms[level - 1], *forms):
        for number, style in counters(form):
            if number == level:
                return style
    return "1"


class Count:
    """The counters of one abstract definition."""

    def __init__(self, definition: tuple[Level, ...]) -> None:
        self.levels = definition
        self._values: list[int | None] = [None] * len(definition)
        self._shown: dict[int, tuple[str, list[_Piece]]] = {}

    def next(self, level: int) -> int:
        """The value Word would give the next paragraph at `level` (from 0)."""
        return (self._values[level] or 0) + 1

    def move(self, level: int, value: int) -> str | None:
        """Count a paragraph; returns the text Word shows for it.

        That is None where a counter it shows has not begun: there Word and its readers differ.
        """
        values = self._values
        values[level] = value
        for deeper in range(level + 1, len(values)):
            values[deeper] = None
        found = self._shown.get(level)
        if found is None:
            found = self._shown[level] = self._pieces(level)
        text, pieces = found
        for index, style, after in pieces:
            shown = values[index] if index <= level else None
            if shown is None:
                return None
            text += (str(shown) if style == "1" else counted(shown, style)) + after
        return text

    def _pieces(self, level: int) -> tuple[str, list[_Piece]]:
        """The text of a level up to its first counter, and its counters."""
        definition = self.levels[level]
        first, *rest = _PLACEHOLDER.split(definition.text)
        found = []
        for digit, after in zip(rest[::2], rest[1::2], strict=True):
            index = int(digit) - 1
            own = self.levels[index].style if index < len(self.levels) else "1"
            found.append((index, "1" if definition.legal else own, after))
        return first, found
