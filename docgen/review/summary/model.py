"""A summary of changes: its lines, as text and as data."""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct

from docgen.decision.decision import Decision
from docgen.house.model import House
from docgen.paper.edits import Edit, words

SCHEMA = 1
Kind = Literal["added", "removed", "moved", "changed"]


class Side(Struct, frozen=True):
    """A decision in one state, and its house in the edition of that state."""

    decision: Decision
    house: House


class Told(Struct, frozen=True):
    """One line of a summary: `subject` ("recommendation 2") and what became of it in `words` ("£206,082 → £210,000").

    `topic` is the front matter's field, or "text" for what only the text has. `field` is the dotted path of the changed
    value in the newer front matter (the older one's where it is gone). `old` and `new` are its words in full.
    `edits` are the numbers of the changes in the compared paper that this line tells; none where no paper prints it.
    """

    topic: str
    kind: Kind
    subject: str
    words: str = ""
    field: str = ""
    old: str = ""
    new: str = ""
    edits: tuple[int, ...] = ()

    def __str__(self) -> str:
        verb = {"added": " added", "removed": " removed", "moved": " moved"}.get(self.kind, "")
        return f"{self.subject}{verb}" + (f": {self.words}" if self.words else "")


class Summary(Struct, frozen=True):
    """All changes of a decision: first those of its data by meaning, then those of the text in reading order.

    Every change of the compared paper, `edits`, is told by one of the lines.
    """

    decision: str
    title: str
    told: tuple[Told, ...]
    edits: tuple[Edit, ...]

    @property
    def lines(self) -> list[str]:
        """The summary as text, a line each; ["nothing changed"] where that is so."""
        return [str(told) for told in self.told] or ["nothing changed"]

    def data(self) -> dict[str, Any]:
        """The summary as JSON takes it; docs/redline.md has the schema."""
        return {
            "schema": SCHEMA,
            "decision": self.decision,
            "title": self.title,
            "counts": {
                "lines": len(self.told),
                "in_the_front_matter": sum(told.topic != "text" for told in self.told),
                "in_the_text": sum(told.topic == "text" for told in self.told),
                "changes": len(self.edits),
            },
            "lines": [self._line(told) for told in self.told],
            "changes": [_change(edit, self.edits) for edit in self.edits],
        }

    def _line(self, told: Told) -> dict[str, Any]:
        return {
            "text": str(told),
            "topic": told.topic,
            "kind": told.kind,
            "subject": told.subject,
            "field": told.field,
            "old": told.old,
            "new": told.new,
            "changes": list(told.edits),
        }


def _change(edit: Edit, edits: tuple[Edit, ...]) -> dict[str, Any]:
    place = edit.place
    return {
        "number": edit.number,
        "kind": edit.kind,
        "where": words.spot(edit),
        "what": words.what(edit, edits),
        "old": edit.old,
        "new": edit.new,
        "id": place.id,
        "file": place.at.file,
        "line": place.at.line,
        "author": edit.author,
        "date": edit.date,
        "other_place": edit.pair,
        "inside": [_inside(change) for change in edit.changes],
    }


def _inside(edit: Edit) -> dict[str, Any]:
    """A change inside what was moved."""
    return {"kind": edit.kind, "where": words.spot(edit), "what": words.what(edit), "old": edit.old, "new": edit.new}
