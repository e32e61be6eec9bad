"""The files beside a decision that its text names: tables and pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from docgen.diagnostics import Position

ENDINGS = (".csv", ".png", ".jpg", ".jpeg")
_CSV_FENCE = re.compile(r"^[ \t>*+\-\d.)a-z]*?(?:`{3,}|~{3,})[ \t]*csv[ \t]+([^`\n]+)$", re.IGNORECASE)
_WORD = re.compile(r'"([^"]+)"|(\S+)')
_PICTURE = re.compile(r"!\[[^\]\n]{0,300}\]\([ \t]*(?:<([^<>\n]*)>|([^\s()<>]+))")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:[ \t]*(?:<([^<>\n]*)>|(\S+))")
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")


def named(data: bytes, file: str) -> list[tuple[str, Position]]:
    """The files below the decision's folder that its text names; of those elsewhere, the writing of the text complains."""
    wanted: dict[str, Position] = {}
    for name, at in _names(data.decode(errors="replace"), file):
        inside = below(name)
        if inside is not None and inside.lower().endswith(ENDINGS):
            wanted.setdefault(inside, at)
    return list(wanted.items())


def below(name: str) -> str | None:
    """A relative file name made plain ("./a/../b.csv" → "b.csv"); None if it leads out of its folder."""
    name = name.replace("\\", "/")
    if name.startswith("/") or ":" in name or "\0" in name:
        return None
    parts: list[str] = []
    for part in name.split("/"):
        if part == ".." and not parts:
            return None
        if part == "..":
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def _names(text: str, file: str) -> Iterator[tuple[str, Position]]:
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if ("```" in line or "~~~" in line) and (fence := _CSV_FENCE.match(line)):
            words = [word for word in _WORD.finditer(fence[1]) if word[0] != "markdown"]
            name = " ".join(word[1] or word[2] for word in words)
            if name.lower().endswith(".csv"):
                yield name, Position(file, number, fence.start(1) + words[0].start() + 1)
        elif "![" in line or "]:" in line:
            yield from _pictures(line, Position(file, number))


def _pictures(line: str, at: Position) -> Iterator[tuple[str, Position]]:
    for match in (*_PICTURE.finditer(line), *_DEFINITION.finditer(line)):
        group = 1 if match[1] else 2
        name = unquote(match[group] or "")
        if name.lower().endswith(ENDINGS) and not _URL.match(name):
            yield name, Position(at.file, at.line, match.start(group) + 1)
