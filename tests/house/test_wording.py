"""The house's forms of words."""

from __future__ import annotations

import pytest

from docgen.house.wording import filled


@pytest.mark.parametrize(
    ("form", "values", "said"),
    [
        ("[{initials}/{date}/{suffix}]", ("SS", "24022027", "C"), "[SS/24022027/C]"),
        ("[{initials}/{date}/{suffix}]", ("SS", "24022027", ""), "[SS/24022027]"),
        ("Comments ({initials} {date}, {suffix})", ("SS", "24/02/27", ""), "Comments (SS 24/02/27)"),
        ("Comments ({initials} {date})", ("", "", ""), "Comments"),
        ("[{initials}/{date}/{suffix}]", ("", "", ""), ""),
    ],
)
def test_what_is_not_given_leaves_no_brackets_strokes_or_commas(form: str, values: tuple[str, ...], said: str) -> None:
    assert filled(form, **dict(zip(("initials", "date", "suffix"), values, strict=True))) == said
