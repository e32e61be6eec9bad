"""Accepting and rejecting all tracked changes of a Word file, as ISO/IEC 29500-1, 17.13.5, describes them.

The writer's code has no part in it.
"""

from __future__ import annotations

import io
import itertools
import zipfile
from collections.abc import Iterator

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COME, _GONE = ("ins", "moveTo"), ("del", "moveFrom")
_FORMER = ("pPrChange", "rPrChange", "tblPrChange", "tcPrChange", "trPrChange", "tblGridChange", "sectPrChange")
_RANGES = ("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd")
_LIVE = {"delText": "t", "delInstrText": "instrText"}
_ANCHORS = ("bookmarkStart", "bookmarkEnd")


def accepted(docx: bytes) -> bytes:
    """The file with all changes accepted."""
    return _settled(docx, accept=True)


def rejected(docx: bytes) -> bytes:
    """The file with all changes rejected."""
    return _settled(docx, accept=False)


def _settled(docx: bytes, accept: bool) -> bytes:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    document = etree.fromstring(parts["word/document.xml"])
    notes = etree.fromstring(parts["word/footnotes.xml"])
    for root in (document, notes):
        _Settler(root, accept).settle()
    marked = {e.get(f"{_W}id") for e in document.iter(f"{_W}footnoteReference")}
    for note in list(notes):
        if note.get(f"{_W}type") is None and note.get(f"{_W}id") not in marked:
            notes.remove(note)
    for root in (document, notes):
        _check(root)
    parts["word/document.xml"] = etree.tostring(document)
    parts["word/footnotes.xml"] = etree.tostring(notes)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


class _Settler:
    """Settles the changes of one part, from rows down to runs, and then joins paragraphs."""

    def __init__(self, root: etree._Element, accept: bool) -> None:
        self.root = root
        self.accept = accept
        self.stays, self.goes = (_COME, _GONE) if accept else (_GONE, _COME)

    def settle(self) -> None:
        for element in list(self.root.iter(*(_W + name for name in _RANGES))):
            _drop(element)
        for element in list(self.root.iter(*(_W + name for name in _FORMER))):
            self.form(element)
        self.rows()
        self.cells()
        self.runs()
        for paragraph in list(self.root.iter(f"{_W}p")):
            self.end(paragraph)
        for link in list(self.root.iter(f"{_W}hyperlink")):
            if link.find(f".//{_W}r") is None:
                _unwrap(link)

    def form(self, change: etree._Element) -> None:
        """Properties: the new ones stay, or the old ones come back, but for what they never hold."""
        properties = change.getparent()
        if self.accept:
            properties.remove(change)
            return
        (former,) = change
        kept = [e for e in properties if _name(e) in ("rPr", "cellIns", "cellDel", "ins", "del") and e is not change]
        for child in list(properties):
            properties.remove(child)
        properties.extend([*former, *kept])

    def rows(self) -> None:
        for row in list(self.root.iter(f"{_W}tr")):
            mark = next((e for e in row.findall(f"{_W}trPr/*") if _name(e) in ("ins", "del")), None)
            if mark is None:
                continue
            if _name(mark) in self.goes:
                row.getparent().remove(row)
            else:
                mark.getparent().remove(mark)
        for table in list(self.root.iter(f"{_W}tbl")):
            if table.find(f"{_W}tr") is None:
                table.getparent().remove(table)

    def cells(self) -> None:
        for cell in list(self.root.iter(f"{_W}tc")):
            for name, kind in (("cellIns", "ins"), ("cellDel", "del")):
                mark = cell.find(f"{_W}tcPr/{_W}{name}")
                if mark is not None and kind in self.goes:
                    cell.getparent().remove(cell)
                elif mark is not None:
                    mark.getparent().remove(mark)

    def runs(self) -> None:
        for element in list(self.root.iter(*(_W + name for name in (*_COME, *_GONE)))):
            if _name(element.getparent()) in ("rPr", "trPr"):
                continue
            if _name(element) in self.goes:
                for run in [e for e in element if _name(e) not in _ANCHORS]:
                    element.remove(run)
            for name, live in _LIVE.items():
                for text in element.iter(_W + name):
                    text.tag = _W + live
            _unwrap(element)

    def end(self, paragraph: etree._Element) -> None:
        """The paragraph's end: where it goes, what stands before it is joined to the paragraph that follows."""
        properties = paragraph.find(f"{_W}pPr/{_W}rPr")
        marks = [e for e in properties if _name(e) in (*_COME, *_GONE)] if properties is not None else []
        for mark in marks:
            properties.remove(mark)
        if properties is not None and not len(properties):
            properties.getparent().remove(properties)
        if not any(_name(mark) in self.goes for mark in marks):
            return
        following = paragraph.getnext()
        content = [e for e in paragraph if _name(e) != "pPr"]
        if following is None or _name(following) != "p":
            assert paragraph.find(f".//{_W}r") is None, "what is left of a paragraph has no paragraph to join"
            following = next((p for p in paragraph.itersiblings(f"{_W}p")), None)
        if following is not None:
            place = 1 if following.find(f"{_W}pPr") is not None else 0
            following[place:place] = content
        paragraph.getparent().remove(paragraph)


def _check(root: etree._Element) -> None:
    """Nothing is left of any change, and every cell and note ends as it must."""
    left = {_name(e) for e in root.iter() if _name(e) in (*_COME, *_GONE, *_FORMER, *_RANGES, *_LIVE)}
    assert not left, f"changes are left: {left}"
    for holder in root.iter(f"{_W}tc", f"{_W}footnote", f"{_W}body"):
        blocks = [e for e in holder if _name(e) in ("p", "tbl")]
        assert not blocks or _name(blocks[-1]) == "p", "it ends with a table"
        assert blocks or _name(holder) == "body", f"a {_name(holder)} without a paragraph"
        pairs = itertools.pairwise(map(_name, blocks))
        assert ("tbl", "tbl") not in pairs, "two tables became one"
    for row in root.iter(f"{_W}tr"):
        assert row.find(f"{_W}tc") is not None, "a row without a cell"


def _name(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def _drop(element: etree._Element) -> None:
    element.getparent().remove(element)


def _unwrap(element: etree._Element) -> None:
    parent = element.getparent()
    place = parent.index(element)
    parent[place : place + 1] = list(element)


def marks(docx: bytes) -> Iterator[tuple[str, str]]:
    """Every mark of a change in the body and the footnotes: the element's name and its id."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        for part in ("word/document.xml", "word/footnotes.xml"):
            for element in etree.fromstring(archive.read(part)).iter():
                name = _name(element)
                if name in (*_COME, *_GONE, *_FORMER, "cellIns", "cellDel", "moveFromRangeStart", "moveToRangeStart"):
                    yield name, element.get(f"{_W}id", "")
