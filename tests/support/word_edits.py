"""Edits in a Word file as Word itself makes them: tracked changes, comments, untracked edits, and the noise Word adds.

    edits = Edits(docx, author="Ann Reviewer")
    edits.replace(edits.find("in the spring"), "spring", "autumn")
    edits.comment(edits.find("in the spring"), "autumn", "Why not sooner?")
    data = edits.bytes()

A paragraph is given as its w:p element (`find`, `paragraphs`), a place in it by words or by an offset in its visible text.
"""

from __future__ import annotations

import copy
import io
import random
import zipfile
from collections.abc import Iterator

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_QUOTES = str.maketrans({"'": "’", '"': "”"})
Element = etree._Element


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def make(name: str, *children: Element, text: str = "", **attributes: str) -> Element:
    """A w: element; attributes are w: too."""
    element = etree.Element(w(name), nsmap={"w": W})
    for key, value in attributes.items():
        element.set(w(key), value)
    element.extend(children)
    if text:
        element.text = text
        element.set(_XML_SPACE, "preserve")
    return element


class Edits:
    """A Word file being edited; `author` and `date` are those of the tracked changes and may be set anew at any time."""

    def __init__(self, docx: bytes, author: str = "Ann Reviewer", date: str = "2026-11-20T10:15:00Z") -> None:
        with zipfile.ZipFile(io.BytesIO(docx)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.author = author
        self.date = date
        self.roots: dict[str, Element] = {}
        self.in_fields = False  # whether words typed at the end of a field's result belong to that
        self._next = 9000
        self._moves = 0

    # ---- the file

    def root(self, part: str = "word/document.xml") -> Element:
        """The root of a part; what is changed in it is written."""
        if part not in self.roots:
            self.roots[part] = etree.fromstring(self.parts[part])
        return self.roots[part]

    def bytes(self) -> bytes:
        """The file as it now is."""
        for part, root in self.roots.items():
            self.parts[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self.parts.items():
                archive.writestr(name, data)
        return out.getvalue()

    def paragraphs(self, part: str = "word/document.xml") -> list[Element]:
        """Every paragraph of a part, those in tables too."""
        return list(self.root(part).iter(w("p")))

    def find(self, words: str, part: str = "word/document.xml") -> Element:
        """The first paragraph whose visible text holds these words."""
        return next(p for p in self.paragraphs(part) if words in visible(p))

    def rows(self, words: str) -> list[Element]:
        """The rows of the table whose text holds these words."""
        table = next(t for t in self.root().iter(w("tbl")) if words in visible(t))
        return list(table.iterfind(w("tr")))

    # ---- tracked changes of words

    def insert(self, paragraph: Element, at: int | str, words: str, **style: bool) -> Element:
        """Inserts words at an offset, or after the words given; `style`: b, i, strike ..."""
        offset = at if isinstance(at, int) else visible(paragraph).index(at) + len(at)
        inserted = self.mark("ins", run(words, self._like(paragraph, offset), **style))
        self._place(paragraph, offset, inserted)
        return inserted

    def delete(self, paragraph: Element, start: int | str, end: int = -1) -> list[Element]:
        """Deletes from offset to offset, or the words given."""
        return [self._wrap_deleted(r) for r in self.cut(paragraph, *self._range(paragraph, start, end))]

    def replace(self, paragraph: Element, old: str, new: str) -> None:
        """Deletes words and inserts others in their place."""
        start = visible(paragraph).index(old)
        self.insert(paragraph, start + len(old), new)
        self.delete(paragraph, start, start + len(old))

    def format(self, paragraph: Element, words: str, **style: bool) -> None:
        """Gives words another emphasis: format(p, "now", b=True)."""
        for found in self.cut(paragraph, *self._range(paragraph, words, -1)):
            properties = _properties(found)
            before = copy.deepcopy(properties)
            _style(properties, **style)
            properties.append(self.mark("rPrChange", before))

    def move_words(self, paragraph: Element, words: str, other: Element, offset: int) -> None:
        """Moves words to another place."""
        start, end = self._range(paragraph, words, -1)
        name = self._move_name()
        target = self.mark("moveTo", run(words))
        self._place(other, offset, target)
        _around(target, *self._move_range("moveTo", name))
        for found in self.cut(paragraph, start, end):
            _around(self._wrap_deleted(found, "moveFrom"), *self._move_range("moveFrom", name))

    # ---- tracked changes of paragraphs

    def split(self, paragraph: Element, at: int | str) -> Element:
        """Ends a paragraph at an offset, or after words, as Enter does; returns the second half."""
        offset = at if isinstance(at, int) else visible(paragraph).index(at) + len(at)
        second = self._break(paragraph, offset)
        self._mark_end(paragraph, "ins")
        return second

    def join(self, paragraph: Element) -> None:
        """Deletes the end of a paragraph, so that the next follows in it."""
        self._mark_end(paragraph, "del")

    def add_after(self, paragraph: Element, words: str, style: str = "", author: str = "") -> Element:
        """A new paragraph after this one, as Enter at its end and typing make it."""
        second = self._break(paragraph, len(visible(paragraph)))
        self._mark_end(paragraph, "ins")
        if style:
            _set_style(second, style)
        if words:
            second.append(self.mark("ins", run(words)))
        return second

    def add_before(self, paragraph: Element, words: str, style: str = "") -> Element:
        """A new paragraph before this one, whole with its end."""
        new = make("p", *(copy.deepcopy(e) for e in paragraph.iterfind(w("pPr"))))
        for change in list(new.iter(w("pPrChange"), w("sectPr"), w("rPr"))):
            change.getparent().remove(change)
        paragraph.addprevious(new)
        if style:
            _set_style(new, style)
        new.append(self.mark("ins", run(words)))
        self._mark_end(new, "ins")
        return new

    def remove(self, paragraph: Element) -> None:
        """Deletes a paragraph with its end."""
        for found in self.cut(paragraph, 0, len(visible(paragraph))):
            self._wrap_deleted(found)
        self._mark_end(paragraph, "del")

    def move(self, paragraph: Element, after: Element) -> Element:
        """Moves a paragraph after another; returns the copy at the new place."""
        name = self._move_name()
        new = make("p", *(copy.deepcopy(e) for e in paragraph.iterfind(w("pPr"))))
        new.append(self.mark("moveTo", *(copy.deepcopy(r) for r in _shown_runs(paragraph))))
        after.addnext(new)
        self._mark_end(new, "moveTo")
        for found in self.cut(paragraph, 0, len(visible(paragraph))):
            self._wrap_deleted(found, "moveFrom")
        self._mark_end(paragraph, "moveFrom")
        for holder, kind in ((new, "moveTo"), (paragraph, "moveFrom")):
            begin, end = self._move_range(kind, name)
            holder.insert(1 if holder.find(w("pPr")) is not None else 0, begin)
            holder.addnext(end)
        return new

    def restyle(self, paragraph: Element, style: str) -> None:
        """Gives a paragraph another style."""
        properties = paragraph_properties(paragraph)
        before = copy.deepcopy(properties)
        for inner in list(before.iter(w("rPr"), w("sectPr"))):
            inner.getparent().remove(inner)
        _set_style(paragraph, style)
        properties.append(self.mark("pPrChange", before))

    # ---- tracked changes of tables

    def add_row(self, row: Element, cells: list[str]) -> Element:
        """A new row after another."""
        new = copy.deepcopy(row)
        for cell, words in zip(new.iterfind(w("tc")), cells, strict=True):
            first, *rest = cell.iterfind(w("p"))
            for extra in rest:
                cell.remove(extra)
            for old in [e for e in first if e.tag != w("pPr")]:
                first.remove(old)
            first.append(self.mark("ins", run(words)))
            self._mark_end(first, "ins")
        row.addnext(new)
        _row_properties(new).append(self.mark("ins"))
        return new

    def remove_row(self, row: Element) -> None:
        """Deletes a row with all its text."""
        for paragraph in row.iter(w("p")):
            self.remove(paragraph)
        _row_properties(row).append(self.mark("del"))

    def mark_cell(self, cell: Element, kind: str) -> None:
        """Marks a cell as inserted ("cellIns") or deleted ("cellDel")."""
        cell.find(w("tcPr")).append(self.mark(kind))  # type: ignore[union-attr]

    # ---- comments

    def comment(
        self,
        paragraph: Element,
        words: str | tuple[int, int],
        text: str,
        parent: str = "",
        resolved: bool = False,
        extended: bool = True,
        until: Element | None = None,
    ) -> str:
        """A comment on words (to the end of the paragraph `until`, if given), or an answer to another; returns its id."""
        start, end = words if isinstance(words, tuple) else self._range(paragraph, words, -1)
        runs = self.cut(paragraph, start, end)
        identifier = self._id()
        first, last = runs[0], runs[-1]
        if until is not None:
            last = list(until)[-1]
        first.addprevious(make("commentRangeStart", id=identifier))
        reference = make("r", make("commentReference", id=identifier))
        last.addnext(reference)
        last.addnext(make("commentRangeEnd", id=identifier))
        self._comment_part(identifier, text, parent, resolved, extended)
        return identifier

    # ---- edits that nothing tracks

    def retype(self, paragraph: Element, old: str, new: str) -> None:
        """Changes words without a trace."""
        start = visible(paragraph).index(old)
        runs = self.cut(paragraph, start, start + len(old))
        first, *rest = [r for r in runs if r.find(w("t")) is not None]
        first.find(w("t")).text = new  # type: ignore[union-attr]
        first.find(w("t")).set(_XML_SPACE, "preserve")  # type: ignore[union-attr]
        for extra in rest:
            extra.getparent().remove(extra)  # type: ignore[union-attr]

    def type_after(self, paragraph: Element, words: str) -> Element:
        """A new paragraph without a trace."""
        new = make("p", *(copy.deepcopy(e) for e in paragraph.iterfind(w("pPr"))), run(words))
        paragraph.addnext(new)
        return new

    def drop(self, element: Element) -> None:
        """Takes a paragraph, row or cell out without a trace."""
        element.getparent().remove(element)  # type: ignore[union-attr]

    def part_in_two(self, paragraph: Element, at: str) -> Element:
        """Ends a paragraph after words, without a trace."""
        return self._break(paragraph, visible(paragraph).index(at) + len(at))

    def run_on(self, paragraph: Element) -> None:
        """Joins the next paragraph to this one, without a trace."""
        following = paragraph.getnext()
        assert following is not None
        paragraph.extend([e for e in following if e.tag != w("pPr")])
        self.drop(following)

    def embolden(self, paragraph: Element, words: str) -> None:
        """Sets words in bold, without a trace."""
        for found in self.cut(paragraph, *self._range(paragraph, words, -1)):
            _style(_properties(found), b=True)

    # ---- what Word does by itself

    def split_runs(self, seed: int = 1) -> None:
        """Parts runs anywhere, as Word does."""
        dice = random.Random(seed)
        for paragraph in self.paragraphs():
            length = len(visible(paragraph))
            for _ in range(min(6, length // 8)):
                place = dice.randrange(1, length)
                self.cut(paragraph, place, place)

    def rsids(self) -> None:
        """Revision save ids on paragraphs, runs and rows."""
        for element in self.root().iter(w("p"), w("r"), w("tr")):
            element.set(w("rsidR"), "00A77B3E")
            element.set(w("rsidRPr"), "00B21C4F")

    def proof_marks(self) -> None:
        """Marks of the spelling and grammar check, and of where pages broke."""
        for n, found in enumerate(list(self.root().iter(w("r")))):
            if n % 3 == 0 and found.getparent().tag == w("p"):  # type: ignore[union-attr]
                found.addprevious(make("proofErr", type="spellStart"))
                found.addnext(make("proofErr", type="spellEnd"))
            if n % 7 == 0 and found.find(w("t")) is not None:
                found.find(w("t")).addprevious(make("lastRenderedPageBreak"))  # type: ignore[union-attr]

    def controls(self) -> None:
        """Some runs in content controls and smart tags, some paragraphs in content controls."""
        for n, found in enumerate(list(self.root().iter(w("r")))):
            if n % 5 == 0 and found.getparent().tag == w("p") and found.find(w("t")) is not None:  # type: ignore[union-attr]
                if n % 2:
                    _around_with(found, make("smartTag", uri="urn:x", element="place"))
                else:
                    _around_with(found, make("sdt", make("sdtPr"), make("sdtContent")))
        body = self.root().find(w("body"))
        assert body is not None
        for n, found in enumerate(list(body.iterchildren(w("p")))):
            if n % 6 == 5:
                _around_with(found, make("sdt", make("sdtPr"), make("sdtContent")))

    def smart_quotes(self) -> int:
        """Straight quotation marks become curly; returns how many did."""
        count = 0
        for found in self.root().iter(w("t")):
            changed = (found.text or "").translate(_QUOTES)
            count += sum(a != b for a, b in zip(changed, found.text or "", strict=True))
            found.text = changed
        return count

    def lose_bookmarks(self, every: int = 1) -> None:
        """Takes away every bookmark, or each so many-th."""
        for n, start in enumerate(list(self.root().iter(w("bookmarkStart")))):
            if n % every == 0:
                self.drop(start)
        for part in ("word/footnotes.xml",):
            for start in list(self.root(part).iter(w("bookmarkStart"))):
                self.drop(start)

    # ---- how

    def cut(self, paragraph: Element, start: int, end: int) -> list[Element]:
        """The runs from offset to offset, parted from what is round them."""
        found, place = [], 0
        for shown in list(_shown_runs(paragraph)):
            length = len(visible(shown))
            if place < start < place + length:
                shown, place, length = _part(shown, start - place), start, place + length - start
            if place < end < place + length:
                _part(shown, end - place)
                length = end - place
            if start <= place < end or (place == end > start and _open_fields(found) and not length):
                found.append(shown)
            place += length
        return found

    def mark(self, kind: str, *children: Element) -> Element:
        """An element with author, date and an id of its own."""
        element = make(kind, *children, id=self._id(), author=self.author)
        if self.date:
            element.set(w("date"), self.date)
        return element

    def _id(self) -> str:
        self._next += 1
        return str(self._next)

    def _move_name(self) -> str:
        self._moves += 1
        return f"move{self._moves:08d}"

    def _move_range(self, kind: str, name: str) -> tuple[Element, Element]:
        start = self.mark(f"{kind}RangeStart")
        start.set(w("name"), name)
        return start, make(f"{kind}RangeEnd", id=start.get(w("id")) or "")

    def _range(self, paragraph: Element, start: int | str, end: int) -> tuple[int, int]:
        if isinstance(start, int):
            return start, end
        place = visible(paragraph).index(start)
        return place, place + len(start)

    def _like(self, paragraph: Element, offset: int) -> Element | None:
        """The properties of the run at an offset."""
        place = 0
        for shown in _shown_runs(paragraph):
            place += len(visible(shown))
            if place >= offset:
                properties = shown.find(w("rPr"))
                return None if properties is None else copy.deepcopy(properties)
        return None

    def _place(self, paragraph: Element, offset: int, new: Element) -> None:
        self.cut(paragraph, offset, offset)
        place = 0
        runs = list(_shown_runs(paragraph))
        for n, shown in enumerate(runs):
            place += len(visible(shown))
            if place >= offset > 0:
                while not self.in_fields and _open_fields(runs[: n + 1]) > 0:
                    n, shown = n + 1, runs[n + 1]
                parent = shown.getparent()
                (parent if parent is not None and parent.tag == w("ins") else shown).addnext(new)
                return
        properties = paragraph.find(w("pPr"))
        paragraph.insert(0 if properties is None else 1, new)

    def _wrap_deleted(self, found: Element, kind: str = "del") -> Element:
        parent = found.getparent()
        assert parent is not None
        for text in found.iter(w("t")):
            text.tag = w("delText") if kind == "del" else w("t")
        return _around_with(found, self.mark(kind))

    def _mark_end(self, paragraph: Element, kind: str) -> None:
        properties = paragraph_properties(paragraph)
        mark = properties.find(w("rPr"))
        if mark is None:
            mark = make("rPr")
            following = properties.find(w("sectPr"))
            following = properties.find(w("pPrChange")) if following is None else following
            properties.append(mark) if following is None else following.addprevious(mark)
        mark.insert(0, self.mark(kind))

    def _break(self, paragraph: Element, offset: int) -> Element:
        """A second paragraph with what stands after the offset."""
        self.cut(paragraph, offset, offset)
        second = make("p", *(copy.deepcopy(e) for e in paragraph.iterfind(w("pPr"))))
        place, after = 0, False
        for child in list(paragraph):
            if child.tag == w("pPr"):
                continue
            length = len(visible(child))
            after = after or (place >= offset and (length > 0 or child.tag in (w("bookmarkEnd"), w("r"))) and place > 0)
            after = after or (offset == 0 and length > 0)
            if after:
                second.append(child)
            place += length
        paragraph.addnext(second)
        return second

    def _comment_part(self, identifier: str, text: str, parent: str, resolved: bool, extended: bool) -> None:
        if "word/comments.xml" not in self.parts:
            self._add_part("comments", f'<w:comments xmlns:w="{W}" xmlns:w14="{W14}"/>', _OFFICE + "comments")
        comment = make("comment", id=identifier, author=self.author, initials=self.author[:1])
        if self.date:
            comment.set(w("date"), self.date)
        *before, last = text.split("\n")
        comment.extend([make("p", run(line)) for line in before])
        paragraph = make("p", make("r", make("annotationRef")), run(last))
        paragraph.set(f"{{{W14}}}paraId", f"{int(identifier):08X}")
        comment.append(paragraph)
        self.root("word/comments.xml").append(comment)
        if extended:
            if "word/commentsExtended.xml" not in self.parts:
                kind = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
                self._add_part("commentsExtended", f'<w15:commentsEx xmlns:w15="{W15}"/>', kind)
            entry = etree.SubElement(self.root("word/commentsExtended.xml"), f"{{{W15}}}commentEx")
            entry.set(f"{{{W15}}}paraId", f"{int(identifier):08X}")
            if parent:
                entry.set(f"{{{W15}}}paraIdParent", f"{int(parent):08X}")
            entry.set(f"{{{W15}}}done", str(int(resolved)))

    def _add_part(self, name: str, xml: str, kind: str) -> None:
        self.parts[f"word/{name}.xml"] = xml.encode()
        types = self.root("[Content_Types].xml")
        override = etree.SubElement(types, f"{{{_PACKAGE}content-types}}Override")
        override.set("PartName", f"/word/{name}.xml")
        override.set("ContentType", f"{_TYPE}{name}+xml")
        relation = etree.SubElement(self.root("word/_rels/document.xml.rels"), f"{{{_PACKAGE}relationships}}Relationship")
        relation.set("Id", f"rIdEdit{name}")
        relation.set("Type", kind)
        relation.set("Target", f"{name}.xml")


def visible(element: Element) -> str:
    """The text of an element as Word shows it after all changes: deleted words left out."""
    shown = [
        inner
        for inner in element.iter(w("t"), w("br"), w("tab"))
        if not any(a.tag in (w("del"), w("moveFrom")) for a in inner.iterancestors())
    ]
    return "".join((e.text or "") if e.tag == w("t") else "\n" if e.tag == w("br") else "\t" for e in shown)


def run(words: str, properties: Element | None = None, **style: bool) -> Element:
    """A w:r of words."""
    made = make("r")
    if properties is not None:
        made.append(properties)
    if style:
        _style(_properties(made), **style)
    made.append(make("t", text=words))
    return made


def paragraph_properties(paragraph: Element) -> Element:
    """The w:pPr of a paragraph, made if it has none."""
    found = paragraph.find(w("pPr"))
    if found is None:
        found = make("pPr")
        paragraph.insert(0, found)
    return found


def _shown_runs(paragraph: Element) -> Iterator[Element]:
    """The runs that are shown, in order; those with no text too."""
    for found in paragraph.iter(w("r")):
        if not any(a.tag in (w("del"), w("moveFrom")) for a in found.iterancestors()):
            yield found


def _open_fields(runs: list[Element]) -> int:
    """How many fields begin in runs and do not end in them."""
    kinds = [mark.get(w("fldCharType")) for found in runs for mark in found.iterfind(w("fldChar"))]
    return kinds.count("begin") - kinds.count("end")


def _part(found: Element, offset: int) -> Element:
    """Parts a run at an offset of its text; returns the second half."""
    second = make("r", *(copy.deepcopy(e) for e in found.iterfind(w("rPr"))))
    place = 0
    for child in [e for e in found if e.tag != w("rPr")]:
        length = len(visible(child)) if child.tag != w("t") else len(child.text or "")
        if place >= offset:
            second.append(child)
        elif place + length > offset:
            text = child.text or ""
            child.text = text[: offset - place]
            child.set(_XML_SPACE, "preserve")
            second.append(make("t", text=text[offset - place :]))
        place += length
    found.addnext(second)
    return second


def _properties(found: Element) -> Element:
    properties = found.find(w("rPr"))
    if properties is None:
        properties = make("rPr")
        found.insert(0, properties)
    return properties


_ORDER = ("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "strike")


def _style(properties: Element, **style: bool) -> None:
    for name, on in style.items():
        for old in properties.findall(w(name)):
            properties.remove(old)
        element = make(name) if on else make(name, val="0")
        before = [e for e in properties if e.tag in {w(n) for n in _ORDER[: _ORDER.index(name)]}]
        properties.insert(len(before), element)


def _set_style(paragraph: Element, style: str) -> None:
    properties = paragraph_properties(paragraph)
    for old in properties.findall(w("pStyle")) + properties.findall(w("numPr")):
        properties.remove(old)
    properties.insert(0, make("pStyle", val=style))


def _row_properties(row: Element) -> Element:
    found = row.find(w("trPr"))
    if found is None:
        found = make("trPr")
        row.insert(0, found)
    return found


def _around(found: Element, before: Element, after: Element) -> None:
    found.addprevious(before)
    found.addnext(after)


def _around_with(found: Element, holder: Element) -> Element:
    """Puts an element into a holder (a content control's content) in its place."""
    found.addprevious(holder)
    inner = holder.find(w("sdtContent"))
    (holder if inner is None else inner).append(found)
    return holder
