"""A value within brackets, or a name, that is not written as TOML wants it."""

from __future__ import annotations

import re
import tomllib

from msgspec import Struct

from docgen.toml.guess import better_value

_TEXT = re.compile(r"""\#.*|"(?:\\.|[^"\\])*"|'[^']*'""")
_OPENS = re.compile(r"=\s*[\[{]")
_ENTRY = re.compile(r"[{,]\s*(?P<name>[\w-]+)\s*=\s*(?P<value>[^\s\0\[\]{},=][^\0\[\]{}=]*?)(?=\s*(?:,\s*[\w.-]+\s*=|\}|$))")
_ITEM = re.compile(r"[\[,]\s*(?P<value>[^\s\0\[\]{},=][^\0\[\]{},=]*?)(?=\s*[,\]])")
_NAME = re.compile(r"[ \t]*([A-Za-z_]\w*(?:[ \u2010-\u2014-]+\w+){1,3})[ \t]*=")


class Slip(Struct, frozen=True):
    """What is wrong, what to write, and the column from 0."""

    fact: str
    remedy: str
    column: int


def wrong_value(line: str) -> Slip | None:
    """The first value within the brackets of a line that TOML does not know; None if there is none."""
    hidden = _TEXT.sub(lambda found: "\0" * len(found[0]), line)
    if not _OPENS.search(hidden):
        return None
    for found in sorted((*_ENTRY.finditer(hidden), *_ITEM.finditer(hidden)), key=lambda m: m.start("value")):
        value, name = found["value"], found.groupdict().get("name")
        if not _known(value) and (better := better_value(value)):
            written = f"{name} = {better.written}" if name else better.written
            return Slip(better.fact, f"Write {written}", found.start("value"))
    return None


def wrong_name(line: str) -> Slip | None:
    """A name with spaces or dashes in it before the = of a line."""
    found = _NAME.match(line)
    if not found:
        return None
    written = re.sub(r"[ \u2010-\u2014-]+", "_", found[1])
    return Slip(f'"{found[1]}" is no name: a name has only letters, digits, - and _', f"Write {written} = …", found.start(1))


def _known(value: str) -> bool:
    try:
        tomllib.loads(f"x = {value}")
    except (ValueError, ArithmeticError):
        return False
    return True
