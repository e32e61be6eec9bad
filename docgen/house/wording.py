"""The house's forms of words filled in: dates, lead-ins, headings of comments, sign-off codes."""

from __future__ import annotations

import datetime as dt
import re

_DANGLING = re.compile(r"(?<=[^\s/,(\[])\s*[/,]\s*(?=[)\]])")
_EMPTY_BRACKETS = re.compile(r"\s*(?:\(\s*\)|\[[\s/]*\])")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DATE_NAMES = ("d", "dd", "ordinal", "weekday", "month", "m", "mm", "yy", "yyyy")


def date_text(form: str, day: dt.date) -> str:
    """A date in a house's form: ("{ordinal} {month} {yyyy}", 2011-04-05) → "5th April 2011". English whatever the locale."""
    return form.format(
        d=day.day,
        dd=f"{day.day:02}",
        ordinal=ordinal(day.day),
        weekday=_WEEKDAYS[day.weekday()],
        month=_MONTHS[day.month - 1],
        m=day.month,
        mm=f"{day.month:02}",
        yy=f"{day.year % 100:02}",
        yyyy=day.year,
    )


def ordinal(value: int) -> str:
    """1 → "1st", 12 → "12th", 22 → "22nd"."""
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def filled(form: str, **values: str) -> str:
    """A form of words with its names filled in; brackets left empty, and the space before them, disappear, and so does a
    stroke or comma that nothing follows in its brackets."""
    return _EMPTY_BRACKETS.sub("", _DANGLING.sub("", form.format(**values))).strip()


def folded(text: str) -> str:
    """A heading reduced to its letters and digits in lower case, so that "Reason/s" finds "reasons"."""
    return "".join(c for c in text.casefold() if c.isalnum())
