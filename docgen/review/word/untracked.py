"""What differs from the base paper's file though no tracked change says so."""

from __future__ import annotations

from docgen.review.word.drafts import inlines
from docgen.review.word.located import Located, put_words
from docgen.review.word.model import text
from docgen.review.word.words import Change


def untracked(located: Located) -> None:
    """Puts the words and the emphasis of a paragraph that were changed without tracking."""
    _words(located)
    _emphasis(located)


def _words(located: Located) -> None:
    """What differs from the base though nothing says so."""
    for change in _gathered(located):
        new = located.original.units[change.begin : change.stop]
        put_words(located, located.places[change.begin], located.base_span(change.start, change.end), new, ())
    if located.alignment.corrected:
        block = located.spots[0].block.index
        located.context.corrected[block] = located.context.corrected.get(block, 0) + located.alignment.corrected
    for old, now in located.alignment.pairs:
        base, unit = located.units[old], located.original.units[now]
        if base.ref and unit.ref:
            located.context.notes.append((base.ref, unit.ref))


def _gathered(located: Located) -> list[Change]:
    """The changes, those with nothing but spaces between them as one."""
    found: list[Change] = []
    for change in located.alignment.changes:
        last = found[-1] if found else None
        if last and located.units[last.end : change.start] and not text(located.units[last.end : change.start]).strip():
            found[-1] = Change(last.start, change.end, last.begin, change.stop)
        else:
            found.append(change)
    return found


def _emphasis(located: Located) -> None:
    """Emphasis that differs from the base's though nothing says so."""
    group: list[tuple[int, int]] = []
    for old, new in [*located.alignment.pairs, (-9, -9)]:
        base = located.units[old] if old >= 0 else None
        differs = base is not None and not base.note and base.run.marks != located.original.units[new].run.was
        joins = group and (old, new) == (group[-1][0] + 1, group[-1][1] + 1)
        if group and not (differs and joins and _alike(located, group[-1], (old, new))):
            _put_emphasis(located, group)
            group = []
        if differs:
            group.append((old, new))


def _alike(located: Located, one: tuple[int, int], other: tuple[int, int]) -> bool:
    units, olds = located.original.units, located.units
    return (olds[one[0]].run.marks, units[one[1]].run.was) == (olds[other[0]].run.marks, units[other[1]].run.was)


def _put_emphasis(located: Located, group: list[tuple[int, int]]) -> None:
    new = [located.original.units[n] for _, n in group]
    if not text(new).strip():
        return
    block, start, end = located.base_span(group[0][0], group[-1][0] + 1)
    located.context.drafts.put(
        located.places[group[0][1]], "format", (), block.index, start=start, end=end, old=block.text[start:end],
        content=inlines(new, before=True),
    )  # fmt: skip
