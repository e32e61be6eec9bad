"""Every revision element of a file by number, so that none is forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from docgen.review.marks import UNKNOWN
from docgen.review.word.model import Revision
from docgen.review.word.names import REVISIONS, RUN_REVISIONS, W, w

_DATE = re.compile(r"[1-9]\d{3}-\d\d-\d\dT")
_WORDS = frozenset((w("t"), w("delText")))


class Ledger:
    """`revisions` holds them all in the order in which the parts were entered."""

    def __init__(self) -> None:
        self.revisions: list[Revision] = []
        self._by_element: dict[etree._Element, Revision] = {}

    def enter(self, part: str, root: etree._Element) -> None:
        """Numbers the revision elements of a part."""
        for element in revision_elements(root):
            revision = Revision(
                number=len(self.revisions),
                kind=element.tag.rpartition("}")[2],
                author=(element.get(w("author")) or "").strip() or UNKNOWN,
                date=dated(element),
                part=part,
                words=words(element) if is_run_revision(element) else "",
            )
            self.revisions.append(revision)
            self._by_element[element] = revision

    def comment(self, author: str, date: str, part: str) -> Revision:
        """The number of a comment."""
        revision = Revision(len(self.revisions), "comment", author, date, part)
        self.revisions.append(revision)
        return revision

    def of(self, element: etree._Element | None) -> Revision | None:
        """The revision that an element is; None for no element, or one that is none."""
        return None if element is None else self._by_element.get(element)

    def below(self, element: etree._Element) -> list[Revision]:
        """The revisions of an element and all it holds."""
        found = []
        for inner in element.iter():
            revision = self._by_element.get(inner)
            if revision is not None:
                found.append(revision)
        return found


def dated(element: etree._Element) -> str:
    """The date of a revision or comment; empty where there is none, or one of the year 0 as LibreOffice writes then."""
    date = (element.get(w("date")) or "").strip()
    return date if _DATE.match(date) else ""


def revision_elements(root: etree._Element) -> Iterator[etree._Element]:
    """The elements below a root that record a tracked change."""
    for element in root.iter(f"{{{W}}}*"):
        if element.tag.rpartition("}")[2] in REVISIONS:
            yield element


def words(element: etree._Element) -> str:
    """The text of an element, deleted text too."""
    return "".join(e.text or "" for e in element.iter() if e.tag in _WORDS)


def is_run_revision(element: etree._Element) -> bool:
    return isinstance(element.tag, str) and element.tag.rpartition("}")[2] in RUN_REVISIONS
