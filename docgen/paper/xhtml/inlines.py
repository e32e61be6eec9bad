"""Reads what stands inside a block: text, emphasis, links, references, pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, cast
from xml.etree.ElementTree import Element

from docgen.paper.tree import Break, Field, Image, Inline, Link, NoteMark, Reference, Styled, Text
from docgen.paper.xhtml.reader import Reader
from docgen.paper.xhtml.space import Collapser, collapsed, trimmed
from docgen.paper.xhtml.vocabulary import SPACE, STYLES, Given, position

_SCHEMES = ("http://", "https://", "mailto:", "tel:")
Style = Literal["strong", "em", "sup", "sub", "del", "code"]
Piece = str | Element
Read = Callable[[Reader, Element, Given, Collapser], Inline | None]


def pieces(el: Element) -> list[Piece]:
    """The text and elements directly in an element, in order."""
    result: list[Piece] = [el.text] if el.text else []
    for child in el:
        result.append(child)
        if child.tail:
            result.append(child.tail)
    return result


def inlines(reader: Reader, run: Sequence[Piece]) -> tuple[Inline, ...]:
    """The inlines of one block, white space collapsed."""
    if not run:
        return ()
    if len(run) == 1 and isinstance(run[0], str):
        text = collapsed(run[0]).strip(" ")
        return (Text(text),) if text else ()
    return trimmed(_children(reader, run, Collapser()))


def _children(reader: Reader, run: Sequence[Piece], space: Collapser) -> tuple[Inline, ...]:
    result: list[Inline] = []
    for piece in run:
        if isinstance(piece, str):
            text = space.text(piece)
            last = result[-1] if text and result else None
            if type(last) is Text:
                result[-1] = Text(last.text + text)
            elif text:
                result.append(Text(text))
            continue
        node = _element(reader, piece, space)
        if type(node) is Break:
            result[:] = trimmed(result)
        if node is not None:
            result.append(node)
    return tuple(result)


def _element(reader: Reader, el: Element, space: Collapser) -> Inline | None:
    read = _READ.get(el.tag)
    if read is None:
        reader.misplaced(el)
        return None
    return read(reader, el, reader.attributes(el), space)


def _styled(reader: Reader, el: Element, given: Given, space: Collapser) -> Inline | None:
    children = _children(reader, pieces(el), space)
    return Styled(cast("Style", el.tag), children) if children else None


def _break(reader: Reader, el: Element, given: Given, space: Collapser) -> Inline:
    _empty(reader, el)
    space.line()
    return Break()


def _empty(reader: Reader, el: Element) -> None:
    if len(el) or (el.text or "").strip(SPACE):
        reader.refuse(el, f"<{el.tag}> must be empty")


def _anchor(reader: Reader, el: Element, given: Given, space: Collapser) -> Inline | None:
    href = given.get("href", "")
    note = reader.choice(el, given, "role", ("doc-noteref",))
    if not href.startswith("#"):
        if note or not href.startswith(_SCHEMES):
            reader.bad(el, "href", "must be #id, or an http, https, mailto or tel address")
        children = _children(reader, pieces(el), space)
        if not children:
            reader.refuse(el, f'the link to "{href}" has no text')
            return None
        return Link(href, children)
    if len(el) or el.text:
        reader.refuse(el, f'<a href="{href}"> is a reference and must be empty: the number is printed')
    if len(href) == 1:
        reader.bad(el, "href", "names no block")
    space.mark()
    if note:
        reader.marks.append((href[1:], el))
        return NoteMark(href[1:])
    return Reference(href[1:], at=position(given.get("data-at")))


def _image(reader: Reader, el: Element, given: Given, space: Collapser) -> Inline:
    _empty(reader, el)
    source, alt = given.get("src", ""), given.get("alt", "")
    if source not in reader.media:
        reader.bad(el, "src", "there is no such picture beside the decision")
    if not alt.strip():
        reader.bad(el, "alt", "says what the picture shows, and must not be empty")
    reader.pictures.add(source)
    space.mark()
    return Image(source, alt)


def _field(reader: Reader, el: Element, given: Given, space: Collapser) -> Inline | None:
    _empty(reader, el)
    space.mark()
    kind = reader.choice(el, given, "data-field", ("page", "pages"))
    if kind == "page":
        return Field("page")
    if kind == "pages":
        return Field("pages")
    if given.get("data-field") is None:
        reader.refuse(el, "<span> needs a data-field")
    return None


_READ: dict[str, Read] = {
    **dict.fromkeys(STYLES, _styled),
    "br": _break,
    "a": _anchor,
    "img": _image,
    "span": _field,
}
