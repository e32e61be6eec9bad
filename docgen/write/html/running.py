"""The header and footer of the printed page, as CSS margin boxes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from docgen.paper import walk
from docgen.paper.tree import Block, Break, Field, Inline, Paper, Paragraph, Reference, Text

_COUNTERS = {"page": "counter(page)", "pages": "counter(pages)"}
_SPECIAL = re.compile(r"[^\w .,:;()£-]|_")
_NEW_LINE = '"\\a "'


def css(paper: Paper, looks: Mapping[str, tuple[str, str]]) -> str:
    """An @page rule that prints the paper's header and footer, the pages counted by the browser; "" if it has neither.

    `looks` gives side and declarations by style; the first line of a side says how the others look.
    """
    boxes = [*_boxes("top", paper.header, looks), *_boxes("bottom", paper.footer, looks)]
    return "@page {\n" + "".join(boxes) + "}\n" if boxes else ""


def _boxes(edge: str, blocks: tuple[Block, ...], looks: Mapping[str, tuple[str, str]]) -> Iterable[str]:
    sides: dict[str, tuple[str, list[str]]] = {}
    for block in walk.blocks(blocks):
        if isinstance(block, Paragraph):
            side, look = looks.get(block.style, ("left", ""))
            sides.setdefault(side, (look, []))[1].append(_content(block.children))
    for side, (look, lines) in sides.items():
        content = f" {_NEW_LINE} ".join(lines)
        yield f"@{edge}-{side} {{ content: {content}; white-space: pre-line; {look} }}\n"


def _content(children: Iterable[Inline]) -> str:
    parts = []
    for inline in walk.inlines(children):
        if isinstance(inline, Text | Reference):
            parts.append(string(inline.text))
        elif isinstance(inline, Field):
            parts.append(_COUNTERS[inline.kind])
        elif isinstance(inline, Break):
            parts.append(_NEW_LINE)
    return " ".join(parts) or '""'


def string(text: str) -> str:
    """A CSS string that reads as the text, safe inside <style>."""
    return '"' + _SPECIAL.sub(lambda sign: f"\\{ord(sign[0]):x} ", text) + '"'
