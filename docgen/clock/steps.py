"""The steps a decision must take before it is made, and after, each with the last lawful day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from docgen.clock import count
from docgen.clock.calendar import Calendar
from docgen.clock.count import Counted
from docgen.clock.governance import EXECUTIVE, REGULATIONS_2012, governance, law, of_executive
from docgen.decision.model import FrontMatter
from docgen.house.model import Governance, House, HouseDeadline, Reading
from docgen.toml.positions import DataPath

Basis = Literal["law", "council"]
AGENDA_DAYS, KEY_DAYS, PRIVATE_DAYS, SECOND_DAYS = 5, 28, 28, 5


class Step(Struct, frozen=True):
    """One thing to be done by a day. `other` is the count in the other reading, where it gives another day.

    `done` is the day the decision says it was done on, `field` where it says so; `dateless`: it says that it was done, and
    not when. A step `after` the meeting ends a time that runs from it.
    """

    id: str
    name: str
    counted: Counted
    basis: Basis
    citation: str
    other: Counted | None = None
    done: dt.date | None = None
    field: DataPath = ()
    time: str = ""
    after: bool = False
    dateless: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done, as far as the decision says."""
        return self.done is None and not self.dateless

    @property
    def last(self) -> dt.date:
        """The last lawful day, in the council's reading."""
        return self.counted.limit

    @property
    def is_late(self) -> bool:
        """Whether it was done, and after its last day, in the council's reading."""
        return self.done is not None and not self.after and self.done > self.last

    @property
    def is_late_in_every_reading(self) -> bool:
        """Whether it was done after its last day in the working-day reading and in that of the calendar."""
        latest = max(self.last, self.other.limit) if self.other else self.last
        return self.is_late and self.done is not None and self.done > latest


class Clock(Struct, frozen=True):
    """All that is computed for a decision: who decides, and the steps by their last day."""

    who: Governance
    law: str
    meeting: dt.date
    steps: tuple[Step, ...]

    def step(self, name: str) -> Step | None:
        """The step of that id, if the decision has it."""
        return next((step for step in self.steps if step.id == name), None)


def clock(front: FrontMatter, house: House, calendar: Calendar) -> Clock:
    """The steps of a decision; raises UnknownYearError for a year whose bank holidays are not known."""
    who = governance(front, house)
    maker = _Maker(front, house, calendar, who)
    found = [*maker.meeting(), *maker.key_decision(), *maker.private(), *maker.own(), *maker.call_in()]
    steps = sorted(found, key=lambda s: (s.last, s.after))
    return Clock(who, law(who, front.meeting.date), front.meeting.date, tuple(steps))


