"""The sample decisions, made once for all whole-run tests."""

from __future__ import annotations

import functools
from pathlib import Path

from docgen.build.paper import Built, Made
from docgen.build.workshop import workshop
from docgen.decision.source import SourcePlace, find, open_source

ROOT = Path(__file__).resolve().parents[2]
HOUSES = ("cambridgeshire", "nottinghamshire", "west-sussex", "wolverhampton")
REFERENCES = {
    "social-work-pilot": "nottinghamshire-2014",
    "assessment-service": "nottinghamshire-2019",
    "unit-model-consultation": "cambridgeshire-2011",
    "early-intervention-units": "wolverhampton-2015",
    "modernising-social-care": "west-sussex-2015",
}
CLEAN = "community-hubs"
SAMPLES = (*REFERENCES, CLEAN)


@functools.cache
def places() -> dict[str, SourcePlace]:
    found, problems = find((ROOT / "decisions",))
    assert not problems
    return {place.id: place for place in found}


@functools.cache
def made(name: str, house: str = "") -> Made:
    place = places()[name]
    return workshop([place], house).make(open_source(place))


@functools.cache
def built(name: str, house: str = "") -> Built:
    place = places()[name]
    return workshop([place], house).build(open_source(place))
