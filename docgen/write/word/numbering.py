"""numbering.xml: the multilevel numbers of the paper and the marks of its lists."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

from docgen.house.forms import list_parts
from docgen.paper.tree import Label
from docgen.write.word.numbering_rules import Count, Level, levels
from docgen.write.word.xml import attribute, part

BULLET = "•"
EMPTY = "none"
DEEPEST = 9  # Word has nine levels
_FORMATS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "": "bullet",
    "none": "none",
}


class Indent(NamedTuple):
    """Where text begins, and how far left of it the label stands, in twentieths of a point."""

    left: int
    hanging: int


class Number(NamedTuple):
    """What a numbered paragraph names: an instance (w:num), the level in it from 0, and the level's own indent."""

    num: int
    level: int
    indent: Indent


class _Definition:
    """One w:abstractNum."""

    def __init__(self, index: int, definition: tuple[Level, ...], indents: tuple[Indent, ...], kind: str) -> None:
        self.index = index
        self.count = Count(definition)
        self.indents = indents
        self.kind = kind
        self.plain = 0  # the instance without overrides; 0 until it is wanted

    def xml(self) -> str:
        rows = "".join(_level_xml(i, lv, self.indents[i]) for i, lv in enumerate(self.count.levels))
        key = f"{self.kind}{rows}".encode()
        nsid = hashlib.blake2b(key, digest_size=4).hexdigest().upper()
        return (
            f'<w:abstractNum w:abstractNumId="{self.index}"><w:nsid w:val="{nsid}"/>'
            f'<w:multiLevelType w:val="multilevel"/>{rows}</w:abstractNum>'
        )


class Numbers:
    """The numbers of one paper: gives each labelled paragraph its instance, and keeps Word's own count beside it."""

    def __init__(self, forms: tuple[str, ...], indents: tuple[Indent, ...]) -> None:
        self._main = _Definition(0, levels(forms), indents, "main")
        self._definitions: list[_Definition] = [self._main]
        self._lists: dict[tuple[str, int, Indent], _Definition] = {}
        self._nums: list[tuple[_Definition, str]] = []
        self._made: dict[tuple[int, int], Number] = {}

    def main(self, label: Label) -> Number:
        """The number of a heading or paragraph."""
        level = min(label.level, len(self._main.count.levels)) - 1
        return self._number(self._take(self._main, level, label, None), level, self._main.indents[level])

    def bullet(self, depth: int, indent: Indent) -> Number:
        """The mark of an item in a bulleted list."""
        level = min(depth, DEEPEST - 1)
        definition = self._list(BULLET, level, indent)
        return self._number(self._plain(definition), level, indent)

    def empty(self) -> Number:
        """No number, but the tab after one: text begins at the paragraph's indent, wherever its first line does."""
        indent = Indent(0, 0)  # paragraphs have their own
        return self._number(self._plain(self._list(EMPTY, 0, indent)), 0, indent)

    def item(self, label: Label, form: str, depth: int, indent: Indent, start: int | None) -> Number:
        """The number of an item; `start` is its value where it is the first of its list, which begins a new count."""
        level = min(depth, DEEPEST - 1)
        return self._number(self._take(self._list(form, level, indent), level, label, start), level, indent)

    def xml(self) -> bytes:
        """numbering.xml."""
        nums = "".join(
            f'<w:num w:numId="{num}"><w:abstractNumId w:val="{definition.index}"/>{override}</w:num>'
            for num, (definition, override) in enumerate(self._nums, 1)
        )
        return part("w:numbering", *(d.xml() for d in self._definitions), nums, namespaces=_W)

    def adopt(self, other: Numbers, pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
        """Takes in another paper's instances; returns what each is called here.

        `pairs` are instances of this and the other paper that stand at one paragraph: they become one where they are alike,
        each with one other at most, so that each paper still counts as it did alone.
        """
        found: dict[int, int] = {}
        taken: set[int] = set()
        for mine, theirs in pairs:
            if theirs not in found and mine not in taken and self._like(mine, other, theirs):
                found[theirs] = mine
                taken.add(mine)
        for theirs, (definition, override) in enumerate(other._nums, 1):
            if theirs not in found:
                here = self._counterpart(definition)
                found[theirs] = self._new(here, override) if override else self._bare(here)
        return found

    def _like(self, mine: int, other: Numbers, theirs: int) -> bool:
        (own, override), (foreign, wanted) = self._nums[mine - 1], other._nums[theirs - 1]
        return override == wanted and own is self._counterpart(foreign)

    def _counterpart(self, foreign: _Definition) -> _Definition:
        if foreign.kind == self._main.kind:
            return self._main
        return self._list(foreign.kind, len(foreign.indents) - 1, foreign.indents[-1])

    def _bare(self, definition: _Definition) -> int:
        """The instance of a definition that overrides nothing."""
        for num, (own, override) in enumerate(self._nums, 1):
            if own is definition and not override:
                return num
        return self._new(definition, "")

    def _number(self, num: int, level: int, indent: Indent) -> Number:
        """The number at that level of an instance, whose definition has but one indent for it."""
        found = self._made.get((num, level))
        if found is None:
            found = self._made[num, level] = Number(num, level, indent)
        return found

    def _list(self, form: str, level: int, indent: Indent) -> _Definition:
        key = (form, level, indent)
        found = self._lists.get(key)
        if found is None:
            rows = _rows(form, level)
            # Outer levels are never used: a nested list has its own definition, so that a list of another form may follow.
            found = self._lists[key] = _Definition(len(self._definitions), rows, (indent,) * (level + 1), form)
            self._definitions.append(found)
        return found

    def _take(self, definition: _Definition, level: int, label: Label, start: int | None) -> int:
        """The instance whose next number is the wanted one; made where no instance at hand would show it."""
        count = definition.count
        if label.value != (count.next(level) if start is None else start):
            start = label.value
        text = count.move(level, label.value)
        if start is None and text == label.text:
            return self._plain(definition)
        if start is not None and text == label.text and definition is not self._main:
            definition.plain = self._new(definition, _override(level, start))
            return definition.plain
        literal = "" if text == label.text else _level_xml(level, _literal(label.text), definition.indents[level], start)
        return self._new(definition, _override(level, start, literal))

    def _plain(self, definition: _Definition) -> int:
        if not definition.plain:
            definition.plain = self._new(definition, "")
        return definition.plain

    def _new(self, definition: _Definition, override: str) -> int:
        self._nums.append((definition, override))
        return len(self._nums)


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _rows(form: str, level: int) -> tuple[Level, ...]:
    """The levels of a list of that form, down to the one given."""
    if form == EMPTY:
        return (Level("", EMPTY),)
    before, style, after = ("", "", "") if form == BULLET else list_parts(form)
    return tuple(Level(f"{before}%{i + 1}{after}" if style else BULLET, style) for i in range(level + 1))


def _literal(text: str) -> Level:
    return Level(text, "1")


def _override(level: int, start: int | None, literal: str = "") -> str:
    begin = "" if start is None else f'<w:startOverride w:val="{start}"/>'
    return f'<w:lvlOverride w:ilvl="{level}">{begin}{literal}</w:lvlOverride>'


def _level_xml(index: int, level: Level, indent: Indent, start: int | None = None) -> str:
    legal = "<w:isLgl/>" if level.legal else ""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{1 if start is None else start}"/>'
        f'<w:numFmt w:val="{_FORMATS[level.style]}"/>{legal}'
        f'<w:lvlText w:val="{attribute(level.text)}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{indent.left}" w:hanging="{indent.hanging}"/></w:pPr></w:lvl>'
    )
