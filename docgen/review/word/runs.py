"""What stands in a paragraph, character by character."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from lxml import etree
from msgspec import Struct

from docgen.review.texts import BREAK, NOTE, PICTURE
from docgen.review.word import fields
from docgen.review.word.ledger import Ledger, words
from docgen.review.word.looks import Looks
from docgen.review.word.model import Anchor, Para, Remark, Revision, Run, Unit
from docgen.review.word.names import MC, M, R, W, local, w
from docgen.review.word.package import Relation

_INSIDE = frozenset(("sdt", "smartTag", "customXml", "sdtContent", "dir", "bdo", "ruby", "rubyBase"))
_PLAIN = {"tab": "\t", "ptab": "\t", "cr": BREAK, "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_DRAWN = frozenset(("drawing", "pict", "object"))
_TEXT_BOX = w("txbxContent")
_CHOICE, _FALLBACK = f"{{{MC}}}Choice", f"{{{MC}}}Fallback"


class Context(Protocol):
    """What the reader of a paragraph needs to know of its story; `moves` are the names of the moves now open."""

    ledger: Ledger
    looks: Looks
    relations: Mapping[str, Relation]
    moves: dict[str, str]


class Around(Struct, frozen=True):
    """The revisions and the link that what is read stands in."""

    ins: Revision | None = None
    dele: Revision | None = None
    href: str = ""


class Reader:
    """Reads the content of one paragraph into `para`."""

    def __init__(self, context: Context, para: Para) -> None:
        self.context = context
        self.para = para
        self.fields: list[fields.Field] = []

    def content(self, parent: etree._Element, around: Around = Around()) -> None:  # noqa: B008
        """Takes in what an element holds: runs, and what stands round and between them."""
        for element in parent:
            name = local(element.tag)
            if element.tag == w("r"):
                self.run(element, around)
            elif name:
                self.holder(element, name, around)

    def holder(self, element: etree._Element, name: str, around: Around) -> None:
        """Takes in what holds runs, or stands between them."""
        match name:
            case "ins" | "moveTo" | "del" | "moveFrom" if element.tag.startswith(f"{{{W}}}"):
                self.content(element, self.revised(element, name, around))
            case "hyperlink":
                relation = self.context.relations.get(element.get(f"{{{R}}}id") or "")
                self.content(element, Around(around.ins, around.dele, relation.target if relation else ""))
            case "fldSimple":
                self.simple_field(element, around)
            case "AlternateContent":
                self.alternatives(element, around)
            case "oMath" | "oMathPara":
                self.equation(element, around)
            case _ if name in _INSIDE:
                self.content(element, around)
            case _:
                point(self.context, self.para, element, name)

    def revised(self, element: etree._Element, name: str, around: Around) -> Around:
        """What stands inside a w:ins and the like; the innermost of its kind counts."""
        revision = self.context.ledger.of(element)
        if revision is not None and name in ("moveTo", "moveFrom"):
            revision.move = self.context.moves.get(name, "")
        if name in ("ins", "moveTo"):
            return Around(revision, around.dele, around.href)
        return Around(around.ins, revision, around.href)

    def run(self, element: etree._Element, around: Around) -> None:
        """Takes in a w:r."""
        properties = element.find(w("rPr"))
        marks = self.context.looks.marks(properties)
        was, form = marks, []
        if properties is not None:
            form = self.context.ledger.below(properties)
            changed = properties.find(w("rPrChange"))
            if changed is not None:
                was = self.context.looks.marks(changed.find(w("rPr")))
        run = Run(marks, was, around.href, around.ins, around.dele, tuple(form))
        for child in element:
            self.piece(child, local(child.tag), run, around)

    def piece(self, child: etree._Element, name: str, run: Run, around: Around) -> None:
        """Takes in one thing in a run."""
        if name in ("t", "delText"):
            self.para.units += [Unit(c, c, run) for c in child.text or ""]
        elif name in _PLAIN:
            self.add(_PLAIN[name], run)
        elif name == "br":
            page = child.get(w("type")) in ("page", "column")
            self.add("\f" if page else BREAK, run, "a page break" if page else "")
        elif name == "sym":
            self.add(_symbol(child.get(w("char")) or ""), run)
        else:
            self.thing(child, name, run, around)

    def thing(self, child: etree._Element, name: str, run: Run, around: Around) -> None:
        """Takes in what a run holds beside its characters."""
        if name in ("footnoteReference", "endnoteReference"):
            kind = "a footnote" if name == "footnoteReference" else "an endnote"
            identifier = child.get(w("id")) or ""
            self.para.units.append(Unit(NOTE, NOTE, run, kind, identifier if name == "footnoteReference" else ""))
        elif name in ("fldChar", "instrText", "delInstrText"):
            self.field_mark(child, name, run)
        elif name in _DRAWN:
            self.drawn(child, run)
        elif name == "AlternateContent":
            self.drawn(child, run) if _is_drawn(child) else self.chosen(child, run, around)
        elif name == "commentReference":
            by = run.ins if run.ins and not run.ins.words else None
            self.para.anchors.append(Anchor(child.get(w("id")) or "", "reference", len(self.para.units), by))
        elif name == "ruby":
            self.content(child, around)

    def add(self, text: str, run: Run, note: str = "") -> None:
        self.para.units.append(Unit(text, text, run, note))

    def drawn(self, element: etree._Element, run: Run) -> None:
        """A picture or text box: one unit; what was changed inside is told."""
        boxes = [words(box) for box in element.iter(_TEXT_BOX)]
        inside = self.context.ledger.below(element)
        note = f"a text box with the words “{boxes[0][:200]}”" if boxes else "a picture"
        key = f"\ue000BOX {boxes[0]}" if boxes else PICTURE
        if inside:
            told = "; ".join(_told(r) for r in inside[:20] if r.words) or "its looks"
            note_inside = f"changed in {note}: {told}"
            self.para.remarks.append(Remark(len(self.para.units), note_inside, tuple(inside)))
        self.para.units.append(Unit(PICTURE, key, run, note))

    def equation(self, element: etree._Element, around: Around) -> None:
        shown = "".join(e.text or "" for e in element.iter(f"{{{M}}}t"))
        inside = self.context.ledger.below(element)
        if inside:
            self.para.remarks.append(Remark(len(self.para.units), f"changed in the equation “{shown}”", tuple(inside)))
        run = Run(href=around.href, ins=around.ins, dele=around.dele)
        self.para.units.append(Unit(PICTURE, f"\ue000MATH {shown}", run, f"an equation “{shown}”"))

    def alternatives(self, element: etree._Element, around: Around) -> None:
        found = _choice(element)
        if found is not None:
            self.content(found, around)

    def chosen(self, element: etree._Element, run: Run, around: Around) -> None:
        found = _choice(element)
        for child in [] if found is None else found:
            self.piece(child, local(child.tag), run, around)

    def field_mark(self, element: etree._Element, name: str, run: Run) -> None:
        if name != "fldChar":
            if self.fields:
                self.fields[-1].instruction += element.text or ""
                self.fields[-1].runs.append(run)
            return
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            self.fields.append(fields.Field(len(self.para.units), []))
        if self.fields:
            self.fields[-1].runs.append(run)
        if kind == "end" and self.fields:
            fields.close(self.para, self.fields.pop())

    def simple_field(self, element: etree._Element, around: Around) -> None:
        run = Run(href=around.href, ins=around.ins, dele=around.dele)
        field = fields.Field(len(self.para.units), [run], element.get(w("instr")) or "")
        self.content(element, around)
        fields.close(self.para, field)


def point(context: Context, para: Para, element: etree._Element, name: str) -> None:
    """Takes in a bookmark, the end of a comment's or move's range: what may stand between paragraphs as well."""
    if name == "bookmarkStart":
        para.names.append(element.get(w("name")) or "")
    elif name in ("commentRangeStart", "commentRangeEnd"):
        kind = "start" if name == "commentRangeStart" else "end"
        para.anchors.append(Anchor(element.get(w("id")) or "", kind, len(para.units)))
    elif name in ("moveFromRangeStart", "moveToRangeStart"):
        context.moves[name.removesuffix("RangeStart")] = element.get(w("name")) or ""
    elif name in ("moveFromRangeEnd", "moveToRangeEnd"):
        context.moves.pop(name.removesuffix("RangeEnd"), None)
    elif name in ("altChunk", "subDoc"):
        para.units.append(Unit(PICTURE, f"\ue000{name}", Run(), "a document put into this one, which is not read"))


def _told(revision: Revision) -> str:
    done = {"ins": "inserted", "moveTo": "inserted", "del": "deleted", "moveFrom": "deleted"}.get(revision.kind, "changed")
    return f"{done} “{revision.words[:100]}” ({revision.author})"


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return "\ufffd"


def _choice(element: etree._Element) -> etree._Element | None:
    """The first alternative that holds anything."""
    return next((e for e in element if e.tag in (_CHOICE, _FALLBACK) and len(e)), None)


def _is_drawn(element: etree._Element) -> bool:
    return any(local(e.tag) in _DRAWN for branch in element for e in branch if e.tag.startswith(f"{{{W}}}"))
