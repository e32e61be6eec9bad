"""Reads blocks: headings, paragraphs, lists, divisions, footnotes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Literal
from xml.etree.ElementTree import Element

from msgspec import Struct
from msgspec.structs import replace

from docgen.house.forms import list_parts
from docgen.paper.tree import Block, Division, Heading, Inline, Item, List, Note, Paragraph
from docgen.paper.xhtml.inlines import Piece, inlines, pieces
from docgen.paper.xhtml.reader import Reader
from docgen.paper.xhtml.tables import table
from docgen.paper.xhtml.vocabulary import BLOCKS, HEADINGS, INLINES, SPACE, Given, position


class Scope(Struct, frozen=True):
    """Where blocks stand. `numbered` is what data-numbered says there; only the flow of the paper inherits it."""

    place: Literal["flow", "item", "cell", "note", "margin"] = "flow"
    numbered: bool = False

    def inside(self, place: Literal["item", "cell", "note", "margin"]) -> Scope:
        return Scope("note" if self.place == "note" else place)


Read = Callable[[Reader, Element, Given, Scope], Sequence[Block]]


def blocks(reader: Reader, el: Element, scope: Scope, apart: Collection[str] = ()) -> tuple[Block, ...]:
    """The blocks of an element that holds nothing else, but for elements of the names `apart`."""
    readers = _IN_FLOW if scope.place == "flow" else _ELSEWHERE
    result: list[Block] = []
    for child in reader.elements(el):
        read = readers.get(child.tag)
        if read:
            result += read(reader, child, reader.attributes(child), scope)
        elif child.tag not in apart:
            reader.misplaced(child)
    return tuple(result)


def mixed(reader: Reader, el: Element, scope: Scope, style: str) -> tuple[Block, ...]:
    """The blocks of a list item or a cell: a run of inlines, as a paragraph of the style, may stand before the blocks."""
    content = pieces(el)
    first = next((n for n, piece in enumerate(content) if _is_block(piece)), len(content)) if len(el) else len(content)
    children = inlines(reader, content[:first])
    result: list[Block] = [Paragraph("", children, style, at=position(el.get("data-at")))] if children else []
    for piece in content[first:]:
        if isinstance(piece, str):
            reader.stray(el, piece)
        elif not _is_block(piece):
            reader.refuse(piece, f"<{piece.tag}> may not stand after the blocks of <{el.tag}>")
        elif read := _ELSEWHERE.get(piece.tag):
            result += read(reader, piece, reader.attributes(piece), scope)
        else:
            reader.misplaced(piece)
    return tuple(result)


def _is_block(piece: Piece) -> bool:
    return not isinstance(piece, str) and piece.tag not in INLINES


def _heading(reader: Reader, el: Element, given: Given, scope: Scope) -> Sequence[Block]:
    children = inlines(reader, pieces(el))
    if not children:
        reader.refuse(el, f"<{el.tag}> has no text")
    heading = Heading(
        given.get("id", ""),
        HEADINGS[el.tag],
        children,
        given.get("class", "heading"),
        given.get("data-role", ""),
        reader.truth(el, given, "data-numbered", scope.numbered),
        reader.truth(el, given, "data-paragraphs") if "data-paragraphs" in given else None,
        None,
        given.get("data-label", ""),
        position(given.get("data-at")),
    )
    return (heading,)


def _paragraph(reader: Reader, el: Element, given: Given, scope: Scope) -> Sequence[Block]:
    lead, run = _lead(reader, pieces(el)) if len(el) else ((), pieces(el))
    style = given.get("class", "")
    paragraph = Paragraph(
        given.get("id", ""),
        inlines(reader, run),
        style or "paragraph",
        lead,
        reader.truth(el, given, "data-numbered", scope.numbered and not style),
        reader.truth(el, given, "data-resumes"),
        None,
        given.get("data-label", ""),
        position(given.get("data-at")),
    )
    return (paragraph,)


def _lead(reader: Reader, run: list[Piece]) -> tuple[tuple[Inline, ...], list[Piece]]:
    """The run-in heading that a paragraph may begin with, and what comes after it."""
    first, *rest = run[1:] if isinstance(run[0], str) and not run[0].strip(SPACE) else run
    if isinstance(first, str) or first.tag != "b":
        return (), run
    reader.attributes(first)
    return inlines(reader, pieces(first)), rest


def _list(reader: Reader, el: Element, given: Given, scope: Scope) -> Sequence[Block]:
    ordered = el.tag == "ol"
    form = given.get("data-form", "1." if ordered else "•")
    if not (_is_list_form(form) if ordered else form in ("•", "")):
        reader.bad(el, "data-form", 'must be a list form such as "1.", "a)", "(i)"' if ordered else 'must be "•" or empty')
    items, inner = [], scope.inside("item")
    for child in reader.elements(el):
        if child.tag != "li":
            reader.misplaced(child)
            continue
        own = reader.attributes(child)
        items.append(Item(own.get("id", ""), mixed(reader, child, inner, "item"), at=position(own.get("data-at"))))
    if not items:
        reader.refuse(el, f"<{el.tag}> has no items")
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
    inner = replace(scope, numbered=reader.truth(el, given, "data-numbered", scope.numbered))
    return (Division(given.get("id", ""), given.get("class", ""), blocks(reader, el, inner)),)


def _div(reader: Reader, el: Element, given: Given, scope: Scope) -> Sequence[Block]:
    inner = (
        replace(scope, numbered=reader.truth(el, given, "data-numbered", scope.numbered)) if scope.place == "flow" else scope
    )
    return blocks(reader, el, inner)


def _aside(reader: Reader, el: Element, given: Given, scope: Scope) -> Sequence[Block]:
    if given.get("role") != "doc-footnote" or not given.get("id"):
        reader.refuse(el, '<aside> must say role="doc-footnote" and have an id')
    if scope.place == "note":
        reader.misplaced(el)
    reader.notes.append(Note(given.get("id", ""), blocks(reader, el, scope.inside("note"))))
    return ()


_IN_FLOW: dict[str, Read] = {
    **dict.fromkeys(HEADINGS, _heading),
    "p": _paragraph,
    "ul": _list,
    "ol": _list,
    "table": _table,
    "section": _section,
    "div": _div,
    "aside": _aside,
}
_ELSEWHERE = {tag: read for tag, read in _IN_FLOW.items() if tag not in HEADINGS and tag != "section"}
assert set(_IN_FLOW) == BLOCKS
