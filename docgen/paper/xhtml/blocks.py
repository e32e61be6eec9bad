"""Reads blocks: headings, paragraphs, lists, divisions, footnotes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from lxml.etree import _Element as Element
from msgspec import Struct
from msgspec.structs import replace

from docgen.house.forms import list_parts
from docgen.paper.tree import Block, Division, Heading, Item, List, Note, Paragraph
from docgen.paper.xhtml.inlines import Piece, inlines, pieces
from docgen.paper.xhtml.tables import table
from docgen.paper.xhtml.vocabulary import BLOCKS, HEADINGS, INLINES, SPACE, Given, Reader, name, position


class Scope(Struct, frozen=True):
    """Where blocks stand. `numbered` is what data-numbered says there; only the flow of the paper inherits it."""

    place: Literal["flow", "item", "cell", "note", "margin"] = "flow"
    numbered: bool = False

    def inside(self, place: Literal["item", "cell", "note", "margin"]) -> Scope:
        return Scope("note" if self.place == "note" else place)


Read = Callable[[Reader, Element, Given, Scope], Sequence[Block]]


def blocks(reader: Reader, el: Element, scope: Scope) -> tuple[Block, ...]:
    """The blocks of an element that holds nothing else."""
    reader.stray(el, el.text)
    result: list[Block] = []
    for child in el:
        reader.stray(el, child.tail)
        result.extend(_block(reader, child, scope))
    return tuple(result)


def mixed(reader: Reader, el: Element, scope: Scope, style: str) -> tuple[Block, ...]:
    """The blocks of a list item or a cell: a run of inlines, as a paragraph of the style, may stand before the blocks."""
    content = pieces(el)
    first = next(
        (n for n, piece in enumerate(content) if not isinstance(piece, str) and name(piece) not in INLINES), len(content)
    )
    children, rest = inlines(reader, content[:first]), content[first:]
    result: list[Block] = [Paragraph("", children, style, at=position(el.get("data-at")))] if children else []
    for piece in rest:
        if isinstance(piece, str):
            reader.stray(el, piece)
        elif name(piece) in INLINES:
            reader.refuse(piece, f"<{name(piece)}> may not stand after the blocks of <{name(el)}>")
        else:
            result.extend(_block(reader, piece, scope))
    return tuple(result)


def _block(reader: Reader, el: Element, scope: Scope) -> Sequence[Block]:
    tag = name(el)
    read = _READ.get(tag)
    if read is None or (scope.place != "flow" and tag in _FLOW_ONLY):
        reader.misplaced(el)
        return ()
    return read(reader, el, reader.attributes(el), scope)


def _numbered(reader: Reader, el: Element, given: Given, inherited: bool) -> bool:
    return bool(reader.truth(el, given, "data-numbered", inherited))


def _heading(reader: Reader, el: Element, given: Given, scope: Scope) -> Sequence[Block]:
    children = inlines(reader, pieces(el))
    if not children:
        reader.refuse(el, f"<{name(el)}> has no text")
    heading = Heading(
        given.get("id", ""),
        HEADINGS[name(el)],
        children,
        given.get("class", "heading"),
        given.get("data-role", ""),
        _numbered(reader, el, given, scope.numbered),
        reader.truth(el, given, "data-paragraphs"),
        None,
        given.get("data-label", ""),
        position(given.get("data-at")),
    )
    return (heading,)


def _paragraph(reader: Reader, el: Element, given: Given, scope: Scope) -> Sequence[Block]:
    run = pieces(el)
    lead: tuple[Piece, ...] = ()
    head = run[1:] if run and isinstance(run[0], str) and not run[0].strip(SPACE) else run
    if head and not isinstance(head[0], str) and name(head[0]) == "b":
        reader.attributes(head[0])
        lead, run = tuple(pieces(head[0])), head[1:]
    style = given.get("class", "")
    paragraph = Paragraph(
        given.get("id", ""),
        inlines(reader, run),
        style or "paragraph",
        inlines(reader, lead),
        _numbered(reader, el, given, scope.numbered and not style),
        bool(reader.truth(el, given, "data-resumes")),
        None,
        given.get("data-label", ""),
        position(given.get("data-at")),
    )
    return (paragraph,)


def _list(reader: Reader, el: Element, given: Given, scope: Scope) -> Sequence[Block]:
    ordered = name(el) == "ol"
    form = given.get("data-form", "1." if ordered else "•")
    if not (_is_list_form(form) if ordered else form in ("•", "")):
        reader.bad(el, "data-form", 'must be a list form such as "1.", "a)", "(i)"' if ordered else 'must be "•" or empty')
    reader.stray(el, el.text)
    items, inner = [], scope.inside("item")
    for child in el:
        reader.stray(el, child.tail)
        if name(child) != "li":
            reader.misplaced(child)
            continue
        own = reader.attributes(child)
        items.append(Item(own.get("id", ""), mixed(reader, child, inner, "item"), at=position(own.get("data-at"))))
    if not items:
        reader.refuse(el, f"<{name(el)}> has no items")
    start = reader.whole(el, given, "start", 0)
    return (
        List(given.get("id", ""), form, tuple(items), given.get("class", "list"), start, position(given.get("data-at"))),
    )


def _is_list_form(form: str) -> bool:
    try:
        list_parts(form)
    except ValueError:
        return False
    return True


def _table(reader: Reader, el: Element, given: Given, scope: Scope) -> Sequence[Block]:
    inner = scope.inside("cell")
    return (table(reader, el, given, lambda cell: mixed(reader, cell, inner, "cell")),)


def _section(reader: Reader, el: Element, given: Given, scope: Scope) -> Sequence[Block]:
    if not given.get("class"):
        reader.refuse(el, "<section> must say in its class what it is for")
    inner = replace(scope, numbered=_numbered(reader, el, given, scope.numbered))
    return (Division(given.get("id", ""), given.get("class", ""), blocks(reader, el, inner)),)


def _div(reader: Reader, el: Element, given: Given, scope: Scope) -> Sequence[Block]:
    inner = replace(scope, numbered=_numbered(reader, el, given, scope.numbered)) if scope.place == "flow" else scope
    return blocks(reader, el, inner)


def _aside(reader: Reader, el: Element, given: Given, scope: Scope) -> Sequence[Block]:
    if given.get("role") != "doc-footnote" or not given.get("id"):
        reader.refuse(el, '<aside> must say role="doc-footnote" and have an id')
    if scope.place == "note":
        reader.misplaced(el)
    reader.notes.append(Note(given.get("id", ""), blocks(reader, el, scope.inside("note"))))
    return ()


_READ: dict[str, Read] = {
    **dict.fromkeys(HEADINGS, _heading),
    "p": _paragraph,
    "ul": _list,
    "ol": _list,
    "table": _table,
    "section": _section,
    "div": _div,
    "aside": _aside,
}
_FLOW_ONLY = frozenset((*HEADINGS, "section"))
assert set(_READ) == BLOCKS
