"""Random edits of words in random blocks: what is applied makes the paper say exactly what the reviewer made it say."""

from __future__ import annotations

import functools
import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.build.workshop import workshop
from docgen.decision.source import find, open_source
from docgen.history.review import state
from docgen.paper.tree import Styled, Text
from docgen.review.marks import Mark, Provenance, Returned
from docgen.review.review import State, review
from docgen.review.source.glyphs import Glyph, line, view, words

ROOT = Path(__file__).parents[2]
SAMPLES = ("social-work-pilot.md", "unit-model-consultation.md", "early-intervention-units.md")
SIGNS = st.text(st.sampled_from("ab1 *_[]{}<>&|\\`#~^.-+=\"'’(:)!/"), min_size=1, max_size=10)


@functools.cache
def standing(name: str) -> State:
    (place,), _ = find([ROOT / "decisions" / name])
    return state(workshop([place]), open_source(place))


@st.composite
def edits(draw: st.DrawFn) -> tuple[State, list[Mark]]:
    """A sample and some edits of it, at most one in a block."""
    base = standing(draw(st.sampled_from(SAMPLES)))
    blocks = [b for b in base.blocks() if re.search(r"\w{3}", b.text)]
    marks = []
    for block in draw(st.lists(st.sampled_from(blocks), min_size=1, max_size=4, unique_by=lambda b: b.index)):
        found = draw(st.sampled_from(list(re.finditer(r"\w+", block.text))))
        typed = draw(SIGNS).strip() or "x"
        new = (Styled("strong", (Text(typed),)),) if draw(st.booleans()) else (Text(typed),)
        match draw(st.sampled_from(["insert", "delete", "replace"])):
            case "insert":
                at = found.start()
                mark = Mark(number=len(marks), kind="insert", block=block.index, start=at, end=at, content=new)
            case "delete":
                start, end = found.span()
                mark = Mark(number=len(marks), kind="delete", block=block.index, start=start, end=end, old=found[0])
            case _:
                start, end = found.span()
                mark = Mark(
                    number=len(marks), kind="replace", block=block.index, start=start, end=end, old=found[0], content=new
                )
        marks.append(mark)
    return base, marks


@settings(max_examples=40)
@given(edits())
def test_what_is_applied_makes_the_paper_say_what_the_reviewer_wrote(given_: tuple[State, list[Mark]]) -> None:
    base, marks = given_
    done = review(base, base, [Returned("x.docx", Provenance(), tuple(marks))])
    assert len(done.outcomes) == len(marks)
    made = base.made(done.shares[-1].source) if done.shares else base.blocks()
    assert isinstance(made, tuple)
    said = [words(line(view(block).glyphs)) for block in made]
    for one in done.outcomes:
        block = base.blocks()[one.mark.block]
        new = "".join(c.children[0].text if isinstance(c, Styled) else c.text for c in one.mark.content)  # type: ignore[union-attr]
        wanted = " ".join((block.text[: one.mark.start] + new + block.text[one.mark.end :]).split(" "))
        if one.end == "applied":
            assert words(line(map(Glyph, wanted))) in ["", *said]
        else:
            assert one.reason
