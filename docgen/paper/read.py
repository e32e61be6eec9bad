"""Reads the XHTML a template gave into the paper tree. What is not in its closed vocabulary is an error."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from docgen.diagnostics import Diagnostic, DocgenError, Position, error
from docgen.paper.tree import Block, Meta, Paper
from docgen.paper.xhtml.blocks import Scope, blocks
from docgen.paper.xhtml.reader import Reader

_DEEPEST = 200  # elements within elements; keeps the passes over the tree far from the recursion limit
_MARGINS = ("header", "footer")


def read(xhtml: str, meta: Meta, media: Mapping[str, bytes]) -> Paper:
    """The paper tree. `media` are the files beside the decision; the paper keeps the pictures it shows.

    Raises DocgenError with a diagnostic for everything outside the vocabulary; lines are those of the XHTML.
    """
    root = _parse(xhtml)
    reader = Reader(xhtml, root, media)
    if root.tag != "article":
        reader.misplaced(root)
    _check_depth(reader)
    reader.attributes(root)
    header, footer = (_margin(reader, tag) for tag in _MARGINS)
    content = blocks(reader, root, Scope(), _MARGINS)
    _check_notes(reader)
    if reader.problems:
        raise DocgenError(sorted(reader.problems, key=lambda problem: problem.sort_key))
    pictures = tuple((source, media[source]) for source in sorted(reader.pictures))
    return Paper(meta, content, tuple(reader.notes), header, footer, pictures)


def _parse(xhtml: str) -> Element:
    if "<!DOCTYPE" in xhtml or "<!ENTITY" in xhtml:
        line = xhtml[: xhtml.find("<!")].count("\n") + 1
        raise DocgenError([error("xhtml-syntax", Position("xhtml", line), "a DOCTYPE or entity may not stand in a paper")])
    try:
        return ElementTree.fromstring(xhtml.encode("utf-8"))
    except ElementTree.ParseError as problem:
        raise DocgenError([_unparsed(xhtml, problem)]) from problem
    except UnicodeEncodeError as problem:
        line = xhtml[: problem.start].count("\n") + 1
        message = "the XHTML holds half a character (a lone surrogate)"
        raise DocgenError([error("xhtml-syntax", Position("xhtml", line), message)]) from problem


def _unparsed(xhtml: str, problem: ElementTree.ParseError) -> Diagnostic:
    """Why the XHTML is not well-formed, in the words of lxml, which names the tags."""
    from lxml import etree

    (line, column), message = problem.position, str(problem)
    try:
        etree.fromstring(xhtml.encode("utf-8"), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except etree.XMLSyntaxError as told:
        line, column, message = told.lineno or 0, told.offset or 0, told.msg
    return error("xhtml-syntax", Position("xhtml", line, column), f"the XHTML is not well-formed: {message}")


def _check_depth(reader: Reader) -> None:
    level = [reader.root]
    for _ in range(_DEEPEST):
        level = list(chain.from_iterable(level))
        if not level:
            return
    reader.refuse(level[0], f"<{level[0].tag}> is the {_DEEPEST + 1}th element inside others, and {_DEEPEST} are the most")
    raise DocgenError(reader.problems)


def _margin(reader: Reader, tag: str) -> tuple[Block, ...]:
    found = [el for el in reader.root if el.tag == tag]
    for el in found[1:]:
        reader.refuse(el, f"the paper has two <{tag}>")
    content: tuple[Block, ...] = ()
    for el in found:
        reader.attributes(el)
        content = blocks(reader, el, Scope("margin"))
    return content


def _check_notes(reader: Reader) -> None:
    notes = {note.id for note in reader.notes}
    for note, el in reader.marks:
        if note not in notes:
            reader.bad(el, "href", "there is no such footnote")
