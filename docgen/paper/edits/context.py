"""Changed words with as much around them as makes them clear: a whole word, a whole date, a neighbour where one is added."""

from __future__ import annotations

import re

from docgen.paper.edits.model import Edit

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS})(?: \d{{4}})?\b|\b(?:{_MONTHS}) \d{{4}}\b")
_FEW = 3  # words that are told with a neighbour on either side where they are added or taken out
_ENDS = ".,;:!?)”’\"'"
_OPENS = "(“‘\"'"


def widened(edit: Edit) -> tuple[str, str]:
    """The old and the new words of a change within a text; one is empty where many are added or taken out."""
    old, new = edit.old, edit.new
    if edit.whole or edit.was == old:
        return old.strip(), new.strip()
    before, after = _around(edit)
    left, right = _of_word(before, after, old, new)
    left, right = _of_date(before, after, (left, right), (old, new))
    if not old.strip() or not new.strip():
        if len((old + new).split()) > _FEW:
            return old.strip(), new.strip()
        left, right = max(left, _last_word(before)), max(right, _first_word(after))
    head, tail = before[len(before) - left :], after[:right]
    return (head + old + tail).strip(), (head + new + tail).strip()


def alone(edit: Edit) -> tuple[str, str]:
    """The same with as many neighbours on both sides as set the old words apart from any others in the text."""
    old, new = widened(edit)
    before, after = _around(edit)
    middle, other = edit.old, edit.new
    while edit.was.count(old) > 1 and (before.strip() or after.strip()):
        left, right = _last_word(before), _first_word(after)
        if not left and not right:
            break
        head, tail = before[len(before) - left :], after[:right]
        before, after = before[: len(before) - left], after[right:]
        middle, other = head + middle + tail, head + other + tail
        old, new = middle.strip(), other.strip()
    return old, new


def _around(edit: Edit) -> tuple[str, str]:
    """The text before and after the change, as far as it is the same in both papers."""
    old_before, new_before = edit.was[: edit.old_start], edit.now[: edit.new_start]
    old_after, new_after = edit.was[edit.old_start + len(edit.old) :], edit.now[edit.new_start + len(edit.new) :]
    before = len(old_before) - _common(old_before[::-1], new_before[::-1])
    return old_before[before:], old_after[: _common(old_after, new_after)]


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _of_word(before: str, after: str, old: str, new: str) -> tuple[int, int]:
    """How many characters on either side belong to the same words; marks at the ends of a sentence do not."""
    told = [words for words in (old, new) if words]
    left = right = 0
    if not any(words[0].isspace() for words in told):
        word = before.rsplit(None, 1)[-1] if before and not before[-1].isspace() else ""
        left = len(word.lstrip(_OPENS))
    if not any(words[-1].isspace() for words in told) and after and not after[0].isspace():
        right = len(after.split(None, 1)[0].rstrip(_ENDS))
    return left, right


def _of_date(before: str, after: str, sides: tuple[int, int], changed: tuple[str, str]) -> tuple[int, int]:
    """More of either side where the change is part of a date."""
    left, right = sides
    for middle in changed:
        text = before + middle + after
        start, end = len(before) - left, len(before) + len(middle) + right
        for match in _DATE.finditer(text):
            if match.start() < end and start < match.end():
                left = max(left, len(before) - match.start())
                right = max(right, match.end() - len(before) - len(middle))
    return left, right


def _last_word(text: str) -> int:
    line = text.rsplit("\n", 1)[-1]
    words = line.rsplit(None, 1)
    return len(line) - line.rindex(words[-1]) if words else 0


def _first_word(text: str) -> int:
    line = text.split("\n", 1)[0]
    words = line.split(None, 1)
    return line.index(words[0]) + len(words[0].rstrip(_ENDS)) if words else 0
