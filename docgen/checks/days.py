"""Dates read in a paper's text: "Tuesday 3 September 2014", "3rd Sept", "March 2015", "19/11/2014"."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from docgen.checks.fields import short
from docgen.checks.passage import Passage
from docgen.checks.rule import Checked
from docgen.checks.text import reading
from docgen.checks.words import Words
from docgen.late import late

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH = "|".join([*MONTHS, "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"])
_NUMBER = {name[:3]: n for n, name in enumerate(MONTHS, 1)}
# These begin with a digit or a capital, which makes the search quick; what must not stand before is looked at afterwards.
_DAY = late(rf"(\d)(\d?)(?:st|nd|rd|th)?\s+(?:of\s+)?({_MONTH})\b(?:\.?,?\s+(\d{{4}})\b)?")
_FIGURES = late(r"(\d)(\d?)([./])(\d{1,2})\3((?:19|20)\d{2}|(?<=/)\d{2})(?![\d/]|-\w|\.\d)")
_MONTH_YEAR = late(rf"({_MONTH})\s+(\d{{4}})\b")
_NOT_BEFORE = frozenset("0123456789.,£/-")
_NAMES = [name.lower() for name in _MONTH.split("|")]
_DIGIT = late(r"\d")
_WEEKDAY = late(rf"\b({'|'.join(WEEKDAYS)}),?\s+(?:the\s+)?\Z")
_DAY_BEFORE = late(r"\d(?:st|nd|rd|th)?\s+(?:of\s+)?\Z")
_TO = late(r"\s*(?:to|until|till|and|or|–|-|,)\s+(?:the\s+)?\Z")


class Day(Struct, frozen=True, dict=True):
    """A date as written. `year` is None where none is said; `weekday` counts from Monday, None where none is said.

    `figures`: written in figures alone. A date that no calendar has is kept too: its `date` is None.
    """

    passage: Passage
    start: int
    end: int
    day: int
    month: int
    year: int | None
    weekday: int | None = None
    figures: bool = False

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]

    @property
    def exists(self) -> bool:
        longest = 29 if self.month == 2 and self.year is None else 0
        if not 1 <= self.month <= 12:
            return False
        return 1 <= self.day <= (longest or calendar.monthrange(self.year or 2001, self.month)[1])

    @cached_property
    def date(self) -> dt.date | None:
        return dt.date(self.year, self.month, self.day) if self.year and self.exists else None


class Month(Struct, frozen=True):
    """A month with its year, and no day."""

    passage: Passage
    start: int
    end: int
    month: int
    year: int


def days(checked: Checked) -> tuple[Day, ...]:
    """All dates in the text and the short fields, in reading order."""
    return checked.once(_days)


def months(passage: Passage) -> Iterator[Month]:
    """The months with a year, and without a day, in a passage."""
    if not _DIGIT.search(passage.text):
        return
    for hit in _MONTH_YEAR.finditer(passage.text):
        if not passage.text[max(0, hit.start() - 1) : hit.start()].isalnum() and not _DAY_BEFORE.search(
            passage.text, max(0, hit.start() - 9), hit.start()
        ):
            yield Month(passage, hit.start(), hit.end(), _NUMBER[hit[1][:3]], int(hit[2]))


def _in_words(passage: Passage) -> list[Day]:
    """In "5 March to 9 April 2015" the first day has the year of the last."""
    text = passage.text
    found = [_day(passage, hit) for hit in _DAY.finditer(text) if _free(text, hit)]
    for n in range(len(found) - 2, -1, -1):
        this, following = found[n], found[n + 1]
        if this.year is None and following.year and _TO.match(text[this.end : following.start]):
            year = following.year - (this.month > following.month)
            found[n] = Day(passage, this.start, this.end, this.day, this.month, year, this.weekday)
    return found


def _in_figures(passage: Passage) -> Iterator[Day]:
    for hit in _FIGURES.finditer(passage.text):
        if _free(passage.text, hit):
            year = int(hit[5]) if len(hit[5]) == 4 else 2000 + int(hit[5])
            yield Day(passage, hit.start(), hit.end(), int(hit[1] + hit[2]), int(hit[4]), year, None, True)


def _free(text: str, hit: re.Match[str]) -> bool:
    """Whether the number begins where the hit does, and is no sum of money."""
    return not hit.start() or text[hit.start() - 1] not in _NOT_BEFORE


def _days(checked: Checked) -> tuple[Day, ...]:
    found = (*checked.once(by_passage).values(), *dated(short(checked)).values())
    return tuple(day for of_one in found for day in of_one)


def by_passage(checked: Checked) -> dict[int, list[Day]]:
    """The dates in the paper's text as `dated` gives them; ask for it by `checked.once`."""
    return dated(reading(checked))


def dated(words: Words) -> dict[int, list[Day]]:
    """The dates of each passage that has the name of a month or a date, by its number; those in words first."""
    named, figures = words.where(*_NAMES), words.where_like(_FIGURES)
    found: dict[int, list[Day]] = {}
    for n in sorted(named | figures):
        passage = words.passages[n]
        found[n] = [*(_in_words(passage) if n in named else ()), *(_in_figures(passage) if n in figures else ())]
    return found


def _day(passage: Passage, hit: re.Match[str]) -> Day:
    before = max(0, hit.start() - 16), hit.start()
    named = _WEEKDAY.search(passage.text, *before) if passage.text.find("day", *before) >= 0 else None
    start = named.start() if named else hit.start()
    weekday = WEEKDAYS.index(named[1]) if named else None
    year = int(hit[4]) if hit[4] else None
    return Day(passage, start, hit.end(), int(hit[1] + hit[2]), _NUMBER[hit[3][:3]], year, weekday)


def said(day: dt.date) -> str:
    """A date in full: "7 January 2014"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
