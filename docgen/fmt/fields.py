"""The Markdown in the front matter: texts between three quotes, in the canonical layout of Markdown."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

from docgen.fmt import markdown
from docgen.fmt.runs import Wrap
from docgen.fmt.toml import pieces
from docgen.toml.positions import DataPath
from docgen.toml.read import TomlDocument

_FIELDS = {
    "options": ("text", "advantages", "disadvantages", "rejected"),
    "risks": ("risk", "mitigation"),
    "recommendations": ("text",),
    "comments": ("text",),
    "background_papers": ("title",),
}


def is_markdown(path: DataPath) -> bool:
    """Whether the text at a path of the front matter, or of a comment's own, is Markdown."""
    if len(path) < 3:
        return path in (("summary",), ("text",)) or (len(path) == 2 and path[0] == "implications")
    return path[2] in _FIELDS.get(str(path[0]), ())


def formatted(document: TomlDocument, wrap: Wrap) -> str:
    """The TOML text with its Markdown formatted, where the text in quotes can hold it without an escape."""
    starts = [0]
    for line in document.lines:
        starts.append(starts[-1] + len(line) + 1)
    places = {
        starts[place.value.line - document.first_line] + place.value.column - 1
        for path, place in document.places.items()
        if is_markdown(path)
    }
    return "".join(_parts(document.text, places, wrap))


def _parts(text: str, places: set[int], wrap: Wrap) -> Iterator[str]:
    for piece in pieces(text):
        yield _text(piece.text, wrap) if piece.kind == "text" and piece.start in places else piece.text


def _text(typed: str, wrap: Wrap) -> str:
    """A text with its quotes, formatted if it stands on lines of its own and holds no escape."""
    quotes, inside = typed[:3], typed[3:-3]
    if quotes not in ('"""', "'''") or "\n" not in inside or (quotes == '"""' and "\\" in inside):
        return typed
    words = markdown.formatted(inside.removeprefix("\n"), wrap)
    words = words if inside.endswith("\n") else words.rstrip("\n")
    new = quotes + "\n" * inside.startswith("\n") + words + quotes
    return new if _says(new, words) else typed


def _says(literal: str, words: str) -> bool:
    try:
        return bool(tomllib.loads(f"text = {literal}")["text"] == words)
    except tomllib.TOMLDecodeError:
        return False
