"""Amounts as people write them in a text: pounds, per cent, full-time equivalents and posts, each with its place.

Only a number with its unit counts, so a date, a telephone number, a paragraph or a grade is never taken for an amount.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import Literal

from msgspec import Struct

from docgen.late import late

Unit = Literal["£", "%", "fte", "posts"]
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d++)(?!,\d)(?:\.\d++)?"  # "£24,24,6" is none
_SCALE = r"(?:[ \xa0\n]?(?:[Mm]illion|[Bb]illion|[Tt]housand)\b|(?:[Mm]n?|[Bb]n|[Kk])\b|[ \xa0](?:mn?|bn|k)\b(?![&'’]))"
_POUNDS = late(
    rf"(?P<open>\()?(?P<sign>[-−])?(?P<number>{_NUMBER})(?P<scale>{_SCALE})?(?P<close>\))?"
    rf"(?:(?P<through>[-–—]|[ \xa0\n](?:to|[-–—])[ \xa0\n])(?P<pound>£)?(?P<number2>{_NUMBER})(?P<scale2>{_SCALE})?)?"
)
_BEFORE = late(
    rf"(?:(?<![\w£])(?P<sign>[-−])|(?<![\w£.,/]))(?P<number>{_NUMBER})"
    rf"(?:(?P<through>[-–—]|[ \xa0\n]to[ \xa0\n])(?P<number2>{_NUMBER}))?\Z"
)
_WORDS = dict(
    zip(
        re.findall(
            r"\w+",
            "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
            " nineteen twenty",
        ),
        map(Decimal, range(2, 21)),
        strict=True,
    )
)
_SORTS = frozenset(
    re.findall(
        r"[\w-]+",
        "new additional extra more further other permanent temporary vacant existing full-time part-time agency fixed-term"
        " established unfilled qualified such",
    )
)
_ORDINALS = frozenset(
    re.findall(
        r"\w+",
        "grade grades band bands scale scales level levels scp phase phases stage stages tier tiers paragraph paragraphs"
        " table tables option options section sections part",
    )
)
_MARKS: tuple[tuple[str, Unit], ...] = (
    ("%", "%"),
    ("per cent", "%"),
    ("percent", "%"),
    ("fte", "fte"),
    ("FTE", "fte"),
    ("full-time equivalent", "fte"),
    ("full time equivalent", "fte"),
    ("posts", "posts"),
)
_POWERS = {"k": 3, "t": 3, "m": 6, "b": 9}
_WINDOW = 70
_EDGES = "|"
_SPACE = " \xa0\n"


class Amount(Struct, frozen=True):
    """An amount in a text: `text` stands at `start`, up to `end`.

    `high` differs from `low` in a range. `step` is what the last digit written counts, so how exactly it is given: 100,000
    for "£0.2m", 1 for "£206,082". `scaled` says that thousands, millions or billions were written as such.
    """

    text: str
    start: int
    end: int
    unit: Unit
    low: Decimal
    high: Decimal
    step: Decimal
    scaled: bool = False

    @property
    def values(self) -> tuple[Decimal, ...]:
        """The amount, or both ends of the range."""
        return (self.low,) if self.low == self.high else (self.low, self.high)


def rounds(written: Decimal, step: Decimal, value: Decimal) -> bool:
    """Whether a value, rounded to the step, is what was written: signs do not count, and a half may go either way.

    A rounding that is out by more than a tenth of the value says something else: £1m is no word for £0.6m.
    """
    out = abs(abs(written) - abs(value))
    return out * 2 <= step and out * 10 <= abs(value)


def read(text: str) -> list[Amount]:
    """The amounts in a text, in order. A bracketed amount that fills the whole text or a table's cell is negative."""
    found = list(_pounds(text)) if "£" in text else []
    for mark, unit in _MARKS:
        if mark in text:
            found += _marked(text, mark, unit)
    found.sort(key=attrgetter("start"))
    return found


def _pounds(text: str) -> Iterator[Amount]:
    at, done = text.find("£"), 0
    while at >= 0:
        match = _POUNDS.match(text, at + 1) if at >= done else None
        if match:
            for amount in _money(text, at, match):
                done = amount.end
                yield amount
        at = text.find("£", at + 1)


def _money(text: str, pound: int, match: re.Match[str]) -> Iterator[Amount]:
    start, end, negative = pound, match.end("scale") if match["scale"] else match.end("number"), bool(match["sign"])
    if pound and text[pound - 1] in "-−" and (pound == 1 or text[pound - 2] in " \xa0\n(|*_"):
        start, negative = pound - 1, True
    if match["open"] and match["close"]:
        end, negative = match.end("close"), True
    elif match["close"] and start and text[start - 1] == "(" and _alone(text, start - 1, match.end("close")):
        start, end, negative = start - 1, match.end("close"), True
    if match["number2"] and not match["close"]:
        both = _range(text, start, match, negative)
        if both:
            yield both
            return
    low, step = _value(match["number"], match["scale"])
    low = -low if negative else low
    yield Amount(text[start:end], start, end, "£", low, low, step, bool(match["scale"]))


