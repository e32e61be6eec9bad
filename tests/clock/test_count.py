"""Counting days back and forward."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.clock.calendar import Calendar, UnknownYearError
from docgen.clock.count import back, forward
from docgen.house.model import Reading

D = dt.date
PLAIN = Calendar()
ONE = dt.timedelta(days=1)
days = st.dates(D(1980, 1, 1), D(2090, 12, 31))
readings: st.SearchStrategy[Reading] = st.sampled_from(["working", "calendar"])


@pytest.mark.parametrize(
    ("meeting", "last"),
    [
        (D(2014, 12, 8), D(2014, 11, 28)),
        (D(2019, 1, 14), D(2019, 1, 4)),
        (D(2015, 1, 20), D(2015, 1, 12)),
        (D(2011, 4, 5), D(2011, 3, 28)),
        (D(2015, 4, 15), D(2015, 4, 7)),
        (D(2015, 4, 10), D(2015, 3, 31)),  # over Easter
        (D(2020, 5, 13), D(2020, 5, 4)),  # 8 May 2020, moved from the 4th, which was worked
        (D(2022, 6, 8), D(2022, 5, 27)),  # 2 and 3 June 2022
        (D(2022, 9, 23), D(2022, 9, 14)),  # the state funeral
        (D(2023, 5, 12), D(2023, 5, 3)),  # the coronation
        (D(2026, 1, 7), D(2025, 12, 29)),  # New Year
    ],
)
def test_five_clear_working_days_before_a_meeting(meeting: dt.date, last: dt.date) -> None:
    assert back(PLAIN, meeting, 5).limit == last


@pytest.mark.parametrize(("reading", "last"), [("calendar", D(2014, 12, 22)), ("working", D(2014, 12, 5))])
def test_twenty_eight_clear_days_in_both_readings(reading: Reading, last: dt.date) -> None:
    assert back(PLAIN, D(2015, 1, 20), 28, reading).limit == last


def test_seven_working_days_that_are_not_clear() -> None:
    assert back(PLAIN, D(2015, 1, 20), 7, clear=False).limit == D(2015, 1, 9)


def test_no_days_before_is_the_day_itself_or_the_working_day_before_it() -> None:
    assert back(PLAIN, D(2015, 1, 19), 0, clear=False).limit == D(2015, 1, 19)
    assert back(PLAIN, D(2015, 1, 19), 0).limit == D(2015, 1, 16)


@pytest.mark.parametrize(
    ("published", "reading", "end"),
    [
        (D(2015, 1, 21), "working", D(2015, 1, 28)),
        (D(2015, 4, 1), "working", D(2015, 4, 10)),
        (D(2015, 4, 1), "calendar", D(2015, 4, 6)),
    ],
)
def test_call_in_runs_five_days_after_publication(published: dt.date, reading: Reading, end: dt.date) -> None:
    assert forward(PLAIN, published, 5, reading).limit == end


def test_the_working_names_every_day_in_order() -> None:
    counted = back(PLAIN, D(2015, 4, 8), 2)
    shown = [(f"{day.date:%d/%m}", day.number, day.why) for day in counted.working]
    assert shown == [
        ("01/04", 0, ""),
        ("02/04", 2, ""),
        ("03/04", 0, "Good Friday"),
        ("04/04", 0, "Saturday"),
        ("05/04", 0, "Sunday"),
        ("06/04", 0, "Easter Monday"),
        ("07/04", 1, ""),
        ("08/04", 0, ""),
    ]


def test_days_of_the_calendar_may_end_on_a_day_the_offices_are_closed() -> None:
    counted = back(PLAIN, D(2015, 1, 12), 7, "calendar")
    assert (counted.limit, counted.open_day) == (D(2015, 1, 4), D(2015, 1, 2))


@pytest.mark.parametrize("meeting", [D(1, 1, 1), D(1872, 1, 2), D(9999, 12, 31)])
def test_a_count_out_of_the_years_that_are_known_is_told(meeting: dt.date) -> None:
    with pytest.raises(UnknownYearError):
        back(PLAIN, meeting, 28)
    with pytest.raises(UnknownYearError):
        forward(PLAIN, D(2100, 12, 31), 5)


def test_closed_days_without_end_are_told_and_do_not_go_on_for_ever() -> None:
    closed = {D(1872, 1, 1) + n * ONE: "closed" for n in range(60_000)}
    with pytest.raises(UnknownYearError):
        back(Calendar(closed), D(2015, 1, 20), 1)


@given(days, st.integers(0, 40), readings)
def test_what_is_counted_back_is_counted_forward_again(meeting: dt.date, number: int, reading: Reading) -> None:
    limit = back(PLAIN, meeting, number, reading).limit
    assert forward(PLAIN, limit, number, reading).limit < meeting
    assert forward(PLAIN, limit, number + 1, reading).limit >= meeting
    assert forward(PLAIN, limit + ONE, number + 1, reading).limit >= meeting


@given(days, st.integers(0, 40), readings)
def test_a_day_later_would_not_leave_the_clear_days(meeting: dt.date, number: int, reading: Reading) -> None:
    limit = back(PLAIN, meeting, number, reading).limit
    left = [limit + n * ONE for n in range(1, (meeting - limit).days)]
    counts = [day for day in left if reading == "calendar" or not PLAIN.why_closed(day)]
    assert len(counts) == number
    later = next((day for day in left if reading == "calendar" or not PLAIN.why_closed(day)), meeting)
    assert len([day for day in counts if day > later]) == max(number - 1, 0)


@given(days, st.integers(0, 30), readings, st.sets(st.integers(-60, 60), max_size=8), st.booleans())
def test_a_closed_day_more_never_gives_a_later_day(
    meeting: dt.date, number: int, reading: Reading, closed: set[int], clear: bool
) -> None:
    calendar = Calendar({meeting + n * ONE: "closed" for n in closed})
    assert back(calendar, meeting, number, reading, clear).limit <= back(PLAIN, meeting, number, reading, clear).limit
    assert forward(calendar, meeting, number, reading).limit >= forward(PLAIN, meeting, number, reading).limit


@given(days, st.integers(1, 40))
def test_the_last_of_the_working_days_is_worked(meeting: dt.date, number: int) -> None:
    for counted in (
        back(PLAIN, meeting, number),
        back(PLAIN, meeting, number, clear=False),
        forward(PLAIN, meeting, number),
    ):
        assert not PLAIN.why_closed(counted.limit)
        assert counted.open_day == counted.limit
        assert sorted(day.number for day in counted.working if day.number) == list(range(1, number + 1))


@given(days, st.integers(1, 40))
def test_working_days_never_end_later_than_days_of_the_calendar(meeting: dt.date, number: int) -> None:
    assert back(PLAIN, meeting, number).limit <= back(PLAIN, meeting, number, "calendar").limit
