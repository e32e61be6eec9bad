"""The days on which a council's offices are closed, besides weekends and bank holidays."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta, Struct

from docgen.diagnostics import Diagnostic, error
from docgen.toml.read import TomlDocument

LONGEST = 60  # days that one entry may close


class Closure(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A day, or all days up to and with another, with the reason."""

    date: dt.date
    until: dt.date | None = None
    reason: str = ""


class CalendarSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """[calendar] of docgen.toml."""

    closed: Annotated[list[dt.date | Closure], Meta(description="Days on which the offices are closed.")] = []

    def closures(self) -> dict[dt.date, str]:
        """Each closed day with its reason."""
        found: dict[dt.date, str] = {}
        for entry in self.closed:
            one = entry if isinstance(entry, Closure) else Closure(date=entry)
            days = ((one.until or one.date) - one.date).days
            found |= {one.date + dt.timedelta(days=n): one.reason or "offices closed" for n in range(days + 1)}
        return found


def contradictions(calendar: CalendarSettings, document: TomlDocument) -> Iterator[Diagnostic]:
    """An error for each closure that ends before it begins, or lasts longer than one would."""
    for n, entry in enumerate(calendar.closed):
        if not isinstance(entry, Closure) or entry.until is None:
            continue
        at = document.value(("calendar", "closed", n, "until"))
        if entry.until < entry.date:
            yield error("calendar-closed", at, "this closure ends before it begins", "exchange date and until")
        elif (entry.until - entry.date).days >= LONGEST:
            yield error("calendar-closed", at, f"this closure lasts {LONGEST} days or more", "look at the years")
