"""Where each key and value of a TOML text stands."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator

import tree_sitter_toml
from msgspec import Struct, field
from tree_sitter import Language, Node, Parser

from docgen.diagnostics import Position

DataPath = tuple[str | int, ...]


class Place(Struct, frozen=True):
    """Where a key and its value begin; an array's item has its value's place as its key's."""

    key: Position
    value: Position


class Repeat(Struct, frozen=True):
    """A key or table given a second time."""

    path: DataPath
    first: Position
    again: Position


class Survey(Struct):
    """What the syntax tree of a text tells: places, and keys given twice."""

    places: dict[DataPath, Place] = field(default_factory=dict)
    repeats: list[Repeat] = field(default_factory=list)


def positions(text: str, file: str, first_line: int = 1) -> dict[DataPath, Place]:
    """The places of every path of the data in a valid TOML text that begins on line `first_line` of `file`."""
    return survey(text, file, first_line).places


def survey(text: str, file: str, first_line: int = 1) -> Survey:
    """What the syntax tree tells of a text, valid or not; validity itself is tomllib's to judge."""
    return _Surveyor(text, file, first_line).run()


@functools.cache
def _parser() -> Parser:
    return Parser(Language(tree_sitter_toml.language()))


class _Surveyor:
    def __init__(self, text: str, file: str, first_line: int) -> None:
        self.file = file
        self.first_line = first_line
        self.source = text.encode()
        lines = () if text.isascii() else enumerate(self.source.split(b"\n"))
        self.wide = {row: line for row, line in lines if not line.isascii()}  # where bytes and characters differ
        self.found = Survey()
        self.given: set[DataPath] = set()
        self.last = (-1, 0, 0)  # row, bytes and characters of the column counted last
        self.last_item: dict[DataPath, int] = {}

    def run(self) -> Survey:
        root = _parser().parse(self.source).root_node
        for node in root.children:
            if node.type == "pair":
                self._values([(node, ())])
            elif node.type in ("table", "table_array_element"):
                self._table(node)
        return self.found

    def _at(self, node: Node) -> Position:
        row, column = node.start_point
        if row in self.wide:
            column = self._characters(self.wide[row], row, column)
        return Position(self.file, self.first_line + row, column + 1)

    def _characters(self, line: bytes, row: int, column: int) -> int:
        """The characters of the line before a column counted in bytes; from where the last count ended, if it can be."""
        last_row, start, counted = self.last
        if row != last_row or column < start:
            start = counted = 0
        counted += len(line[start:column].decode(errors="replace"))
        self.last = (row, column, counted)
        return counted

    def _table(self, node: Node) -> None:
        key = next((child for child in node.named_children if child.type.endswith("_key")), None)
        if key is None:
            return
        head, parts, many = self._at(node), list(_key_parts(key)), node.type == "table_array_element"
        path: DataPath = ()
        for index, part in enumerate(parts):
            last = index == len(parts) - 1
            path = (*path, _key_text(part))
            place = Place(self._at(part), head)
            if last and not many:
                self._give(path, place)
            self.found.places.setdefault(path, place)
            if last and many:
                self.last_item[path] = self.last_item.get(path, -1) + 1
            if path in self.last_item:
                path = (*path, self.last_item[path])
                self.found.places.setdefault(path, place)
        self._values([(child, path) for child in node.named_children if child.type == "pair"])

    def _give(self, path: DataPath, place: Place) -> None:
        if path in self.given:
            self.found.repeats.append(Repeat(path, self.found.places[path].key, place.key))
            return
        self.given.add(path)
        self.found.places[path] = place

    def _values(self, pairs: list[tuple[Node, DataPath]]) -> None:
        """Enter pairs and all they hold; a stack in place of recursion, for hostile depths."""
        stack = pairs[::-1]
        while stack:
            node, base = stack.pop()
            if node.type == "pair":
                stack.extend(self._pair(node, base))
            elif node.type == "inline_table":
                stack.extend((child, base) for child in reversed(node.named_children) if child.type == "pair")
            elif node.type == "array":
                items = [child for child in node.named_children if child.type not in ("comment", "ERROR")]
                for index, item in enumerate(items):
                    at = self._at(item)
                    self.found.places[(*base, index)] = Place(at, at)
                stack.extend((item, (*base, index)) for index, item in reversed(list(enumerate(items))))

    def _pair(self, node: Node, base: DataPath) -> list[tuple[Node, DataPath]]:
        named = [child for child in node.named_children if child.type not in ("comment", "ERROR")]
        if len(named) < 2:
            return []
        key, value = named[0], named[-1]
        path = base
        parts = [(part, self._at(part)) for part in _key_parts(key)]
        at = self._at(value)
        for n, (part, start) in enumerate(parts, 1):
            path = (*path, _key_text(part))
            place = Place(start, at)
            if n == len(parts):
                self._give(path, place)
            self.found.places.setdefault(path, place)
        return [(value, path)] if value.type in ("array", "inline_table") else []


def _key_parts(key: Node) -> Iterator[Node]:
    parts: list[Node] = []
    while key.type == "dotted_key":
        first, *rest = (child for child in key.named_children if child.type.endswith("_key"))
        parts.extend(reversed(rest))
        key = first
    parts.append(key)
    return reversed(parts)


def _key_text(key: Node) -> str:
    text = (key.text or b"").decode(errors="replace")
    if key.type == "bare_key" or len(text) < 2:
        return text
    if text[0] == "'" or "\\" not in text:
        return text[1:-1]
    try:
        return next(iter(tomllib.loads(text + "=0")))
    except tomllib.TOMLDecodeError:
        return text
