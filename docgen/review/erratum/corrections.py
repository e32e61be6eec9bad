"""The corrections of a published paper, one by one in its order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from docgen.paper.edits import Edit, ends, pieces, words
from docgen.paper.edits.context import alone, widened
from docgen.paper.edits.pieces import NOTE_MARK
from docgen.paper.tree import Block, Row
from docgen.review.erratum import clean, wording
from docgen.review.summary import Summary, Told
from docgen.review.summary.claims import OLD

_BEFORE = 6  # words that say after which something is inserted
_MOST = 4  # readings in what is moved; with more of them it is printed in full
_OPENING = 12  # words by which a whole text is known
_NAMED = {"title", "part", "paragraph", "cell", "row"}
_PUBLIC = ("title", "meeting", "authors", "contacts", "areas", "key_decision", "cabinet_member", "reference", "appendices")


class Correction(Struct, frozen=True):
    """`place` as published, `words` what to read there, `blocks` what is to be inserted."""

    place: str
    words: str
    blocks: tuple[Block, ...] = ()


def corrections(summary: Summary, heads: dict[int, tuple[Row, ...]]) -> list[Correction]:
    """What a reader of the published paper has to change; then what the paper does not print. Looks alone do not count.

    `heads` are the head rows of each table by the identity of its rows.
    """
    named = {number: told for told in summary.told for number in told.edits if told.topic != "text"}
    found: list[Correction] = []
    for group in _lines(summary.edits):
        correction = _correction(group, summary.edits, named, heads)
        if correction:
            found.append(correction)
    return [*found, *(_unprinted(told) for told in summary.told if not told.edits and told.topic in _PUBLIC)]


def _lines(edits: Sequence[Edit]) -> Iterable[list[Edit]]:
    """The changes that are corrected together: those of a text, those at one place of a move."""
    lines: dict[object, list[Edit]] = {}
    for edit in edits:
        key: object = ("whole", edit.number) if edit.whole else id(edit.nodes[0])
        lines.setdefault((edit.move, edit.kind) if edit.pair else key, []).append(edit)
    return lines.values()


def _correction(
    group: Sequence[Edit], edits: Sequence[Edit], named: dict[int, Told], heads: dict[int, tuple[Row, ...]]
) -> Correction | None:
    first = group[0]
    if first.pair:
        return _moved(*ends(first, edits), heads) if first.kind == "moved-from" else None
    place = words.capital(_place(first, named.get(first.number)))
    if first.whole and first.new:
        return Correction(_after(first), wording.INSERT, _blocks(first, heads))
    if first.whole:
        return Correction(place, _gone(first))
    told = Counter(said for edit in group if (said := _words(edit, group)))
    return Correction(place, wording.AND.join(_counted(said, count) for said, count in told.items())) if told else None


def _place(edit: Edit, told: Told | None) -> str:
    """Where it is in the published paper; of a named value printed outside the text, its name."""
    if told and edit.place.thing in _NAMED and not edit.place.label and not edit.place.section:
        return told.subject.removeprefix(OLD)
    return words.span(edit, old=True)


def _after(edit: Edit) -> str:
    """After what something whole is to be inserted."""
    if edit.place.thing == "column":
        return words.capital(words.span(edit, old=True))
    if edit.place.thing == "note":
        return words.capital(words.span(edit))
    after = edit.after
    return wording.FOLLOWING.format(place=words.where(after, old=True)) if after else wording.AT_HEAD


def _counted(said: str, count: int) -> str:
    """What to read, and how many times where it is more than once."""
    if count == 1:
        return said
    return f"{said} {wording.TWICE if count == 2 else wording.TIMES.format(count=count)}"


def _words(edit: Edit, group: Sequence[Edit]) -> str:
    """What to read in a text, one change of its `group`; "" for a change of look."""
    match edit.kind:
        case "split":
            return wording.SPLIT.format(words=_last(edit.was or edit.now))
        case "joined":
            return wording.JOIN
        case "form":
            plain = edit.old and not edit.old.startswith("style ") and edit.nodes[0] is edit.parts[0]
            return wording.FORM.format(old=edit.old, new=edit.new) if plain else ""
        case _:
            return _reading(edit, group)


def _reading(edit: Edit, group: Sequence[Edit]) -> str:
    pair = widened(edit)
    alike = sum(widened(other) == pair for other in group)
    if pair[0] and edit.was.count(pair[0]) > alike:
        pair = alone(edit)
    old, new = (" ".join(text.split()) for text in pair)
    if old == new:
        return wording.OTHER_NOTE if NOTE_MARK in old else ""
    if old and new:
        return wording.FOR_READ.format(old=old, new=new)
    if old:
        return wording.DELETE_WORDS.format(old=old)
    before = _last(edit.was[: edit.old_start])
    if not before:
        return wording.INSERT_FIRST.format(new=new)
    return wording.INSERT_AFTER.format(before=before, new=new)


def _moved(source: Edit, target: Edit, heads: dict[int, tuple[Row, ...]]) -> Correction:
    """Where to move something, and what to read in it: the words that changed, or all of it where much did."""
    place, told = words.capital(words.span(source, old=True)), _opening(source.old)
    move = wording.MOVE_TO_HEAD.format(words=told)
    if target.after is not None:
        move = wording.MOVE.format(place=words.where(target.after, old=True), words=told)
    readings = _readings(source)
    if any(edit.whole and edit.new for edit in source.changes) or sum(len(said) for _, said in readings) > _MOST:
        return Correction(place, wording.AND_READ.format(move=move), _blocks(target, heads))
    for where, said in readings:
        form = wording.AND_IN if where else wording.AND_THERE
        move = form.format(move=move, place=where, words=wording.AND.join(said))
    return Correction(place, move)


def _readings(source: Edit) -> list[tuple[str, list[str]]]:
    """What to read in what is to be moved: a place in it, "" for the one text that it is, and what there."""
    found = []
    for group in _lines(source.changes):
        first = group[0]
        told = Counter(_gone(edit) if edit.whole else _words(edit, group) for edit in group)
        said = [_counted(said, count) for said, count in told.items() if said]
        if said:
            found.append((words.place_inside(first, source, old=True), said))
    return found


def _gone(edit: Edit) -> str:
    opening = _opening(edit.old)
    return wording.DELETE_THIS.format(old=opening) if opening else wording.DELETE


def _blocks(edit: Edit, heads: dict[int, tuple[Row, ...]]) -> tuple[Block, ...]:
    """The new nodes of a change, in full."""
    nodes = [n for n in edit.nodes if isinstance(n, pieces.Node)]
    return clean.blocks(nodes, heads.get(id(nodes[0]), ()))


def _unprinted(told: Told) -> Correction:
    form = wording.FOR_READ if told.old and told.new else wording.GIVEN if told.new else wording.TAKEN
    return Correction(words.capital(told.subject.removeprefix(OLD)), form.format(old=told.old, new=told.new))


def _last(text: str) -> str:
    return " ".join(text.split()[-_BEFORE:])


def _opening(text: str) -> str:
    found = text.split()
    return " ".join(found[:_OPENING]) + (" …" if len(found) > _OPENING else "")
