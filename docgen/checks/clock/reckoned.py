"""What several rules on dates ask for: the decision's clock, worked out once."""

from __future__ import annotations

import datetime as dt
import functools

from docgen.checks.rule import Checked
from docgen.clock.calendar import Calendar, UnknownYearError
from docgen.clock.governance import governance
from docgen.clock.steps import Clock, Step, clock
from docgen.diagnostics import Position, Severity
from docgen.house.model import Governance


def calendar(checked: Checked) -> Calendar:
    """The council's working days."""
    return _calendar(tuple(checked.project.calendar.closures().items()))


@functools.lru_cache(maxsize=8)
def _calendar(closed: tuple[tuple[dt.date, str], ...]) -> Calendar:
    """One calendar for all decisions of a project, so that the count for a meeting is made once."""
    return Calendar(dict(closed))


def decides(checked: Checked) -> Governance | None:
    """Who decides; None where the paper is made in a house other than its own, which does not say it."""
    return governance(checked.decision.front, checked.house.house) if checked.at_home else None


def reckoned(checked: Checked) -> Clock | None:
    """The decision's clock; None in a house other than its own, and where the bank holidays of its year are not known.

    Of these calendar-year tells.
    """
    return checked.once(_reckon) if checked.at_home else None


def _reckon(checked: Checked) -> Clock | None:
    try:
        return clock(checked.decision.front, checked.house.house, checked.once(calendar))
    except UnknownYearError:
        return None


def weight(step: Step) -> Severity | None:
    """Lighter where only the council's own reading makes a step late."""
    return None if step.is_late_in_every_reading else Severity.WARNING


def place(checked: Checked, step: Step) -> Position:
    """Where the decision says when a step was done."""
    return checked.decision.value_place(step.field)


def day(date: dt.date | None) -> str:
    """A day as messages have it: "1 March 2027"."""
    return f"{date.day} {date:%B} {date.year}" if date else ""
