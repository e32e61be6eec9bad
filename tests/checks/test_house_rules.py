"""How much a finding weighs is the house's to set, in [rules]."""

from __future__ import annotations

import datetime as dt

import pytest

from docgen.build.paper import Workshop
from docgen.decision.source import Source
from docgen.diagnostics import Severity
from docgen.house.load import HouseBook
from docgen.house.specimen import BARE, specimen
from tests.house.houses import shipped, text, with_file

RULE = "required-comment"


def severities(setting: str) -> set[Severity]:
    """Those of the findings about missing comments in a bare decision, in a house with that setting."""
    house = shipped("nottinghamshire")
    if setting:
        said = f'\n[rules.{RULE}]\nseverity = "{setting}"\nreason = "They come by mail."\n\n[[editions]]\n'
        house = with_file(house, "house.toml", text(house, "house.toml").replace("\n[[editions]]\n", said, 1))
    decision = specimen(HouseBook(house).on(None).house, house.id, "decision", dt.date(2027, 3, 1), BARE)
    made = Workshop({house.id: house}).make(Source("s", "s.md", "", {"s.md": decision.encode()}))
    assert made.paper is not None
    return {d.severity for d in made.diagnostics if d.rule == RULE}


@pytest.mark.parametrize(
    ("setting", "expected"),
    [("", {Severity.ERROR}), ("warning", {Severity.WARNING}), ("note", {Severity.NOTE}), ("off", set())],
)
def test_a_finding_weighs_what_the_house_says(setting: str, expected: set[Severity]) -> None:
    assert severities(setting) == expected
