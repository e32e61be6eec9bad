"""What a Word file says and looks like, whatever its ids and names are: two files that agree in it are one paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from tests.support.word import brief, parts
from tests.support.word_numbers import numbered_paragraphs

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_NAMED = re.compile(r"((?:NOTE)?REF )(\S+)")


def canonical(docx: bytes) -> list[str]:
    """The blocks of the body and the footnotes in the short notation.

    Numbers stand as Word shows them, references by the paragraph they point to, footnotes by their order; bookmarks, ids and
    the results of fields, which Word computes, are left out, and runs alike are one.
    """
    return _Canon(docx).lines()


class _Canon:
    def __init__(self, docx: bytes) -> None:
        self.parts = parts(docx)
        self.document = etree.fromstring(self.parts["word/document.xml"])
        self.notes = etree.fromstring(self.parts["word/footnotes.xml"])
        self.numbering = etree.fromstring(self.parts["word/numbering.xml"])
        self.labels = iter(label for label, _ in numbered_paragraphs(docx))
        order = [e.get(f"{_W}id") or "" for e in self.document.iter(f"{_W}footnoteReference")]
        self.order = {number: str(n) for n, number in enumerate(order, 1)}
        self.tables: dict[str, str] = {}  # the place of a paragraph in a table → that table
        self.marks = self._marks()

    def lines(self) -> list[str]:
        body = self.document.find(f"{_W}body")
        assert body is not None
        self._plain(self.document, "word/_rels/document.xml.rels", body=True)
        self._plain(self.notes, "word/_rels/footnotes.xml.rels", body=False)
        found = [brief(e) for e in body if e.tag != f"{_W}sectPr"]
        ordered = sorted(self.notes, key=lambda e: int(self.order.get(e.get(f"{_W}id") or "", "0")))
        return found + [brief(block) for note in ordered for block in note]

    def _marks(self) -> dict[str, str]:
        """Bookmark → the place of the paragraph it begins in, or the footnote whose mark it holds."""
        found = {}
        for place, paragraph in enumerate(self.document.iter(f"{_W}p")):
            tables = list(paragraph.iterancestors(f"{_W}tbl"))
            if tables:
                self.tables[f"p{place}"] = self.tables.get(f"p{place - 1}", f"t{place}")
            for mark in paragraph.iter(f"{_W}bookmarkStart"):
                following = mark.getnext()
                note = following.find(f"{_W}footnoteReference") if following is not None else None
                number = self.order.get(note.get(f"{_W}id") or "", "") if note is not None else ""
                found[mark.get(f"{_W}name") or ""] = f"note{number}" if number else f"p{place}"
        return found

    def _plain(self, root: etree._Element, relations: str, body: bool) -> None:
        targets = {}
        if relations in self.parts:
            targets = {e.get("Id"): e.get("Target") for e in etree.fromstring(self.parts[relations])}
        for paragraph in root.iter(f"{_W}p"):
            self._numbered(paragraph, body)
        for element in list(root.iter(f"{_W}bookmarkStart", f"{_W}bookmarkEnd")):
            element.getparent().remove(element)
        for element in root.iter():
            self._nameless(element, targets)
        for paragraph in root.iter(f"{_W}p"):
            _without_results(paragraph)
            _linked(paragraph)
            for holder in [paragraph, *paragraph.iter(f"{_W}hyperlink")]:
                _joined(holder)
        for table in root.iter(f"{_W}tbl"):
            _grid(table)

    def _nameless(self, element: etree._Element, targets: dict[str | None, str | None]) -> None:
        """Puts what is meant for ids and names."""
        name = etree.QName(element).localname
        for relation in (_R + "id", _R + "embed"):
            if element.get(relation) is not None:
                element.set(relation, targets[element.get(relation)] or "")
        if name in ("docPr", "cNvPr"):
            del element.attrib["id"], element.attrib["name"]
        elif name == "hyperlink" and element.get(f"{_W}anchor"):
            element.set(f"{_W}anchor", self._block(element.get(f"{_W}anchor") or ""))
        elif name == "footnoteReference":
            element.set(f"{_W}id", self.order[element.get(f"{_W}id") or ""])
        elif name == "instrText":
            element.text = _NAMED.sub(lambda m: m[1] + self.marks[m[2]], element.text or "")
        elif name == "top" and element.get(f"{_W}sz") == "2":
            shade = int(element.get(f"{_W}color") or "0", 16) & ~3  # boxes tell paragraphs apart by the least there is
            element.set(f"{_W}color", f"{shade:06X}")

    def _block(self, name: str) -> str:
        """Where a link leads: to a paragraph or a table."""
        return self.tables.get(self.marks[name], self.marks[name])

    def _numbered(self, paragraph: etree._Element, body: bool) -> None:
        number = paragraph.find(f"{_W}pPr/{_W}numPr")
        if number is None:
            return
        level, num = (number.find(_W + tag).get(f"{_W}val") for tag in ("ilvl", "numId"))  # type: ignore[union-attr]
        instance = next(n for n in self.numbering.findall(f"{_W}num") if n.get(f"{_W}numId") == num)
        abstract = instance.find(f"{_W}abstractNumId").get(f"{_W}val")  # type: ignore[union-attr]
        definition = next(a for a in self.numbering.findall(f"{_W}abstractNum") if a.get(f"{_W}abstractNumId") == abstract)
        own = next(e for e in definition.findall(f"{_W}lvl") if e.get(f"{_W}ilvl") == level)
        indent = own.find(f"{_W}pPr/{_W}ind")
        for child in list(number):
            number.remove(child)
        number.set("level", level or "")
        number.set("indent", brief(indent) if indent is not None else "")
        counted = body and own.find(f"{_W}numFmt").get(f"{_W}val") != "none"  # type: ignore[union-attr]
        number.set("label", next(self.labels) if counted else brief(own.find(f"{_W}lvlText")))


def _without_results(paragraph: etree._Element) -> None:
    """Takes out what fields last gave; what a link's field shows is text."""
    inside: list[str] = []
    for run in list(paragraph.iter(f"{_W}r")):
        sign = run.find(f"{_W}fldChar")
        kind = sign.get(f"{_W}fldCharType") if sign is not None else ""
        if kind == "begin":
            inside.append("")
        elif kind == "end":
            inside.pop()
        elif run.find(f"{_W}instrText") is not None:
            inside[-1] = (run.find(f"{_W}instrText").text or "").split()[0]  # type: ignore[union-attr]
        elif not kind and inside and inside[-1] in ("REF", "NOTEREF", "SEQ"):
            run.getparent().remove(run)


