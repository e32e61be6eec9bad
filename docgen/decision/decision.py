"""A loaded decision: its model, its texts, and the place of everything in it."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from docgen.decision.model import FrontMatter
from docgen.diagnostics import Position
from docgen.markdown_text import MarkdownText
from docgen.toml.positions import DataPath
from docgen.toml.read import TomlDocument


class CommentFile(Struct, frozen=True):
    """One file of comments/: its front matter and its text."""

    document: TomlDocument
    text: MarkdownText


class Places(Struct, frozen=True):
    """Where the front matter stands; the comments from `own` on come from files of their own."""

    document: TomlDocument
    own: int = 0
    comments: tuple[CommentFile, ...] = ()

    def owner(self, path: DataPath) -> tuple[TomlDocument, DataPath, MarkdownText | None]:
        """The document a path of the merged front matter is in, its path there, and the comment's text if it is that."""
        if path[:1] == ("comments",) and len(path) > 1 and isinstance(path[1], int) and path[1] >= self.own:
            comment = self.comments[path[1] - self.own]
            return comment.document, path[2:], comment.text if path[2:] == ("text",) else None
        return self.document, path, None

    def markdown(self, path: DataPath) -> MarkdownText:
        """The text at a path with its place; see `Decision.markdown`."""
        document, path, text = self.owner(path)
        if text and (text.text or not document.data.get("text")):
            return text
        value = _value(document.data, path)
        if value is None:
            at = document.key(path)
            return MarkdownText("", at.file, at.line, at.column or 1)
        if not isinstance(value, str):
            raise TypeError(f"{path} is no text")
        start = document.string(path)
        return MarkdownText(value, document.file, start.row, start.column + 1, start.rows)


class Decision(Struct, frozen=True):
    """One decision. `body` are its Markdown texts in order; `files` the raw bytes of all its files.

    `notes` are the bytes of its review notes, which are read by `decision.notes`; `refused` are files that may not be read.
    """

    id: str
    file: str
    front: FrontMatter
    body: tuple[MarkdownText, ...]
    files: dict[str, bytes]
    places: Places
    base: str = ""
    notes: bytes = b""
    refused: tuple[str, ...] = ()

    def shown(self, name: str) -> str:
        """How one of `files` is printed in a diagnostic."""
        return f"{self.base.rstrip('/')}/{name}" if self.base else name

    def place(self, path: DataPath = ()) -> Position:
        """Where the key of a front-matter path, or of the nearest part around it, stands."""
        document, path, _ = self.places.owner(path)
        return document.key(path)

    def value_place(self, path: DataPath) -> Position:
        """Where the value of a front-matter path, or of the nearest part around it, stands."""
        document, path, _ = self.places.owner(path)
        return document.value(path)

    def markdown(self, path: DataPath) -> MarkdownText:
        """The text at a front-matter path such as ("options", 1, "advantages", 0); empty if it was not written.

        Raises TypeError where the path holds something other than a text.
        """
        return self.places.markdown(path)


def _value(data: Any, path: DataPath) -> Any:
    for step in path:
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data
