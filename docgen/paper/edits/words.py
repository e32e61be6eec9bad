"""Changes in plain words: where they are, and what they do."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from docgen.paper.edits.context import widened
from docgen.paper.edits.model import Edit
from docgen.paper.edits.quoting import LONGEST, capital, joined, quoted, short
from docgen.paper.edits.where import listed, span, spot, where
from docgen.paper.tree import Amended

__all__ = ["capital", "form", "joined", "listed", "place_inside", "quoted", "reworded", "short", "span", "spot", "what"]
__all__ += ["where", "whereto"]


def what(edit: Edit, all_edits: Sequence[Edit] = (), longest: int = LONGEST) -> str:
    """What a change does: "“may” → “must”", "added “by May”", "moved here from paragraph 3"."""
    pair = all_edits[edit.pair - 1] if edit.pair and all_edits else None
    match edit.kind:
        case "moved-from":
            told = f"moved {whereto(edit, pair)}" if pair else "moved from here"
            return told + (", with changes" if edit.changes else "")
        case "moved-to":
            return (f"moved here from {_whence(pair, edit)}" if pair else "moved here") + reworded(edit, longest)
        case "split":
            return "split in two"
        case "joined":
            return "joined with what follows"
        case "form":
            return form(edit)
        case "replaced":
            old, new = widened(edit)
            if old == new:
                return "another footnote"
            return f"{quoted(old, longest)} → {quoted(new, longest)}"
        case "inserted":
            return _alone("added", edit, edit.new, longest)
        case _:
            return _alone("taken out", edit, edit.old, longest)


def reworded(edit: Edit, longest: int = LONGEST) -> str:
    """What changed inside what was moved: ", and “may” → “must”"; "" where nothing did."""
    return f", and {joined([_inside(change, edit, longest) for change in edit.changes])}" if edit.changes else ""


def place_inside(change: Edit, edit: Edit, old: bool = False) -> str:
    """Where a change is in what was moved; "" where it is in the words of that one block or item itself."""
    place = change.place
    if edit.last is None and edit.place.thing in ("heading", "paragraph", "item") and not change.whole:
        own, outer = (change.was, edit.old) if old else (change.now, edit.new)
        if own.strip() and outer.startswith(own.strip()):
            return ""
    if edit.last is None and edit.place.thing == place.thing == "item":
        return f"{where(replace(place, division='', under='', old_under='', section='', old_section=''), old)} of it"
    return span(change, old).removeprefix(f"{where(edit.place, old)}, ")


def whereto(source: Edit, target: Edit) -> str:
    """To where something was moved: "to paragraph 3"; "to after row “East”" where its place is told by its own words."""
    place = span(target)
    if place != span(source, old=True):
        return f"to {place}"
    return f"to after {where(target.after)}" if target.after else "to the beginning"


def _whence(source: Edit, target: Edit) -> str:
    place = span(source, old=True)
    if place != span(target):
        return place
    return f"after {where(source.after, old=True)}" if source.after else "the beginning"


def form(edit: Edit) -> str:
    """What a block was, or that its style or the look of some words changed."""
    if edit.place.thing != "column" and edit.parts and isinstance(edit.parts[0], Amended):
        return f"look of {quoted(edit.new)} changed"
    if not edit.old and not edit.new:
        return "place or style changed"
    if edit.old.startswith("style ") and "," not in edit.old:
        return "style changed"
    return f"was {edit.old}, is {edit.new}"


def _inside(change: Edit, edit: Edit, longest: int) -> str:
    told, place = what(change, longest=longest), place_inside(change, edit)
    return f"{place}: {told}" if place else told


def _alone(verb: str, edit: Edit, words: str, longest: int) -> str:
    if edit.place.thing == "row" and not words.strip():
        return f"{verb} (empty)"
    if not words.strip():
        return f"{verb} (no words)" if edit.whole else f"{verb}: a space"
    if edit.whole:
        return f"{verb}: {quoted(words, longest)}"
    old, new = widened(edit)
    if old and new:
        return f"{quoted(old, longest)} → {quoted(new, longest)}"
    return f"{quoted(words, longest)} {verb}"
