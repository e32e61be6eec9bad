from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.decision.ledger import figures, printed
from docgen.decision.load import load
from docgen.decision.model import Figure
from docgen.decision.source import Source
from tests.decision.conftest import DECISION

LEDGER = """\
[figures]
grant = 230328
share = { value = 95, unit = "%" }
staff = { value = 4.5, unit = "fte" }
[[finances]]
id = "pilot"
what = "Pilot"
amount = 1250.5
[[finances]]
what = "Nameless"
amount = 3
"""


def figure(value: str, unit: str = "£", places: int | None = None) -> Figure:
    return Figure(value=Decimal(value), unit=unit, places=places)


def test_figures_and_named_finance_lines_are_found_by_name() -> None:
    loaded = load(Source("x", "x.md", "", {"x.md": DECISION.replace("+++\n\n", LEDGER + "+++\n\n").encode()}))
    assert loaded.decision, loaded.diagnostics
    assert {name: printed(f) for name, f in figures(loaded.decision).items()} == {
        "grant": "£230,328",
        "share": "95%",
        "staff": "4.5 fte",
        "pilot": "£1,250.50",
    }


@pytest.mark.parametrize(
    ("given_figure", "expected"),
    [
        (figure("230328"), "£230,328"),
        (figure("230328.00"), "£230,328.00"),
        (figure("0.5"), "£0.50"),
        (figure("0.125"), "£0.125"),
        (figure("1E+3"), "£1,000"),
        (figure("2.5", places=0), "£3"),
        (figure("1.005", places=2), "£1.01"),
        (figure("-2.5", places=0), "-£3"),
        (figure("-0.4", places=0), "£0"),
        (figure("5", places=2), "£5.00"),
        (figure("1234567", ""), "1,234,567"),
        (figure("12.50", "%"), "12.50%"),
        (figure("-3", "%"), "-3%"),
        (figure("1200", "fte"), "1,200 fte"),
        (figure("123456789012345.678901", ""), "123,456,789,012,345.678901"),
    ],
)
def test_a_figure_is_printed_as_the_paper_says_it(given_figure: Figure, expected: str) -> None:
    assert printed(given_figure) == expected


@pytest.mark.parametrize(("value", "expected"), [("-1500", "(£1,500)"), ("1500", "£1,500"), ("-0.4", "(£0.40)")])
def test_a_house_may_print_negative_money_in_brackets(value: str, expected: str) -> None:
    assert printed(figure(value), "brackets") == expected


@given(st.decimals(-(10**12), 10**12, places=3), st.integers(0, 6) | st.none())
def test_what_is_printed_is_the_value_to_its_places(value: Decimal, places: int | None) -> None:
    read = Decimal(printed(Figure(value=value, unit="", places=places)).replace(",", ""))
    assert abs(read - value) <= Decimal(5).scaleb(-(places if places is not None else 3) - 1)
