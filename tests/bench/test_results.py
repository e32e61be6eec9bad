"""The results page of the benchmark, on made-up readings."""

from __future__ import annotations

import pytest

from bench.results import Comparison, Growth, Results, Target, markdown, spread

READINGS = {"slow": [10.0, 30.0, 12.0], "fast": [2.0, 3.0, 3.0], "few": [1.0], "some": [10.0], "many": [115.0]}


def test_a_ratio_is_taken_round_by_round_and_not_between_medians() -> None:
    ratios = Comparison("slow / fast", "slow", "fast").ratios(READINGS)
    assert ratios == [5.0, 10.0, 4.0]
    assert spread(ratios).middle == 5.0


def test_a_way_that_was_not_measured_has_no_ratio_and_no_row() -> None:
    finding = Comparison("slow / absent", "slow", "absent")
    assert finding.ratios(READINGS) == []
    assert "absent" not in markdown(Results({"slow": [1.0]}, [finding]))


def test_growth_leaves_out_what_does_not_depend_on_the_size() -> None:
    linear = {"few": [1.1], "some": [2.0], "many": [11.0]}
    assert Growth("", {1: "few", 10: "some", 100: "many"}).ratios(linear) == [pytest.approx(1.0)]


def test_growth_tells_the_dearest_step() -> None:
    (ratio,) = Growth("", {1: "few", 10: "some", 100: "many"}).ratios(READINGS)
    assert ratio == pytest.approx((105 / 90) / (9 / 9))


@pytest.mark.parametrize(
    ("target", "ratio", "verdict"),
    [
        (Target(15, 20, at_least=True), 14.9, "missed"),
        (Target(15, 20, at_least=True), 15.0, "met"),
        (Target(15, 20, at_least=True), 20.0, "met, aim too"),
        (Target(2.5, 1.5, at_least=False), 2.6, "missed"),
        (Target(2.5, 1.5, at_least=False), 2.5, "met"),
        (Target(2.5, 1.5, at_least=False), 1.5, "met, aim too"),
    ],
)
def test_a_target_is_met_from_its_own_side(target: Target, ratio: float, verdict: str) -> None:
    assert target.verdict(ratio) == verdict


def test_the_page_prints_median_least_and_greatest_with_the_verdict() -> None:
    finding = Comparison("slow / fast", "slow", "fast", Target(4, 8, at_least=True))
    page = markdown(
        Results(READINGS, [finding], counts={"slow": 100}, stages={"read": 1.0, "word": 3.0}, about={"pandoc": "3.9"})
    )
    assert "| slow / fast | 5.00 | 4.00 | 10.00 | ≥ 4 (aim 8) | met |" in page
    assert "| slow | 12.00 s | 10.00 s | 30.00 s | 120.0 | 3 |" in page
    assert "| word | 3.00 | 75% |" in page
    assert "- pandoc: 3.9" in page


def test_a_peak_is_printed_as_memory() -> None:
    assert "| big: peak | 50.5 MB | 50.5 MB | 50.5 MB |  | 1 |" in markdown(Results({"big: peak": [50.5]}, []))
