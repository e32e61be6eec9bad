"""What somebody meant by a value that is not written as TOML wants it."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from msgspec import Struct

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
           "december")  # fmt: skip
_NUMERIC = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b")
_WORDED = re.compile(r"(?:[A-Za-z]+,? +)?(\d{1,2})(?:st|nd|rd|th)? +(?:of +)?([A-Za-z]{3,9}),? +(\d{4})\b")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\w/.-]*\d)")
_AMOUNT = re.compile(r"-?£?\s?-?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s?(k|m|bn|million|billion)?(?![\w/:.,-])", re.IGNORECASE)
_CODE = 6  # digits, with a nought before them, that may still be an amount: more of them are a telephone number
_TIMES = {"k": 1_000, "m": 1_000_000, "million": 1_000_000, "bn": 1_000_000_000, "billion": 1_000_000_000}
_PERCENT = re.compile(r"-?\d+(?:\.\d+)? ?%")
_DIGITS = re.compile(r"-?£[\d., \u00a0]+(?:k|m|bn)?|-?\d[\d.]*,[\d.,]*", re.IGNORECASE)
_DASHES = str.maketrans("\u2010\u2011\u2012\u2013\u2014\u2212", "------")
_TEXTS = re.compile(r"""("[^"]*"|'[^']*')(?:\s*,\s*("[^"]*"|'[^']*'))+\s*,?""")


class Better(Struct, frozen=True):
    """What is wrong with a value, and how to write it."""

    fact: str
    written: str


def date(text: str) -> dt.date | None:
    """The day an English or TOML-like date means, day before month; None if it is none."""
    text = text.strip().strip("\"'").translate(_DASHES)
    if match := _ISO.match(text):
        return _day(match[1], match[2], match[3]) or _day(match[1], match[3], match[2])
    if match := _NUMERIC.match(text):
        return _day(match[3], match[2], match[1])
    if match := _WORDED.match(text):
        month = next((n for n, name in enumerate(_MONTHS, 1) if name.startswith(match[2].lower())), 0)
        return _day(match[3], str(month), match[1])
    return None


def _day(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


def amount(text: str) -> str | None:
    """The TOML number a written amount means: "£230,328.50" → "230328.50"; None if it is none."""
    text = text.strip().strip("\"'").strip()
    match = _AMOUNT.match(text)
    if not match or match.end() != len(text):
        return None
    number = (match[1].replace(",", "").lstrip("0") or "0") + (match[2] or "")
    if match[3]:
        number = f"{(Decimal(number) * _TIMES[match[3].lower()]).normalize():f}"
    return ("-" if "-" in text else "") + number


def better_value(value: str) -> Better | None:
    """What to write for an unquoted or ill-quoted value, given with the rest of its line."""
    bare = re.split(r"\s+#", value)[0].rstrip()
    if bare[0] in "“”‘’«„":
        return Better("Curly quotes do not open a text in TOML", quoted(bare.strip("“”‘’«»„\"'")))
    if bare[0] in "\"'":
        return _several(bare) or _after_quote(bare)
    if bare[0] in "[{":
        return None
    if bare.lower() in ("yes", "no", "true", "false", "on", "off"):
        meant = "true" if bare.lower() in ("yes", "true", "on") else "false"
        return Better(f"{bare} is no value that TOML knows", meant)
    plain = bare.translate(_DASHES)
    if _ISO.match(plain) or _NUMERIC.match(plain) or _WORDED.fullmatch(bare):
        return _day_said(bare, plain)
    if two := re.match(r"(\S+) +([\w.-]+) *=", bare):
        return Better("There are two entries on this line", f"{two[1]}, and {two[2]} on a line of its own")
    if (number := amount(bare)) and not (bare.isdigit() and len(bare) > _CODE):
        return Better(f"{bare} is not how TOML writes a number", f"{number}, or {quoted(bare)} if it is to be a text")
    if _DIGITS.fullmatch(bare):
        fact = f"{shortened(bare)} is not how TOML writes a number"
        return Better(
            fact, "230328 or 1250.50 (no pound sign, comma or space), or put it between quotes if it is to be a text"
        )
    if _PERCENT.fullmatch(bare):
        fact = f"{bare} is not how TOML writes a number"
        return Better(fact, f'{{ value = {bare.rstrip("% ")}, unit = "%" }}, or {quoted(bare)} if it is to be a text')
    return Better(f"The text {shortened(bare)} is not in quotes", quoted(bare))


def _day_said(bare: str, plain: str) -> Better:
    day, well_formed = date(plain), re.match(r"\d{4}-\d\d-\d\d\b", bare)
    why = "is not how TOML writes a date" if day and not well_formed else "is no day of the calendar"
    return Better(f"{bare} {why}", day.isoformat() if day else "2014-09-03 for 3 September 2014")


def _several(bare: str) -> Better | None:
    if not _TEXTS.fullmatch(bare):
        return None
    return Better("There are several texts, and no square brackets around them", f"[{shortened(bare.rstrip(' ,'))}]")


def _after_quote(bare: str) -> Better | None:
    mark = bare[0]
    end = bare.find(mark, 1)
    if bare.startswith(mark * 3) or end < 0 or end == len(bare) - 1:
        return None
    return Better(
        f"The text ends at its second {mark}, and more follows it",
        quoted(bare.strip(mark)) + ("" if mark == "'" else r' (a " inside a text is written \")'),
    )


def quoted(text: str) -> str:
    """The text as a TOML string, shortened for a message."""
    return '"' + shortened(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def shortened(text: str, most: int = 40) -> str:
    """The text, cut after `most` characters."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
