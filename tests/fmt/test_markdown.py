"""Markdown in its canonical layout prints what it printed, and has no other layout."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from docgen.fmt.markdown import formatted
from docgen.fmt.runs import WRAPS, Wrap
from tests.fmt.texts import ANYTHING, MARKDOWN, meaning

# What is told of these may depend on the layout, or is gone in another; `docgen fmt` then leaves the file alone.
MISTAKES = ("attribute-idle", "attribute-syntax", "fence-open", "rule", "nesting")


@settings(max_examples=100, deadline=None, derandomize=True)
@given(text=MARKDOWN, wrap=st.sampled_from(WRAPS))
@example(text="> - The\n> 1) 2019.\n>    ===\n> a) The", wrap="keep")
@example(text="[^1]: - The\n    * The | b\n      -- | --\n      The | c\n    a) {#id}\n       The", wrap="keep")
def test_any_markdown_prints_the_same_and_is_formatted_once_for_all(text: str, wrap: Wrap) -> None:
    before = meaning(text)
    assume(not any(rule in MISTAKES for rule, *_ in before[1]))
    result = formatted(text, wrap)
    assert meaning(result) == before
    assert formatted(result, wrap) == result


@settings(max_examples=50, deadline=None)
@given(text=ANYTHING, wrap=st.sampled_from(WRAPS))
def test_whatever_is_typed_ends_in_a_layout_that_stays_or_is_refused(text: str, wrap: Wrap) -> None:
    with contextlib.suppress(ValueError):
        result = formatted(text, wrap)
        assume(meaning(result) == meaning(text))
        assert formatted(result, wrap) == result


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("{#a   numbered=false }\n\nText  here\n", "{#a numbered=false}\nText here\n"),
        (
            '{#t caption="A  b"}\n|a|b|\n|-|-:|\n|long one|2|',
            '{#t caption="A  b"}\n| a        |   b |\n|----------|----:|\n| long one |   2 |\n',
        ),
        ("Purpose\n---\nText", "## Purpose\n\nText\n"),
        ("## Purpose ##\nText", "## Purpose\n\nText\n"),
        ("##### Hours\nOpen.", "##### Hours\n\nOpen.\n"),
        ("*  one\n*  two", "- one\n- two\n"),
        ("a)   one\nb)   two\n     i) three", "a) one\nb) two\n   i) three\n"),
        ("9. nine\n10. ten\n\n    more", "9. nine\n\n10. ten\n\n    more\n"),
        ("line  \nnext", "line\\\nnext\n"),
        ("~~~csv a.csv\n~~~", "```csv a.csv\n```\n"),
        ("Text[^n]\n\n[^n]:   Note.\n    More.", "Text[^n]\n\n[^n]: Note.\n    More.\n"),
        ("> quoted\nlazy", "> quoted\n> lazy\n"),
        ("\n\n\nText\n\n\n\nmore\n\n", "Text\n\nmore\n"),
        ("[r]: \u00a0", "[r]: \u00a0\n"),
        ("18^th^ ~~x~~ [](#a) [](#a,b) [](#a..b) {{ x }} <20 £5 | {6} *a* _b_", None),
        ("R&D, 2 * 3, a_b, [x], {{ or {% too \\* &amp; `a|b` <b>", None),
        ("| a | b |\n|---|---|\n| 1 |", None),
    ],
)
def test_docgens_own_marks_are_kept_and_laid_out(typed: str, wanted: str | None) -> None:
    assert formatted(typed) == (typed + "\n" if wanted is None else wanted)
    assert meaning(formatted(typed)) == meaning(typed)


def test_a_wide_table_is_not_filled_with_blanks() -> None:
    cells = "x" * 70
    assert formatted(f"|a|b|\n|-|:-:|\n|{cells}|{cells}|") == f"| a | b |\n|---|:-:|\n| {cells} | {cells} |\n"


def test_a_line_that_only_looks_like_a_block_stays_a_line() -> None:
    typed = "One\n        - not a list\n        # no heading"
    assert formatted(typed) == "One\n    - not a list\n    # no heading\n"
    assert meaning(formatted(typed)) == meaning(typed)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        (
            "One. Two! Three? 4 more. £5 is left. {{ x }} too.",
            ["One.", "Two!", "Three?", "4 more.", "£5 is left.", "{{ x }} too."],
        ),
        ("See e.g. The Hub, i.e. Ashwick etc. And No. 5, para. 6 and Cllr. Dane.", None),
        ("Signed by J. K. Rowe at 9 a.m. Monday, vs. Ltd. Co.", None),
        ("It is so.[^1] *Yes.* “No!” (Why?) End.", ["It is so.[^1]", "*Yes.*", "“No!”", "(Why?)", "End."]),
        ("It ends. 1. is no list. a) is none. # neither. - nor this", None),
        ("He waited... And then", None),
        ("[One. Two](http://x.example) and `a. B` stay", None),
        ("first line\nsecond line. Third", ["first line second line.", "Third"]),
        ("hard\\\nbreak. Next", ["hard\\", "break.", "Next"]),
        ("It costs 4.5 million. https://x.example/a. Then", ["It costs 4.5 million.", "https://x.example/a.", "Then"]),
    ],
)
def test_a_line_holds_one_sentence(typed: str, wanted: list[str] | None) -> None:
    result = formatted(typed, "sentence")
    assert result.splitlines() == ([typed] if wanted is None else wanted)
    assert meaning(result) == meaning(typed)


def test_lines_are_joined_but_for_those_that_break_in_print() -> None:
    assert formatted("a\nb  \nc\nd", "no") == "a b\\\nc d\n"


def test_text_with_a_control_character_is_left_as_it_is() -> None:
    assert formatted("a\x01  b") == "a\x01  b"
