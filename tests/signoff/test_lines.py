"""Plain words, and what is said to have changed."""

from __future__ import annotations

import pytest

from docgen.decision.model import SignOff
from docgen.markdown_text import MarkdownText
from docgen.signoff.lines import Line
from docgen.signoff.seal import changes, difference
from tests.signoff.full import FRONT, put, seen, source
from tests.support.decisions import make


def words(markdown: str) -> str:
    return seen(make(source(FRONT))).words(MarkdownText(markdown, "x.md", 1))


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("Spend **{{ works }}** & <20.", "Spend £206,082 & <20."),
        ("one\ntwo  \nthree\\\nfour", "one two three four"),
        (
            "See [](#cost) and [the plan](https://www.example.gov.uk/p).",
            "See [#cost] and the plan [https://www.example.gov.uk/p].",
        ),
        ("<https://www.example.gov.uk/p>", "https://www.example.gov.uk/p"),
        ("On 18^th^ June:\n\n- a\n- b\n  1. c", "On 18th June: • a • b 1. c"),
        ("Sums:\n\na) one\nb) two\n\nand then", "Sums: a) one b) two and then"),
        ('{form="(i)"}\n3. one\n4. two\n   - x\n     1) y\n   - z\n5. three', "(iii) one (iv) two • x 1) y • z (v) three"),
        ('{form=""}\n- one\n- two', "• one • two"),
        ("| A | B |\n|---|---|\n| 1 | 2 |", "A | B 1 | 2"),
        ("", ""),
    ],
)
def test_markdown_becomes_plain_words_on_one_line(markdown: str, plain: str):
    assert words(markdown) == plain


def test_lines_read_as_a_person_would_say_them():
    lines = list(
        map(str, seen(make(source(FRONT))).lines(["finances", "figures", "options.cost", "posts", "sections.equality"]))
    )
    assert lines == [
        "figure grant: £500",
        "figure staff: 2.0 fte",
        "figure total: £206,582",
        "figure visits: 20,100",
        "finances works 2027/28: £206,082 cost, capital, one-off, firm, Building works, source Reserves",
        "option 1 cost: £206,082 (works)",
        "recommendation 3: two posts, 2.0 fte in all, be established",
        "figure staff: 2.0 fte",
        "section equality: nothing to report",
    ]


def test_a_figure_printed_rounded_shows_what_it_is():
    front = put(FRONT, ("figures", "visits"), {"value": 15, "unit": "%"})
    front["figures"]["visits"] = {"value": 62.55, "unit": "%", "places": 0}
    assert "figure visits: 63% (exactly 62.55)" in map(str, seen(make(source(front))).lines(["figures"]))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("draw £206,082 in 2015", "draw £210,000 in 2015", "£206,082 → £210,000"),
        ("£5 cost, firm", "£6 cost, firm", "£5 → £6"),
        ("a, b", "a b", "a, → a"),
        ("one two", "one two three four", '"three four" added'),
        ("one two three four", "one two", '"three four" taken out'),
        ("a x b y c z d w", "a 1 b 2 c 3 d 4", "x → 1, y → 2, z → 3 and 1 more"),
        ("the big house", "a small house", '"the big" → "a small"'),
    ],
)
def test_only_the_words_that_changed_are_told(old: str, new: str, said: str):
    assert difference(old, new) == said


def test_lines_that_came_and_went_are_told():
    saw = "recommendation 1: one\nrecommendation 2: two\nsection hr: a\nsection hr: b\nsection hr: c\n"
    now = [
        Line("recommendation 1", "one"),
        Line("recommendation 3", "x: y"),
        Line("section hr", "a"),
        Line("section hr", "c"),
    ]
    found = [f"{c.label}: {c.words}" for c in changes(SignOff(fingerprint="", saw=saw), now)]
    assert found == ['recommendation 3: "x: y" is new', 'section hr: "b" is gone', 'recommendation 2: "two" is gone']
