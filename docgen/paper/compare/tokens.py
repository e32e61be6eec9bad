"""Leaves cut into what is compared: words, amounts, dates, spaces, marks of punctuation, and things such as pictures."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator

from msgspec import Struct

from docgen.paper.compare.leaves import Leaf
from docgen.paper.tree import Inline

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_TOKEN = re.compile(
    rf"""
    \s+
  | https?://[^\s]+[\w/] | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
  | \d{{1,2}}(?:st|nd|rd|th)?\s(?:{_MONTHS})(?:\s\d{{4}})?\b
  | (?:{_MONTHS})\s\d{{4}}\b
  | [-+−]?[£€$]\d+(?:[.,]\d+)*(?:\s(?:million|billion|thousand)\b|[a-z]{{1,2}}\b)?
  | [-+−]?(?<!\w)\d+(?:[.,:/–-]\d+)*(?:%|[a-z]{{1,2}}\b)?
  | \w+(?:['’-]\w+)*(?:(?<=s)['’](?!\w))?
  | .
    """,
    re.VERBOSE | re.DOTALL,
)

Canonical = Callable[[Inline], Hashable]


class Token(Struct, frozen=True):
    """One leaf that is kept whole; two are equal where their `key` is."""

    key: Hashable
    leaf: Leaf

    @property
    def text(self) -> str:
        """Its words; empty for a thing."""
        return self.leaf.content if isinstance(self.leaf.content, str) else ""

    @property
    def blank(self) -> bool:
        """Whether it is white space."""
        return self.text.isspace()

    @property
    def word(self) -> bool:
        """Whether it is a word, an amount or a date."""
        return any(map(str.isalnum, self.text))


def tokens(leaves: Iterable[Leaf], canonical: Canonical) -> Iterator[Token]:
    """The tokens of leaves; `canonical` says by what a thing is equal to another."""
    for leaf in _runs(leaves):
        if isinstance(leaf.content, str):
            for piece in _TOKEN.findall(leaf.content):
                yield Token((piece, leaf.within), Leaf(piece, leaf.within))
        else:
            yield Token((canonical(leaf.content), leaf.within), leaf)


def _runs(leaves: Iterable[Leaf]) -> Iterator[Leaf]:
    """The leaves, texts with the same emphasis joined."""
    held: Leaf | None = None
    for leaf in leaves:
        if held and isinstance(leaf.content, str) and held.within == leaf.within:
            held = Leaf(f"{held.content}{leaf.content}", leaf.within)
            continue
        if held:
            yield held
        held = leaf if isinstance(leaf.content, str) else None
        if held is None:
            yield leaf
    if held:
        yield held
