"""Footnotes of one text: their definitions, and the ids of those that have a mark."""

from __future__ import annotations

from markdown_it.token import Token
from msgspec import Struct

from docgen.paper.markdown.context import Context
from docgen.paper.markdown.source import Source


class Definition(Struct):
    label: str
    line: int
    tokens: list[Token]
    id: str = ""


class Notes:
    """Gives a footnote its id when its first mark is met; ids are unique in the paper."""

    def __init__(self, context: Context, source: Source) -> None:
        self._context = context
        self._source = source
        self._definitions: dict[str, Definition] = {}
        self._waiting: list[Definition] = []

    def take(self, tokens: list[Token]) -> list[Token]:
        """The tokens without the definitions, which are kept."""
        rest: list[Token] = []
        holders = [rest]
        for token in tokens:
            if token.type == "footnote_reference_open":
                definition = Definition(token.meta["label"], token.map[0] if token.map else 0, [])
                self._keep(definition, token)
                holders.append(definition.tokens)
            elif token.type == "footnote_reference_close":
                holders.pop()
            else:
                holders[-1].append(token)
        return rest

    def _keep(self, definition: Definition, token: Token) -> None:
        at = self._source.at(definition.line)
        if token.meta.get("attributes"):
            self._context.error("attribute-misplaced", at, "attributes mean nothing for a footnote", "Take them away.")
        if definition.label in self._definitions:
            message = f'the footnote "[^{definition.label}]" is written twice'
            self._context.error("footnote-twice", at, message, "Take one of them away.")
        self._definitions.setdefault(definition.label, definition)

    def id_of(self, label: str) -> str | None:
        """The id of a footnote that has a mark; None if it is defined nowhere in the text."""
        definition = self._definitions.get(label)
        if definition is None:
            return None
        if not definition.id:
            self._context.noted += 1
            definition.id = f"note-{self._context.noted}"
            self._waiting.append(definition)
        return definition.id

    def next(self) -> Definition | None:
        """The next footnote to be written, in the order of the marks."""
        return self._waiting.pop(0) if self._waiting else None

    def finish(self) -> None:
        """Complains of footnotes without a mark."""
        for definition in self._definitions.values():
            if not definition.id:
                at = self._source.at(definition.line)
                message = f'the footnote "[^{definition.label}]" has no mark in the text'
                self._context.warning("footnote-unused", at, message, f"Put [^{definition.label}] where it belongs.")
