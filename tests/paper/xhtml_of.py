"""Writes a tree as the XHTML it is read from, the long way round: for tests alone."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from docgen.paper.tree import (
    Block,
    Break,
    Cell,
    Division,
    Field,
    Heading,
    Image,
    Inline,
    Link,
    List,
    NoteMark,
    Paper,
    Paragraph,
    Reference,
    Styled,
    Table,
    Text,
)


def document(paper: Paper) -> str:
    margins = "".join(
        f"<{tag}>{blocks(content)}</{tag}>"
        for tag, content in (("header", paper.header), ("footer", paper.footer))
        if content
    )
    asides = "".join(f'<aside role="doc-footnote" id="{n.id}">{blocks(n.blocks)}</aside>' for n in paper.notes)
    return f"<article>{margins}{blocks(paper.blocks)}{asides}</article>"


def blocks(content: Iterable[Block]) -> str:
    return "\n ".join(block(b) for b in content)


def tag(name: str, inner: str, **attributes: str | int | bool | None) -> str:
    shown = ""
    for key, value in attributes.items():
        text = str(value).lower() if isinstance(value, bool) else value
        if text is not None and text != "":
            shown += f' {key.rstrip("_").replace("_", "-")}="{escape(str(text))}"'
    return f"<{name}{shown}>{inner}</{name}>"


def block(b: Block) -> str:
    match b:
        case Heading():
            return tag(
                f"h{b.rank + 1}", inlines(b.children), id=b.id, class_=b.style, data_role=b.role, data_numbered=b.numbered,
                data_paragraphs=b.paragraphs, data_label=b.wanted_label,
            )  # fmt: skip
        case Paragraph():
            lead = f"<b>{inlines(b.lead)}</b>" if b.lead else ""
            return tag(
                "p", lead + inlines(b.children), id=b.id, class_=b.style, data_numbered=b.numbered,
                data_resumes=b.resumes or None, data_label=b.wanted_label,
            )  # fmt: skip
        case List():
            items = "".join(tag("li", held(i.blocks, "item"), id=i.id) for i in b.items)
            name = "ul" if b.form in ("", "•") else "ol"
            start = b.start if name == "ol" else None
            return f'<{name} data-form="{b.form}"' + tag(name, items, id=b.id, class_=b.style, start=start)[3:]
        case Table():
            head, rows = ("".join(tag("tr", "".join(cell(c) for c in r.cells)) for r in part) for part in (b.head, b.rows))
            inner = tag("caption", inlines(b.caption)) if b.caption else ""
            inner += tag("thead", head) if head else ""
            return tag("table", inner + (tag("tbody", rows) if rows else ""), id=b.id, class_=b.style)
        case Division():
            return tag("section", blocks(b.blocks), id=b.id, class_=b.style)


def cell(c: Cell) -> str:
    scope = {"column": "col", "row": "row", "": ""}[c.header]
    return tag("th" if scope else "td", held(c.blocks, "cell"), scope=scope, data_align=c.align, colspan=c.span)


def held(content: tuple[Block, ...], style: str) -> str:
    """An item's or cell's blocks; a plain first paragraph is written as bare inlines."""
    first = content[0] if content else None
    if isinstance(first, Paragraph) and first == Paragraph("", first.children, style) and first.children:
        return inlines(first.children) + blocks(content[1:])
    return blocks(content)


def inlines(content: Iterable[Inline]) -> str:
    return "".join(inline(i) for i in content)


def inline(i: Inline) -> str:
    match i:
        case Text(text=text):
            return escape(text).replace(" ", " \n\t")
        case Styled():
            return tag(i.style, inlines(i.children))
        case Link():
            return tag("a", inlines(i.children), href=i.href)
        case Break():
            return "<br/>"
        case Image():
            return tag("img", "", src=i.source, alt=i.alt)
        case Field():
            return tag("span", "", data_field=i.kind)
        case Reference():
            return tag("a", "", href="#" + i.target)
        case NoteMark():
            return tag("a", "", role="doc-noteref", href="#" + i.note)
