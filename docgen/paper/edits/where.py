"""Where changes are, in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.paper.edits import numbers
from docgen.paper.edits.model import Edit, Place
from docgen.paper.edits.numbers import EDGES
from docgen.paper.edits.quoting import quoted, short

_PARTS = {
    "title-block": "title block",
    "front-matter": "front matter",
    "recommendations": "recommendations",
    "signature": "signature",
    "contacts": "contacts",
}
_MANY = {"paragraph": "paragraphs", "item": "items", "row": "rows", "heading": "headings", "note": "footnotes"}


def where(place: Place, old: bool = False) -> str:
    """Where it is: "paragraph 14 (Background)", 'table 1, row “2025/26”'. `old`: with the older paper's numbers."""
    label = place.old_label if old else place.label
    section = place.old_section if old else place.section
    match place.thing:
        case "title":
            return "title"
        case "heading":
            return " ".join(p for p in ("heading", label.strip(EDGES), quoted(section) if section else "") if p)
        case "paragraph":
            return _paragraph(place, label, old)
        case "item":
            return _item(place, label, old)
        case "table" | "row" | "column" | "cell":
            return _in_table(place, old)
        case "caption":
            return f"caption of {_table(place, old)}"
        case "note":
            return f"footnote {label}".rstrip()
        case "part":
            return _part(place.division) or _beside(place, old) or "layout"
        case _:
            return f"list {_beside(place, old)}".rstrip()


def span(edit: Edit, old: bool = False) -> str:
    """Where a change is that may go over several neighbours: "paragraphs 15 to 17 (Background)"."""
    if edit.last is None:
        return where(edit.place, old)
    first, last = edit.place, edit.last
    one, two = (p.old_label if old else p.label for p in (first, last))
    if first.thing == "heading":
        section = first.old_section if old else first.section
        return f"section {quoted(section)}" if section else "heading and text"
    if first.thing != last.thing or first.thing not in _MANY:
        return where(first, old)
    if first.thing == "row":
        one, two = (quoted_after("row", p.row).removeprefix("row ") for p in (first, last))
        return f"{_table_before(first, old)}rows {one} to {two}"
    joint = "and" if len(edit.nodes) == 2 else "to"
    numbers = f"{one.strip(EDGES)} {joint} {two.strip(EDGES)}" if one and two else f"{first.nth} {joint} {last.nth}"
    if first.thing == "item" and first.division == "recommendations":
        outer = first.old_within if old else first.within
        return f"{outer}, items {numbers}" if outer else f"recommendations {numbers}"
    if not (one and two):
        return f"{len(edit.nodes)} {_MANY[first.thing]} {_beside(first, old)}".rstrip()
    return f"{_MANY[first.thing]} {numbers}" + _section(first, old)


def spot(edit: Edit) -> str:
    """Where a change is, for readers of the newer paper: "old paragraph 11" where that has another paragraph 11."""
    if edit.kind in ("deleted", "moved-from"):
        return numbers.marked(span(edit, old=True), edit.place)
    return span(edit)


def listed(places: Sequence[Place], most: int = 6) -> str:
    """Several places in few words: "paragraphs 10, 14 and 22, recommendation 2 and 3 more"."""
    numbers = list(dict.fromkeys(p.label.strip(EDGES) for p in places if p.thing == "paragraph" and p.label))
    others = list(dict.fromkeys(where(p) for p in places if not (p.thing == "paragraph" and p.label)))
    told = [f"paragraph{'s' if len(numbers) > 1 else ''} {_and(numbers)}"] if numbers else []
    told += others[:most]
    return ", ".join(told) + (f" and {len(others) - most} more" if len(others) > most else "")


def _and(words: Sequence[str]) -> str:
    return " and ".join(p for p in (", ".join(words[:-1]), words[-1]) if p)


def _paragraph(place: Place, label: str, old: bool) -> str:
    if label:
        return f"paragraph {label.strip(EDGES)}{_section(place, old)}"
    part = _part(place.division)
    section = place.old_section if old else place.section
    if part and not section:
        return part
    nth = place.old_nth if old else place.nth
    under = place.old_under if old else place.under
    if nth and under and not under.startswith("paragraph"):
        return f"paragraph {nth} under {under}{_section(place, old)}"
    if section:
        return f"{quoted(section)}, paragraph {nth}" if nth else quoted(section)
    return f"paragraph {nth} before the first section" if nth else "before the first section"


def _item(place: Place, label: str, old: bool) -> str:
    plain = label.strip(EDGES)
    nth = place.old_nth if old else place.nth
    outer = place.old_within if old else place.within
    if place.division == "recommendations" and not outer:
        return f"recommendation {plain or nth}"
    named = f"item {label.strip()}" if plain else f"bullet {nth}"
    if outer:
        return f"{outer}, {named}"
    return f"{named} {_beside(place, old)}".rstrip()


def _in_table(place: Place, old: bool) -> str:
    if place.thing == "table":
        return _table(place, old)
    told = [quoted_after("row", place.row) if place.thing in ("row", "cell") else ""]
    told.append(quoted_after("column", place.column) if place.thing in ("column", "cell") else "")
    return _table_before(place, old) + ", ".join(t for t in told if t)


def quoted_after(name: str, words: str) -> str:
    """'row “Date”'; without words nothing, and "column 3" as it is."""
    first, _, rest = words.partition(" ")
    if first == name and rest.isdecimal():
        return words
    return f"{name} “{short(words, 40)}”" if words else ""


def _table(place: Place, old: bool) -> str:
    label = place.old_label if old and place.old_label else place.label
    name = label or place.table
    if name:
        return name if name[:1].isupper() and any(map(str.isdigit, name)) and len(name) < 12 else f"table {quoted(name)}"
    return f"table {_beside(place, old)}".rstrip()


def _table_before(place: Place, old: bool) -> str:
    if place.table:
        return f"{_table(place, old)}, "
    return f"table {_beside(place, old)}, " if place.section else ""


def _beside(place: Place, old: bool) -> str:
    under = place.old_under if old else place.under
    if under:
        return f"under {under}{_section(place, old)}"
    section = place.old_section if old else place.section
    return f"in {quoted(section)}" if section else ""


def _section(place: Place, old: bool) -> str:
    section = place.old_section if old else place.section
    return f" ({short(section, 60)})" if section else ""


def _part(style: str) -> str:
    return _PARTS.get(style, style.replace("-", " "))
