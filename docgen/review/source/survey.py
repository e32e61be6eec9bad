"""Every run of a decision's source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from docgen.decision import ledger
from docgen.decision.decision import Decision
from docgen.decision.source import Source
from docgen.diagnostics import Position
from docgen.house.model import House
from docgen.markdown_text import MarkdownText
from docgen.paper.markdown.parser import parse_inline
from docgen.paper.markdown.source import Source as MarkdownSource
from docgen.review.source.atoms import REFERENCE, UnreadableError, Words, atoms
from docgen.review.source.holders import Body, Holder, TomlString
from docgen.review.source.markdown_runs import Reading
from docgen.review.source.run import Run
from docgen.review.source.table_runs import Tables, as_typed
from docgen.review.source.toml_text import string_at
from docgen.toml.decode import decode
from docgen.toml.positions import DataPath
from docgen.toml.read import TomlDocument

_MARKDOWN = {
    ("summary",),
    ("recommendations", "text"),
    ("options", "text"),
    ("options", "advantages"),
    ("options", "disadvantages"),
    ("options", "rejected"),
    ("risks", "risk"),
    ("risks", "mitigation"),
    ("comments", "text"),
}
_ONE_LINE = {("background_papers", "title")}
_NAMES = {"id", "house", "kind", "status", "flow", "certainty", "likelihood", "impact", "cost", "initials", "signed"}


def texts(source: Source) -> dict[str, str]:
    """The texts of the files that can be read, without byte order mark, every line end as "\\n"."""
    found = {}
    for name, data in source.files.items():
        if name.lower().endswith((".md", ".toml", ".csv")):
            text, _ = decode(data, source.shown(name))
            if text is not None:
                found[name] = text
    return found


def survey(source: Source, decision: Decision, house: House) -> list[Run]:
    """The runs of the decision, its Markdown first."""
    return list(_Survey(source, decision, house).runs())


class _Survey:
    def __init__(self, source: Source, decision: Decision, house: House) -> None:
        self.source = source
        self.decision = decision
        self.house = house
        self.texts = texts(source)
        self.names = {source.shown(name): name for name in source.files}
        self.words = _words(decision, house)

    def runs(self) -> Iterator[Run]:
        for text in self.decision.body:
            yield from self.body(text)
        places = self.decision.places
        yield from self.front(places.document, places.document.data, ())
        for n, file in enumerate(places.comments):
            base: DataPath = ("comments", places.own + n)
            yield from (replace(run, path=(*base, "text")) for run in self.body(file.text))
            yield from self.front(file.document, file.document.data, base)

    def body(self, text: MarkdownText) -> Iterator[Run]:
        name = self.names[text.file]
        whole = self.texts.get(name, "")
        begin = _line_start(whole, text.line)
        if whole.startswith(text.text, begin):
            yield from self.markdown(text, Body(name, text.text, begin))

    def markdown(self, text: MarkdownText, holder: Holder) -> Iterator[Run]:
        return Reading(text, holder, self.words, Tables(self.texts, self.markdown)).runs()

    def front(self, document: TomlDocument, value: Any, base: DataPath, path: DataPath = ()) -> Iterator[Run]:
        """The texts below a path of one file's TOML; `base` is where that stands in the front matter as a whole."""
        if isinstance(value, dict):
            for key, held in value.items():
                if key not in _NAMES:
                    yield from self.front(document, held, base, (*path, key))
        elif isinstance(value, list):
            for n, held in enumerate(value):
                yield from self.front(document, held, base, (*path, n))
        elif isinstance(value, str) and value.strip() and path[:1] not in (("figures",), ("quoted",)):
            yield from self.string(document, value, base, path)

    def string(self, document: TomlDocument, value: str, base: DataPath, path: DataPath) -> Iterator[Run]:
        holder = self.holder(document, value, path)
        if holder is None:
            return
        full = (*base, *path)
        shape = tuple(step for step in full if isinstance(step, str))
        inside = document.string(path)
        text = MarkdownText(value, document.file, inside.row, inside.column + 1, inside.rows)
        fields = shape[0] == "fields"
        if shape in _MARKDOWN or shape[0] == "implications" or fields:
            yield from (replace(run, path=full) for run in self.markdown(text, holder))
        elif shape in _ONE_LINE:
            yield from self.line(holder, text, full)
        if fields or (shape not in _MARKDOWN | _ONE_LINE and shape[0] != "implications"):
            found = as_typed(value, breaks=False)
            yield Run("value", Position(text.file, text.line), holder, found, "plain", full, bounds=(0, len(value)))

    def holder(self, document: TomlDocument, value: str, path: DataPath) -> TomlString | None:
        name = self.names[document.file]
        whole = self.texts.get(name, "")
        at = document.value(path)
        begin = _line_start(whole, at.line) + at.column - 1
        found = string_at(whole, begin)
        return TomlString(name, begin, found) if found and found.text == value else None

    def line(self, holder: TomlString, text: MarkdownText, path: DataPath) -> Iterator[Run]:
        (run,) = parse_inline(MarkdownSource(text))
        try:
            found = atoms(run.children or [], run.content, self.words)
        except UnreadableError:
            return
        at = Position(text.file, text.line)
        yield Run("paragraph", at, holder, found, "line", path, bounds=(0, len(run.content)))


def _line_start(text: str, line: int) -> int:
    start = 0
    for _ in range(line - 1):
        start = text.index("\n", start) + 1
    return start


def _words(decision: Decision, house: House) -> Words:
    figures = ledger.figures(decision)

    def words(kind: str, name: str) -> str | None:
        if kind == "figure":
            if name not in figures:
                return ledger.gap(name) if name in decision.front.figures else None
            return ledger.printed(figures[name], house.money.negative)
        groups = [house.references.through.join(REFERENCE for _ in group.split("..")) for group in name.split(",")]
        if len(groups) == 1:
            return groups[0]
        return house.references.between.join(groups[:-1]) + house.references.last + groups[-1]

    return words
