"""Number forms: how a counter is written, for multilevel numbers and for the items of a list."""

import re
from functools import lru_cache
from typing import Annotated

from msgspec import Meta

_COUNTER = re.compile(r"\{(\d)(?::([1aAiI]))?\}")
_LIST_FORM = re.compile(r"(?P<before>[(\[]?)(?P<style>[1aAiI])(?P<after>[.)\]:]?)\Z")


def check_number_form(value: str) -> str:
    """The number form itself; raises ValueError if it is none."""
    if not _COUNTER.search(value) or "{" in _COUNTER.sub("", value) or "}" in _COUNTER.sub("", value):
        raise ValueError(f'"{value}" is no number form: use counters such as {{1}} or {{2:a}}, e.g. "{{1}}.{{2}}"')
    return value


def check_list_form(value: str) -> str:
    """The list form itself; raises ValueError if it is none."""
    if not _LIST_FORM.match(value):
        raise ValueError(f'"{value}" is no list form: use 1, a, A, i or I with brackets or a stop, e.g. "1.", "a)", "(i)"')
    return value


NumberForm = Annotated[str, Meta(extra={"check": check_number_form})]
ListForm = Annotated[str, Meta(extra={"check": check_list_form})]


def counters(form: str) -> list[tuple[int, str]]:
    """The (level, style) pairs a number form uses: "{1}.{2:a}" → [(1, "1"), (2, "a")]."""
    return [(level, style) for _, level, style in _counters(form)]


def number(form: str, values: tuple[int, ...]) -> str:
    """The number form filled with the counters of levels 1, 2, ...: ("{1}.{2}", (3, 4)) → "3.4"."""
    for written, level, style in _counters(form):
        form = form.replace(written, counted(values[level - 1], style))
    return form


@lru_cache(maxsize=64)
def _counters(form: str) -> tuple[tuple[str, int, str], ...]:
    return tuple((m[0], int(m[1]), m[2] or "1") for m in _COUNTER.finditer(form))


def list_parts(form: str) -> tuple[str, str, str]:
    """Before, style and after of a list form: "(a)" → ("(", "a", ")"). Raises ValueError for no list form."""
    match = _LIST_FORM.match(form)
    if not match:
        raise ValueError(form)
    return match["before"], match["style"], match["after"]


def item(form: str, value: int) -> str:
    """The label of a list's item: ("a)", 2) → "b)"."""
    before, style, after = list_parts(form)
    return before + counted(value, style) + after


def counted(value: int, style: str) -> str:
    """A counter (from 1) written as "1", "a", "A", "i" or "I", as Word writes it (27 → "aa", 28 → "bb")."""
    if style == "1":
        return str(value)
    text = _roman(value) if style in "iI" else chr(97 + (value - 1) % 26) * ((value - 1) // 26 + 1)
    return text.upper() if style.isupper() else text


def _roman(value: int) -> str:
    text = ""
    for amount, letters in (
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
        (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ):  # fmt: skip
        count, value = divmod(value, amount)
        text += letters * count
    return text
