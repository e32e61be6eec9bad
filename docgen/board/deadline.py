"""The next day by which something must be done for a decision."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from msgspec import Struct

from docgen.clock.calendar import Calendar, UnknownYearError
from docgen.clock.steps import clock
from docgen.decision.model import FrontMatter
from docgen.house.model import House


class Deadline(Struct, frozen=True):
    """The next step; `left` is the days to its last day. `passed` are the steps not done whose day has passed."""

    name: str = ""
    last: dt.date | None = None
    time: str = ""
    left: int = 0
    passed: tuple[str, ...] = ()


class Due(Struct, frozen=True):
    """A step that the decision says nothing of as done, with its last day; one `after` the meeting ends a time from it."""

    name: str
    last: dt.date
    time: str
    after: bool


def dues(front: FrontMatter, house: House, calendar: Calendar) -> tuple[Due, ...]:
    """The steps not done, by their last day; none where the bank holidays of the year are not known."""
    try:
        steps = clock(front, house, calendar).steps
    except UnknownYearError:
        return ()
    return tuple(Due(step.name, step.last, step.time, step.after) for step in steps if step.after or step.done is None)


def deadline(steps: Iterable[Due], meeting: dt.date, today: dt.date) -> Deadline | None:
    """The next step not done, after the meeting the end of call-in; None where there is none."""
    held = meeting < today
    left = [step for step in steps if step.after == held]
    passed = tuple(f"{step.name} by {_day(step.last)}" for step in left if step.last < today and not held)
    step = next((step for step in left if step.last >= today), None)
    if step:
        return Deadline(step.name, step.last, step.time, (step.last - today).days, passed)
    return Deadline(passed=passed) if passed else None


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B} {day.year}"
