"""Review notes made of the outcomes of marks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from docgen.decision.notes import Reading, Reply, ReviewNote
from docgen.review.marks import Mark
from docgen.review.outcome import Outcome


def notes(outcomes: Sequence[Outcome]) -> list[ReviewNote]:
    """A note for each comment, with its replies, and for each edit that was not made; their ids count from 1."""
    answers: dict[tuple[str, int], list[Mark]] = {}
    known = {(one.copy, one.mark.number): one.mark for one in outcomes}
    for one in outcomes:
        if one.mark.kind == "comment" and one.mark.reply_to >= 0:
            answers.setdefault((one.copy, _root(one.mark, one.copy, known)), []).append(one.mark)
    found: list[ReviewNote] = []
    for one in outcomes:
        if _is_noted(one) and not (one.mark.kind == "comment" and one.mark.reply_to >= 0):
            found.append(_note(len(found) + 1, one, answers.get((one.copy, one.mark.number), [])))
    return found


def _root(mark: Mark, copy: str, known: dict[tuple[str, int], Mark]) -> int:
    """The number of the comment that a thread begins with."""
    for _ in known:
        parent = known.get((copy, mark.reply_to))
        if parent is None or parent.reply_to < 0:
            break
        mark = parent
    return mark.reply_to


def _is_noted(one: Outcome) -> bool:
    return one.end != "applied" and not one.silent


def _note(number: int, one: Outcome, answers: Iterable[Mark]) -> ReviewNote:
    mark, is_comment = one.mark, one.mark.kind == "comment"
    return ReviewNote(
        id=number,
        state="resolved" if mark.resolved else "open",
        kind="comment" if is_comment else "edit",
        end="" if is_comment or one.end == "applied" else one.end,
        author=mark.author,
        date=mark.date,
        file=one.copy,
        place=mark.place,
        quote=mark.old if is_comment and mark.old else one.context,
        block=one.block,
        at=str(one.at),
        text=mark.comment if is_comment else said(mark, one.before, one.after),
        reason=one.reason,
        mark=fingerprint(one),
        replies=[Reply(author=m.author, date=m.date, text=m.comment) for m in answers],
        readings=[Reading(who=who, words=words) for who, words in one.readings],
    )


_SAID = {
    "insert": 'insert "{after}"',
    "delete": 'delete "{before}"',
    "replace": '"{before}" → "{after}"',
    "format": 'emphasis of "{before}"',
    "split": "a new paragraph begins here",
    "join": "this paragraph and the next become one",
    "add-block": 'a new paragraph: "{after}"',
    "remove-block": 'delete the paragraph "{before}"',
    "move-block": 'move the paragraph "{before}"',
    "add-row": "a new row: {after}",
    "add-column": "a new column: {after}",
    "remove-row": "delete the row",
    "remove-column": "delete the column",
    "comment": "{after}",
}


def said(mark: Mark, before: str, after: str) -> str:
    """What an edit does, in words."""
    form = _SAID.get(mark.kind, "")
    words = form.replace("{before}", before).replace("{after}", after) if form else mark.note or mark.kind
    return f"{words} ({mark.note})" if form and mark.note else words


def fingerprint(one: Outcome) -> str:
    """What tells a mark from all others, in whichever copy it comes again."""
    mark = one.mark
    parts = [mark.author, mark.date, mark.kind]
    parts += [mark.comment] if mark.kind == "comment" else [one.before, one.after, one.context, mark.note]
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
