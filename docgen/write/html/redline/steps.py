"""The changes of a page as places to step through: a mark at each, and the list of them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from msgspec import Struct, field

from docgen.house.wording import date_text
from docgen.paper.change import Change
from docgen.paper.edits import Edit, words
from docgen.write.html.markup import attribute
from docgen.write.html.markup import text as escaped

_DATE_TIME = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?\Z")
_NAMES = {
    "inserted": "inserted",
    "deleted": "deleted",
    "replaced": "replaced",
    "moved-from": "moved away",
    "moved-to": "moved here",
    "split": "split",
    "joined": "joined",
    "form": "look changed",
}


def anchor(number: int) -> str:
    """The id of a change."""
    return f"_change-{number}"


class Steps(Struct):
    """The changes, and which of them the page has a place for so far."""

    edits: Sequence[Edit]
    told: set[int] = field(default_factory=set)
    by_part: dict[int, Edit] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.by_part = {id(part): edit for edit in self.edits for part in edit.parts}

    def mark(self, edit: Edit) -> str:
        """The mark of a change at its place, with the ways to the one before and after; "" where it has one already."""
        if edit.number in self.told:
            return ""
        self.told.add(edit.number)
        number = edit.number
        name = f"Change {number} of {len(self.edits)}: {_NAMES[edit.kind]}" + _whose(edit.author, edit.date, ", ")
        links = [f'<a class="at" href="#{anchor(number)}" aria-label="{attribute(name)}">{number}</a>']
        for other, told, sign in ((number - 1, "Previous change", "‹"), (number + 1, "Next change", "›")):
            if 1 <= other <= len(self.edits):
                links.append(f'<a class="go" href="#{anchor(other)}" aria-label="{told}, {other}">{sign}</a>')
        return f'<span class="step" id="{anchor(number)}">{"".join(links)}{self.note(edit)}</span>'

    def note(self, edit: Edit) -> str:
        """What the words alone do not show: where it was moved, what it was before."""
        if edit.pair:
            told = escaped(words.what(edit, self.edits))
            return f'<a class="to" href="#{anchor(edit.pair)}">{told}</a>'
        if edit.kind == "form":
            return f'<span class="form">{escaped(words.form(edit))}</span>'
        return ""

    def navigation(self) -> str:
        """The list of changes: where each is and what it does, leading to it."""
        if not self.edits:
            return ""
        entries = "".join(map(self.entry, self.edits))
        return (
            '<nav class="changes" aria-labelledby="_changes">\n<details open>\n'
            f'<summary id="_changes">{counted(len(self.edits))}</summary>\n<ol>\n{entries}</ol>\n</details>\n</nav>\n'
        )

    def entry(self, edit: Edit) -> str:
        place = escaped(words.capital(words.spot(edit)))
        told = escaped(words.what(edit, self.edits))
        whose = _whose(edit.author, edit.date)
        by = f" <small>{escaped(whose)}</small>" if whose else ""
        inner = f'<span class="n">{edit.number} </span><span><b>{place}:</b> {told}{by}</span>'
        return f'<li><a href="#{anchor(edit.number)}">{inner}</a></li>\n'


def counted(count: int) -> str:
    """How many changes there are, in words."""
    return "1 change" if count == 1 else f"{count} changes"


def whose(change: Change) -> str:
    """The attributes that tell whose a change is and when it was made, as far as that is known."""
    told = _whose(change.author, change.date)
    attributes = f' title="{attribute(words.capital(told))}"' if told else ""
    if _DATE_TIME.match(change.date):
        attributes += f' datetime="{change.date}"'
    return attributes


def _whose(author: str, date: str, before: str = "") -> str:
    """ "Ann Example, 3 March 2026"."""
    told = ", ".join(t for t in (author, _day(date)) if t)
    return before + told if told else ""


def _day(date: str) -> str:
    try:
        return date_text("{d} {month} {yyyy}", dt.date.fromisoformat(date[:10]))
    except ValueError:
        return ""
