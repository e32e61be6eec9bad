"""The styles and numbers of a file, as far as a paragraph's kind depends on them."""

from __future__ import annotations

import re

from lxml import etree

from docgen.review.word.model import CODE, EM, LOWERED, RAISED, STRONG, STRUCK, Look
from docgen.review.word.names import w
from docgen.review.word.package import Package

_OFF = ("0", "false", "off", "none")
_HEADING = re.compile(r"heading ([1-9])")


class Looks:
    """`names` are the styles' names in lower case by id."""

    def __init__(self, package: Package) -> None:
        self.names: dict[str, str] = {}
        self._numbers: dict[str, tuple[str, str]] = {}  # of a style that has a number itself
        self._definitions: dict[str, str] = {}
        self._forms: dict[tuple[str, str], str] = {}
        for part in package.related(package.main, "styles")[:1]:
            self._read_styles(package.xml(part))
        for part in package.related(package.main, "numbering")[:1]:
            self._read_numbering(package.xml(part))

    def heading(self, style: str) -> int:
        """The rank of a heading's style; 0 for another."""
        found = _HEADING.fullmatch(self.names.get(style, ""))
        return int(found[1]) if found else 0

    def paragraph(self, properties: etree._Element | None) -> Look:
        """The look that a w:pPr gives."""
        if properties is None:
            return Look()
        style = value(properties.find(w("pStyle")))
        number, level = self._numbers.get(style, ("", "0"))
        own = properties.find(w("numPr"))
        if own is not None:
            number = value(own.find(w("numId"))) or number
            level = value(own.find(w("ilvl"))) or level
        definition = self._definitions.get(number, "")
        form = self._forms.get((definition, level), "") if definition else ""
        return Look(style, form, int(level) if level.isdigit() else 0, definition)

    def marks(self, properties: etree._Element | None) -> int:
        """The emphases that a w:rPr gives."""
        if properties is None:
            return 0
        name = self.names.get(value(properties.find(w("rStyle"))), "")
        found = STRONG * (name == "strong") | EM * (name == "emphasis") | CODE * ("code" in name)
        for tag, bit in (("b", STRONG), ("i", EM), ("strike", STRUCK), ("dstrike", STRUCK)):
            element = properties.find(w(tag))
            if element is not None:
                found = found & ~bit if value(element) in _OFF else found | bit
        raised = value(properties.find(w("vertAlign")))
        return found | RAISED * (raised == "superscript") | LOWERED * (raised == "subscript")

    def _read_styles(self, root: etree._Element) -> None:
        for style in root.iterfind(w("style")):
            identifier = style.get(w("styleId")) or ""
            self.names[identifier] = value(style.find(w("name"))).casefold()
            number = style.find(f"{w('pPr')}/{w('numPr')}")
            if number is not None:
                self._numbers[identifier] = (value(number.find(w("numId"))), value(number.find(w("ilvl"))) or "0")

    def _read_numbering(self, root: etree._Element) -> None:
        for definition in root.iterfind(w("abstractNum")):
            name = definition.get(w("abstractNumId")) or ""
            for level in definition.iterfind(w("lvl")):
                form = value(level.find(w("numFmt")))
                form = "" if form == "none" else "bullet" if form == "bullet" else "number"
                self._forms[name, level.get(w("ilvl")) or "0"] = form
        for number in root.iterfind(w("num")):
            self._definitions[number.get(w("numId")) or ""] = value(number.find(w("abstractNumId")))


def value(element: etree._Element | None) -> str:
    """The w:val of an element; empty if it or its value is missing."""
    return "" if element is None else element.get(w("val")) or ""
