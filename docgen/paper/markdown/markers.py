"""Lettered and roman list markers: a), i), A), I), which CommonMark does not know.

Before parsing, the letters of such a marker are replaced by as many digits; afterwards they are put back wherever the
parser did not take the marker for a list's.
"""

from __future__ import annotations

import re

from markdown_it.token import Token
from msgspec import Struct

from docgen.house.forms import counted
from docgen.paper.markdown.source import column

_STEP = re.compile(r"[ \t>]*(?:[-+*](?=[ \t]|$)|(?P<value>[0-9]{1,9}|[a-z]{1,8}|[A-Z]{1,8})(?P<end>[.)])(?=[ \t]|$))")
_OPENS = re.compile(r"[\s>]*(?:$|#{1,6}(?:\s|$)|\{.*\}\s*$|```|~~~|\[\^)")
_QUOTED = re.compile(r"\A(?:[ \t]{0,3}>(?: |$))+")
_NOTED = re.compile(r"\[\^[^\]\s]+\]:[ \t]+(?:[-+*]|[0-9]{1,9}[.)])(?=[ \t]|$)")  # a footnote that begins with a list
_DELIMITER = re.compile(r"[ \t>|:-]*-[ \t>|:-]*\Z")
_TEXTS = ("inline", "fence")
_PAST_Z = ("z", "aa")
_ROMAN_VALUES = {counted(n, "i"): n for n in range(1, 100)}


class Marker(Struct, frozen=True):
    """An ordered marker as typed, at a column from 0: `value` is "3", "c" or "iv", `end` its stop or bracket."""

    column: int
    value: str
    end: str

    @property
    def masked(self) -> str:
        if self.value[0].isdigit():
            return self.value
        return ("1" if self.value in ("a", "i", "A", "I") else "2") + "1" * (len(self.value) - 1)


class Masked(Struct, frozen=True):
    """The lines as the parser gets them, and the ordered markers of each line."""

    lines: list[str]
    markers: dict[int, tuple[Marker, ...]]


def mask(lines: list[str]) -> Masked:
    """The lines with lettered markers as digits: at the head of a paragraph's first line, or of any line in a list."""
    result: list[str] = []
    markers: dict[int, tuple[Marker, ...]] = {}
    opens, in_list, past_z = True, False, False
    for number, line in enumerate(lines):
        past_z = past_z and in_list
        found, is_list = _markers(line, past_z)
        if is_list and (opens or in_list) and not _heads_table(lines, number):
            in_list = True
            if found:
                markers[number] = found
                past_z = past_z or found[-1].value.lower() in _PAST_Z
                line = _replaced(line, found)
        elif opens and (inner := _QUOTED.sub("", line)).strip():
            in_list = (in_list and inner[0] in " \t") or bool(_NOTED.match(line))
        opens = bool(_OPENS.match(line))
        result.append(line)
    return Masked(result, markers)


def _heads_table(lines: list[str], number: int) -> bool:
    after = lines[number + 1] if number + 1 < len(lines) else ""
    return "|" in lines[number] and "|" in after and bool(_DELIMITER.match(after))


def _markers(line: str, past_z: bool) -> tuple[tuple[Marker, ...], bool]:
    """Those of a line, and whether there is any, bullets too; `past_z`: in a list that has come to z), where "ab)" may."""
    found: list[Marker] = []
    position, any_marker = 0, False
    while match := _STEP.match(line, position):
        value = match["value"]
        if (
            value
            and not value.isdigit()
            and not (match["end"] == ")" and (is_counter(value) or (past_z and len(value) == 2)))
        ):
            break
        if value:
            found.append(Marker(match.start("value"), value, match["end"]))
        position, any_marker = match.end(), True
    return tuple(found), any_marker


def _replaced(line: str, markers: tuple[Marker, ...]) -> str:
    for marker in markers:
        line = line[: marker.column] + marker.masked + line[marker.column + len(marker.value) :]
    return line


def is_counter(value: str) -> bool:
    """Whether letters can count: one letter, one letter repeated, or a roman numeral below 100."""
    return len(set(value)) == 1 or value.lower() in _ROMAN_VALUES


def style(first: str) -> str:
    """The counting style a list's first marker asks for: "1", "a", "A", "i" or "I"."""
    if first.isdigit():
        return "1"
    roman = first.lower() == "i" or (len(first) > 1 and first.lower() in _ROMAN_VALUES)
    letter = "i" if roman else "a"
    return letter if first.islower() else letter.upper()


def value(marker: str, counting: str) -> int | None:
    """What a marker counts in a style; None where it does not belong to the style."""
    if marker.isdigit() or counting == "1":
        return int(marker) if marker.isdigit() and counting == "1" else None
    if marker.islower() != counting.islower():
        return None
    if counting in "iI":
        return _ROMAN_VALUES.get(marker.lower())
    if len(set(marker)) > 1:
        return None
    return (len(marker) - 1) * 26 + ord(marker[0].lower()) - 96


def restore(tokens: list[Token], masked: Masked) -> None:
    """Puts letters back into the texts of tokens whose markers the parser left in them."""
    if not masked.markers:
        return
    for n, token in enumerate(tokens):
        if token.type not in _TEXTS or token.map is None:
            continue
        first = token.map[0] + (token.type == "fence")
        lines = range(first, first + token.content.count("\n") + 1)
        if masked.markers.keys().isdisjoint(lines):
            continue
        in_cell = tokens[n - 1].type in ("th_open", "td_open")
        token.content = "\n".join(
            _restored(text, masked, first + n, in_cell) for n, text in enumerate(token.content.split("\n"))
        )


def _restored(text: str, masked: Masked, number: int, in_cell: bool) -> str:
    markers = masked.markers.get(number)
    if not markers or not text.strip():
        return text
    line = masked.lines[number]
    start = column(line, text)
    if in_cell:
        start = line.find(text) if line.strip().startswith(text) else None
    if start is None:
        return text
    for marker in markers:
        at = marker.column - start
        if at >= 0 and text[at : at + len(marker.value)] == marker.masked:
            text = text[:at] + marker.value + text[at + len(marker.value) :]
    return text
