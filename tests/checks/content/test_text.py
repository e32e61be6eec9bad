from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.checks.fields import fields
from docgen.checks.passage import Passage
from docgen.checks.rule import Checked
from docgen.checks.text import Reading, reading
from tests.checks.content.said import make


def checked(over: str = "", text: str = "") -> Checked:
    made = make(over, text)
    assert made.decision
    assert made.house
    assert made.rendered
    assert made.paper
    return Checked(made.decision, made.house, made.rendered, made.paper)


def read(text: str, over: str = "") -> Reading:
    return reading(checked(over, text))


def passage(found: Reading, start: str) -> Passage:
    return next(p for p in found.passages if p.text.startswith(start))


def test_the_paper_is_walked_once() -> None:
    given = checked()
    assert reading(given) is reading(given)
    assert fields(given) is fields(given)


def test_the_houses_own_words_are_no_passages() -> None:
    found = read("")
    assert "That Committee:" in found.printed
    assert not any("That Committee" in p.text for p in found.passages)


def test_a_phrase_of_the_house_that_the_author_only_names_is_no_passage() -> None:
    over = 'house = "wolverhampton"\n[implications]\nenvironment = { nil = true }\n'
    found = read("", over)
    assert "This report has no environmental implications." in found.printed
    assert not any("no environmental implications" in p.text for p in found.passages)


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("### Hours\n\nGood.", "heading", "Hours"),
        ("Good *and* **cheap**.", "paragraph", "Good and cheap."),
        ("- good\n- cheap", "item", "good"),
        ("| Day | Hours |\n|---|---|\n| Monday | 9 to 5 |", "header", "Day"),
        ("| Day | Hours |\n|---|---|\n| Monday | 9 to 5 |", "cell", "Monday"),
        ("Good.[^1]\n\n[^1]: So they said.", "note", "So they said."),
        ("Good ~~bad~~ hours.", "paragraph", "Good  hours."),
        ('{caption="Hours by day"}\n| Day | Hours |\n|---|---|\n| Monday | 9 |', "caption", "Hours by day"),
        ("##### Hours\n\nGood.", "paragraph", "Hours. Good."),
    ],
)
def test_a_block_is_read_as_what_it_is(text: str, kind: str, words: str) -> None:
    assert (kind, words) in [(p.kind, p.text) for p in read(text).passages]


def test_a_passage_knows_its_section() -> None:
    assert passage(read("Good."), "Good.").section.role == "background"


def test_the_short_texts_of_the_front_matter_are_at_their_values() -> None:
    title = fields(checked('title = "Longer hours"'))[0]
    assert (title.text, title.kind) == ("Longer hours", "field")
    assert title.at.line


@given(
    st.lists(st.sampled_from(["hours", "users", "Ashwick", "nine", "*good*", "**cheap**"]), min_size=4, max_size=40),
    st.data(),
)
def test_words_are_found_where_the_source_has_them(words: list[str], data: st.DataObject) -> None:
    wrapped = "\n".join(" ".join(["start", *words][n : n + 5]) for n in range(0, len(words) + 1, 5))
    given = checked("", wrapped)
    one = passage(reading(given), "start")
    plain = one.text.split()
    n = data.draw(st.integers(0, len(plain) - 1))
    start = len(" ".join(plain[:n])) + bool(n)
    at = reading(given).place(one, start, start + len(plain[n]))
    line = given.decision.files["x.md"].decode().split("\n")[at.line - 1]
    assert line[at.column - 1 :].startswith(plain[n])
    before = "\n".join(wrapped.split("\n")[: at.line - one.at.line]).split() + line[: at.column - 1].split()
    assert len([w for w in before if w.strip("*")]) == n


def test_words_that_print_otherwise_are_placed_at_their_paragraph() -> None:
    found = read("The cost is {{ cost }} now.", "figures = { cost = 1200 }")
    one = passage(found, "The cost")
    start = one.text.index("£1,200")
    assert found.place(one, start, start + 6) == one.at


def test_hints_give_the_passages_that_have_them() -> None:
    found = read("One word.\n\nAnother thing.")
    assert [p.text for p in found.holding("word", "nothing like it")] == ["One word."]
    assert list(found.holding("nothing like it")) == []
