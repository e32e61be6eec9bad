"""Words put in the place of others within one run, as changes of the text it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from msgspec import Struct
from msgspec.structs import replace

from docgen.review.apply import pieces
from docgen.review.apply.pieces import UntypableError
from docgen.review.source.atoms import Atom
from docgen.review.source.glyphs import END, Glyph, Glyphs, ordered
from docgen.review.source.holders import Change
from docgen.review.source.run import Run


class Splice(Struct, frozen=True):
    """The glyphs of a run from start to end, and what takes their place; counted in what the run prints."""

    start: int
    end: int
    new: Glyphs


class FixedError(UntypableError):
    """What would be changed is not typed as it is printed: a figure, a reference, a footnote's mark, a picture."""

    def __init__(self, atom: Atom) -> None:
        super().__init__("this is not typed as it is printed")
        self.atom = atom


def changes(run: Run, splices: Sequence[Splice]) -> list[Change]:
    """The changes of the run's text that bring the splices about. Raises UntypableError, FixedError.

    Only what is asked for is changed; where emphasis begins or ends in it, the whole words that have it are written anew.
    """
    writer = _Writer(run)
    spans = sorted((writer.span(splice) for splice in splices), key=lambda s: (s.first, s.last))
    merged: list[_Span] = []
    for span in spans:
        if merged and (span.first < merged[-1].last or (span.wide and merged[-1].wide and span.first <= merged[-1].last)):
            merged[-1] = writer.joined(merged[-1], span)
        else:
            merged.append(span)
    return [writer.change(span) for span in merged]


class _Span(Struct, frozen=True):
    """Atoms from first to last written anew; `wide`: with their marks. `splices` are those within."""

    first: int
    last: int
    wide: bool
    splices: tuple[tuple[int, int, Glyphs], ...]


