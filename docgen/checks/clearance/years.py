"""Which year was meant, where a date has the wrong one; and how a comment is called."""

from __future__ import annotations

import datetime as dt

_CREDIBLE = 60  # days before the meeting in which officers commonly comment


def meant(day: dt.date, meeting: dt.date) -> int:
    """The year that puts the same day shortly before the meeting; 0 if none does."""
    for year in (meeting.year, meeting.year - 1):
        try:
            moved = day.replace(year=year)
        except ValueError:  # 29 February
            continue
        if year != day.year and 0 <= (meeting - moved).days <= _CREDIBLE:
            return year
    return 0


def called(kind: str) -> str:
    """A kind of comment as a message names it: short names are letters ("HR")."""
    return kind.upper() if len(kind) < 4 else kind
