"""Comments: what they say, whom they answer, and what they are about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from docgen.review import places
from docgen.review.marks import UNKNOWN
from docgen.review.word.ledger import Ledger, dated, words
from docgen.review.word.located import LAST, Context
from docgen.review.word.model import Para, Revision, text
from docgen.review.word.names import W14, W15, w
from docgen.review.word.package import Package

_PARA = f"{{{W14}}}paraId"


class Comment(Struct, frozen=True):
    """`parent` is the id of the comment it answers, or empty."""

    id: str
    author: str
    date: str
    text: str
    revisions: tuple[Revision, ...]
    parent: str = ""
    resolved: bool = False


class Anchored(Struct, frozen=True):
    """A place in the file: a paragraph and the units before it."""

    para: Para
    offset: int
    by: Revision | None = None


def comments(package: Package, ledger: Ledger) -> list[Comment]:
    """Every comment of a file. An answer counts as resolved if what it answers does."""
    found: list[Comment] = []
    paras: dict[str, str] = {}
    for part in package.related(package.main, "comments")[:1]:
        root = package.xml(part)
        ledger.enter(part, root)
        for element in root.iterfind(w("comment")):
            comment = _comment(element, part, ledger)
            found.append(comment)
            paras.update({p.get(_PARA) or "": comment.id for p in element.iter(w("p"))})
    threads = _threads(package, paras)
    return [_threaded(c, threads) for c in found]


def put(context: Context, found: Sequence[Comment], paras: Sequence[Para]) -> None:
    """Puts each comment at the words it is on; `paras` are all paragraphs of the file in reading order."""
    anchors: dict[str, dict[str, Anchored]] = {}
    for para in paras:
        for anchor in para.anchors:
            anchors.setdefault(anchor.comment, {}).setdefault(anchor.kind, Anchored(para, anchor.offset, anchor.by))
    for n, comment in enumerate(found):
        own = anchors.get(comment.id) or anchors.get(comment.parent) or {}
        start = own.get("start") or own.get("reference")
        end = own.get("end") or own.get("reference") or start
        by = [a.by for a in anchors.get(comment.id, {}).values() if a.by]
        _put(context, replace(comment, revisions=(*comment.revisions, *by)), n, start, end, paras)


def _put(
    context: Context, comment: Comment, n: int, start: Anchored | None, end: Anchored | None, paras: Sequence[Para]
) -> None:
    key, block, first, last, note, place = (LAST, float(n)), -1, -1, -1, "", ""
    old = ""
    if start is None or end is None:
        note = "the place of this comment is not in the file"
    else:
        key = (start.para.order, start.offset + 0.25)
        block, first, last = _range(context, start, end)
        old = _quoted(start, end, paras)
        note = "on words or a paragraph that are new" if first == last and old else ""
        place = places.told(context.ground.blocks[block]) if block >= 0 else ""
    draft = context.drafts.put(
        key, "comment", comment.revisions, block, author=comment.author, date=comment.date, tracked=True, start=first,
        end=last, old=old, comment=comment.text, resolved=comment.resolved, note=note, place=place,
    )  # fmt: skip
    draft.comment = comment.id


def _range(context: Context, start: Anchored, end: Anchored) -> tuple[int, int, int]:
    """The block and range; of a place that the base has not, the end of the block before it."""
    located = context.located.get(start.para.order)
    if located is None:
        before = max((o for o in context.located if o < start.para.order), default=None)
        if before is None:
            return -1, -1, -1
        block = context.located[before].spots[-1].block
        return block.index, len(block.text), len(block.text)
    block, first = located.locate(start.para, start.offset, ending=False)
    until = context.located.get(end.para.order)
    other, last = until.locate(end.para, end.offset, ending=True) if until else (block, len(block.text))
    if other.index != block.index:
        last = len(block.text)
    return block.index, min(first, max(first, last)), max(first, last)


def _quoted(start: Anchored, end: Anchored, paras: Sequence[Para]) -> str:
    """The words between two places as they now are."""
    if start.para is end.para:
        return text(u for u in start.para.units[start.offset : end.offset] if u.final)
    lines = []
    for para in paras:
        if start.para.order <= para.order <= end.para.order:
            first = start.offset if para is start.para else 0
            last = end.offset if para is end.para else len(para.units)
            lines.append(text(u for u in para.units[first:last] if u.final))
    return "\n".join(lines)


def _comment(element: etree._Element, part: str, ledger: Ledger) -> Comment:
    author = (element.get(w("author")) or "").strip() or UNKNOWN
    date = dated(element)
    revision = ledger.comment(author, date, part)
    lines = [words(p) for p in element.iter(w("p"))]
    inside = ledger.below(element)
    return Comment(element.get(w("id")) or "", author, date, "\n".join(lines).strip("\n"), (revision, *inside))


def _threads(package: Package, paras: Mapping[str, str]) -> dict[str, tuple[str, bool]]:
    """By comment: the one it answers, and whether its thread is done."""
    found: dict[str, tuple[str, bool]] = {}
    for part in package.related(package.main, "commentsExtended")[:1]:
        for entry in package.xml(part):
            identifier = paras.get(entry.get(f"{{{W15}}}paraId") or "-")
            parent = paras.get(entry.get(f"{{{W15}}}paraIdParent") or "-", "")
            if identifier is not None:
                found[identifier] = (parent, entry.get(f"{{{W15}}}done") in ("1", "true"))
    return found


def _threaded(comment: Comment, threads: Mapping[str, tuple[str, bool]]) -> Comment:
    parent, done = threads.get(comment.id, ("", False))
    parent = "" if parent == comment.id else parent
    done = done or (bool(parent) and threads.get(parent, ("", False))[1])
    return Comment(comment.id, comment.author, comment.date, comment.text, comment.revisions, parent, done)
