"""A decision in two states, made of one text and what was changed in it."""

from __future__ import annotations

from msgspec import Struct

from docgen.decision.source import Source
from docgen.house.load import OpenHouse
from docgen.paper.compare import compare
from docgen.paper.tree import Paper
from docgen.review.erratum import erratum
from docgen.review.summary import Side, Summary, summary
from tests.support.decisions import make

TEXT = """+++
title = "Lending of sledges"
house = "nottinghamshire"
reference = "W12"
areas = "All"
key_decision = false
authors = [{ post = "Director of Winter" }]
contacts = [{ name = "Ann Example", phone = "01632 960001" }]

[meeting]
body = "Winter Committee"
short = "Committee"
date = 2026-12-08
agenda_item = "8"
time = "10.00"
place = "Shire Hall"

[[recommendations]]
id = "buy"
text = "twelve sledges be bought for {{ sledges }}"

[[recommendations]]
id = "lend"
text = "the sledges be lent free of charge"

[[recommendations]]
id = "report"
text = "a report be made in the spring."

[figures]
total = { value = 1500, sum = ["sledges", "shed"] }

[[finances]]
id = "sledges"
what = "Sledges"
amount = 1200
year = "2026/27"

[[finances]]
id = "shed"
what = "Shed for the sledges"
amount = 300
year = "2026/27"

[[risks]]
risk = "The sledges may break on the steep road"
likelihood = "low"
impact = "high"
mitigation = "A mechanic looks at each of them in the autumn"
owner = "Head of Paths"

[[risks]]
risk = "There may be no snow before the end of the year"
likelihood = "medium"
impact = "low"
mitigation = "Wheels are kept ready in the shed"
owner = "Head of Weather"

[[comments]]
kind = "constitutional"
initials = "LM"
date = 2026-11-19
text = "The Committee may decide on this under its terms of reference."

[[comments]]
kind = "finance"
initials = "SS"
date = 2026-11-24
text = "The sum can be met from the winter budget."

[[background_papers]]
title = "Sledging in the county: a survey of the parishes"
date = "2025"
+++

## Purpose

To lend sledges to those who live on steep roads, as long as there is snow on them.

## Information

### What was asked

Last winter the parishes asked for {{ total }} in all. Twelve of them said that they would look after the sledges themselves.

The parishes are these:

- the northern parishes along the ridge
- the southern parishes in the valley
- the town itself with all its wards.

Nobody has lent sledges in this county before. The first winter will show how often they are wanted and who comes for them.

A shed would be built beside the depot. It would cost {{ shed }} and hold all twelve sledges with their ropes.

| Parish | Sledges | Cost |
|---|---|---|
| North | 7 | £700 |
| South | 5 | £500 |

## Other options considered

To lend nothing. The parishes would then go on asking, and each would buy sledges of its own in the end.
"""


class States(Struct, frozen=True):
    old: Side
    new: Side
    before: Paper
    after: Paper
    merged: Paper
    house: OpenHouse

    @property
    def summary(self) -> Summary:
        return summary(self.old, self.new, self.merged, self.before)

    @property
    def lines(self) -> list[str]:
        return self.summary.lines

    @property
    def sheet(self) -> Paper:
        return erratum(self.old, self.new, self.merged, self.before)


def changed(*changes: tuple[str, str], text: str = TEXT, house: str = "nottinghamshire") -> States:
    """The decision before and after each first text was replaced by the second; every one must be there."""
    new = text
    for was, now in changes:
        assert was in new, was
        new = new.replace(was, now, 1)
    return states(text, new, house)


def states(old: str, new: str, house: str = "nottinghamshire") -> States:
    (one, before, _), (other, after, opened) = made(old, house), made(new, house)
    return States(one, other, before, after, compare(before, after), opened)


def made(text: str, house: str) -> tuple[Side, Paper, OpenHouse]:
    found = make(Source("sledges", "sledges.md", "decisions", {"sledges.md": text.encode()}), house)
    assert found.decision is not None
    assert found.house is not None
    assert found.paper is not None, found.diagnostics
    return Side(found.decision, found.house.house), found.paper, found.house
