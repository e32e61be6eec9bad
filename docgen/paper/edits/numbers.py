"""Numbers of the older paper that the newer one gives to something else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from docgen.paper import walk
from docgen.paper.edits.model import Edit, Place
from docgen.paper.tree import Heading, Paper, Paragraph

Number = tuple[str, ...]
EDGES = "().[]: "
_COUNTED = re.compile(r"(?<!\S)(?=(?:paragraphs?|items?|bullet|recommendations?|headings?|footnotes?) [\w(])")


def own(place: Place, old: bool = False) -> Number:
    """By what a reader looks for a place: its number, or its place among its like; () where it is found by its words."""
    label = (place.old_label if old else place.label).strip(EDGES)
    outer = place.old_within if old else place.within
    if place.thing == "item" and outer:
        return (place.thing, label or _nth(place, old), outer)
    if place.thing == "item" and place.division == "recommendations":
        return ("recommendation", label or _nth(place, old))
    if place.thing == "item" or (place.thing == "paragraph" and not label):
        return (place.thing, label or _nth(place, old), _under(place, old))
    return (place.thing, label) if label and place.thing in ("paragraph", "heading", "note") else ()


def of(paper: Paper) -> set[Number]:
    """The numbers of headings and paragraphs of the newer paper, as `own` has them."""
    found = set[Number]()
    for block in walk.blocks(paper.blocks):
        if isinstance(block, Heading | Paragraph) and block.label and not (block.change and block.change.kind == "del"):
            found.add(("heading" if isinstance(block, Heading) else "paragraph", block.label.text.strip(EDGES)))
    return found


def told(found: Iterable[Edit], new: set[Number]) -> Iterator[Edit]:
    """The changes, those of what is gone from its place knowing whether the newer paper gives its number to another."""
    for edit in found:
        reused = _reused(edit.place, new) if edit.kind in ("deleted", "moved-from") and edit.whole else ""
        yield replace(edit, place=replace(edit.place, reused=reused)) if reused else edit


def marked(text: str, place: Place) -> str:
    """A place in words with "old" before the number that the newer paper gives to another."""
    if place.reused == "under":
        return text.replace("under ", "under old ", 1)
    return _COUNTED.sub("old ", text, count=1) if place.reused == "own" else text


def _reused(place: Place, new: set[Number]) -> str:
    by_itself = place.thing in ("paragraph", "heading") and place.old_label
    if not by_itself and place.division != "recommendations" and place.under != place.old_under:
        name, _, label = place.old_under.rpartition(" ")
        return "under" if (name or "heading", label) in new else ""
    return "own" if own(place, old=True) in new - {()} else ""


def _nth(place: Place, old: bool) -> str:
    return str(place.old_nth if old else place.nth)


def _under(place: Place, old: bool) -> str:
    if old:
        return place.old_under or place.old_section
    return place.under or place.section
