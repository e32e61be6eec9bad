from __future__ import annotations

import pytest

from docgen.review.summary.difference import difference


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("a draw of £206,082 in 2015/16", "a draw of £210,000 in 2015/16", "£206,082 → £210,000"),
        ("on 24 November 2014 at ten", "on 28 November 2014 at ten", "“24 November 2014” → “28 November 2014”"),
        ("it may be sold at once", "it must be sold at once", "“may” → “must”"),
        ("it shall be sold", "it shall not be sold", "“shall be” → “shall not be”"),
        ("", "all of it", "“all of it” added"),
        ("all of it", "", "“all of it” taken out"),
        ("one thing altogether", "quite something else", "“one thing altogether” → “quite something else”"),
        ("a b c d e f g h i j k l m n", "a 1 c 2 e 3 g 4 i 5 k 6 m n", "“b” → 1; “d” → 2; “f” → 3; “h” → 4; and 2 more"),
    ],
)
def test_the_changed_words_are_told_with_little_around_them(old: str, new: str, told: str) -> None:
    assert difference(old, new) == told


def test_a_very_long_text_is_told_by_its_beginning() -> None:
    told = difference("x " * 3000, "y " * 3000)
    assert len(told) < 200
    assert "…" in told
