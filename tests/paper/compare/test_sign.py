"""Whose the changes are."""

from __future__ import annotations

from msgspec.structs import replace

from docgen.diagnostics import Position
from docgen.paper import walk
from docgen.paper.change import Change
from docgen.paper.compare import compare, signed
from docgen.paper.tree import Amended, Block, Paper
from tests.paper.compare.test_blocks import COSTS, LONG, OTHER
from tests.paper.compare.trees import bullets, finished, table, text
from tests.support.papers_changed import nodes


def placed(block: Block, file: str, line: int) -> Block:
    return replace(block, at=Position(file, line))


def asked(change: Change, at: Position, older: bool, words: str) -> tuple[str, str]:
    return f"{at.file}:{at.line}", "old" if older else "new"


def authors(paper: Paper) -> list[tuple[str, str, str]]:
    marks = [n.change for n in nodes(paper.blocks) if n.change]
    marks += [i.change for i in walk.all_inlines(paper) if isinstance(i, Amended)]
    return sorted({(c.kind, c.author, c.date) for c in marks})


def test_every_change_is_signed_by_its_place() -> None:
    old = finished(placed(text(LONG), "old.md", 1), placed(text(OTHER), "old.md", 2))
    new = finished(placed(text(LONG + " comes"), "new.md", 1), placed(bullets("one"), "new.md", 6))
    assert authors(signed(compare(old, new), asked)) == [
        ("del", "old.md:2", "old"),
        ("ins", "new.md:1", "new"),
        ("ins", "new.md:6", "new"),
    ]


def test_words_gone_from_a_paragraph_are_asked_for_at_its_newer_place() -> None:
    old, new = (
        finished(placed(text("The old roof leaks"), "old.md", 1)),
        finished(placed(text("The roof leaks"), "new.md", 3)),
    )
    assert authors(signed(compare(old, new), asked)) == [("del", "new.md:3", "new")]


def test_a_change_in_a_table_is_asked_for_at_the_table() -> None:
    old = finished(replace(table(*COSTS), at=Position("old.md", 5)))
    new = finished(replace(table(*COSTS[:3], "Doors | 2028 | £250"), at=Position("new.md", 7)))
    assert {author for _, author, _ in authors(signed(compare(old, new), asked))} == {"new.md:7"}


def test_whose_a_change_is_is_asked_with_its_words() -> None:
    old = finished(placed(text("The old roof leaks"), "old.md", 1))
    new = finished(placed(text("The roof leaks"), "new.md", 3), placed(bullets("one", "two"), "new.md", 6))
    found = signed(compare(old, new), lambda change, at, older, words: (words.strip(), ""))
    assert {author for _, author, _ in authors(found)} == {"old", "one two", "one", "two"}
