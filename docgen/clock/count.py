"""Counting days before and after an event, with the working day by day."""

from __future__ import annotations

import datetime as dt
import functools

from msgspec import Struct

from docgen.clock.calendar import FIRST_YEAR, LAST_YEAR, Calendar, UnknownYearError
from docgen.house.model import Reading

ONE = dt.timedelta(days=1)


class Day(Struct, frozen=True):
    """One day of a count: its number, 0 if it does not count, and why the council does not work on it, if so."""

    date: dt.date
    number: int
    why: str = ""


class Counted(Struct, frozen=True):
    """A count of days from an event. `limit` is the last day on which the thing may be done; `working` is in calendar order.

    `open_day` is the last day before or on `limit` on which the council works: in a count of calendar days `limit` may be a
    day on which its offices are closed.
    """

    event: dt.date
    days: int
    reading: Reading
    clear: bool
    limit: dt.date
    open_day: dt.date
    working: tuple[Day, ...]


@functools.lru_cache(maxsize=1024)
def back(calendar: Calendar, event: dt.date, days: int, reading: Reading = "working", clear: bool = True) -> Counted:
    """The last day on which something may be done that must be done `days` days before the event.

    Clear days lie wholly between: neither the day of the event nor that on which the thing is done counts. If they are not
    clear, the last day is the earliest one counted. Raises UnknownYearError for a year whose bank holidays are not known.
    """
    _known(event)
    shown = [Day(event, 0, calendar.why_closed(event))]
    day, number = event, 0
    while number < days:
        day -= ONE
        number = _take(calendar, day, number, reading, shown)
    if clear:
        day = _before(calendar, day, reading, shown)
    return Counted(event, days, reading, clear, day, _open(calendar, day), tuple(reversed(shown)))


@functools.lru_cache(maxsize=1024)
def forward(calendar: Calendar, event: dt.date, days: int, reading: Reading = "working", clear: bool = True) -> Counted:
    """The last of the `days` days after an event, whose own day never counts. `clear` changes nothing but the words."""
    _known(event)
    shown = [Day(event, 0, calendar.why_closed(event))]
    day, number = event, 0
    while number < days:
        day += ONE
        _known(day)
        number = _take(calendar, day, number, reading, shown)
    return Counted(event, days, reading, clear, day, _open(calendar, day), tuple(shown))


def _take(calendar: Calendar, day: dt.date, number: int, reading: Reading, shown: list[Day]) -> int:
    """Counts a day if it counts; the number reached."""
    why = calendar.why_closed(day)
    if reading == "working" and why:
        shown.append(Day(day, 0, why))
        return number
    shown.append(Day(day, number + 1, why))
    return number + 1


def _before(calendar: Calendar, day: dt.date, reading: Reading, shown: list[Day]) -> dt.date:
    """The day on which the thing is done: the one before the first clear day, and in working days one that is worked."""
    day -= ONE
    while reading == "working" and (why := calendar.why_closed(day)):
        shown.append(Day(day, 0, why))
        day -= ONE
    shown.append(Day(day, 0, calendar.why_closed(day)))
    return day


def _open(calendar: Calendar, day: dt.date) -> dt.date:
    while calendar.why_closed(day):
        day -= ONE
    return day


def _known(day: dt.date) -> None:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise UnknownYearError(day.year)
