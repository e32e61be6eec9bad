"""Derived figures: what they come to, how they print, and what is told of those that cannot be derived."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.decision.ledger import figures, printed
from docgen.decision.ledger.derive import rounded
from docgen.decision.load import Loaded, load
from docgen.decision.source import Source
from tests.decision.conftest import DECISION

BASE = """\
[[finances]]
id = "first"
what = "First year"
amount = 24246
[[finances]]
id = "second"
what = "Second year"
amount = 206082
[figures]
rate = { value = 10, unit = "%" }
posts = { value = 19, unit = "posts" }
fte = { value = 4.5, unit = "fte" }
plain = { value = 41, unit = "" }
"""


def loaded(lines: str) -> Loaded:
    text = DECISION.replace("+++\n\n", BASE + lines + "\n+++\n\n")
    return load(Source("x", "x.md", "", {"x.md": text.encode()}))


@pytest.mark.parametrize(
    ("derivation", "shown"),
    [
        ('{ sum = ["first", "second"] }', "£230,328"),
        ('{ difference = ["second", "first"] }', "£181,836"),
        ('{ difference = ["first", "second"] }', "-£181,836"),
        ('{ product = ["first", 2] }', "£48,492"),
        ('{ product = ["first", "rate"] }', "£2,424.60"),
        ('{ ratio = ["second", "posts"] }', "£10,846.42"),
        ('{ ratio = ["second", "posts"], places = 0 }', "£10,846"),
        ('{ ratio = ["first", "second"], unit = "%", places = 1 }', "11.8%"),
        ('{ ratio = ["first", 2] }', "£12,123"),
        ('{ sum = ["first"], round = -3 }', "£24,000"),
        ('{ sum = ["first"], round = -3, rounding = "up" }', "£25,000"),
        ('{ ratio = [500000, 40000], unit = "", round = 0, rounding = "up" }', "13"),
        ('{ sum = ["fte", 0.5] }', "5.0 fte"),
        ('{ difference = ["plain", "fte"], unit = "" }', "36.5"),
        ('{ product = ["rate", "rate"], unit = "%" }', "1%"),
        ('{ sum = ["first", "second"], value = 230328 }', "£230,328"),
    ],
)
def test_a_figure_is_derived_from_others(derivation: str, shown: str) -> None:
    found = loaded(f"x = {derivation}")
    assert found.decision, found.diagnostics
    assert found.diagnostics == ()
    assert printed(figures(found.decision)["x"]) == shown.replace("5.0 fte", "5 fte")


def test_what_is_derived_from_derived_figures_is_not_rounded_on_the_way() -> None:
    found = loaded('third = { ratio = [1, 3], unit = "", places = 0 }\nwhole = { product = ["third", 3], unit = "" }')
    assert found.decision
    assert {n: printed(f) for n, f in figures(found.decision).items() if n in ("third", "whole")} == {
        "third": "0",
        "whole": "1",
    }


@pytest.mark.parametrize(
    ("lines", "at", "told"),
    [
        ('x = { sum = ["first", "secnd"] }', 'secnd"', 'There is no figure "secnd". Did you mean "second"?'),
        ('x = { sum = ["x", "first"] }', '"x"', "Figures are derived in a circle: x → x"),
        ('x = { sum = ["y"] }\ny = { sum = ["x"] }', '"x"] }', "Figures are derived in a circle: x → y → x"),
        ('x = { unit = "£" }', "x = ", '"x" has no value'),
        ('x = { sum = ["first"], ratio = ["first", "second"] }', "ratio", '"x" is derived twice: as sum and as ratio'),
        ('x = { ratio = ["first"] }', "ratio", "A ratio is of two figures"),
        ('x = { difference = ["first"] }', "difference", "A difference is of two figures or more"),
        ('x = { ratio = ["first", 0] }', "0]", "A ratio cannot be worked out with nothing below"),
        ('x = { sum = ["first", "fte"] }', '"fte"]', '"fte" is in "fte", and the sum in pounds'),
        ("x = { value = 1, round = 0 }", "round", '"x" is not derived, so nothing is rounded'),
        ("x = { product = [100000000, 100000000] }", "product", '"x" comes to more than 15 digits'),
    ],
)
def test_a_figure_that_cannot_be_derived_is_told_at_its_place(lines: str, at: str, told: str) -> None:
    (problem,) = loaded(lines).diagnostics
    assert f"{problem.message}. {problem.remedy}?".startswith(told), problem
    text = DECISION.replace("+++\n\n", BASE + lines + "\n+++\n\n").splitlines()
    line = text[problem.position.line - 1]
    assert line[problem.position.column - 1 :].lstrip('"').startswith(at.lstrip('"')), line


def test_a_fault_is_told_once_however_many_figures_rest_on_it() -> None:
    lines = 'x = { sum = ["nothing"] }\ny = { sum = ["x", "x"] }\nz = { sum = ["y"] }'
    assert [d.rule for d in loaded(lines).diagnostics] == ["figure-unknown"]


@given(st.lists(st.decimals(-(10**9), 10**9, places=2), min_size=1, max_size=6))
def test_a_sum_is_exact(values: list[Decimal]) -> None:
    names = [f"v{n}" for n in range(len(values))]
    lines = "\n".join(f"{name} = {value:f}" for name, value in zip(names, values, strict=True))
    found = loaded(f"{lines}\nx = {{ sum = {names} }}".replace("'", '"'))
    assert found.decision, found.diagnostics
    assert figures(found.decision)["x"].value == sum(values)


@given(st.fractions(min_value=-(10**6), max_value=10**6), st.integers(-3, 4), st.sampled_from(["nearest", "up", "down"]))
def test_rounding_moves_by_no_more_than_it_may(value: Fraction, places: int, way: str) -> None:
    found, unit = rounded(value, places, way), Fraction(10) ** -places
    assert (found / unit).denominator == 1
    assert abs(found - value) <= (unit / 2 if way == "nearest" else unit)
    assert way != "up" or abs(found) >= abs(value)
    assert way != "down" or abs(found) <= abs(value)
