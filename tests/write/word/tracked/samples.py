"""Compared papers for the tests of tracked changes, made by hand or from a sample decision with edits."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from docgen.build.paper import Workshop
from docgen.decision.source import Source
from docgen.paper.change import Change
from docgen.paper.compare.leaves import normal
from docgen.paper.tree import Amended, Block, Inline, Note, Paper
from docgen.write.word import WordHouse, prepare
from docgen.write.word.tracked import redline
from tests.support.decisions import house as house_source
from tests.write.word.samples import house, inlines, paper

_DECISIONS = Path(__file__).resolve().parents[4] / "decisions"
WORDS = "Changes from 3 May to 9 June"


def ins(*content: str | Inline, move: str = "", author: str = "", date: str = "") -> Amended:
    return Amended(Change("ins", move, author, date), inlines(*content))


def gone(*content: str | Inline, move: str = "") -> Amended:
    return Amended(Change("del", move), inlines(*content))


def marked(node: Any, kind: Any, move: str = "", was: Any = None) -> Any:
    """The node with a change."""
    return replace(node, change=Change(kind, move, was=was))


def docx(
    *blocks: Block, notes: tuple[Note, ...] = (), media: dict[str, bytes] | None = None, policy: str = "nottinghamshire"
) -> bytes:
    """The Word file of a compared paper of these blocks."""
    return redline(paper(*blocks, notes=notes, media=media), house(policy), WORDS)


def normalised(node: Any) -> Any:
    """A paper, or a part of one, with its inlines in the form that comparing gives them."""
    given: dict[str, Any] = {}
    for name in node.__struct_fields__:
        value = getattr(node, name)
        if name in ("children", "lead", "caption"):
            given[name] = normal(value)
        elif name in ("blocks", "items", "head", "rows", "cells", "notes"):
            given[name] = tuple(map(normalised, value))
    return replace(node, **given)


# ---- a sample decision with about twenty edits

EXTRA = """
### Posts and dates

The posts are these, and [](#costs) has their cost[^1]:

{#costs caption="Posts by team"}
| Team | Posts | Cost |
|---|---|---|
| Mansfield | 5 | £60,000 |
| Newark | 4 | £48,000 |
| Ashfield | 5 | £60,000 |
| Bassetlaw | 5 | £62,328 |

The posts start in February[^2] and end in October. A second sentence follows the first. It says what happens afterwards.

1. first of the steps
2. second of the steps
   a) a part of it
   b) another part of it
3. third of the steps

[^1]: At the rates of 2014.
[^2]: Or as soon as they are filled.
"""
EDITS = (
    ("for six months in Children's", "for **nine** months in Children's"),
    ("- better outcomes for children\n", ""),
    ("agency social workers.\n\nWhat changes", "agency social workers\n- fewer complaints.\n\nWhat changes"),
    ("skills in each team. A new post", "skills in each team.\n\nA new post"),
    ("| Newark | 4 | £48,000 |\n", ""),
    ("| Bassetlaw | 5 | £62,328 |", "| Bassetlaw | 6 | £74,794 |\n| Rushcliffe | 2 | £24,000 |"),
    ("A second sentence follows the first. ", ""),
    ("start in February[^2]", "start in March"),
    ("[^2]: Or as soon as they are filled.\n", ""),
    ("At the rates of 2014.", "At the rates of April 2014."),
    ("### Posts and dates", "#### Posts and dates"),
    ("2. second of", "2. a step between\n3. second of"),
    ("3. third of", "4. third of"),
    ("The posts are these,", "The posts are these ([the model](https://www.example.gov.uk/model)),"),
    ("date = 2014-11-24", "date = 2014-11-28"),
)
_COLUMN = (("| Team |", "| Team | Lead |"), ("|---|---|", "|---|---|---|"), ("| Mansfield |", "| Mansfield | Manager |"))


@cache
def versions(columns: bool = True) -> tuple[Paper, Paper, WordHouse]:
    """An older and a newer paper of one decision, and their house; `columns`: a column of a table is new too."""
    name = "social-work-pilot"
    older = (_DECISIONS / f"{name}.md").read_text("utf-8").rstrip() + "\n" + EXTRA
    newer = older
    for before, after in (*EDITS, *(_COLUMN if columns else ())):
        newer = newer.replace(before, after, 1)
    start, end = newer.index("With this support"), newer.index("Social workers are likely")
    moved = newer[start:end]
    newer = (newer[:start] + newer[end:]).replace("### Financial Rationale", f"{moved}### Financial Rationale")
    shop = Workshop({"nottinghamshire": house_source("nottinghamshire")})
    made = [shop.make(Source(name, f"{name}.md", "decisions", {f"{name}.md": text.encode()})) for text in (older, newer)]
    old, new = (one.paper for one in made)
    opened = made[1].house
    assert old is not None
    assert new is not None
    assert opened is not None
    return old, new, prepare(opened.house, opened.styles, opened.base)
