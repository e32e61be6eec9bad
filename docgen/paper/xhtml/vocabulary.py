"""The closed vocabulary of the XHTML between the template and the tree: elements, their attributes, and the complaints."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import cast

from lxml.etree import _Element as Element
from msgspec import Struct, field

from docgen.diagnostics import Diagnostic, Position, error
from docgen.paper.tree import NOWHERE, Note

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
_WORDS = re.compile(r"[ \t\n\r\f]+")
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*\Z")


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


def name(el: Element) -> str:
    """The element's name as written; comments and instructions have none."""
    return el.tag if isinstance(el.tag, str) else ""


def line(el: Element) -> int:
    """The element's line in the XHTML, from 1."""
    return cast("int | None", el.sourceline) or 0


def snippet(el: Element) -> str:
    """The first words of an element, to tell it from others like it."""
    words = ""
    for piece in el.itertext():
        words = _WORDS.sub(" ", words + str(piece)).lstrip()
        if len(words) > 40:
            return words[:40].rstrip() + "…"
    return words.rstrip()


class Reader(Struct):
    """What reading one paper gathers besides its blocks."""

    media: Mapping[str, bytes]
    problems: list[Diagnostic] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    marks: list[tuple[str, Element]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    pictures: set[str] = field(default_factory=set)

    def refuse(self, el: Element, message: str, rule: str = "xhtml-element") -> None:
        """Adds a complaint about an element; the message is to name it."""
        text = snippet(el)
        place = Position("xhtml", line(el))
        self.problems.append(error(rule, place, f'{message} ("{text}")' if text else message))

    def misplaced(self, el: Element) -> None:
        """Complains of an element that is unknown, or stands where it must not."""
        parent = el.getparent()
        where = f"<{name(parent)}>" if parent is not None else "the document"
        known = "may not stand in" if name(el) in ATTRIBUTES else "is not an element of the paper, found in"
        self.refuse(el, f"<{name(el)}> {known} {where}")

    def stray(self, el: Element, text: str | None) -> None:
        """Complains of text directly in an element that holds only other elements."""
        if text and text.strip(SPACE):
            words = _WORDS.sub(" ", text.strip(SPACE))[:40]
            self.refuse(el, f'text "{words}" may not stand directly in <{name(el)}>')

    def attributes(self, el: Element) -> Given:
        """The element's attributes. Complains of those it does not take, and of ids that are malformed or taken."""
        given = cast("Given", dict(el.items()))
        if not given:
            return given
        allowed = ATTRIBUTES.get(name(el), frozenset())
        for key in given:
            if key not in allowed:
                self.bad(el, key, "is not an attribute of this element")
        if "id" in given:
            self._take_id(el, given["id"])
        return given

    def _take_id(self, el: Element, id_: str) -> None:
        if not _ID.match(id_):
            self.bad(el, "id", "must start with a letter and hold only letters, digits, -, _ and stops")
        elif id_ in self.ids:
            self.bad(el, "id", "is used twice in this paper")
        self.ids.add(id_)

    def bad(self, el: Element, attribute: str, why: str) -> None:
        """Complains of one attribute."""
        parent = el.getparent()
        where = f" in <{name(parent)}>" if parent is not None else ""
        self.refuse(el, f'{attribute}="{el.get(attribute)}" of <{name(el)}>{where}: {why}', "xhtml-attribute")

    def truth(self, el: Element, given: Given, attribute: str, default: bool | None = None) -> bool | None:
        """The attribute as a truth value, `default` where it is absent."""
        value = given.get(attribute)
        if value is None:
            return default
        if value not in ("true", "false"):
            self.bad(el, attribute, 'must be "true" or "false"')
        return value == "true"

    def whole(self, el: Element, given: Given, attribute: str, least: int) -> int:
        """The attribute as a whole number, `1` where it is absent."""
        value = given.get(attribute)
        if value is None:
            return 1
        if not re.fullmatch(r"[0-9]{1,6}", value) or int(value) < least:
            self.bad(el, attribute, f"must be a whole number from {least}")
            return 1
        return int(value)

    def choice(self, el: Element, given: Given, attribute: str, allowed: tuple[str, ...]) -> str:
        """The attribute, one of `allowed`, or "" where it is absent."""
        value = given.get(attribute)
        if value is None:
            return ""
        if value not in allowed:
            self.bad(el, attribute, "must be one of " + ", ".join(allowed))
            return ""
        return value
