"""What is left when body and footnotes are read: page headers and footers, moves, and what no mark stands for yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from docgen.review.texts import characters
from docgen.review.word.drafts import Draft, Drafts
from docgen.review.word.located import LAST, Context
from docgen.review.word.model import Revision, Story, paragraphs, text
from docgen.review.word.originals import all_revisions
from docgen.review.word.words import fold

_PLACES = {
    "header": "the page header", "footer": "the page footer", "endnotes": "an endnote", "footnotes": "a footnote",
    "comments": "a comment", "styles": "the file's styles", "numbering": "the file's numbering",
}  # fmt: skip
_SHORTEST_MOVE = 15
_CURLY = "quotation marks, dashes or spaces that a program changes by itself"


def margins(context: Context, base: Sequence[Story], stories: Sequence[Story]) -> None:
    """Puts what the page headers and footers, told as a whole, say otherwise than the base's."""
    for kind in ("header", "footer"):
        old = {_words(s) for s in base if s.kind == kind} - {""}
        new = {_words(s): s for s in stories if s.kind == kind}
        came = [words for words in new if words and words not in old]
        if old and came:
            note = f"changed without tracking: it now reads “{'” and “'.join(came)[:300]}”"
            context.drafts.put((LAST, 1), "other", (), note=note, place=_PLACES[kind])


def endnotes(context: Context, base: Sequence[Story], stories: Sequence[Story]) -> None:
    """Puts endnotes, which no paper of docgen's has."""
    for story in stories[len(base) :]:
        note = f"an endnote: “{_words(story)[:300]}”"
        context.drafts.put((LAST, 2), "other", all_revisions(story.blocks), note=note, place="an endnote")


def corrected(context: Context) -> None:
    """Puts one mark for all that programs correct by themselves."""
    if context.corrected:
        words, blocks = sum(context.corrected.values()), len(context.corrected)
        note = f"{words} words in {blocks} blocks differ in nothing but {_CURLY}; they are left as they were"
        context.drafts.put((LAST, 3), "autocorrect", (), note=note)


def moves(drafts: Drafts) -> None:
    """Makes one mark of a paragraph taken out and the same put in elsewhere."""
    tracked = {d.mark.move for d in drafts.all if d.mark.move and d.mark.kind in ("remove-block", "add-block")}
    for name in sorted(tracked):
        gone = [d for d in drafts.all if d.mark.move == name and d.mark.kind == "remove-block"]
        came = [d for d in drafts.all if d.mark.move == name and d.mark.kind == "add-block"]
        if len(gone) == len(came):
            for old, new in zip(sorted(gone, key=_key), sorted(came, key=_key), strict=True):
                _move(drafts, old, new)
    for old in [d for d in drafts.all if d.mark.kind == "remove-block" and not d.mark.tracked]:
        words = fold(old.mark.old)
        same = (d for d in drafts.all if d.mark.kind == "add-block" and not d.mark.tracked)
        found = next((d for d in same if fold(characters(d.mark.content)) == words), None)
        if found and len(words) >= _SHORTEST_MOVE:
            _move(drafts, old, found)


def unclaimed(drafts: Drafts, revisions: Iterable[Revision], stories: Sequence[Story]) -> None:
    """Puts a mark for the revisions that none stands for yet, by author and part of the file."""
    kinds = {story.part: story.kind for story in stories}
    claimed = drafts.claimed()
    groups: dict[tuple[str, str], list[Revision]] = {}
    for revision in revisions:
        if revision.number not in claimed:
            groups.setdefault((revision.part, revision.author), []).append(revision)
    for n, ((part, _), found) in enumerate(groups.items()):
        file = part.rpartition("/")[2].removesuffix(".xml")
        place = _PLACES.get(kinds.get(part, ""), _PLACES.get(file, "the text" if file == "document" else f"the part {file}"))
        note = "; ".join(dict.fromkeys(_told(r) for r in found))
        drafts.put((LAST, 10 + n), "other", found, note=note[:600], place=place)


def _move(drafts: Drafts, old: Draft, new: Draft) -> None:
    drafts.all.remove(new)
    same = characters(new.mark.content) == old.mark.old
    old.mark = replace(
        old.mark, kind="move-block", to=new.mark.block, side=new.mark.side, content=() if same else new.mark.content,
        style=new.mark.style, depth=new.mark.depth,
        revisions=tuple(dict.fromkeys((*old.mark.revisions, *new.mark.revisions))),
        note=old.mark.note if same else "; ".join(dict.fromkeys(filter(None, (old.mark.note, new.mark.note)))),
    )  # fmt: skip


def _key(draft: Draft) -> tuple[float, float, int]:
    return draft.key


def _told(revision: Revision) -> str:
    done = {"ins": "inserted", "moveTo": "moved here", "del": "deleted", "moveFrom": "moved away"}.get(revision.kind)
    if done and revision.words:
        return f"{done} “{revision.words[:100]}”"
    if done:
        return f"{done} something without words"
    return f"looks changed ({revision.kind})"


def _words(story: Story) -> str:
    """The text of a header or footer; what Word computes counts as alike."""
    return fold("\n".join(text(u for u in p.units if u.original) for p in paragraphs(story.blocks))).strip()
