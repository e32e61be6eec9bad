from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.checks.passage import Passage
from docgen.checks.words import Words
from docgen.diagnostics import Position

TEXTS = st.lists(st.text(alphabet="abAB1_-/.,’(£ \xa0\n", max_size=20), max_size=6)


def words(*texts: str) -> Words:
    return Words(tuple(Passage(text, Position("x.md", n), "paragraph") for n, text in enumerate(texts, 1)))


@pytest.mark.parametrize(
    "text", ["report", "The Report, then", "(reports) REPORT’s", "report/paper", "a sub-report", "_report_"]
)
def test_a_word_is_found_in_capitals_between_signs_and_as_part_of_a_compound(text: str) -> None:
    assert [p.text for p in words("Nothing.", text).holding("report")] == [text]


@pytest.mark.parametrize("text", ["reports", "reported", "rapport", ""])
def test_another_word_is_not_taken_for_it(text: str) -> None:
    assert not words(text).where("report")


def test_passages_come_in_reading_order_and_once() -> None:
    assert [p.text for p in words("b a a", "c", "a b").holding("b", "a")] == ["b a a", "a b"]


@given(TEXTS)
def test_no_passage_with_the_word_is_left_out(texts: list[str]) -> None:
    expected = {n for n, text in enumerate(texts) if re.search(r"(?<![^\W_])ab(?![^\W_])", text, re.IGNORECASE)}
    assert words(*texts).where("ab") == expected


@given(TEXTS)
def test_no_passage_with_the_part_or_the_pattern_is_left_out(texts: list[str]) -> None:
    found = words(*texts)
    assert found.where_part("aB", "/1") == {n for n, text in enumerate(texts) if "aB" in text or "/1" in text}
    assert found.where_like(re.compile(r"\d[./]")) == {n for n, text in enumerate(texts) if re.search(r"\d[./]", text)}
