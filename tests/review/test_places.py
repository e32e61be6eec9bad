"""One vocabulary of places: what a returned file, a file under proof and a reader of either are told."""

from __future__ import annotations

from docgen.paper.number import number
from docgen.review import places
from docgen.review.marks import Provenance
from docgen.review.proof.shown import Shown, differences
from docgen.review.texts import NOTE, TextBlock, texts
from tests.write.word.samples import h, house_model, items, p, paper, table

PAPER = number(
    paper(
        h("Background"),
        p("Visits rose."),
        items("in spring", "in autumn", form="(a)", name="when"),
        items("at noon", form="•", name="time"),
        items("at Ashwick, and then for a long while at no other place", name="where"),
        table(["Year"], ["2027"], name="plain"),
        table(["Year"], ["2028"], caption="Visits", name="visits"),
    ),
    house_model().numbering,
    True,
)
TOLD = {
    "Background": "heading “Background”",
    "Visits rose.": "paragraph “Visits rose.”",
    "in autumn": "item b",
    "at Ashwick, and then for a long while at no other place": "item “at Ashwick, and then for a long while at…”",
    "at noon": "item “at noon”",
    "2027": "table 1, row 2, column 1",
    "Visits": "caption of Table 1",
    "2028": "Table 1, row 2, column 1",
}


def blocks() -> dict[str, TextBlock]:
    return {block.text: block for block in texts(PAPER)}


def test_every_kind_of_block_is_told_by_its_number_or_its_first_words() -> None:
    assert {text: places.told(blocks()[text]) for text in TOLD} == TOLD


def test_a_file_under_proof_is_told_of_in_these_words() -> None:
    made = Shown(Provenance(), tuple(block.text.replace(NOTE, "") for block in texts(PAPER)))
    for text, place in TOLD.items():
        now = Shown(Provenance(), tuple("Changed" if block == text else block for block in made.blocks))
        assert [d.place for d in differences(made, now, texts(PAPER))] == [place]
        more = Shown(
            Provenance(), tuple(t for block in made.blocks for t in ((block, "Added") if block == text else (block,)))
        )
        assert [d.place for d in differences(made, more, texts(PAPER))] == [f"after {place}"]
