"""The closed vocabulary of the XHTML between the template and the tree: elements and their attributes."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.diagnostics import Position
from docgen.paper.tree import NOWHERE

HEADINGS = {"h2": 1, "h3": 2, "h4": 3, "h5": 4, "h6": 5}
STYLES = ("strong", "em", "sup", "sub", "del", "code")
INLINES = frozenset((*STYLES, "br", "a", "img", "span"))
BLOCKS = frozenset((*HEADINGS, "p", "ul", "ol", "table", "section", "div", "aside"))

_HEADING = frozenset(("id", "class", "data-role", "data-numbered", "data-paragraphs", "data-label", "data-at"))
ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "article": frozenset(),
    "header": frozenset(),
    "footer": frozenset(),
    **dict.fromkeys(HEADINGS, _HEADING),
    "p": frozenset(("id", "class", "data-numbered", "data-resumes", "data-label", "data-at")),
    "b": frozenset(),
    "ul": frozenset(("id", "class", "data-form", "data-at")),
    "ol": frozenset(("id", "class", "data-form", "start", "data-at")),
    "li": frozenset(("id", "data-at")),
    "table": frozenset(("id", "class", "data-at")),
    **dict.fromkeys(("caption", "thead", "tbody", "tr"), frozenset()),
    **dict.fromkeys(("th", "td"), frozenset(("scope", "data-align", "colspan"))),
    "section": frozenset(("class", "data-numbered", "id")),
    "div": frozenset(("data-numbered",)),
    "aside": frozenset(("role", "id")),
    **dict.fromkeys(STYLES, frozenset()),
    "br": frozenset(),
    "a": frozenset(("href", "role", "data-at")),
    "img": frozenset(("src", "alt")),
    "span": frozenset(("data-field",)),
}

Given = dict[str, str]  # an element's attributes
SPACE = " \t\n\r\f"


def position(at: str | None) -> Position:
    """The place a data-at names: "file:line" or "file:line:column"."""
    if not at:
        return NOWHERE
    rest, colon, last = at.rpartition(":")
    if not (colon and last.isdecimal()):
        return Position(at)
    file, colon, line = rest.rpartition(":")
    if colon and line.isdecimal():
        return Position(file, int(line), int(last))
    return Position(rest, int(last))
