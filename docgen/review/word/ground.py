"""The base paper's own Word file, each paragraph with the text block that it shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from docgen.review.texts import TextBlock
from docgen.review.word.looks import Looks
from docgen.review.word.model import Look, Para, paragraphs, text
from docgen.review.word.stories import File
from docgen.review.word.words import fold


class Spot(Struct, frozen=True):
    """A paragraph of the base file: its block, and for each place between its units the place in the block's text."""

    block: TextBlock
    offsets: tuple[int, ...]


class Ground:
    """`spots`: by `Para.order`, for the paragraphs that are text blocks; the others are Word's own."""

    def __init__(self, file: File, blocks: Sequence[TextBlock]) -> None:
        self.file = file
        self.blocks = blocks
        self.spots: dict[int, Spot] = {}
        self._kinds: dict[tuple[str, ...], Counter[tuple[str, int]]] = {}
        self._pair()

    def kind(self, looks: Looks, look: Look) -> tuple[str, int]:
        """What a paragraph of that look is: "heading1", "bullet", "number" or the paper's style, and in how many lists."""
        name = looks.names.get(look.style, "")
        for key in _keys(name, look):
            if key in self._kinds:
                return self._kinds[key].most_common(1)[0][0]
        rank = looks.heading(look.style)
        if rank:
            return f"heading{rank}", 0
        return (look.form, look.level + 1) if look.form else ("paragraph", 0)

    def _pair(self) -> None:
        left = list(self.blocks)
        for para in _reading(self.file):
            if not left:
                return
            shown = text(para.units)
            if self._answers(para, shown, left[0]):
                block = left.pop(0)
                self.spots[para.order] = Spot(block, _offsets(para, shown, block.text))
                self._learn(para, block)

    def _answers(self, para: Para, shown: str, block: TextBlock) -> bool:
        """Whether a paragraph is the block: the writer keeps their order, but adds paragraphs without text."""
        if not shown.strip() or not block.text.strip():
            inside = (para.row, para.column) == (block.row, block.column)
            return shown.strip() == block.text.strip() and inside
        return True

    def _learn(self, para: Para, block: TextBlock) -> None:
        style = block.style
        if block.depth and block.label and block.kind in ("item", "cell"):
            style = "bullet" if block.label == "•" else "number"
        for key in _keys(self.file.looks.names.get(para.look.style, ""), para.look):
            self._kinds.setdefault(key, Counter())[style, block.depth] += 1


def _keys(name: str, look: Look) -> Iterator[tuple[str, ...]]:
    yield name, look.form, str(look.level)
    yield name, look.form


def _reading(file: File) -> Iterator[Para]:
    yield from paragraphs(file.body.blocks)
    for note in file.notes:
        yield from paragraphs(note.blocks)


def _offsets(para: Para, shown: str, wanted: str) -> tuple[int, ...]:
    """Places in the block's text; what the file shows before it ("Table 1: ") is all at its start."""
    places = [0]
    for unit in para.units:
        places.append(places[-1] + len(unit.text))
    if shown.endswith(wanted):
        prefix = len(shown) - len(wanted)
        return tuple(max(0, place - prefix) for place in places)
    across = [0] * (len(shown) + 1)
    matcher = SequenceMatcher(None, fold(shown), fold(wanted), autojunk=False)
    if len(fold(shown)) != len(shown) or len(fold(wanted)) != len(wanted):
        matcher = SequenceMatcher(None, shown, wanted, autojunk=False)
    for _, i1, i2, j1, j2 in matcher.get_opcodes():
        for n in range(i1, i2):
            across[n] = min(j1 + n - i1, j2)
    across[len(shown)] = len(wanted)
    return tuple(across[place] for place in places)
