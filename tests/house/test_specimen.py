"""Specimen decisions."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec import convert
from msgspec.structs import replace

from docgen.decision.load import load
from docgen.decision.source import Source
from docgen.diagnostics import Severity
from docgen.house.load import HouseBook
from docgen.house.model import KINDS, FieldRule, Kind
from docgen.house.specimen import BARE, FULL, NIL, specimen
from tests.house.houses import SHIPPED, shipped

DAY = dt.date(2027, 3, 1)


@pytest.mark.parametrize("how", [FULL, NIL, BARE])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", SHIPPED)
def test_a_specimen_is_a_decision_without_fault(name: str, kind: Kind, how: str) -> None:
    text = specimen(HouseBook(shipped(name)).on(DAY).house, name, kind, DAY, how)
    loaded = load(Source("s", "s.md", "", {"s.md": text.encode()}))
    assert loaded.decision is not None
    assert [d for d in loaded.diagnostics if d.severity is Severity.ERROR] == []
    assert loaded.decision.front.kind == kind


def test_a_full_specimen_gives_every_field_of_the_front_matter() -> None:
    text = specimen(HouseBook(shipped("wolverhampton")).on(DAY).house, "wolverhampton", "decision", DAY, FULL)
    decision = load(Source("s", "s.md", "", {"s.md": text.encode()})).decision
    assert decision is not None
    front = decision.front
    left = {"status", "lead_in", "implications"}
    assert [n for n in front.__struct_fields__ if getattr(front, n) in (None, "", [], {}) and n not in left] == []


def test_a_full_specimen_gives_fields_of_every_type() -> None:
    house = HouseBook(shipped("west-sussex")).on(DAY).house
    rules = {
        f"{kind.replace('-', '_')}{n}": convert({"label": kind, "type": kind, "list": bool(n)}, FieldRule)
        for kind in ("text", "markdown", "date", "number", "yes-no")
        for n in range(2)
    }
    rules["chosen"] = FieldRule(label="Chosen", choices=["one", "two"])
    text = specimen(replace(house, fields=rules), "x", "decision", DAY, FULL)
    decision = load(Source("s", "s.md", "", {"s.md": text.encode()})).decision
    assert decision is not None
    assert set(decision.front.fields) == set(rules)
    assert decision.front.fields["chosen"] == "one"
    assert all(isinstance(decision.front.fields[name], list) == rule.many for name, rule in rules.items())
