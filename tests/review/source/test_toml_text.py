"""TOML strings: each character's place, and any text written in any kind of quotes."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.review.source.holders import TomlString, applied
from docgen.review.source.toml_text import string_at

TYPED = st.text(st.characters(codec="utf-8", exclude_characters="\r", exclude_categories=["Cs"]), max_size=12)
WRITTEN = [
    '"plain"',
    '"with \\"quotes\\", \\\\ and \\u00e9 \\n end"',
    "'literal \\ one'",
    '"""\nmany\nlines "quoted" \\\n   joined\n"""',
    "'''\nmany 'literal'\nlines'''",
    '""',
    '"""ends in two quotes"""""',
]


@pytest.mark.parametrize("written", WRITTEN)
def test_the_value_is_that_of_tomllib_and_every_character_has_its_place(written: str) -> None:
    text = f"a = {written} # x"
    found = string_at(text, 4)
    assert found is not None
    assert found.text == tomllib.loads(text)["a"]
    assert found.length == len(written)
    assert len(found.places) == len(found.text) + 1


@given(st.sampled_from(WRITTEN), TYPED, st.data())
def test_any_text_put_into_a_string_is_read_back(written: str, typed: str, data: st.DataObject) -> None:
    text = f"a = {written}\nb = 1\n"
    found = string_at(text, 4)
    assert found is not None
    start = data.draw(st.integers(0, len(found.text)))
    end = data.draw(st.integers(start, len(found.text)))
    holder = TomlString("x.toml", 4, found)
    new = applied(text, [(p.start, p.end, p.text) for p in holder.patches([(start, end, typed)])])
    read = tomllib.loads(new)
    assert read["b"] == 1
    assert read["a"] == found.text[:start] + typed + found.text[end:]
