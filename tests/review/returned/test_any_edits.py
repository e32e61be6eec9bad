"""Whatever edits are made in a paper, each is read back: whose it is, where, and what."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from docgen.paper import walk
from docgen.paper.tree import NoteMark, Reference
from docgen.review.texts import characters
from tests.support.returned import base, docx, read
from tests.support.word_edits import Edits, visible, w

NAME = "assessment-service"  # the quickest to read
PHASES = (Phase.explicit, Phase.generate)  # a smaller case is not worth minutes
AUTHORS = ("Ann Reviewer", "Bob", "Zoë O’Neil")
WORDS = st.text("abc déf,.£’“”–&<>", min_size=1, max_size=12).filter(lambda t: t.strip())
KINDS = ("insert", "delete", "replace")


def plain_blocks() -> list[int]:
    """Text blocks that stand in one paragraph of the file each, found by their text, without fields or notes."""
    blocks = base(NAME)[1]
    seen = [visible(p) for p in Edits(docx(NAME)).paragraphs() if p.find(w("hyperlink")) is None]
    whole = [b for b in blocks if len(b.text) > 30 and b.kind in ("paragraph", "item") and seen.count(b.text) == 1]
    return [b.index for b in whole if not any(isinstance(i, Reference | NoteMark) for i in walk.inlines(b.inlines))]


PLACES = plain_blocks()
EDIT = st.tuples(st.sampled_from(KINDS), st.floats(0, 1), st.integers(1, 12), WORDS, st.sampled_from(AUTHORS))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=PHASES)
@given(st.dictionaries(st.sampled_from(PLACES), EDIT, min_size=1, max_size=6), st.integers(0, 3))
def test_tracked_edits_are_read_back(wanted: dict[int, tuple[str, float, int, str, str]], noise: int) -> None:
    edits = Edits(docx(NAME))
    expected = []
    for index, (kind, place, length, words, author) in wanted.items():
        text = base(NAME)[1][index].text
        paragraph = next(p for p in edits.paragraphs() if visible(p) == text)
        start = int(place * (len(text) - length))
        edits.author = author
        end = start + length if kind != "insert" else start
        if kind != "delete":
            edits.insert(paragraph, end, words)
        if kind != "insert":
            edits.delete(paragraph, start, end)
        new = words if kind != "delete" else ""
        expected.append((index, kind, author, start, end, text[start:end], new))
    if noise == 1:
        edits.lose_bookmarks()
    elif noise == 2:
        edits.rsids()
        edits.proof_marks()
    found = [
        (m.block, m.kind, m.author, m.start, m.end, m.old, characters(m.content)) for m in read(edits.bytes(), NAME).marks
    ]
    assert found == sorted(expected)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=PHASES)
@given(
    st.dictionaries(
        st.sampled_from(PLACES), st.sampled_from(("remove", "split", "add", "untracked")), min_size=1, max_size=5
    )
)
def test_edits_of_whole_paragraphs_are_read_back(wanted: dict[int, str]) -> None:
    edits = Edits(docx(NAME))
    expected = []
    paragraphs = {visible(p): p for p in edits.paragraphs()}
    for index, kind in wanted.items():
        text = base(NAME)[1][index].text
        paragraph = paragraphs[text]
        if kind == "remove":
            edits.remove(paragraph)
            expected.append((index, "remove-block", 0, len(text), True))
        elif kind == "split":
            edits.split(paragraph, 9)
            expected.append((index, "split", 9, 9, True))
        elif kind == "add":
            edits.add_after(paragraph, "Quite new words.")
            expected.append((index, "add-block", len(text), len(text), True))
        else:
            edits.drop(paragraph)
            expected.append((index, "remove-block", 0, len(text), False))
    found = [(m.block, m.kind, m.start, m.end, m.tracked) for m in read(edits.bytes(), NAME).marks]
    assert sorted(found) == sorted(expected)
