"""The page of a compared paper: what changed shown in the text, and a list to step through it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources

from docgen.paper.edits import edits
from docgen.paper.tree import Paper
from docgen.write.html.house import HtmlHouse
from docgen.write.html.markup import text as escaped
from docgen.write.html.page import Addition, assembled
from docgen.write.html.redline.blocks import RedlineBlocks
from docgen.write.html.redline.inlines import RedlineInlines
from docgen.write.html.redline.settle import settled
from docgen.write.html.redline.steps import Steps, anchor, counted

TITLE = "Changes: "
LEGEND = (
    "Words that were <ins>inserted</ins> are underlined, words that were <del>deleted</del> are struck through, "
    'and what was <ins class="moved">moved</ins> is underlined or struck through twice. '
    "The number at each change leads to the one before and the one after."
)


def write(merged: Paper, house: HtmlHouse, old: str = "", new: str = "", summary: Sequence[str] = ()) -> bytes:
    """A compared paper as one self-contained page. Same paper and house, same bytes.

    `old` and `new` name the two papers ("as published on 3 March 2026"); `summary` is printed at the head, a line each.
    The changes have the anchors "_change-1", "_change-2", ... in reading order.
    """
    paper = settled(merged)
    steps = Steps(edits(paper))
    gone = frozenset(n.id for n in paper.notes if n.change and n.change.kind == "del")
    inlines = RedlineInlines(dict(paper.media), steps=steps, old_notes=gone, numbers={n.id: n.number for n in paper.notes})
    blocks = RedlineBlocks(house, inlines=inlines, steps=steps)

    def addition() -> Addition:
        notice = _notice(steps, old, new) + _summary(summary)
        return Addition(TITLE, f"<style>\n{_style()}</style>\n", notice, steps.navigation())

    return assembled(paper, house, blocks, addition)


def _notice(steps: Steps, old: str, new: str) -> str:
    """What the page is, how it shows changes, and the way to the first."""
    count = len(steps.edits)
    papers = f" from {escaped(old)}" * bool(old) + f" to {escaped(new)}" * bool(new)
    if not count:
        return f'<p class="redline" role="note"><strong>No changes</strong>{papers}.</p>\n'
    first = f'<a href="#{anchor(1)}">Go to the first change</a>'
    return f'<p class="redline" role="note"><strong>{counted(count)}</strong>{papers}. {LEGEND} {first}</p>\n'


def _summary(lines: Sequence[str]) -> str:
    if not lines:
        return ""
    items = "".join(f"<li>{escaped(line)}</li>\n" for line in lines)
    return (
        f'<section class="short" aria-labelledby="_short">\n<h2 id="_short">In short</h2>\n<ul>\n{items}</ul>\n</section>\n'
    )


@cache
def _style() -> str:
    return resources.files("docgen.write.html.redline").joinpath("redline.css").read_text("utf-8")
