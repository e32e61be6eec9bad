"""Small paper trees for tests, written by hand."""

from __future__ import annotations

from typing import Any

from docgen.house.model import HeadingNumbers, Numbering
from docgen.paper.tree import Block, Heading, Item, List, Meta, Paper, Paragraph, Text

NOTTINGHAMSHIRE = Numbering(levels=["{1}."])
CAMBRIDGESHIRE = Numbering(
    levels=["{1}.0", "{1}.{2}", "{1}.{2}.{3}"],
    headings=[
        HeadingNumbers(level=1, paragraphs=2),
        HeadingNumbers(level=2, paragraphs=3, body="unnumbered"),
        HeadingNumbers(level=3, body="unnumbered"),
    ],
)
WOLVERHAMPTON = Numbering(
    levels=["{1}.0", "{1}.{2}"],
    headings=[HeadingNumbers(level=1, paragraphs=2), HeadingNumbers(level=2, body="unnumbered")],
)
WEST_SUSSEX = Numbering(
    levels=["{1}.", "{1}.{2}."],
    headings=[HeadingNumbers(level=1, paragraphs=2), HeadingNumbers(level=2, paragraphs=2, body="unnumbered")],
)
ALL = [NOTTINGHAMSHIRE, CAMBRIDGESHIRE, WOLVERHAMPTON, WEST_SUSSEX]


def heading(rank: int, text: str, **more: Any) -> Heading:
    return Heading(more.pop("id", ""), rank, (Text(text),), numbered=more.pop("numbered", True), **more)


def paragraph(text: str, **more: Any) -> Paragraph:
    return Paragraph(more.pop("id", ""), (Text(text),), numbered=more.pop("numbered", True), **more)


def items(form: str, *texts: str, start: int = 1) -> List:
    return List("", form, tuple(Item("", (Paragraph("", (Text(t),), style="item"),)) for t in texts), start=start)


def paper(*blocks: Block) -> Paper:
    return Paper(Meta("A paper"), blocks)
