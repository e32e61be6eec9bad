"""Reads the XHTML a template gave into the paper tree. What is not in its closed vocabulary is an error."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from lxml import etree

from docgen.diagnostics import DocgenError, Position, error
from docgen.paper.tree import Block, Meta, Paper
from docgen.paper.xhtml.blocks import Scope, blocks
from docgen.paper.xhtml.vocabulary import Reader, name

_DEEPEST = 200  # elements within elements; keeps the passes over the tree far from the recursion limit
_too_deep = etree.XPath("(" + "/".join("*" * _DEEPEST) + ")[1]")


def read(xhtml: str, meta: Meta, media: Mapping[str, bytes]) -> Paper:
    """The paper tree. `media` are the files beside the decision; the paper keeps the pictures it shows.

    Raises DocgenError with a diagnostic for everything outside the vocabulary; lines are those of the XHTML.
    """
    root = _parse(xhtml)
    reader = Reader(media)
    header: tuple[Block, ...] = ()
    footer: tuple[Block, ...] = ()
    if name(root) != "article":
        reader.misplaced(root)
    _check_depth(reader, root)
    reader.attributes(root)
    for tag in ("header", "footer"):
        found = root.findall(tag)
        for el in found[1:]:
            reader.refuse(el, f"the paper has two <{tag}>")
        for el in found:
            reader.attributes(el)
            content = blocks(reader, el, Scope("margin"))
            header, footer = (content, footer) if tag == "header" else (header, content)
            _take_out(el)
    content = blocks(reader, root, Scope())
    _check_notes(reader)
    if reader.problems:
        raise DocgenError(sorted(reader.problems, key=lambda problem: problem.sort_key))
    pictures = tuple((source, media[source]) for source in sorted(reader.pictures))
    return Paper(meta, content, tuple(reader.notes), header, footer, pictures)


def _parse(xhtml: str) -> etree._Element:
    if "<!DOCTYPE" in xhtml or "<!ENTITY" in xhtml:
        line = xhtml[: xhtml.find("<!")].count("\n") + 1
        raise DocgenError([error("xhtml-syntax", Position("xhtml", line), "a DOCTYPE or entity may not stand in a paper")])
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(xhtml.encode("utf-8"), parser)
    except etree.XMLSyntaxError as problem:
        place = Position("xhtml", problem.lineno or 0, problem.offset or 0)
        raise DocgenError([error("xhtml-syntax", place, f"the XHTML is not well-formed: {problem.msg}")]) from problem
    except UnicodeEncodeError as problem:
        line = xhtml[: problem.start].count("\n") + 1
        message = "the XHTML holds half a character (a lone surrogate)"
        raise DocgenError([error("xhtml-syntax", Position("xhtml", line), message)]) from problem


def _check_depth(reader: Reader, root: etree._Element) -> None:
    for el in cast("list[etree._Element]", _too_deep(root)):
        reader.refuse(el, f"<{name(el)}> is the {_DEEPEST + 1}th element inside others, and {_DEEPEST} are the most")
        raise DocgenError(reader.problems)


def _take_out(el: etree._Element) -> None:
    parent = el.getparent()
    assert parent is not None
    before = el.getprevious()
    if el.tail and before is not None:
        before.tail = (before.tail or "") + el.tail
    elif el.tail:
        parent.text = (parent.text or "") + el.tail
    parent.remove(el)


def _check_notes(reader: Reader) -> None:
    notes = {note.id for note in reader.notes}
    for note, el in reader.marks:
        if note not in notes:
            reader.bad(el, "href", "there is no such footnote")
