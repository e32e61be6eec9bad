from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.house import forms
from docgen.house.model import Numbering
from docgen.paper import walk
from docgen.paper.identify import identify
from docgen.paper.number import number
from docgen.paper.tree import (
    Break,
    Heading,
    Image,
    Inline,
    Item,
    Link,
    List,
    Note,
    NoteMark,
    Paper,
    Paragraph,
    Reference,
    Row,
    Styled,
    Table,
    Text,
)
from docgen.write.text import write
from tests.paper import papers
from tests.paper.papers import CAMBRIDGESHIRE, NOTTINGHAMSHIRE, WEST_SUSSEX, WOLVERHAMPTON, heading, items, paragraph


def labels(paper: Paper, numbering: Numbering, **more: bool) -> list[str]:
    numbered = number(identify(paper), numbering, **more)
    return [line.split("\t")[0] if "\t" in line else f"- {line}" for line in write(numbered).splitlines()]


def test_one_count_runs_through_headings_without_numbers():
    paper = papers.paper(heading(1, "Purpose"), paragraph("a"), heading(1, "Risks"), heading(2, "Money"), paragraph("b"))
    assert labels(paper, NOTTINGHAMSHIRE) == ["- Purpose", "1.", "- Risks", "- Money", "2."]


def test_paragraphs_start_again_in_each_section():
    paper = papers.paper(heading(1, "One"), paragraph("a"), paragraph("b"), heading(1, "Two"), paragraph("c"))
    assert labels(paper, WOLVERHAMPTON) == ["1.0", "1.1", "1.2", "2.0", "2.1"]


def test_a_sub_heading_takes_its_number_from_the_paragraphs():
    paper = papers.paper(
        heading(1, "One"), paragraph("a"), heading(2, "Option 1"), paragraph("its text"), heading(2, "Option 2")
    )
    assert labels(paper, WOLVERHAMPTON) == ["1.0", "1.1", "1.2", "- its text", "1.3"]


def test_a_paragraph_that_resumes_goes_on_with_the_section():
    paper = papers.paper(
        heading(1, "One"), heading(2, "Sub"), paragraph("text"), paragraph("after", resumes=True), paragraph("more")
    )
    assert labels(paper, WOLVERHAMPTON) == ["1.0", "1.1", "- text", "1.2", "1.3"]


def test_paragraphs_under_a_sub_heading_go_one_level_deeper_where_they_are_numbered():
    paper = papers.paper(
        heading(1, "One"), heading(2, "Sub", paragraphs=True), paragraph("a"), paragraph("b"), heading(2, "Next")
    )
    assert labels(paper, CAMBRIDGESHIRE) == ["1.0", "1.1", "1.1.1", "1.1.2", "1.2"]


def test_paragraphs_under_a_numbered_line_may_stay_on_its_level():
    paper = papers.paper(
        heading(1, "Impact"), paragraph("a"), heading(2, "Human Rights Act", paragraphs=True), paragraph("b")
    )
    assert labels(paper, WEST_SUSSEX) == ["1.", "1.1.", "1.2.", "1.3."]


def test_an_unnumbered_sub_heading_leaves_the_count_alone():
    paper = papers.paper(heading(1, "One"), paragraph("a"), heading(2, "Aside", numbered=False), paragraph("b"))
    assert labels(paper, CAMBRIDGESHIRE) == ["1.0", "1.1", "- Aside", "1.2"]


def test_paragraphs_without_numbers_need_a_heading_with_one():
    asked = heading(2, "Sub", paragraphs=False)
    paper = papers.paper(heading(1, "One"), asked, paragraph("a"))
    assert labels(paper, CAMBRIDGESHIRE) == ["1.0", "1.1", "- a"]
    assert labels(paper, NOTTINGHAMSHIRE) == ["- One", "- Sub", "1."]


def test_a_label_written_by_hand_uses_up_the_number_it_stands_for():
    paper = papers.paper(heading(1, "One"), paragraph("a"), paragraph("b", wanted_label="2.1"), paragraph("c"))
    assert labels(paper, CAMBRIDGESHIRE) == ["1.0", "1.1", "2.1", "1.3"]


def test_a_label_written_by_hand_counts_only_in_the_decisions_own_house():
    paper = papers.paper(heading(1, "One"), paragraph("b", wanted_label="2.1"))
    assert labels(paper, CAMBRIDGESHIRE, explicit_labels=False) == ["1.0", "1.1"]


def test_a_label_written_by_hand_remembers_the_usual_one():
    numbered = number(papers.paper(heading(1, "One"), paragraph("b", wanted_label="9.9")), CAMBRIDGESHIRE)
    label = numbered.blocks[1].label
    assert (label.explicit, label.text, label.usual) == (True, "9.9", "1.1")


def test_list_items_are_labelled_in_their_own_form_from_their_own_start():
    paper = papers.paper(items("a)", "x", "y"), items("(i)", "z", start=4), items("•", "b"))
    assert labels(paper, NOTTINGHAMSHIRE) == ["a)", "b)", "(iv)", "•"]


