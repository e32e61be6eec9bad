"""Which change of the front matter a change of the paper comes from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from docgen.paper.edits import Edit
from docgen.paper.edits.context import widened
from docgen.review.summary.claims import Claim

_TOKEN = re.compile(r"£?\w+(?:[.,]\w+)*%?")
_ASIDE = re.compile(r"\[#[^\]]*\]|\[https?:[^\]]*\]")
_CODE = 8  # signs of the shortest code: two initials and six figures
_SHORT = 6  # words up to which a text must stand there in one piece
_MOST = 0.9  # share of a longer text's words that must stand there
_OF_ENTRY = 0.75  # share of a new block's words that must be an entry's: the rest are the house's


def sources(edit: Edit, claims: Sequence[Claim], standing: str) -> list[int]:
    """The places in `claims` of the changes that this one prints; none where it is one of the text alone.

    `standing` are the words that houses print around the data.
    """
    if edit.kind in ("split", "joined", "form"):
        return []
    if edit.whole and not edit.move:
        return (
            _of_entries(edit, claims, standing)
            or _first(claims, lambda claim: _given(edit, claim, standing))
            or _of_reworded(edit, claims)
        )
    return _first(claims, lambda claim: _value(edit, claim))


def _first(claims: Sequence[Claim], test: Callable[[Claim], bool]) -> list[int]:
    return next(([n] for n, claim in enumerate(claims) if test(claim)), [])


def _of_entries(edit: Edit, claims: Sequence[Claim], standing: str) -> list[int]:
    """The entries added or removed that whole blocks hold, if they hold little besides."""
    text = _words(edit.old or edit.new)
    there = Counter(text)
    kind = "removed" if edit.kind == "deleted" else "added"
    mains = {n: _words(c.told.old or c.told.new) for n, c in enumerate(claims) if c.entry and c.told.kind == kind}
    held = [n for n, main in mains.items() if main and _share(main, there) >= _MOST]
    if not held:  # one paragraph of an entry that is printed in several
        held = _first(
            claims, lambda c: c.told.kind == kind and bool(c.entry) and _share(text, Counter(_words(c.entry))) >= _MOST
        )
    known = sum((Counter(_words(claims[n].entry)) for n in held), Counter(_words(standing)))
    return held if held and _share(text, known) >= _OF_ENTRY else []


def _given(edit: Edit, claim: Claim, standing: str) -> bool:
    """Whether whole blocks hold a value that was given for the first time, or is no longer, and little besides."""
    side = 0 if edit.kind == "deleted" else 1
    text = _words(edit.old or edit.new)
    given = [pair[side] for pair in claim.texts if pair[side].strip() and not pair[1 - side].strip()]
    if any(_is_code(edit.old or edit.new, value) for value in given):
        return True
    values = [_words(value) for value in given]
    return any(
        _share(v, Counter(text)) >= _MOST and _share(text, Counter(v + _words(standing))) >= _OF_ENTRY for v in values
    )


def _is_code(text: str, value: str) -> bool:
    """Whether the text is a sign-off's code, [AB/24112026/C], the value being its initials and date."""
    short, signs = ("".join(c for c in t if c.isalnum()).casefold() for t in (value, text))
    return len(short) >= _CODE and signs.startswith(short) and len(signs) <= len(short) + 2


def _of_reworded(edit: Edit, claims: Sequence[Claim]) -> list[int]:
    """The values that became others, or stand elsewhere, where the two texts have too little in common to be one."""
    side = 0 if edit.kind == "deleted" else 1
    words = edit.old or edit.new
    return [n for n, claim in enumerate(claims) if any(all(pair) and _same(words, pair[side]) for pair in claim.texts)]


def _value(edit: Edit, claim: Claim) -> bool:
    """Whether words that changed are those of a value that did."""
    if edit.move:
        return claim.told.kind == "moved" and any(_same(edit.old or edit.new, text) for pair in claim.texts for text in pair)
    if claim.told.kind == "moved":
        return False
    if any(_alone(edit, *pair) for pair in claim.texts):
        return True
    old, new = widened(edit)
    return any(
        _share(_words(old), Counter(_words(before))) == 1
        and _share(_words(new), Counter(_words(after))) == 1
        and (_both_stand(edit, before, after) or (_holds(before, edit.was) and _holds(after, edit.now)))
        for before, after in claim.texts
    )


def _both_stand(edit: Edit, before: str, after: str) -> bool:
    old = _stands(before, edit.was, edit.old_start, len(edit.old))
    return old and _stands(after, edit.now, edit.new_start, len(edit.new))


def _alone(edit: Edit, before: str, after: str) -> bool:
    """Whether the words put in or taken out are a value that was not there before, or is gone, and nothing else."""
    if edit.old and edit.new:
        return False
    there, value, other = (edit.new, after, before) if edit.new else (edit.old, before, after)
    return not other.strip() and _same(there, value)


def _holds(value: str, text: str) -> bool:
    """Whether a whole block is one piece of the value: an item of its list."""
    words, of = _words(text), _words(value)
    return bool(words) and any(of[n : n + len(words)] == words for n in range(len(of) - len(words) + 1))


def _stands(value: str, text: str, start: int, length: int) -> bool:
    """Whether the value stands in the text around the place given; a long one may have references in it."""
    wanted = _words(value)
    if not wanted:
        return True
    if len(wanted) > _SHORT:
        return _share(wanted, Counter(_words(text))) >= _MOST
    found = list(_TOKEN.finditer(text))
    for n in range(len(found) - len(wanted) + 1):
        part = found[n : n + len(wanted)]
        if [m.group().casefold() for m in part] == wanted and part[0].start() <= start + length and part[-1].end() >= start:
            return True
    return False


def _same(one: str, other: str) -> bool:
    left, right = _words(one), _words(other)
    return bool(left) and _share(left, Counter(right)) >= _MOST and _share(right, Counter(left)) >= _MOST


def _share(words: list[str], of: Counter[str]) -> float:
    """How many of the words are among the others; all of none."""
    if not words:
        return 1.0
    return sum((Counter(words) & of).values()) / len(words)


def _words(text: str) -> list[str]:
    return [m.group().casefold() for m in _TOKEN.finditer(_ASIDE.sub(" ", text))]
