"""What a Word file shows, read without trust."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

from docgen.review.proof.shown import Shown, digest, plain
from docgen.review.word.archive import Archive
from docgen.review.word.names import REVISIONS, local
from docgen.review.word.package import Package

_UNSEEN = {"p", "del", "moveFrom", "Fallback"}
_BLANK = {"br": " ", "cr": " ", "tab": " ", "ptab": " ", "noBreakHyphen": "\u2011"}
_SIDES = ("header", "footer", "footnotes", "endnotes")


def read(name: str, data: bytes) -> Shown:
    """What a Word file shows, its changes as accepted. Raises DocgenError for one that is unsafe or no Word file."""
    package = Package(name, data)
    archive = Archive(name, data)
    main = package.xml(package.main)
    sides = [[package.xml(part) for part in sorted(package.related(package.main, kind))] for kind in _SIDES]
    roots = [main, *(root for parts in sides for root in parts)]
    remarks = [root for part in package.related(package.main, "comments") for root in package.xml(part)]
    changes = sum(1 for root in roots for e in root.iter() if local(e.tag) in REVISIONS)
    addresses = {i: r.target for i, r in package.relations(package.main).items() if r.external}
    blocks = [*_texts(main, addresses), *(text for parts in sides for text in _once(parts, addresses))]
    pictures = sorted(digest(archive.read(part)) for part in archive.names if posixpath.dirname(part).endswith("media"))
    parts = {part: digest(archive.read(part)) for part in archive.names}
    compared, told = "DocgenComparison" in package.custom(), package.provenance()
    return Shown(told, tuple(blocks), tuple(pictures), parts, changes + len(remarks), comparison=compared)


def _once(parts: list[etree._Element], addresses: dict[str, str]) -> Iterator[str]:
    """The texts of headers, or of footers: of those that say the same, as LibreOffice writes for first pages, only one's."""
    for texts in dict.fromkeys(tuple(_texts(root, addresses)) for root in parts):
        yield from texts


def _texts(root: etree._Element, addresses: dict[str, str]) -> Iterator[str]:
    """The texts of the paragraphs, none empty; a paragraph in a text box has a text of its own."""
    for paragraph in root.iter("{*}p"):
        if "wordprocessingml" not in str(paragraph.tag):
            continue
        reader = _Paragraph(addresses)
        reader.walk(paragraph)
        if text := plain("".join(reader.parts)):
            yield text


class _Paragraph:
    """What a paragraph shows. The numbers of pages are left out, as each program puts in what it counts itself."""

    def __init__(self, addresses: dict[str, str]) -> None:
        self.parts: list[str] = []
        self._addresses = addresses
        self._fields: list[str] = []

    def walk(self, element: etree._Element) -> None:
        """Takes in all that is below an element."""
        for child in element:
            kind = local(child.tag)
            if kind in _BLANK:
                self._add(_BLANK[kind])
            elif kind == "t":
                self._add(child.text or "")
            elif kind == "fldChar":
                self._field(child)
            elif kind == "instrText" and self._fields:
                self._fields[-1] += child.text or ""
            elif kind == "docPr":
                self._add(f" [{child.get('descr') or ''}] ")
            elif kind not in _UNSEEN and not (kind == "fldSimple" and _counts(_attribute(child, "instr"))):
                self.walk(child)
                address = self._addresses.get(_attribute(child, "id")) if kind == "hyperlink" else ""
                self._add(f" [{address}] " if address else "")

    def _field(self, mark: etree._Element) -> None:
        kind = _attribute(mark, "fldCharType")
        if kind == "begin":
            self._fields.append("")
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _add(self, text: str) -> None:
        if not any(map(_counts, self._fields)):
            self.parts.append(text)


def _counts(field: str) -> bool:
    return field.split()[:1] in (["PAGE"], ["NUMPAGES"], ["SECTIONPAGES"])


def _attribute(element: etree._Element, name: str) -> str:
    return next((str(value) for key, value in element.items() if local(key) == name), "")
