"""A TOML string as typed: where each character of its value stands, and how others are written in it."""

from __future__ import annotations

import re

from msgspec import Struct

_ESCAPE = re.compile(r'\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([btnfre"\\])|[ \t]*\n[ \t\n]*)')
_NAMED = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b", '"': '"', "\\": "\\"}
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class TomlText(Struct, frozen=True):
    """`quotes` are those it stands in; `places` the offset of each character of `text` behind the string's beginning,
    and of its end; `length` is that of the whole string as typed."""

    text: str
    quotes: str
    places: tuple[int, ...]
    ends: tuple[int, ...]
    length: int

    def offset(self, position: int) -> int:
        """Where a character of the value begins."""
        return self.places[position]

    def end_of(self, start: int, end: int) -> int:
        """Where a stretch of the value ends: at the end of its last character; where it is empty, at its start."""
        return self.ends[end - 1] if end > start else self.places[start]

    def holds(self, new: str) -> bool:
        """Whether the text can be written between these quotes."""
        if self.quotes[0] == "'":
            return "'" not in new and not _CONTROL.search(new) and ("\n" not in new or len(self.quotes) == 3)
        return True

    def escaped(self, new: str) -> str:
        """The text as it is written between these quotes."""
        return new if self.quotes[0] == "'" else escaped(new, len(self.quotes) == 3)

    def anew(self, value: str) -> str:
        """A whole string with another value, where the quotes it has cannot hold it."""
        if len(self.quotes) == 3:
            return f'"""\n{escaped(value, True)}"""'
        return f'"{escaped(value, False)}"'


def escaped(value: str, many: bool) -> str:
    """A value between double quotes; `many`: between three of them, where lines and most quotes stand as they are."""
    value = value.replace("\\", "\\\\")
    value = re.sub(r'"(?="|\Z)', '\\\\"', value) if many else value.replace('"', '\\"').replace("\n", "\\n")
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04X}", value)


def string_at(text: str, start: int) -> TomlText | None:
    """The string that begins at an offset of a valid TOML text; None where another value stands there."""
    if text[start : start + 1] not in ("'", '"'):
        return None
    quotes = text[start : start + 3] if text.startswith(('"""', "'''"), start) else text[start]
    at = start + len(quotes)
    if len(quotes) == 3 and text.startswith("\n", at):
        at += 1
    return _literal(text, start, at, quotes) if quotes[0] == "'" else _basic(text, start, at, quotes)


def _end(text: str, at: int, quotes: str) -> int:
    """Where the closing quotes begin: up to two more of them before the last three are part of the value."""
    end = text.index(quotes, at)
    while len(quotes) == 3 and text.startswith(quotes[0], end + 3):
        end += 1
    return end


def _literal(text: str, start: int, at: int, quotes: str) -> TomlText:
    end = _end(text, at, quotes)
    places = tuple(range(at - start, end - start + 1))
    return TomlText(text[at:end], quotes, places, places[1:], end + len(quotes) - start)


def _basic(text: str, start: int, at: int, quotes: str) -> TomlText | None:
    value: list[str] = []
    places: list[int] = []
    ends: list[int] = []
    while at < len(text):
        if text.startswith(quotes, at) and not (len(quotes) == 3 and text.startswith('"', at + 3)):
            places.append(at - start)
            return TomlText("".join(value), quotes, tuple(places), tuple(ends), at + len(quotes) - start)
        match = _ESCAPE.match(text, at) if text[at] == "\\" else None
        character = text[at] if match is None else _meant(match)
        if character:
            value.append(character)
            places.append(at - start)
            ends.append((match.end() if match else at + 1) - start)
        at = match.end() if match else at + 1
    return None


def _meant(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _NAMED.get(match[3] or "", "")
