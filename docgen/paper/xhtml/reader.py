"""What the functions that read a paper's elements share: what they gather, how they take attributes, and the complaints."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from xml.etree.ElementTree import Element
from xml.parsers import expat

from docgen.diagnostics import Diagnostic, Position, error
from docgen.late import late
from docgen.paper.tree import Note
from docgen.paper.xhtml.vocabulary import ATTRIBUTES, SPACE, Given

_WORDS = late(r"[ \t\n\r\f]+")
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*\Z")


class Reader:
    """What reading one paper gathers besides its blocks; `root` is the element of the whole `xhtml`."""

    def __init__(self, xhtml: str, root: Element, media: Mapping[str, bytes]) -> None:
        self.xhtml = xhtml
        self.root = root
        self.media = media
        self.problems: list[Diagnostic] = []
        self.notes: list[Note] = []
        self.marks: list[tuple[str, Element]] = []
        self.ids: set[str] = set()
        self.pictures: set[str] = set()

    # ---- what an element holds and says

    def elements(self, el: Element) -> list[Element]:
        """The elements in one that holds nothing else. Complains of text between them."""
        if el.text:
            self.stray(el, el.text)
        found = list(el)
        for child in found:
            if child.tail:
                self.stray(el, child.tail)
        return found

    def attributes(self, el: Element) -> Given:
        """The element's attributes. Complains of those it does not take, and of ids that are malformed or taken."""
        given = el.attrib
        if given:
            allowed = ATTRIBUTES.get(el.tag, frozenset())
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

    def truth(self, el: Element, given: Given, attribute: str, default: bool = False) -> bool:
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

    # ---- complaints

    def refuse(self, el: Element, message: str, rule: str = "xhtml-element") -> None:
        """Adds a complaint about an element; the message is to name it."""
        text = _snippet(el)
        place = Position("xhtml", self._lines[el])
        self.problems.append(error(rule, place, f'{message} ("{text}")' if text else message))

    def misplaced(self, el: Element) -> None:
        """Complains of an element that is unknown, or stands where it must not."""
        parent = self._parents.get(el)
        where = f"<{parent.tag}>" if parent is not None else "the document"
        known = "may not stand in" if el.tag in ATTRIBUTES else "is not an element of the paper, found in"
        self.refuse(el, f"<{el.tag}> {known} {where}")

    def stray(self, el: Element, text: str) -> None:
        """Complains of text directly in an element that holds only other elements."""
        if found := text.strip(SPACE):
            words = _WORDS.sub(" ", found)[:40]
            self.refuse(el, f'text "{words}" may not stand directly in <{el.tag}>')

    def bad(self, el: Element, attribute: str, why: str) -> None:
        """Complains of one attribute."""
        parent = self._parents.get(el)
        where = f" in <{parent.tag}>" if parent is not None else ""
        self.refuse(el, f'{attribute}="{el.get(attribute)}" of <{el.tag}>{where}: {why}', "xhtml-attribute")

    @cached_property
    def _parents(self) -> dict[Element, Element]:
        return {child: parent for parent in self.root.iter() for child in parent}

    @cached_property
    def _lines(self) -> dict[Element, int]:
        """The line each element begins on: the XHTML is gone through again, since the elements do not know theirs."""
        found: list[int] = []
        parser = expat.ParserCreate()
        parser.StartElementHandler = lambda name, attributes: found.append(parser.CurrentLineNumber)
        parser.Parse(self.xhtml.encode(), True)
        return dict(zip(self.root.iter(), found, strict=True))


def _snippet(el: Element) -> str:
    """The first words of an element, to tell it from others like it."""
    words = ""
    for piece in el.itertext():
        words = _WORDS.sub(" ", words + piece).lstrip()
        if len(words) > 40:
            return words[:40].rstrip() + "…"
    return words.rstrip()
