"""Which days a council works: England's bank holidays, weekends, and the days its offices are closed."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Mapping
from types import MappingProxyType

from msgspec.structs import replace

from docgen.diagnostics import DocgenError, Position, error

FIRST_YEAR, LAST_YEAR = 1872, 2100
_WEEKEND = {5: "Saturday", 6: "Sunday"}
# The names of GOV.UK, where the package has others.
_NAMES = {
    "May Day": "Early May bank holiday",
    "Spring Bank Holiday": "Spring bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
}


class UnknownYearError(DocgenError):
    """A year whose bank holidays are not known."""

    def __init__(self, year: int) -> None:
        self.year = year
        fact = f"the bank holidays of {year} are not known; docgen knows those from {FIRST_YEAR} to {LAST_YEAR}"
        super().__init__([error("calendar-year", Position("calendar"), fact, "look at the year of the meeting's date")])

    def at(self, position: Position) -> DocgenError:
        """The same, at the place of the date that asked for it."""
        return DocgenError([replace(d, position=position) for d in self.diagnostics])


class Calendar:
    """The working days of a council in England. `closed` are days on which its offices are closed, with the reason."""

    def __init__(self, closed: Mapping[dt.date, str] = MappingProxyType({})) -> None:
        self._closed = closed

    def why_closed(self, day: dt.date) -> str:
        """Why a day is no working day: "Saturday", "Good Friday", …; empty for a working day.

        Raises UnknownYearError for a year whose bank holidays are not known.
        """
        holiday = bank_holidays(day.year).get(day, "")
        return holiday or _WEEKEND.get(day.weekday(), "") or self._closed.get(day, "")


@functools.lru_cache(maxsize=256)
def bank_holidays(year: int) -> Mapping[dt.date, str]:
    """The bank holidays of England in a year, by GOV.UK's names; raises UnknownYearError for a year not known."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UnknownYearError(year)
    from holidays.countries.united_kingdom import UnitedKingdom  # takes a tenth of a second

    found = UnitedKingdom(subdiv="ENG", years=[year])
    return {day: _named(name) for day, name in found.items()}


def _named(name: str) -> str:
    base, observed, _ = name.partition(" (observed)")
    return _NAMES.get(base, base) + (" (substitute day)" if observed else "")
