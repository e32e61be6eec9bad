"""What a file shows of a paper, whatever program saved it, and where two files differ in that."""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from docgen.paper.tree import Amended, Inline, Link, NoteMark, Styled
from docgen.review.marks import Provenance
from docgen.review.places import after, told
from docgen.review.texts import NOTE, PICTURE, TextBlock

_BACK = "↩"  # leads from a footnote to its mark in a page
_SPACE = re.compile(r"[ \t\r\n\f]+")


class Shown(Struct, frozen=True):
    """`blocks` are its paragraphs in order, the file's header and footer last; `pictures` the digests of its pictures.

    `parts` are the digests of what the file is packed of; a page is one part. `marks` counts tracked changes and comments,
    `programs` what a page would run. `comparison`: it says that it shows two papers at once, as a redline does.
    """

    provenance: Provenance
    blocks: tuple[str, ...]
    pictures: tuple[str, ...] = ()
    parts: Mapping[str, str] = field(default_factory=dict)
    marks: int = 0
    programs: int = 0
    comparison: bool = False

    def same(self, other: Shown) -> bool:
        """Whether both show the same words and pictures."""
        return (self.blocks, self.pictures, self.programs) == (other.blocks, other.pictures, other.programs)


class Difference(Struct, frozen=True):
    """A paragraph that differs. `place` says where in the paper; `before` is empty for a new one, `after` for one gone."""

    place: str
    before: str
    after: str


def digest(data: bytes) -> str:
    """What tells two contents apart."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def plain(text: str) -> str:
    """Text with white space as it is shown."""
    return _SPACE.sub(" ", text).strip(" ")


def differences(made: Shown, given: Shown, blocks: Iterable[TextBlock]) -> list[Difference]:
    """Where a file differs from the one docgen makes, whose text blocks name the places."""
    before, now = made.blocks, given.blocks
    places = _places(before, blocks)
    found = []
    for kind, i, i_end, j, j_end in difflib.SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        length = max(i_end - i, j_end - j)
        for n in range(length):
            old = before[i + n] if i + n < i_end else ""
            new = now[j + n] if j + n < j_end else ""
            found.append(Difference(_place(places, i + n, i_end, old), old, new))
    if made.pictures != given.pictures:
        found.append(Difference("pictures", _pictures(made), _pictures(given)))
    return found


def _pictures(shown: Shown) -> str:
    count = len(shown.pictures)
    return f"{count} picture{'' if count == 1 else 's'} ({', '.join(p[:8] for p in shown.pictures)})" if count else "none"


def _place(places: Sequence[str], at: int, end: int, old: str) -> str:
    """In words: what it is, else what stands before it."""
    at = min(at, len(places)) if at < end else end
    if old and places[at]:
        return places[at]
    return after(next((places[n] for n in range(min(at, len(places)) - 1, -1, -1) if places[n]), ""))


def _places(shown: Sequence[str], blocks: Iterable[TextBlock]) -> list[str]:
    """For each paragraph of a file what it is in the paper, "" where it is none of its text blocks.

    A page has the number in its text, a Word file has not; so too with the numbers of footnotes.
    """
    known: dict[str, list[str]] = {}
    for block in blocks:
        bare, marked = _words(block.text, ""), _words(block.text, *_marks(block.inlines))
        back = f" {_BACK}" if block.kind == "note" else ""
        forms = (bare, marked, f"{block.label} {bare}{back}", f"{block.label} {marked}{back}")
        for text in dict.fromkeys(plain(form) for form in forms if bare):
            known.setdefault(text, []).append(told(block))
    return [found.pop(0) if len(found := known.get(text, [""])) > 1 else found[0] for text in shown]


def _words(text: str, *marks: str) -> str:
    """The text of a block as a file shows it, with these in place of its footnote marks."""
    parts = text.replace("\n", " ").replace(PICTURE, "").split(NOTE)
    marks = (*marks, *[""] * len(parts))
    return plain("".join(part + mark for part, mark in zip(parts, marks, strict=False)))


def _marks(inlines: Iterable[Inline]) -> list[str]:
    found = []
    for inline in inlines:
        if isinstance(inline, NoteMark):
            found.append(str(inline.number))
        elif isinstance(inline, Styled | Link | Amended):
            found += _marks(inline.children)
    return found
