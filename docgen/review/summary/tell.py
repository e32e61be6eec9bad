"""Telling what changed: the front matter by meaning, then what the text alone has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from docgen.paper.edits import Edit, Place, edits, ends, words
from docgen.paper.edits.words import listed
from docgen.paper.tree import Paper
from docgen.review.summary import cover
from docgen.review.summary.claims import claims
from docgen.review.summary.facts import Facts
from docgen.review.summary.model import Kind, Side, Summary, Told

Printed = tuple[int, Place]  # the number of a change of the paper, and where in it


def summary(old: Side, new: Side, merged: Paper, before: Paper | None = None) -> Summary:
    """What changed from the older to the newer state, of which `merged` is the compared paper (`paper.compare`).

    With `before`, the older paper, what is gone is told with its old numbers.
    """
    found = edits(merged, before)
    was, now = Facts(old), Facts(new)
    known = list(claims(was, now))
    standing = f"{was.standing()} {now.standing()}"
    printed: dict[int, list[Printed]] = {}
    rest: list[Edit] = []
    for edit in found:
        sources = cover.sources(edit, known, standing)
        inside = [(change.place, cover.sources(change, known, standing)) for change in edit.changes]
        for place, of in [(edit.place, sources), *(inside if edit.kind == "moved-to" else ())]:
            for n in of:
                printed.setdefault(n, []).append((edit.number, place))
        if not sources or not all(of for _, of in inside):
            rest.append(edit)
    told = [_placed(claim.told, printed.get(n, [])) for n, claim in enumerate(known)]
    front = new.decision.front
    return Summary(new.decision.id, front.title, (*told, *_rest(rest, found)), found)


def _placed(told: Told, printed: list[Printed]) -> Told:
    """The line, with the places that print it where its own words do not name the place."""
    numbers = tuple(dict.fromkeys(number for number, _ in printed))
    if told.topic not in ("figures", "finances", "quoted") or told.kind != "changed":
        return replace(told, edits=numbers)
    places = listed([place for _, place in printed])
    return replace(told, words=f"{told.words} (in {places})" if places else told.words, edits=numbers)


def _rest(rest: Sequence[Edit], found: Sequence[Edit]) -> Iterator[Told]:
    """A line for each block, run of blocks, row or move that the text alone has."""
    lines: dict[object, list[Edit]] = {}
    for edit in rest:
        lines.setdefault(_line_key(edit), []).append(edit)
    for group in lines.values():
        yield _line(group, found)


def _line_key(edit: Edit) -> object:
    """What is told in one line has one key: the changes of a block, the places of a move."""
    if edit.pair:
        return ("move", edit.move)
    return ("whole", edit.number) if edit.whole else ("block", id(edit.nodes[0]))


def _line(group: Sequence[Edit], found: Sequence[Edit]) -> Told:
    first = group[0]
    numbers = tuple(edit.number for edit in group)
    old, new = " … ".join(e.old for e in group if e.old), " … ".join(e.new for e in group if e.new)
    if first.pair:
        return replace(_move(first, found), edits=numbers)
    if first.whole:
        kind: Kind = "removed" if first.kind in ("deleted", "moved-from") else "added"
        return Told("text", kind, words.spot(first), words.quoted(first.old or first.new), "", first.old, first.new, numbers)
    told = words.joined([words.what(edit, found) for edit in group])
    return Told("text", "changed", words.spot(first), told, "", old, new, numbers)


def _move(edit: Edit, found: Sequence[Edit]) -> Told:
    """What was moved whereto, and what changed in it."""
    source, target = ends(edit, found)
    said = words.whereto(source, target).removeprefix("to ")
    said += words.reworded(target) or f", {words.quoted(target.new, 60)}"
    return Told(
        "text",
        "moved",
        words.spot(source),
        f"now {said}",
        "",
        source.old,
        target.new,
    )
