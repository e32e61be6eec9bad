"""England's working days."""

from __future__ import annotations

import datetime as dt

import pytest

from docgen.clock.calendar import FIRST_YEAR, LAST_YEAR, Calendar, UnknownYearError, bank_holidays

D = dt.date
PLAIN = Calendar()


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (D(2015, 4, 3), "Good Friday"),
        (D(2015, 4, 6), "Easter Monday"),
        (D(2026, 4, 3), "Good Friday"),
        (D(2020, 5, 8), "Early May bank holiday"),
        (D(2022, 6, 2), "Spring bank holiday"),
        (D(2022, 6, 3), "Platinum Jubilee of Elizabeth II"),
        (D(2022, 9, 19), "State Funeral of Queen Elizabeth II"),
        (D(2023, 5, 8), "Coronation of Charles III"),
        (D(2014, 12, 25), "Christmas Day"),
        (D(2014, 12, 26), "Boxing Day"),
        (D(2026, 12, 28), "Boxing Day (substitute day)"),
        (D(2022, 12, 27), "Christmas Day (substitute day)"),
        (D(2022, 1, 3), "New Year's Day (substitute day)"),
        (D(2026, 8, 31), "Summer bank holiday"),
        (D(2015, 1, 17), "Saturday"),
        (D(2015, 1, 18), "Sunday"),
    ],
)
def test_a_day_on_which_nobody_works_says_why(day: dt.date, why: str) -> None:
    assert PLAIN.why_closed(day) == why


@pytest.mark.parametrize(
    "day", [D(2020, 5, 4), D(2022, 5, 30), D(2015, 4, 7), D(2014, 12, 24), D(2014, 12, 29), D(2015, 3, 17)]
)
def test_a_day_that_is_a_holiday_in_other_years_or_lands_is_worked(day: dt.date) -> None:
    assert not PLAIN.why_closed(day)


def test_the_two_bank_holidays_of_scotland_are_not_those_of_england() -> None:
    assert not PLAIN.why_closed(D(2026, 1, 2))
    assert not PLAIN.why_closed(D(2026, 8, 3))


def test_a_day_the_offices_are_closed_is_not_worked() -> None:
    calendar = Calendar({D(2026, 12, 24): "Christmas closure"})
    assert calendar.why_closed(D(2026, 12, 24)) == "Christmas closure"
    assert not calendar.why_closed(D(2026, 12, 23))


def test_a_bank_holiday_keeps_its_own_name_in_a_closure() -> None:
    assert Calendar({D(2026, 12, 25): "Christmas closure"}).why_closed(D(2026, 12, 25)) == "Christmas Day"


@pytest.mark.parametrize("year", [1, FIRST_YEAR - 1, LAST_YEAR + 1, 9999])
def test_a_year_that_is_not_known_is_told(year: int) -> None:
    with pytest.raises(UnknownYearError, match=f"bank holidays of {year} are not known"):
        PLAIN.why_closed(D(year, 3, 3))


@pytest.mark.parametrize("year", [FIRST_YEAR, 1971, 2000, LAST_YEAR])
def test_every_year_that_is_said_to_be_known_has_its_holidays(year: int) -> None:
    assert "Good Friday" in bank_holidays(year).values()
    assert not any(";" in name for name in bank_holidays(year).values())


def test_each_modern_year_has_eight_bank_holidays_or_a_special_one_more() -> None:
    special = {2002: 9, 2011: 9, 2012: 9, 2022: 10, 2023: 9}
    for year in range(2001, 2031):
        weekdays = [day for day in bank_holidays(year) if day.weekday() < 5]
        assert len(weekdays) == special.get(year, 8), year
