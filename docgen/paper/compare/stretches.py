"""The stretches of two compared texts, and how they are put right for reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from docgen.paper.compare.tokens import Token

_SHORT = 3
_SEVERAL = 3
_COMMON = frozenset(
    {"also", "been", "from", "have", "into", "that", "their", "them", "they", "this", "were", "when", "which", "with"}
)
_PARTING = frozenset(".;:?!")
_ENDING = frozenset(".?!")
_FARTHEST = 200


class Stretch(Struct, frozen=True):
    """Tokens of the older text and those of the newer that are the `same`, or that came in the place of the older."""

    same: bool
    gone: tuple[Token, ...] = ()
    come: tuple[Token, ...] = ()

    @property
    def replaces(self) -> bool:
        """Whether words came in the place of others."""
        return not self.same and _wordy(self.gone) and _wordy(self.come)


def joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The stretches without empty ones, neighbours of one kind joined."""
    found: list[Stretch] = []
    for stretch in stretches:
        if not (stretch.gone or stretch.come):
            continue
        if found and found[-1].same == stretch.same:
            stretch = Stretch(stretch.same, found[-1].gone + stretch.gone, found.pop().come + stretch.come)
        found.append(stretch)
    return found


def tidy(stretches: list[Stretch]) -> list[Stretch]:
    """The stretches without islands: a space or a short common word left between words that changed; what came or went
    alone begins, where it can, at a sentence or a word."""
    found: list[Stretch] = []
    waiting = _slid(stretches)[::-1]
    while waiting:
        found.append(waiting.pop())
        if len(found) >= 3 and _island(found[-3], found[-2], found[-1]):
            merged = joined(Stretch(False, s.gone, s.come) for s in found[-3:])
            del found[-3:]
            waiting.extend(merged)
    return found


def _island(before: Stretch, between: Stretch, after: Stretch) -> bool:
    """Whether what is the same between two changes is too little to be read by itself."""
    if not between.same or before.same or after.same or any(t.text in _PARTING or not t.text for t in between.come):
        return False
    words = [t.text for t in between.come if t.word]
    if not words:
        return before.replaces or after.replaces
    both = _wordy((*before.gone, *after.gone)) and _wordy((*before.come, *after.come))
    if not (both and _heavy(before) and _heavy(after)):
        return False
    if len(words) == 1 and (len(words[0]) <= _SHORT or words[0].lower() in _COMMON):
        return True
    return len(words) <= 3 and sum(map(len, words)) * 6 < min(_size(before), _size(after))


def _heavy(stretch: Stretch) -> bool:
    """Whether words were replaced, or several came or went."""
    return stretch.replaces or sum(t.word for t in (*stretch.gone, *stretch.come)) >= _SEVERAL


def _wordy(tokens: Sequence[Token]) -> bool:
    return any(t.word or not t.text for t in tokens)


def _size(stretch: Stretch) -> int:
    return min(sum(len(t.text) for t in stretch.gone), sum(len(t.text) for t in stretch.come))


def _slid(stretches: list[Stretch]) -> list[Stretch]:
    """Each stretch that only came, or only went, moved along among equal tokens to where it reads best."""
    found = [Stretch(True), *stretches, Stretch(True)]  # at either end there is room to move away from it
    for n, stretch in enumerate(found[1:-1], 1):
        if stretch.same or (stretch.gone and stretch.come) or not all(t.text for t in (*stretch.gone, *stretch.come)):
            continue
        found[n - 1 : n + 2] = _moved(*found[n - 1 : n + 2])
    return joined(found)


def _moved(before: Stretch, stretch: Stretch, after: Stretch) -> tuple[Stretch, Stretch, Stretch]:
    came = bool(stretch.come)
    sides = [(s.come, s.gone) if came else (s.gone, s.come) for s in (before, stretch, after)]
    whole = sides[0][0] + sides[1][0] + sides[2][0]
    other = sides[0][1] + sides[2][1]
    start, length = len(sides[0][0]), len(sides[1][0])
    best = max(_places(whole, start, length), key=lambda at: (_reads(whole, at, at + length), -abs(at - start)))
    parts = [
        (whole[:best], other[:best]),
        (whole[best : best + length], ()),
        (whole[best + length :], other[best:]),
    ]
    first, middle, last = ((theirs, ours) if came else (ours, theirs) for ours, theirs in parts)
    return Stretch(True, *first), Stretch(False, *middle), Stretch(True, *last)


def _places(whole: Sequence[Token], start: int, length: int) -> Iterable[int]:
    """Where a stretch could begin just as well."""
    yield start
    for at in range(start - 1, max(start - _FARTHEST, 0) - 1, -1):
        if whole[at].key != whole[at + length].key:
            break
        yield at
    for at in range(start + 1, min(start + _FARTHEST, len(whole) - length) + 1):
        if whole[at - 1].key != whole[at - 1 + length].key:
            break
        yield at


def _reads(whole: Sequence[Token], start: int, end: int) -> int:
    """How well a stretch reads by itself: a sentence with the space after it best, half a space and a word worst."""
    opens, closes = not whole[start].blank, whole[end - 1].blank
    new_sentence = start == 0 or (start > 1 and whole[start - 1].blank and whole[start - 2].text in _ENDING)
    if new_sentence and opens and (closes or end == len(whole)):
        return 4
    if not opens and not closes and start and whole[start - 1].text in _ENDING and whole[end - 1].text in _ENDING:
        return 3
    if opens and closes:
        return 2
    return 1 if not opens and not closes else 0
