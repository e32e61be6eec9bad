"""An edit of words within a block: what it does to the paper, and the ways to bring it about in the source."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence

from docgen.review.apply.expect import Edited
from docgen.review.apply.splice import Splice
from docgen.review.apply.step import Step
from docgen.review.marks import Mark
from docgen.review.source.atoms import Atom
from docgen.review.source.glyphs import END, Glyph, Glyphs, View, glyphs, ordered
from docgen.review.source.match import Site, sites
from docgen.review.source.run import Run
from docgen.review.texts import TextBlock

_WORD = re.compile(r"\s+|[\w£.,’'%-]*\w|.", re.DOTALL)


def edited(mark: Mark, view: View) -> Edited:
    """What the mark does to its block."""
    start, end = view.number(mark.start), view.number(mark.end)
    if mark.kind == "split":
        while end < len(view.glyphs) and view.glyphs[end].is_space:
            end += 1
        while start and view.glyphs[start - 1].is_space:
            start -= 1
        return Edited(mark.block, start, end, (Glyph(END),))
    return Edited(mark.block, start, end, () if mark.kind == "delete" else glyphs(mark.content))


def steps(effect: Edited, block: TextBlock, view: View, runs: Sequence[Run]) -> Iterator[Step]:
    """The ways to make the edit, the likeliest first."""
    for site in sites(block, view, runs, effect.start, effect.end):
        yield Step(tuple((site.run, splice) for splice in _splices(effect, view, site)))


def _splices(effect: Edited, view: View, site: Site) -> Iterator[Splice]:
    start, end = effect.start - site.shift, effect.end - site.shift
    units = [atom for atom in site.run.atoms for _ in atom.printed]
    old = tuple(
        Glyph(a.printed if len(a.printed) == 1 else g.character, ordered(a.styles), a)
        for a, g in zip(units[start:end], view.glyphs[effect.start : effect.end], strict=True)
    )
    outer = _outer(view, site, units, effect.start)
    new = tuple(Glyph(g.character, tuple(s for s in g.styles if s not in outer)) for g in effect.new)
    if _said(old) == _said(new):
        yield Splice(start, end, _restyled(old, new))
    elif new and any(map(_is_fixed, old)):
        yield from _around_fixed(old, new, start)
    else:
        yield Splice(start, end, new)


def _outer(view: View, site: Site, units: Sequence[Atom], start: int) -> set[str]:
    """The emphasis that the house gives to what the run prints."""
    if not units:
        return set()
    n = min(max(start, site.shift), site.end - 1)
    return set(view.glyphs[n].styles) - set(units[n - site.shift].styles)


def _restyled(old: Glyphs, new: Glyphs) -> Glyphs:
    """The same words with other emphasis: each typed as it was."""
    kept = []
    last: object = None
    for a, b in zip(old, new, strict=True):
        if a.atom is not last or a.atom is None:
            kept.append(Glyph(a.character, b.styles, a.atom))
        last = a.atom
    return tuple(kept)


def _around_fixed(old: Glyphs, new: Glyphs, start: int) -> Iterator[Splice]:
    """The edit word by word, so that figures and references that stay are left as they are."""
    before = _tokens(old, ())
    after = _tokens(new, {_said(token) for token in before if _is_fixed(token[0])})
    at = [0]
    for token in before:
        at.append(at[-1] + len(token))
    matcher = difflib.SequenceMatcher(None, [*map(_said, before)], [*map(_said, after)], autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            yield Splice(start + at[i], start + at[j], tuple(g for token in after[k:m] for g in token))


def _said(token: Glyphs) -> str:
    return "".join(glyph.character for glyph in token)


def _tokens(found: Glyphs, wholes: Iterable[str]) -> list[Glyphs]:
    """Words, white space and signs; what is typed as one whole is one, and so are texts given as such."""
    result: list[Glyphs] = []
    at, text = 0, _said(found)
    while at < len(found):
        whole = next((w for w in wholes if text.startswith(w, at)), "")
        match = _WORD.match(text, at)
        end = at + len(whole) if whole else match.end() if match else at + 1
        if _is_fixed(found[at]):
            end = next((n for n in range(at, len(found)) if found[n].atom is not found[at].atom), len(found))
        else:
            end = next((n for n in range(at, end) if _is_fixed(found[n])), end)
        result.append(found[at:end])
        at = end
    return result


def _is_fixed(glyph: Glyph) -> bool:
    return glyph.atom is not None and glyph.atom.kind not in ("text", "break")
