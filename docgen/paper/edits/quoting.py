"""Texts as they are told: in quotation marks, shortened, in a row."""

from __future__ import annotations

import re
from collections.abc import Sequence

LONGEST = 90  # characters of a quoted text


def quoted(text: str, longest: int = LONGEST) -> str:
    """A text in quotation marks, shortened; a single figure, date or code goes without them."""
    shown = short(" ".join(text.split()), longest)
    return shown if " " not in shown and re.search(r"\d", shown) else f"“{shown}”"


def short(text: str, longest: int = LONGEST) -> str:
    """The text, or its beginning and "…" where it is longer."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def joined(told: Sequence[str], most: int = 4) -> str:
    """Several changes in a row; many are counted."""
    distinct = list(dict.fromkeys(told))
    more = len(distinct) - most
    return "; ".join(distinct[:most]) + (f"; and {more} more" if more > 0 else "")