class _Maker:
    def __init__(self, front: FrontMatter, house: House, calendar: Calendar, who: Governance) -> None:
        self.front, self.house, self.calendar, self.who = front, house, calendar, who
        self.day = front.meeting.date
        self.is_executive = law(who, self.day) == EXECUTIVE

    def meeting(self) -> Iterator[Step]:
        """Public notice, agenda and report of a meeting."""
        if self.who in ("individual", "officer"):
            return
        given, reading = self.front.publication, self.house.clock.readings.agenda
        notice, papers = _meeting_law(self.who, self.day)
        if self.who == "council":
            yield self._before("summons", "Summons to members sent", AGENDA_DAYS, reading, _SUMMONS)
        at = ("publication", "notice") if given.notice else ("publication", "agenda")
        done = given.notice or given.agenda
        yield self._before("notice", "Public notice of the meeting", AGENDA_DAYS, reading, notice, done, at)
        yield self._before(
            "agenda", "Agenda open to the public", AGENDA_DAYS, reading, papers, given.agenda, ("publication", "agenda")
        )
        at = ("publication", "report") if given.report else ("publication", "agenda")
        done = given.report or given.agenda
        yield self._before("report", "Report open to the public", AGENDA_DAYS, reading, papers, done, at)

    def key_decision(self) -> Iterator[Step]:
        """The notice of a key decision, which the Regulations of 2012 ask of executives and their members and officers."""
        executive = of_executive(self.who) or (self.who == "officer" and self.front.key_decision)
        if not executive or not self.front.key_decision or self.day < REGULATIONS_2012:
            return
        plan, done = self.front.forward_plan, self.front.publication.key_decision
        step = self._before(
            "key-decision",
            "Notice of the key decision published",
            KEY_DAYS,
            self.house.clock.readings.key_decision,
            f"{EXECUTIVE} reg 9",
            done,
            ("publication", "key_decision"),
        )
        yield replace(step, dateless=done is None and plan is not None and plan.listed is True)

    def private(self) -> Iterator[Step]:
        """The two notices of a meeting of the executive that is held in private."""
        if self.who != "executive" or not self.is_executive or not is_private(self.front):
            return
        given, reading = self.front.private, self.house.clock.readings.private
        first, second = (given.notice, given.second_notice) if given else (None, None)
        notice = "First notice of the private meeting"
        at: DataPath = ("private", "notice")
        yield self._before("private-notice", notice, PRIVATE_DAYS, reading, f"{EXECUTIVE} reg 5(2)", first, at)
        notice = "Second notice of the private meeting"
        at = ("private", "second_notice")
        reading = self.house.clock.readings.agenda
        yield self._before("private-second-notice", notice, SECOND_DAYS, reading, f"{EXECUTIVE} reg 5(4)", second, at)

    def own(self) -> Iterator[Step]:
        """The council's own deadlines."""
        for name, rule in self.house.clock.deadlines.items():
            if rule.kinds is None or self.front.kind in rule.kinds:
                yield self._own(name, rule)

    def _own(self, name: str, rule: HouseDeadline) -> Step:
        done, at = self.front.publication.deadlines.get(name), ("publication", "deadlines", name)
        event = self.day
        if rule.before == "agenda":
            event = self._count(AGENDA_DAYS, self.house.clock.readings.agenda).limit
        if rule.after == "decision":
            event = self.front.publication.decision or self.day
        counted = (count.forward if rule.after else count.back)(self.calendar, event, rule.days, rule.reading, rule.clear)
        text = "the council's own deadline"
        return Step(name, rule.name, counted, "council", text, None, done, at, rule.time, bool(rule.after))

    def call_in(self) -> Iterator[Step]:
        """The end of the time in which an executive decision may be called in."""
        days = self.house.clock.call_in
        decides = self.front.kind in ("decision", "executive", "officer")
        asked = of_executive(self.who) or (self.who == "officer" and self.front.key_decision)
        if not asked or not decides or not days or self.front.call_in.exempt:
            return
        event = self.front.publication.decision or self.day
        reading = self.house.clock.readings.call_in
        counted = count.forward(self.calendar, event, days, reading)
        other = _if_other(counted, count.forward(self.calendar, event, days, _other(reading)))
        since = "its publication" if self.front.publication.decision else "the meeting, if published on that day"
        name = f"Call-in ends, counted from {since}"
        yield Step("call-in", name, counted, "council", "LGA 2000 s.9F and the council's constitution", other, after=True)

    def _count(self, days: int, reading: Reading) -> Counted:
        return count.back(self.calendar, self.day, days, reading)

    def _before(
        self,
        name: str,
        text: str,
        days: int,
        reading: Reading,
        citation: str,
        done: dt.date | None = None,
        at: DataPath = (),
    ) -> Step:
        counted = self._count(days, reading)
        other = _if_other(counted, self._count(days, _other(reading)))
        return Step(name, text, counted, "law", citation, other, done, at)


_SUMMONS = "LGA 1972 Sch 12 para 4(2)"


def _meeting_law(who: Governance, day: dt.date) -> tuple[str, str]:
    """What asks for the notice of a meeting, and for its papers."""
    if who != "executive":
        return "LGA 1972 s.100A(6)(a)", "LGA 1972 s.100B(3), (4)(a)"
    if day < REGULATIONS_2012:
        return law(who, day), law(who, day)
    return f"{EXECUTIVE} reg 6", f"{EXECUTIVE} reg 7"


def is_private(front: FrontMatter) -> bool:
    """Whether the public are to be kept out while the decision is taken."""
    return front.release.exempt or front.private is not None


def _other(reading: Reading) -> Reading:
    return "calendar" if reading == "working" else "working"


def _if_other(counted: Counted, other: Counted) -> Counted | None:
    return other if other.limit != counted.limit else None