def _range(text: str, start: int, match: re.Match[str], negative: bool) -> Amount | None:
    """A range if the second number is an amount too: it has a pound sign, or follows a hyphen, or gives the scale."""
    spaced = len(match["through"]) > 1
    if spaced and not match["pound"] and (match["scale"] or not match["scale2"] or "to" not in match["through"]):
        return None
    scale = match["scale"]
    if not scale and match["scale2"] and "," not in match["number"]:
        scale = match["scale2"]  # £10-12m
    low, step = _value(match["number"], scale)
    high, step2 = _value(match["number2"], match["scale2"])
    if high <= low or negative:
        return None
    return Amount(text[start : match.end()], start, match.end(), "£", low, high, min(step, step2), bool(match["scale2"]))


def _alone(text: str, start: int, end: int) -> bool:
    """Whether nothing but space and emphasis stands around, up to the ends of the text or of a table's cell."""
    before, after = text[:start].rstrip(" \xa0*_"), text[end:].lstrip(" \xa0*_\n")
    return (not before or before[-1] in _EDGES) and (not after or after[0] in _EDGES)


def _value(number: str, scale: str | None) -> tuple[Decimal, Decimal]:
    """The value and what its last digit counts; noughts at the end of two or more other digits may be rounding."""
    digits = number.replace(",", "")
    places = len(digits.partition(".")[2])
    if scale:
        power = _POWERS[scale.strip(" \xa0\n")[0].lower()]
        return Decimal(digits).scaleb(power), _one(power - places)
    significant = "" if places else digits.rstrip("0")
    if len(significant.lstrip("0")) >= 2:
        return Decimal(digits), _one(len(digits) - len(significant))
    return Decimal(digits), _one(-places)


@lru_cache(maxsize=64)
def _one(power: int) -> Decimal:
    """One at that power of ten."""
    return Decimal(1).scaleb(power)


def _marked(text: str, mark: str, unit: Unit) -> Iterator[Amount]:
    at = text.find(mark)
    while at >= 0:
        end = at + len(mark)
        if _stands_alone(text, at, end, mark):
            yield from _counted(text, at, end, unit)
        at = text.find(mark, end)


def _stands_alone(text: str, at: int, end: int, mark: str) -> bool:
    """Whether a mark is a word of its own; "fte" is part of "after"."""
    if mark == "%":
        return True
    after = text[end : end + 2]
    return not text[at - 1 : at].isalpha() and not (after[:1].isalpha() and (after[0] != "s" or after[1:].isalpha()))


def _counted(text: str, at: int, end: int, unit: Unit) -> Iterator[Amount]:
    """What the number before a unit says: one amount, a range, or two where it falls ("41 to 37 fte")."""
    base = max(0, at - _WINDOW)
    window = text[base:at].rstrip(_SPACE)
    if unit == "posts":
        while (word := _last_word(window)).lower() in _SORTS:
            window = window[: -len(word)].rstrip(_SPACE)
        if word.lower() in _WORDS:
            value, start = _WORDS[word.lower()], base + len(window) - len(word)
            yield Amount(text[start:end], start, end, unit, value, value, Decimal(1))
            return
    if window[-1:].isdigit() and (match := _BEFORE.search(window)) and not _no_count(window, match, unit):
        yield from _one_or_two(text, base, match, end, unit)


def _last_word(window: str) -> str:
    return window[max(window.rfind(" "), window.rfind("\n")) + 1 :]


def _no_count(window: str, match: re.Match[str], unit: Unit) -> bool:
    """Whether the number is a year, a grade or part of a longer number, and not a count of what follows."""
    if unit == "%":
        return False
    number, before = match["number"], window[: match.start()]
    if number[0] == "0" and len(number) > 1 and number[1] != ".":
        return True  # a telephone number
    if before[-2:-1].isdigit() and before[-1:] in " \xa0":
        return True
    return _last_word(before.rstrip(_SPACE)).lower().lstrip("(") in _ORDINALS or (
        len(number) == 4 and number.isdigit() and "1900" <= number <= "2099"
    )


def _one_or_two(text: str, base: int, match: re.Match[str], end: int, unit: Unit) -> Iterator[Amount]:
    sign = -1 if match["sign"] else 1
    low, step = _count(match["number"])
    start = base + match.start()
    if not match["number2"]:
        yield Amount(text[start:end], start, end, unit, sign * low, sign * low, step)
        return
    high, step2 = _count(match["number2"])
    if high > low and sign > 0:
        yield Amount(text[start:end], start, end, unit, low, high, min(step, step2))
        return
    first = base + match.end("number")
    second = base + match.start("number2")
    yield Amount(text[start:first], start, first, unit, sign * low, sign * low, step)
    yield Amount(text[second:end], second, end, unit, high, high, step2)


def _count(number: str) -> tuple[Decimal, Decimal]:
    digits = number.replace(",", "")
    return Decimal(digits), _one(-len(digits.partition(".")[2]))
