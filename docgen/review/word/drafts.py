"""Marks as they are found: gathered in any order, numbered in reading order at the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from docgen.paper.tree import Break, Inline, Link, Styled, Text
from docgen.review import places
from docgen.review.marks import UNKNOWN, Mark
from docgen.review.texts import BREAK, TextBlock
from docgen.review.word.fields import COMPUTED
from docgen.review.word.model import CODE, EM, LOWERED, RAISED, STRONG, STRUCK, Revision, Unit

Key = tuple[float, float, int]
_STYLES: tuple[tuple[int, Any], ...] = (
    (STRONG, "strong"), (EM, "em"), (STRUCK, "del"), (RAISED, "sup"), (LOWERED, "sub"), (CODE, "code"),
)  # fmt: skip
NO_ONE = Revision(-1, "", UNKNOWN, "", "")  # stands for what was done without tracking


class Draft(Struct, eq=False):
    """A mark without its number. `key` is its place in the reading order; `comment` the id of the comment it is."""

    key: Key
    mark: Mark
    comment: str = ""


class Drafts:
    """`put` takes a mark's fields; the first revision tells whose it is, none (or NO_ONE) that it was not tracked."""

    def __init__(self, blocks: Sequence[TextBlock]) -> None:
        self.blocks = blocks
        self.all: list[Draft] = []

    def put(
        self, key: tuple[float, float], kind: Any, revisions: Iterable[Revision] = (), block: int = -1, **fields: Any
    ) -> Draft:
        known = {r.number: r for r in revisions if r.number >= 0}
        first = next(iter(known.values()), None)
        fields.setdefault("author", first.author if first else UNKNOWN)
        fields.setdefault("date", first.date if first else "")
        fields.setdefault("tracked", first is not None)
        others = sorted({r.author for r in known.values()} - {fields["author"]})
        if others and kind != "comment":
            told = f"words of {' and '.join(others)} are part of it"
            fields["note"] = "; ".join(filter(None, (fields.get("note", ""), told)))
        if block >= 0:
            fields.setdefault("place", places.told(self.blocks[block]))
        mark = Mark(number=-1, kind=kind, block=block, revisions=tuple(known), **fields)
        draft = Draft((*key, len(self.all)), mark)
        self.all.append(draft)
        return draft

    def claimed(self) -> set[int]:
        """The numbers of the revisions that some mark stands for."""
        return {number for draft in self.all for number in draft.mark.revisions}

    def numbered(self, parents: dict[str, str]) -> tuple[Mark, ...]:
        """The marks in reading order; `parents`: comments by id, and the one each answers."""
        order = sorted(self.all, key=lambda d: d.key)
        numbers = {d.comment: n for n, d in enumerate(order) if d.comment}
        return tuple(
            replace(d.mark, number=n, reply_to=numbers.get(parents.get(d.comment, ""), -1)) for n, d in enumerate(order)
        )


def inlines(units: Iterable[Unit], before: bool = False) -> tuple[Inline, ...]:
    """The words of units with their emphasis and links (that of before a tracked change, if asked); things left out."""
    found: list[Inline] = []
    pending: list[str] = []
    now = (0, "")
    for unit in units:
        if unit.note and not unit.note.startswith(COMPUTED):
            continue
        look = (unit.run.was if before else unit.run.marks, unit.run.href)
        if look != now:
            found += _dressed("".join(pending), *now)
            pending, now = [], look
        pending.append(unit.text)
    return (*found, *_dressed("".join(pending), *now))


def things(units: Iterable[Unit]) -> str:
    """What units hold beside words, told: "a picture came with it, which is left out"; empty if nothing."""
    notes = list(dict.fromkeys(u.note for u in units if u.note))
    left = [note for note in notes if not note.startswith(COMPUTED)]
    told = [f"{' and '.join(left)} came with it and is left out"] if left else []
    told += [f"{note} is taken as plain words" for note in notes if note.startswith(COMPUTED)]
    return "; ".join(told)


def _dressed(words: str, marks: int, href: str) -> list[Inline]:
    if not words:
        return []
    inner: list[Inline] = []
    for n, line in enumerate(words.split(BREAK)):
        inner += [Break()] if n else []
        inner += [Text(line)] if line else []
    for bit, style in _STYLES:
        if marks & bit:
            inner = [Styled(style, tuple(inner))]
    return [Link(href, tuple(inner))] if href else inner
