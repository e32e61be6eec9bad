"""Changes of the text as it was, made in the text as it is now: what both changed is told, never guessed."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from docgen.review.source.holders import Patch

_TOKEN = re.compile(r"\w+|\s|.", re.DOTALL)


class Stretch(Struct, frozen=True):
    """A stretch of the older text and the one in its place in the newer; `same`: they are equal."""

    start: int
    end: int
    now_start: int
    now_end: int
    same: bool


class Onto:
    """Leads places of a file's text as it was to the text as it is."""

    def __init__(self, old: str, new: str) -> None:
        self.old = old
        self.new = new
        self.stretches = [Stretch(0, len(old), 0, len(new), True)] if old == new else list(_stretches(old, new))

    def place(self, offset: int) -> int:
        """Where a place is now; of what is gone, where it was."""
        for one in self.stretches:
            if not one.same and one.start <= offset < one.end:
                return self.begins(one)
        for one in self.stretches:
            if one.same and one.start <= offset <= one.end:
                return one.now_start + offset - one.start
        return len(self.new)

    def begins(self, gone: Stretch) -> int:
        """Where a stretch that was changed begins now: on the line that goes on as its line did, not on new ones above."""
        first = gone.start == 0 or self.old[gone.start - 1] == "\n"
        if first and "\n" not in self.old[gone.start : gone.end]:
            return max(gone.now_start, self.new.rfind("\n", gone.now_start, gone.now_end) + 1)
        return gone.now_start

    def patch(self, patch: Patch) -> Patch | None:
        """The patch in the newer text; None where its stretch was changed too. An empty one: it says so already."""
        for one in self.stretches:
            if one.same and one.start <= patch.start and patch.end <= one.end and self.sound(one, patch):
                start = one.now_start + patch.start - one.start
                if self.stands(patch, start):
                    return Patch(patch.file, start, start, "")
                return Patch(patch.file, start, start + patch.end - patch.start, patch.text)
        return self.done(patch)

    def sound(self, one: Stretch, patch: Patch) -> bool:
        """Whether nothing was changed right where something is put in."""
        if patch.start != patch.end:
            return True
        near = [s for s in self.stretches if not s.same and s.start - 1 <= patch.start <= s.end + 1]
        return not near or self.stands(patch, one.now_start + patch.start - one.start)

    def stands(self, patch: Patch, now: int) -> bool:
        """Whether what is put in at a place stands there already, and did not before."""
        text = patch.text
        if patch.start != patch.end or not text.strip():
            return False
        behind = self.new.startswith(text, now) and not self.old.startswith(text, patch.start)
        before = self.new.endswith(text, 0, now) and not self.old.endswith(text, 0, patch.start)
        return behind or before

    def done(self, patch: Patch) -> Patch | None:
        """An empty patch if the newer text has the patch's words there already."""
        start, end = self.place(patch.start), self.after(patch.end)
        told = " ".join(self.new[start:end].split())
        wanted = " ".join(patch.text.split())
        if end >= start and told == wanted and (told or patch.end > patch.start):
            return Patch(patch.file, start, start, "")
        return None

    def after(self, offset: int) -> int:
        """Where a place is now, behind what took the place of what stood before it."""
        for one in self.stretches:
            if one.start < offset <= one.end or (one.start == offset == one.end):
                return one.now_start + offset - one.start if one.same else one.now_end
        return 0 if offset == 0 else len(self.new)


def onto(patches: Sequence[Patch], files: dict[str, Onto]) -> list[Patch] | None:
    """All patches in the newer texts, or None if one of them has no place there."""
    found = []
    for patch in patches:
        if patch.file not in files:
            return None
        moved = files[patch.file].patch(patch)
        if moved is None:
            return None
        found.append(moved)
    return found


def _stretches(old: str, new: str) -> Iterator[Stretch]:
    """Line by line, and word by word in lines that changed."""
    a, b = old.splitlines(keepends=True), new.splitlines(keepends=True)
    at, now = [0], [0]
    for line in a:
        at.append(at[-1] + len(line))
    for line in b:
        now.append(now[-1] + len(line))
    matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "replace":
            yield from _words(old, new, (at[i], at[j]), (now[k], now[m]))
        else:
            yield Stretch(at[i], at[j], now[k], now[m], tag == "equal")


def _words(old: str, new: str, was: tuple[int, int], now: tuple[int, int]) -> Iterator[Stretch]:
    a, b = _TOKEN.findall(old[slice(*was)]), _TOKEN.findall(new[slice(*now)])
    left, right = was[0], now[0]
    for tag, i, j, k, m in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        wide, broad = len("".join(a[i:j])), len("".join(b[k:m]))
        yield Stretch(left, left + wide, right, right + broad, tag == "equal")
        left, right = left + wide, right + broad
