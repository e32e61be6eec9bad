"""Words inside a paragraph: how what changed reads."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from docgen.paper.compare import accept, bare, compare, reject
from docgen.paper.compare.leaves import Leaf, flat
from docgen.paper.compare.tokens import tokens
from docgen.paper.tree import Break, Inline, Link, Paragraph, Styled, Text
from tests.paper.compare.trees import compared, finished, lines, text

EDITS = [
    pytest.param(
        "Give six months' notice.", "Give six weeks' notice.", "Give six [-months'-]{+weeks'+} notice.", id="a genitive"
    ),
    pytest.param(
        "The service costs £1.2m a year. It employs 20 staff. Most work part time.",
        "The service employs 20 staff. Most work part time. It costs £1.2m a year.",
        "The service [-costs £1.2m a year. It -]employs 20 staff. Most work part time.{+ It costs £1.2m a year.+}",
        id="a sentence moved",
    ),
    pytest.param(
        "The pilot runs for six months from 1 February 2027 in four teams, and is reviewed in August.",
        "The pilot runs for nine months from 1 March 2027 in five teams, and is reviewed in December.",
        "The pilot runs for [-six-]{+nine+} months from [-1 February 2027 in four-]{+1 March 2027 in five+} teams, "
        "and is reviewed in [-August-]{+December+}.",
        id="several figures",
    ),
    pytest.param("The cost is £206,082.", "The cost is £210,000.", "The cost is [-£206,082-]{+£210,000+}.", id="an amount"),
    pytest.param(
        "It costs £1.2 million.", "It costs £1.3 million.", "It costs [-£1.2 million-]{+£1.3 million+}.", id="millions"
    ),
    pytest.param("Signed on 24/11/14.", "Signed on 28/11/14.", "Signed on [-24/11/14-]{+28/11/14+}.", id="a short date"),
    pytest.param(
        "Meet on 9 March 2027 at noon.",
        "Meet on 11 March 2027 at noon.",
        "Meet on [-9 March 2027-]{+11 March 2027+} at noon.",
        id="a date",
    ),
    pytest.param("About 15.5% more came.", "About 16% more came.", "About [-15.5%-]{+16%+} more came.", id="a percentage"),
    pytest.param(
        "The team in the library meets.",
        "The large team in the library meets.",
        "The {+large +}team in the library meets.",
        id="a word came",
    ),
    pytest.param(
        "The old team in the library meets.",
        "The team in the library meets.",
        "The [-old -]team in the library meets.",
        id="a word went",
    ),
    pytest.param(
        "The council's officers agree.",
        "The Council's officers agree.",
        "The [-council's-]{+Council's+} officers agree.",
        id="a capital",
    ),
    pytest.param(
        "Staff are consulted.", "Staff were consulted in May.", "Staff [-are-]{+were+} consulted{+ in May+}.", id="the end"
    ),
    pytest.param(
        "Staff meet. The work starts.",
        "Staff meet. It rains. The work starts.",
        "Staff meet. {+It rains. +}The work starts.",
        id="a sentence came",
    ),
    pytest.param(
        "The work starts. The end is near.",
        "The work starts. The work stops. The end is near.",
        "The work starts. {+The work stops. +}The end is near.",
        id="a sentence that begins as the one before",
    ),
    pytest.param("Staff meet.", "Staff meet. The work starts.", "Staff meet.{+ The work starts.+}", id="a last sentence"),
    pytest.param(
        "We propose that cats sleep at home.",
        "We propose that dogs run at home.",
        "We propose that [-cats sleep-]{+dogs run+} at home.",
        id="no island of a space",
    ),
    pytest.param(
        "We propose cats and mice for the town hall.",
        "We propose dogs and rats for the town hall.",
        "We propose [-cats and mice-]{+dogs and rats+} for the town hall.",
        id="no island of a short word",
    ),
    pytest.param(
        "The picture shows the ground floor at Ashwick; Appendix A has all the plans.",
        "The picture shows Ashwick's ground floor; all the plans are in Appendix A.",
        "The picture shows [-the ground floor at Ashwick;-]{+Ashwick's ground floor; all the plans are in+} Appendix A"
        "[- has all the plans-].",
        id="a sentence turned round",
    ),
    pytest.param(
        "Libraries, museums and parks.",
        "Libraries, museums, theatres and parks.",
        "Libraries, museums{+, theatres+} and parks.",
        id="an entry in a row",
    ),
    pytest.param(
        "Nothing of this stays as it was.",
        "Entirely new text stands here.",
        "[-Nothing of this stays as it was.-]{+Entirely new text stands here.+}",
        id="too little alike",
    ),
    pytest.param(
        "well-known part-time staff",
        "well-known full-time staff",
        "well-known [-part-time-]{+full-time+} staff",
        id="a compound",
    ),
    pytest.param(
        "Write to a@example.gov.uk now.",
        "Write to b@example.gov.uk now.",
        "Write to [-a@example.gov.uk-]{+b@example.gov.uk+} now.",
        id="an address",
    ),
    pytest.param(
        "for six months be noted",
        "for nine months be noted and reported on",
        "for [-six-]{+nine+} months be noted{+ and reported on+}",
        id="twice",
    ),
]


@pytest.mark.parametrize(("old", "new", "expected"), EDITS)
def test_an_edit_reads_well(old: str, new: str, expected: str) -> None:
    assert lines(finished(text(old)), finished(text(new))) == [expected]


def children(old: tuple[Inline, ...], new: tuple[Inline, ...]) -> tuple[Inline, ...]:
    [block] = compared(finished(Paragraph("", old)), finished(Paragraph("", new))).blocks
    assert isinstance(block, Paragraph)
    return block.children


def kinds(inlines: tuple[Inline, ...]) -> list[str]:
    return [leaf.change.kind if leaf.change else "" for leaf in flat(inlines)]


def test_emphasis_alone_is_the_words_gone_and_come() -> None:
    found = children(
        (Text("Under one roof for all"),), (Text("Under "), Styled("strong", (Text("one roof"),)), Text(" for all"))
    )
    assert kinds(found) == ["", "del", "ins", ""]


def test_words_changed_in_emphasis_stay_in_one_emphasis() -> None:
    [first, last] = children(
        (Styled("em", (Text("the old red cat"),)), Text(" sleeps")),
        (Styled("em", (Text("the old red dog"),)), Text(" sleeps")),
    )
    assert isinstance(first, Styled)
    assert kinds(first.children) == ["", "del", "ins"]
    assert last == Text(" sleeps")


def test_another_address_of_a_link_is_a_change_of_its_words() -> None:
    old, new = (Link(f"https://example.gov.uk/{n}", (Text("the report"),)) for n in "ab")
    assert kinds(children((Text("Read the paper called "), old), (Text("Read the paper called "), new))) == [
        "",
        "del",
        "ins",
    ]


def test_a_line_break_alone_can_come() -> None:
    assert kinds(children((Text("Some text here"),), (Text("Some text"), Break(), Text("here")))) == ["", "del", "ins", ""]


def test_texts_in_pieces_are_one_text() -> None:
    old, new = (Text("Some "), Text("text")), (Text("So"), Text("me text"))
    assert kinds(children(old, new)) == ["", ""]


@given(*[st.lists(st.sampled_from(["on", "we", "£1.2m", ".", " "]), max_size=14)] * 2)
@settings(max_examples=300)
@example(["for", " ", "we", " ", "on"], ["for", " ", "we", " ", "on", "£1.2m", " ", "we", " ", "on"])
def test_no_word_is_lost_or_said_twice_however_often_it_stands(before: list[str], after: list[str]) -> None:
    old, new = (finished(Paragraph("p", (Text("".join(words)),))) for words in (before, after))
    merged = compare(old, new)
    assert bare(accept(merged)) == bare(new)
    assert bare(reject(merged)) == bare(old)


@pytest.mark.parametrize(
    ("old", "new", "piece", "kind"),
    [
        ("We go. We stay.", "We go. We stay. We stay.", "We stay. ", "ins"),
        ("and so on and so on", "and so on", "and so on ", "del"),
    ],
)
def test_a_change_at_the_very_end_is_told_where_it_reads_best(old: str, new: str, piece: str, kind: str) -> None:
    found = flat(children((Text(old),), (Text(new),)))
    assert [leaf.content for leaf in found if leaf.change and leaf.change.kind == kind] == [piece]


def test_tokens_are_the_text_again() -> None:
    said = "On 9 March 2027, £1.2m (or -15.5%) of the council’s well-known fund:\n24/11/14–28/11/14… ok?"
    found = [token.text for token in tokens([Leaf(said)], lambda thing: thing)]
    assert "".join(found) == said
    assert {"9 March 2027", "£1.2m", "-15.5%", "council’s", "well-known"} <= set(found)