def test_a_list_inside_an_item_is_one_level_deeper():
    inner = items("i)", "deep")
    outer = List("", "1.", (Item("", (Paragraph("", (Text("x"),), style="item"), inner)),))
    numbered = number(identify(papers.paper(outer)), NOTTINGHAMSHIRE)
    levels = [(b.label.text, b.label.level) for b in walk.blocks(numbered.blocks) if isinstance(b, Item)]
    assert levels == [("1.", 1), ("i)", 2)]


def test_only_tables_with_a_caption_or_a_reference_are_numbered():
    plain, captioned, referred = Table("a", (), ()), Table("b", (), (), (Text("Costs"),)), Table("c", (), ())
    mark = Paragraph("", (Reference("c"),))
    numbered = number(papers.paper(plain, captioned, referred, mark), NOTTINGHAMSHIRE)
    assert [t.label and t.label.text for t in numbered.blocks[:3]] == [None, "Table 1", "Table 2"]


PICTURE = Image("plan.png", "The plan")


@pytest.mark.parametrize(
    "inlines",
    [
        (PICTURE,),
        (PICTURE, Text(" "), PICTURE),
        (PICTURE, Break(), PICTURE),
        (Link("https://www.example.gov.uk/plan", (PICTURE,)),),
        (Styled("strong", (PICTURE,)), NoteMark("source")),
    ],
)
def test_a_picture_alone_takes_no_number_and_numbering_goes_on_after_it(inlines: tuple[Inline, ...]):
    paper = papers.paper(paragraph("a"), Paragraph("", inlines, numbered=True), paragraph("b"))
    found = number(identify(paper), NOTTINGHAMSHIRE)
    assert [b.label and b.label.text for b in found.blocks if isinstance(b, Paragraph)] == ["1.", None, "2."]


@pytest.mark.parametrize(
    "inlines", [(PICTURE, Text("the plan")), (Styled("em", (Text("a"),)), PICTURE), (), (NoteMark("n"),)]
)
def test_a_paragraph_of_more_than_a_picture_takes_a_number(inlines: tuple[Inline, ...]):
    paper = papers.paper(paragraph("a"), Paragraph("", inlines, numbered=True), paragraph("b"))
    assert labels(paper, NOTTINGHAMSHIRE)[-1] == "3."


@pytest.mark.parametrize("asked", [{"resumes": True}, {"wanted_label": "7"}, {"lead": (Text("The plan"),)}])
def test_a_picture_alone_takes_the_number_its_author_asked_for(asked: dict[str, object]):
    picture = Paragraph("", (PICTURE,), numbered=True, **asked)
    paper = papers.paper(paragraph("a"), picture, paragraph("b"))
    assert labels(paper, NOTTINGHAMSHIRE) == ["1.", str(asked.get("wanted_label", "2.")), "3."]


def test_a_picture_alone_takes_a_number_where_a_reference_asks_for_one():
    see = Paragraph("", (Reference("plan"),), numbered=True)
    paper = papers.paper(Paragraph("plan", (PICTURE,), numbered=True), paragraph("a"), see)
    assert labels(paper, NOTTINGHAMSHIRE) == ["1.", "2.", "3."]


def test_footnotes_are_numbered_and_ordered_by_their_marks():
    text = Paragraph("", (NoteMark("second"), NoteMark("first"), NoteMark("second")))
    notes = (Note("first", ()), Note("second", ()), Note("never", ()))
    numbered = number(Paper(papers.paper().meta, (text,), notes), NOTTINGHAMSHIRE)
    assert [(n.id, n.number) for n in numbered.notes] == [("second", 1), ("first", 2)]
    assert [m.number for m in numbered.blocks[0].children] == [1, 2, 1]


BLOCKS = st.lists(
    st.one_of(
        st.builds(
            lambda r, n, p: heading(r, "h", numbered=n, paragraphs=p),
            st.integers(1, 4),
            st.booleans(),
            st.sampled_from([None, True, False]),
        ),
        st.builds(lambda n, r: paragraph("p", numbered=n, resumes=r), st.booleans(), st.booleans()),
    ),
    max_size=30,
)


@given(BLOCKS, st.sampled_from(papers.ALL))
def test_no_number_is_given_twice_or_left_out(blocks: list[Heading | Paragraph], numbering: Numbering):
    numbered = number(papers.paper(*blocks), numbering)
    given_labels = [b.label for b in numbered.blocks if b.label]
    counters = [0] * 9
    for label in given_labels:
        counters[label.level - 1] += 1
        counters[label.level :] = [0] * (9 - label.level)
        assert label.value == counters[label.level - 1]
        assert label.text == forms.number(label.form, tuple(counters))


@pytest.mark.parametrize("numbering", papers.ALL)
@given(blocks=BLOCKS)
def test_numbering_twice_changes_nothing(numbering: Numbering, blocks: list[Heading | Paragraph]):
    once = number(identify(papers.paper(*blocks)), numbering)
    assert number(once, numbering) == once


def test_a_row_of_a_table_keeps_its_lists_labels():
    from docgen.paper.tree import Cell

    table = Table("t", (), (Row((Cell((items("a)", "x", "y"),)),)),))
    numbered = number(identify(papers.paper(table)), NOTTINGHAMSHIRE)
    assert "a) x / b) y" in write(numbered)
