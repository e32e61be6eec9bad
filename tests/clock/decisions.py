"""A small decision for the clock's tests, and its clock."""

from __future__ import annotations

import datetime as dt

from msgspec import convert
from msgspec.structs import replace

from docgen.clock.calendar import Calendar
from docgen.clock.steps import Clock, clock
from docgen.decision.load import load
from docgen.decision.model import FrontMatter
from docgen.house.load import HouseBook
from docgen.house.model import Clock as HouseClock
from docgen.house.model import Governance, House
from tests.checks import good
from tests.house.houses import shipped

PLAIN = Calendar()
MEETING = dt.date(2015, 1, 20)


def front(over: str = "", meeting: dt.date = MEETING, kind: str = "decision") -> FrontMatter:
    """The front matter of a decision taken on that day, with TOML laid over it."""
    body = f'meeting = {{ body = "Cabinet", date = {meeting} }}\nkind = "{kind}"\n'
    loaded = load(good.source(body + over))
    assert loaded.decision is not None, loaded.diagnostics
    return loaded.decision.front


def house(governance: Governance | None = "executive", **said: object) -> House:
    """A house of that governance; `said` is its [clock]."""
    opened = HouseBook(shipped("nottinghamshire")).on(None).house
    return replace(opened, governance=governance, clock=convert(said, HouseClock))


def made(over: str = "", governance: Governance | None = "executive", **more: object) -> Clock:
    return clock(front(over, **more), house(governance), PLAIN)  # type: ignore[arg-type]
