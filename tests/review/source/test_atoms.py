"""What the runs of the source are taken apart into, so that edits of the printed text find their place."""

from __future__ import annotations

import pytest

from docgen.markdown_text import MarkdownText
from docgen.paper.markdown.parser import parse_inline
from docgen.paper.markdown.source import Source
from docgen.review.source.atoms import Atom, atoms


def found(text: str) -> tuple[Atom, ...]:
    (run,) = parse_inline(Source(MarkdownText(text, "x.md")))
    return atoms(run.children or [], text, lambda kind, name: {"total": "£5"}.get(name))


def test_a_figure_is_one_atom_with_what_it_prints() -> None:
    figure = found("It is {{ total }}.")[-2]
    assert (figure.printed, figure.kind, figure.start, figure.end) == ("£5", "figure", 6, 17)


@pytest.mark.parametrize("typed", ["It is {{ total }.", "It is {total}} so", "See ![the plan](my plan.png) here"])
def test_a_slip_that_prints_as_typed_can_be_edited_letter_by_letter(typed: str) -> None:
    assert [(a.printed, a.kind, a.start) for a in found(typed)] == [(c, "text", n) for n, c in enumerate(typed)]
