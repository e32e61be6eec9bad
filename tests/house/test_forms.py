from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.house import forms


@pytest.mark.parametrize(
    ("value", "style", "text"),
    [(1, "a", "a"), (26, "a", "z"), (27, "a", "aa"), (28, "A", "BB"), (4, "i", "iv"), (1999, "I", "MCMXCIX"), (7, "1", "7")],
)
def test_counters_are_written_as_word_writes_them(value: int, style: str, text: str):
    assert forms.counted(value, style) == text


def test_a_number_form_is_filled_with_its_counters():
    assert forms.number("{1}.{2:a})", (3, 2)) == "3.b)"


@pytest.mark.parametrize("bad", ["", "1.", "{1", "{x}", "{1}.{y}", "{1:z}", "{10}"])
def test_what_is_no_number_form_is_refused(bad: str):
    with pytest.raises(ValueError, match="number form"):
        forms.check_number_form(bad)


@pytest.mark.parametrize("bad", ["", "x)", "1.1", "((a)", "aa)", "•"])
def test_what_is_no_list_form_is_refused(bad: str):
    with pytest.raises(ValueError, match="list form"):
        forms.check_list_form(bad)


@given(st.integers(1, 3999))
def test_roman_numerals_read_back_to_their_value(value: int):
    worth = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
    digits = [worth[c] for c in forms.counted(value, "i")]
    assert sum(-d if d < after else d for d, after in zip(digits, [*digits[1:], 0], strict=True)) == value