class _Writer:
    def __init__(self, run: Run) -> None:
        self.run = run
        self.atoms = run.atoms
        self.begins = [0, *accumulate(len(atom.printed) for atom in run.atoms)]

    def span(self, splice: Splice) -> _Span:
        first, last = self.number(splice.start), self.number(splice.end)
        for atom in self.atoms[first:last]:
            kept = any(glyph.atom == atom for glyph in splice.new)
            if atom.kind not in ("text", "break") and splice.new and not kept:
                raise FixedError(atom)
        own = ((first, last, splice.new),)
        if self.direct(first, last, splice.new):
            return _Span(first, last, False, own)
        return self.widened(_Span(first, last, True, own))

    def number(self, glyph: int) -> int:
        """The atom that begins at a glyph; raises FixedError where none does."""
        if glyph in self.begins:
            return self.begins.index(glyph)
        raise FixedError(self.atoms[next(n for n, begin in enumerate(self.begins) if begin > glyph) - 1])

    def widened(self, span: _Span) -> _Span:
        """The span up to where no emphasis reaches over its ends."""
        first, last = span.first, span.last
        while not self.clear(first):
            first -= 1
        while not self.clear(last):
            last += 1
        return replace(span, first=first, last=last, wide=True)

    def clear(self, n: int) -> bool:
        return n in (0, len(self.atoms)) or not (self.atoms[n - 1].styles and self.atoms[n].styles)

    def joined(self, a: _Span, b: _Span) -> _Span:
        both = replace(a, first=min(a.first, b.first), last=max(a.last, b.last), splices=(*a.splices, *b.splices))
        return self.widened(both)

    def direct(self, first: int, last: int, new: Glyphs) -> bool:
        """Whether the words can be changed as they stand: no mark among them, and the new ones have the same emphasis."""
        old = self.atoms[first:last]
        if any(g.atom is not None for g in new):
            return False
        if any(a.end != b.start or ordered(a.styles) != ordered(b.styles) for a, b in pairwise(old)):
            return False
        if new:
            return self.around(first, last, new) is not None
        styles = ordered(old[0].styles) if old else ()
        return not styles or self.touches(first - 1, first) or self.touches(last - 1, last)

    def touches(self, n: int, m: int) -> bool:
        """Whether two atoms follow each other with no mark between them."""
        return n >= 0 and m < len(self.atoms) and self.atoms[n].end == self.atoms[m].start

    def around(self, first: int, last: int, new: Glyphs) -> tuple[int, int, tuple[str, ...]] | None:
        """Where the new words go and the emphasis there, if it is theirs."""
        styles = {g.styles for g in new if not g.is_space} or {g.styles for g in new}
        if len(styles) > 1:
            return None
        wanted = styles.pop()
        if first < last:
            same = ordered(self.atoms[first].styles) == wanted
            return (self.atoms[first].start, self.atoms[last - 1].end, wanted) if same else None
        if not self.atoms:
            return (*self.run.bounds, ()) if not wanted else None
        if first and ordered(self.atoms[first - 1].styles) == wanted:
            return self.atoms[first - 1].end, self.atoms[first - 1].end, wanted
        if first < len(self.atoms) and ordered(self.atoms[first].styles) == wanted:
            return self.atoms[first].start, self.atoms[first].start, wanted
        return None

    def change(self, span: _Span) -> Change:
        if span.wide:
            start, end = self.edges(span.first, span.last)
            return self.settled(start, end, self.typed(self.mixed(span), ()))
        ((first, last, new),) = span.splices
        if not new and first == last:
            return self.run.bounds[0], self.run.bounds[0], ""
        if not new:
            return self.settled(self.atoms[first].start, self.atoms[last - 1].end, "")
        found = self.around(first, last, new)
        if found is None:
            raise UntypableError("the emphasis of these words cannot be written here")
        start, end, styles = found
        even = tuple(g if g.character == END else Glyph(g.character, styles) for g in new)
        return self.settled(start, end, self.typed(even, styles))

    def typed(self, new: Glyphs, styles: tuple[str, ...]) -> str:
        """The glyphs as typed, in more than one block where they say so."""
        parts: list[list[Glyph]] = [[]]
        for glyph in new:
            if glyph.character == END:
                parts.append([])
            else:
                parts[-1].append(glyph)
        if len(parts) > 1 and styles:
            raise UntypableError("the emphasis around these words goes on beyond them")
        texts = [pieces.typed(self.run, part, styles) for part in parts]
        if len(texts) == 1:
            return texts[0]
        return pieces.paragraph_end(self.run).join(
            [texts[0].rstrip(), *(_safe(t.strip()) for t in texts[1:-1]), texts[-1].lstrip()]
        )

    def mixed(self, span: _Span) -> Glyphs:
        """The glyphs of a span: those that stay, and the new ones among them."""
        found: list[Glyph] = []
        at = span.first
        for first, last, new in sorted(span.splices, key=lambda s: s[:2]):
            if first < at:
                raise UntypableError("two edits change the same words")
            found += [_kept(atom) for atom in self.atoms[at:first]]
            found += new
            at = last
        return (*found, *(_kept(atom) for atom in self.atoms[at : span.last]))

    def edges(self, first: int, last: int) -> tuple[int, int]:
        """Where atoms and all their marks begin and end."""
        begin, end = self.run.bounds
        if first:
            begin = self.atoms[first - 1].end if not self.atoms[first - 1].styles else self.atoms[first].start
        if last < len(self.atoms):
            end = self.atoms[last].start if not self.atoms[last].styles else self.atoms[last - 1].end
        return begin, max(begin, end)

    def settled(self, start: int, end: int, new: str) -> Change:
        """The change, with a backslash where a line would begin as a list, a heading or the like."""
        text = self.run.holder.text
        if self.run.markup != "markdown" or not self.heads(start):
            return start, end, new
        rest = text[end : text.find("\n", end) if "\n" in text[end:] else None]
        at = pieces.at_head(new + rest)
        if at < 0:
            return start, end, new
        if at <= len(new) and new:
            return start, end, new[:at] + "\\" + new[at:]
        beyond = at - len(new)
        return start, end + beyond, new + rest[:beyond] + "\\"

    def heads(self, start: int) -> bool:
        """Whether a line of the block begins at a place of the text."""
        if start <= self.run.bounds[0]:
            return True
        line = self.run.holder.text.rfind("\n", 0, start) + 1
        return line >= self.run.bounds[0] and not self.run.holder.text[line:start].strip()


def _kept(atom: Atom) -> Glyph:
    return Glyph(atom.printed if len(atom.printed) == 1 else "x", ordered(atom.styles), atom)


def _safe(typed: str) -> str:
    at = pieces.at_head(typed)
    return typed if at < 0 else f"{typed[:at]}\\{typed[at:]}"
