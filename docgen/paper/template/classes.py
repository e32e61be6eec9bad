"""The looks that the blocks of a rendered paper take."""

from __future__ import annotations

from typing import cast

from lxml import etree
from msgspec import Struct

from docgen.paper.xhtml.vocabulary import HEADINGS

_BLOCKS = (*HEADINGS, "p", "table")


class Block(Struct, frozen=True):
    """A block with a class of its own. `division` is what it stands in: a section's class, or a table's in its cells."""

    element: str
    style: str
    division: str
    line: int


def blocks(xhtml: str) -> list[Block]:
    """The blocks of a well-formed paper that name their class; not those of footnotes, which all look as footnotes do."""
    root = etree.fromstring(xhtml.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    found = []
    for el in root.iter(*_BLOCKS, "section"):
        name = str(el.tag)
        style = el.get("class", "")
        if style and next(el.iterancestors("aside"), None) is None:
            found.append(Block(name, style, _division(el), _line(el)))
    return found


def _line(el: etree._Element) -> int:
    return cast("int | None", el.sourceline) or 0


def _division(el: etree._Element) -> str:
    for outer in el.iterancestors("section", "table"):
        return outer.get("class", "table" if outer.tag == "table" else "")
    return ""
