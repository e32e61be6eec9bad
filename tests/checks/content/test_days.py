from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.checks.days import MONTHS, WEEKDAYS, Day, dated, months
from docgen.checks.passage import Passage
from docgen.checks.words import Words
from docgen.diagnostics import Position

DATES = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))


def passage(text: str) -> Passage:
    return Passage(text, Position("x.md", 1), "paragraph")


def days(text: str) -> list[Day]:
    return [day for found in dated(Words((passage(text),))).values() for day in found]


def ordinal(day: int) -> str:
    return f"{day}{'th' if 10 < day < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


@given(
    DATES,
    st.sampled_from(
        ["{d} {month} {y}", "{o} {month} {y}", "{weekday} {d} {month} {y}", "{weekday}, the {o} of {month} {y}"]
    ),
)
def test_a_date_in_words_is_read_back_at_its_place(day: dt.date, form: str) -> None:
    written = form.format(
        d=day.day, o=ordinal(day.day), month=MONTHS[day.month - 1], y=day.year, weekday=WEEKDAYS[day.weekday()]
    )
    (found,) = days(f"They met on {written}, in 12 rooms.")
    assert found.date == day
    assert found.text == written
    assert found.weekday == (day.weekday() if "weekday" in form else None)


@given(
    DATES, st.sampled_from(["{0.day:02}/{0.month:02}/{0.year}", "{0.day}.{0.month}.{0.year}", "{0.day}/{0.month}/{0.year}"])
)
def test_a_date_in_figures_is_read_back(day: dt.date, form: str) -> None:
    (found,) = days(f"It was on {form.format(day)}.")
    assert (found.date, found.figures) == (day, True)


@pytest.mark.parametrize(
    "text",
    [
        "£12 March was it",
        "in 1.5 May be",
        "the 2012 March",
        "12-3-2014",
        "01632 960001",
        "1/2/3",
        "5.2.1 and 3.4",
        "SI 2012/2089",
        "12 Marching men",
    ],
)
def test_what_is_no_date_is_not_read_as_one(text: str) -> None:
    assert [d.text for d in days(text)] == []


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("from 5 October to 29 November 2026", [2026, 2026]),
        ("from 29 December to 9 January 2026", [2025, 2026]),
        ("on 5 October, and then on 29 November 2026", [None, 2026]),
        ("on 1 May, 2 May and 3 May 2027", [2027, 2027, 2027]),
    ],
)
def test_a_date_without_a_year_has_that_of_the_date_it_is_listed_with(text: str, years: list[int | None]) -> None:
    assert [d.year for d in days(text)] == years


def test_a_month_with_its_year_is_read_where_there_is_no_day() -> None:
    found = list(months(passage("In June 2018 and Sept 2019, not on 3 July 2020 or the 4th of May 2021.")))
    assert [(m.month, m.year) for m in found] == [(6, 2018), (9, 2019)]
