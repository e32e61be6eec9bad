"""The runs of one Markdown text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.token import Token
from msgspec.structs import replace

from docgen.diagnostics import Position
from docgen.markdown_text import MarkdownText
from docgen.paper.markdown.attributes import Attribute
from docgen.paper.markdown.parser import Parsed, parse, parse_inline
from docgen.paper.markdown.source import Source, column
from docgen.review.source.atoms import Atom, UnreadableError, Words, atoms
from docgen.review.source.holders import Body, Holder, TomlString
from docgen.review.source.quoted import Quoted
from docgen.review.source.run import Run, Span
from docgen.review.source.table_runs import Tables

_HEAD = re.compile(r"#{1,6}[ \t]+")


class Reading:
    """Reads one Markdown text. `tables` finds the cells of CSV files beside the decision."""

    def __init__(self, text: MarkdownText, holder: Holder, words: Words, tables: Tables) -> None:
        self.source = Source(text)
        self.holder = holder
        self.words = words
        self.tables = tables
        self.begins = [0]
        for line in self.source.lines:
            self.begins.append(self.begins[-1] + len(line) + 1)

    def runs(self) -> Iterator[Run]:
        """Every run that can be led back to what was typed."""
        if self.source.text != self.holder.text:
            return
        parsed = parse(self.source)
        items: list[Token] = []
        notes = 0
        for n, token in enumerate(parsed.tokens):
            if token.type == "list_item_open":
                items.append(token)
            elif token.type == "list_item_close":
                items.pop()
            elif token.type in ("footnote_reference_open", "footnote_reference_close"):
                notes += token.nesting
            elif token.type == "table_open":
                yield from self.table(parsed.tokens, n)
            elif token.type in ("paragraph_open", "heading_open"):
                opens = bool(items) and parsed.tokens[n - 1] is items[-1]
                yield from self.block(parsed, n, items[-1] if opens else None, "note" if notes else "paragraph")
            elif token.type == "fence" and token.info.split()[:1] == ["csv"]:
                yield from self.caption(token, self.at(token))
                yield from self.fence(token)

    def table(self, tokens: list[Token], opens: int) -> Iterator[Run]:
        """The caption and cells of a pipe table."""
        at, row, cell = self.at(tokens[opens]), -1, -1
        yield from self.caption(tokens[opens], at)
        for n in range(opens + 1, len(tokens)):
            token = tokens[n]
            if token.type == "table_close":
                return
            if token.type == "tr_open":
                row, cell = row + 1, -1
            elif token.type in ("th_open", "td_open"):
                cell += 1
                yield from self.cell(tokens[n + 1], row, cell, at)

    def at(self, token: Token) -> Position:
        return self.source.at(token.map[0] if token.map else 0)

    def block(self, parsed: Parsed, n: int, item: Token | None, kind: str) -> Iterator[Run]:
        token, inline = parsed.tokens[n], parsed.tokens[n + 1]
        try:
            shifts = self.shifts(inline)
            found = _moved(atoms(inline.children or [], inline.content, self.words), shifts)
        except UnreadableError:
            return
        heading = token.type == "heading_open"
        yield Run(
            "heading" if heading else "note" if kind == "note" else "paragraph",
            self.at(token),
            self.holder,
            found,
            "line" if heading else "markdown",
            span=self.span(token, item, _shifted(0, shifts)),
            rank=int(token.tag[1]) - 1 if heading else 0,
            bounds=(_shifted(0, shifts), _shifted(len(inline.content), shifts)),
        )

    def span(self, token: Token, item: Token | None, begin: int) -> Span | None:
        if token.map is None:
            return None
        first, last = token.map
        start = begin - self.begins[first]
        prefix = self.source.lines[first][:start] if start >= 0 else ""
        lines = item.map if item and item.map else [-1, -1]
        end = lines[1]
        while end > 0 and not self.source.lines[end - 1].strip():
            end -= 1
        given: list[Attribute] = token.meta.get("attributes", [])
        above = min([first, *(one.line for one in given)]) if item is None else first
        width = re.sub(r"[^\t]", " ", _HEAD.sub("", prefix))
        return Span(above, last, prefix, width, (lines[0], end))

    def shifts(self, inline: Token) -> list[tuple[int, int]]:
        """What is to be added to offsets in a run, from each on, for offsets in the whole text."""
        line = inline.map[0] if inline.map else 0
        found: list[tuple[int, int]] = []
        offset = 0
        for n, typed in enumerate(inline.content.split("\n")):
            at = column(self.source.lines[line + n], typed)
            if at is None:
                raise UnreadableError
            found.append((offset, self.begins[line + n] + at - offset))
            offset += len(typed) + 1
        return found

    def cell(self, inline: Token, row: int, cell: int, table: Position) -> Iterator[Run]:
        """A cell of a pipe table: its words are looked for between its pipes."""
        line = inline.map[0] if inline.map else 0
        bounds = _cell_bounds(self.source.lines[line], cell)
        if bounds is None:
            return
        start, end = bounds
        typed = self.source.lines[line][start:end]
        lead = len(typed) - len(typed.lstrip())
        at = self.begins[line] + start
        try:
            found = atoms(inline.children or [], inline.content, self.words)
        except UnreadableError:
            return
        places = _places(typed.strip(), at + lead)
        if len(places) != len(inline.content) + 1:
            return
        moved = tuple(replace(a, start=places[a.start], end=places[a.end]) for a in found)
        bounds = (places[0], places[-1]) if found else (at + min(1, end - start),) * 2
        yield Run("cell", self.source.at(line), self.holder, moved, "pipe", row=row, column=cell, table=table, bounds=bounds)

    def fence(self, token: Token) -> Iterator[Run]:
        names = [word for word in token.info.split()[1:] if word != "markdown"]
        blocks = "markdown" in token.info.split()[1:]
        at = self.at(token)
        if names:
            yield from self.tables.file(" ".join(names), at, blocks)
        elif token.map and isinstance(self.holder, Body | TomlString):
            start = self.begins[token.map[0] + 1]
            if self.holder.text.startswith(token.content, start):
                line = Position(at.file, at.line + 1)
                yield from self.tables.cells(self.holder, start, token.content, line, at, blocks)

    def caption(self, token: Token, at: Position) -> Iterator[Run]:
        for one in token.meta.get("attributes", []):
            begin = self.begins[one.line] + one.column
            quoted = Quoted.at(self.holder, begin) if one.key == "caption" else None
            if quoted is None:
                continue
            (run,) = parse_inline(Source(MarkdownText(quoted.text, at.file)))
            try:
                found = atoms(run.children or [], run.content, self.words)
            except UnreadableError:
                continue
            yield Run("caption", at, quoted, found, "line", table=at, bounds=(0, len(run.content)))


def _moved(found: tuple[Atom, ...], shifts: list[tuple[int, int]]) -> tuple[Atom, ...]:
    """The atoms with their places in the whole text in place of those in the run."""
    return tuple(replace(a, start=_shifted(a.start, shifts), end=_shifted(a.end, shifts)) for a in found)


def _shifted(offset: int, shifts: list[tuple[int, int]]) -> int:
    return offset + next(by for begin, by in reversed(shifts) if begin <= offset)


def _cell_bounds(line: str, number: int) -> tuple[int, int] | None:
    """Where a row's cell begins and ends between its pipes."""
    pipes = [match.start() for match in re.finditer(r"(?<!\\)\|", line)]
    head = line.lstrip("> \t")
    starts = [p + 1 for p in pipes] if head.startswith("|") else [len(line) - len(head), *(p + 1 for p in pipes)]
    if number >= len(starts):
        return None
    start = starts[number]
    return start, next((p for p in pipes if p >= start), len(line))


def _places(typed: str, at: int) -> list[int]:
    """The place of each character of a cell, where "\\|" is one, and of its end."""
    places, n = [], 0
    while n < len(typed):
        places.append(at + n)
        n += 2 if typed.startswith("\\|", n) else 1
    return [*places, at + len(typed)]