def _linked(paragraph: etree._Element) -> None:
    """Makes neighbouring links to one place one."""
    before: etree._Element | None = None
    for child in list(paragraph):
        same = before is not None and child.tag == before.tag == f"{_W}hyperlink" and child.attrib == before.attrib
        if same and before is not None:
            before.extend(list(child))
            paragraph.remove(child)
        else:
            before = child


def _joined(holder: etree._Element) -> None:
    """Makes neighbouring runs of text that look alike one; takes out those without text."""
    before: etree._Element | None = None
    for run in list(holder):
        text = run.find(f"{_W}t") if run.tag == f"{_W}r" else None
        if text is None:
            before = None
            continue
        if not text.text:
            holder.remove(run)
        elif before is not None and _look(before) == _look(run):
            own = before.find(f"{_W}t")
            assert own is not None
            own.text = (own.text or "") + text.text
            holder.remove(run)
        else:
            before = run


def _look(run: etree._Element) -> str:
    properties = run.find(f"{_W}rPr")
    return "" if properties is None else brief(properties)


def _grid(table: etree._Element) -> None:
    """Puts the columns that the widths of the cells ask for: programs lay a table out by these."""
    edges = {0}
    for row in table.findall(f"{_W}tr"):
        edges |= set(_edges(row))
    grid = table.find(f"{_W}tblGrid")
    assert grid is not None
    for column in list(grid):
        grid.remove(column)
    grid.set("edges", " ".join(map(str, sorted(edges))))


def _edges(row: etree._Element) -> Iterator[int]:
    at = 0
    for width in row.findall(f"{_W}tc/{_W}tcPr/{_W}tcW"):
        at += int(width.get(f"{_W}w") or 0)
        yield at
