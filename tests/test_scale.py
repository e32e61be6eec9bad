"""The sums of docs/scale.md, done again from the costs that the page begins with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PAGE = (Path(__file__).parent.parent / "docs" / "scale.md").read_text(encoding="utf-8")
ONE, TWO = (
    float(re.search(rf"\| `docgen build`, {cores} \| (\d+) \|", PAGE)[1])  # type: ignore[index]
    for cores in ("one core", "two cores")
)
REPORTS, COUNCILS, YEARS = 800, 317, 20
LOST = 0.9  # what is left of each core's work beyond two
SECONDS = {"s": 1, "min": 60, "h": 3600}
ROWS = {
    "one council, one year": REPORTS,
    "one council, 20 years": REPORTS * YEARS,
    "all councils, one year": REPORTS * COUNCILS,
    "all councils, 20 years": REPORTS * COUNCILS * YEARS,
}


def seconds(told: str) -> float:
    number, unit = told.split()
    return float(number) * SECONDS[unit]


@pytest.mark.parametrize(("name", "reports"), ROWS.items())
def test_each_row_is_the_cost_of_one_report_times_their_number(name: str, reports: int) -> None:
    row = next(line for line in PAGE.splitlines() if line.startswith(f"| {name} |"))
    counted, one, two, sixteen, many = (cell.strip() for cell in row.strip("|").split("|")[1:])
    assert int(counted.replace(",", "")) == reports
    wanted = [reports * ONE, reports * TWO, reports * ONE / 16 / LOST, reports * ONE / 64 / LOST]
    for told, milliseconds in zip((one, two, sixteen, many), wanted, strict=True):
        assert seconds(told) == pytest.approx(milliseconds / 1000, rel=0.05, abs=0.5)


def test_the_gain_of_a_second_core_is_that_of_the_table() -> None:
    said = re.search(r"Two cores took ([\d.]+) of one core's time", PAGE)
    assert said
    assert float(said[1]) == pytest.approx(TWO / ONE, abs=0.02)
