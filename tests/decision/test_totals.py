"""The ledger by year: periods, what recurs, sums and balances."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.decision.ledger.totals import KINDS, periods, subtotals, years_of
from docgen.decision.model import FinanceLine


def line(amount: int, year: str = "", **more: Any) -> FinanceLine:
    return FinanceLine(what="x", amount=Decimal(amount), year=year, **more)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2027/28", (2027, 2027)),
        ("2027/2028", (2027, 2027)),
        ("2027-28", (2027, 2027)),
        ("2027", (2027, 2027)),
        ("2014/15 to 2015/16", (2014, 2015)),
        ("2027-2030", (2027, 2030)),
        ("1999/00", (1999, 1999)),
        ("from April 2027", (2027, 2027)),
        ("a full year", None),
        ("", None),
    ],
)
def test_a_period_is_read_as_years(text: str, years: tuple[int, int] | None) -> None:
    assert years_of(text) == years


def test_a_year_adds_up_each_kind_of_money_for_itself() -> None:
    lines = [
        line(100, "2027/28"),
        line(70, "2027/28", flow="funding", source="Reserve"),
        line(30, "2027/28", flow="saving"),
        line(500, "2027/28", kind="capital"),
    ]
    (year,) = periods(lines)
    assert year.label == "2027/28"
    assert (year.sums("revenue").cost, year.sums("revenue").comes_in, year.sums("revenue").balance) == (100, 100, 0)
    assert year.sums("capital").balance == -500


def test_a_recurring_line_counts_in_every_later_year_and_in_all_after_the_last() -> None:
    lines = [line(10, "2027/28", recurring=True), line(5, "2029/30")]
    assert [(p.label, p.sums("revenue").cost) for p in periods(lines)] == [
        ("2027/28", 10),
        ("2029/30", 15),
        ("each year from 2030/31", 10),
    ]


def test_years_that_a_line_spans_are_one_period() -> None:
    lines = [line(1, "2014/15"), line(2, "2015/16"), line(4, "2014/15 to 2015/16", flow="saving"), line(8, "2017/18")]
    assert [(p.label, p.sums("revenue").cost) for p in periods(lines)] == [("2014/15 to 2015/16", 3), ("2017/18", 8)]


def test_a_recurring_line_counts_once_for_each_year_of_a_later_period() -> None:
    lines = [line(10, "2014/15", recurring=True), line(3, "2015/16 to 2017/18")]
    assert [p.sums("revenue").cost for p in periods(lines)] == [10, 33, 10]


def test_lines_without_a_year_stand_by_themselves() -> None:
    assert [(p.label, p.sums("revenue").cost) for p in periods([line(1), line(2, "soon"), line(4)])] == [
        ("no year given", 5),
        ("soon", 2),
    ]


def test_a_cost_that_names_its_source_is_met_by_it() -> None:
    (year,) = periods([line(100, "2027/28", source="Budget"), line(40, "2027/28", flow="funding")])
    assert (year.sums("revenue").named, year.sums("revenue").balance) == (60, 0)


def test_subtotals_never_add_costs_to_what_pays_for_them() -> None:
    lines = [
        line(100, "2027/28"),
        line(7, "2028/29"),
        line(60, "2027/28", flow="funding"),
        line(40, "2027/28", flow="income"),
    ]
    assert subtotals(lines) == {100, 7, 107, 60, 40}


@given(
    st.lists(
        st.builds(
            line,
            st.integers(-(10**6), 10**6),
            st.sampled_from(["2027/28", "2028/29", "2030/31", "", "2027/28 to 2028/29"]),
            flow=st.sampled_from(["cost", "saving", "income", "funding"]),
            kind=st.sampled_from(["revenue", "capital"]),
            source=st.sampled_from(["", "Reserve"]),
        ),
        max_size=12,
    )
)
def test_every_line_counts_once_and_nothing_is_lost(lines: list[FinanceLine]) -> None:
    found = periods(lines)
    assert sorted(e.index for p in found for e in p.entries) == list(range(len(lines)))
    cost = sum((p.sums(kind).cost for p in found for kind in KINDS), Decimal())
    assert cost == sum((one.amount for one in lines if one.flow == "cost"), Decimal())
