"""What a block was before its form changed, in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from docgen.paper.edits.pieces import Node
from docgen.paper.tree import Cell, Division, Heading, Item, List, Paragraph, Row, Table

_RANKS = ("section heading", "sub-heading", "sub-heading of the third rank", "sub-heading of the fourth rank")


def form_words(node: Node) -> tuple[str, str]:
    """What the node was and what it is, as far as that differs: ("a heading", "a paragraph"); "style" where little shows."""
    was = node.change.was if node.change else None
    if was is None:
        return "", ""
    if type(was) is not type(node):
        return _name(was), _name(node)
    told = [(old, new) for old, new in _differences(was, node) if old != new]
    if not told:
        return "", ""
    return ", ".join(old for old, _ in told), ", ".join(new for _, new in told)


def _name(node: Struct) -> str:
    match node:
        case Heading(rank=rank):
            return f"a {_RANKS[min(rank, 4) - 1]}"
        case Paragraph():
            return "a paragraph"
        case List():
            return "a list"
        case Table():
            return "a table"
        case Item():
            return "an item of a list"
        case _:
            return "another part"


def _differences(was: Struct, node: Struct) -> Iterator[tuple[str, str]]:
    """What was and is, feature by feature; both words the same where it did not change."""
    for kind, features in _FEATURES.items():
        if isinstance(node, kind):
            for feature in features:
                yield feature(was), feature(node)


def _style(node: Struct) -> str:
    return f"style {getattr(node, 'style', '')}"


def _numbered(node: Struct) -> str:
    return "with a number" if getattr(node, "numbered", False) else "without a number"


def _own_number(node: Struct) -> str:
    wanted = getattr(node, "wanted_label", "")
    return f"numbered {wanted} by hand" if wanted else "numbered by the house"


def _list_form(node: Struct) -> str:
    form = getattr(node, "form", "")
    start = getattr(node, "start", 1)
    named = {"•": "bullets", "": "no marks"}.get(form, f'numbers in the form "{form}"')
    return named if start == 1 else f"{named} from {start}"


def _align(node: Struct) -> str:
    align = getattr(node, "align", "")
    return {"right": "to the right", "center": "centred"}.get(align, "to the left")


def _header(node: Struct) -> str:
    return "a head cell" if getattr(node, "header", "") else "a plain cell"


def _span(node: Struct) -> str:
    span = getattr(node, "span", 1)
    return "one column wide" if span == 1 else f"{span} columns wide"


_FEATURES: dict[type[Struct], tuple[Callable[[Struct], str], ...]] = {
    Heading: (_name, _style, _numbered, _own_number),
    Paragraph: (_style, _numbered, _own_number),
    List: (_list_form, _style),
    Table: (_style,),
    Division: (_style,),
    Cell: (_header, _align, _span),
    Row: (),
}
