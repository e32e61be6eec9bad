"""The marks of tracked changes (17.13.5): who, when, and the elements round runs."""

from __future__ import annotations

import re

from docgen.paper.change import Change
from docgen.write.word.xml import attribute

AUTHOR = "docgen"  # Word wants an author
_FIRST = 1_000_000  # above the ids of bookmarks, with which these share an attribute
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")
_LINK = re.compile(r"(<w:hyperlink [^>]*>|</w:hyperlink>)")
_DELETED = (
    ("<w:t ", "<w:delText "), ("</w:t>", "</w:delText>"),
    ("<w:instrText ", "<w:delInstrText "), ("</w:instrText>", "</w:delInstrText>"),
)  # fmt: skip


class Revisions:
    """Gives each mark of one file an id of its own; `moves` are the names of moves that Word can tell as such."""

    def __init__(self, moves: set[str], day: str) -> None:
        self.moves = moves
        self._day = f"{day}T00:00:00Z" if _DAY.match(day) else "1970-01-01T00:00:00Z"
        self._count = _FIRST

    def tag(self, change: Change) -> str:
        """The element for a change: ins, del, moveFrom or moveTo."""
        if change.move in self.moves:
            return "moveFrom" if change.kind == "del" else "moveTo"
        return change.kind

    def mark(self, change: Change, tag: str = "") -> str:
        """An empty element that marks what it stands in: a paragraph's end, a row, a cell."""
        return f"<w:{tag or self.tag(change)}{self._attributes(change)}/>"

    def former(self, element: str, inside: str, change: Change) -> str:
        """The properties that something had: w:pPrChange round w:pPr and the like."""
        return f"<w:{element}Change{self._attributes(change)}><w:{element}>{inside}</w:{element}></w:{element}Change>"

    def former_grid(self, inside: str) -> str:
        """The columns a table had; their element knows neither author nor date."""
        return f'<w:tblGridChange w:id="{self._next()}"><w:tblGrid>{inside}</w:tblGrid></w:tblGridChange>'

    def runs(self, change: Change, xml: str) -> str:
        """Runs, marked. The mark goes inside hyperlinks, which may not stand in it."""
        if not xml:
            return ""
        tag = self.tag(change)
        if tag == "del":
            for live, dead in _DELETED:
                xml = xml.replace(live, dead)
        pieces = _LINK.split(xml)
        return "".join(
            piece if index % 2 or not piece else f"<w:{tag}{self._attributes(change)}>{piece}</w:{tag}>"
            for index, piece in enumerate(pieces)
        )

    def range(self, change: Change) -> tuple[str, str]:
        """Start and end of the region that one end of a move covers. A date is demanded: else the meeting's."""
        tag, number = self.tag(change), self._next()
        about = f'w:author="{_author(change)}" w:date="{_date(change) or self._day}"'
        start = f'<w:{tag}RangeStart w:id="{number}" w:name="{attribute(change.move)}" {about}/>'
        return start, f'<w:{tag}RangeEnd w:id="{number}"/>'

    def _attributes(self, change: Change) -> str:
        date = _date(change)
        return f' w:id="{self._next()}" w:author="{_author(change)}"' + (f' w:date="{date}"' if date else "")

    def _next(self) -> int:
        self._count += 1
        return self._count


def _author(change: Change) -> str:
    return attribute(change.author or AUTHOR)


def _date(change: Change) -> str:
    """The clock's time where the change was made, which Word writes as if it were universal; empty where unknown."""
    found = _DATE.match(change.date)
    if found:
        return f"{found[0]}Z"
    return f"{change.date}T00:00:00Z" if _DAY.match(change.date) else ""
