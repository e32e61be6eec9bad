"""The lawful ways on when a date is missed, and what the decision must then say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from docgen.clock import count
from docgen.clock.calendar import Calendar
from docgen.clock.governance import EXECUTIVE, of_executive
from docgen.clock.steps import Clock, Step
from docgen.decision.model import FrontMatter
from docgen.house.model import Reading
from docgen.toml.positions import DataPath

EXCEPTION_DAYS = 5


class Demand(Struct, frozen=True):
    """A field of the decision that a route requires, what it says, and whether it is there."""

    field: DataPath
    what: str
    given: bool

    @property
    def shown(self) -> str:
        """The field as it is written: "urgency.reason"."""
        return ".".join(str(part) for part in self.field)


class Route(Struct, frozen=True):
    """A lawful way on. `why` says which date is missed; `until` is the last day on which this way is open, if it has one."""

    id: str
    name: str
    citation: str
    why: str
    demands: tuple[Demand, ...]
    until: dt.date | None = None

    @property
    def lacking(self) -> tuple[Demand, ...]:
        """What the decision does not say yet."""
        return tuple(demand for demand in self.demands if not demand.given)


def routes(front: FrontMatter, clock: Clock, calendar: Calendar, today: dt.date | None = None) -> list[Route]:
    """A route for each date that was missed: done too late, declared as not done, or, with `today`, not done and past."""
    found: list[Route] = []
    if why := missed(clock.step("key-decision"), front, today):
        found.append(key_route(front, clock, calendar, why, today))
    if why := missed(clock.step("private-notice"), front, today) or missed(
        clock.step("private-second-notice"), front, today
    ):
        found.append(private_agreement(front, why))
    if why := missed(clock.step("agenda"), front, today) or missed(clock.step("report"), front, today):
        found.extend(_late_papers(front, clock, why))
    if front.call_in.exempt:
        found.append(no_call_in(front))
    return _joined(found)


def _joined(found: list[Route]) -> list[Route]:
    """Each route once, with all that it is for."""
    whys: dict[str, list[str]] = {}
    for route in found:
        whys.setdefault(route.id, []).append(route.why)
    first = {route.id: route for route in reversed(found)}
    return [replace(first[name], why="; ".join(why)) for name, why in whys.items()]


def missed(step: Step | None, front: FrontMatter, today: dt.date | None = None) -> str:
    """Why a step's date counts as missed; empty where it does not."""
    if step is None:
        return ""
    if step.is_late:
        return f"{_lower(step.name)} on {_day(step.done)}, after the last day, {_day(step.last)}"
    if step.done is None and is_unlisted(step, front):
        return "the forward plan does not list the key decision"
    if step.is_open and today is not None and today > step.last:
        return f"the last day for this has passed: {_lower(step.name)} by {_day(step.last)}"
    return ""


def is_unlisted(step: Step, front: FrontMatter) -> bool:
    """Whether the decision itself says that the notice of its key decision was not given."""
    return step.id == "key-decision" and front.forward_plan is not None and front.forward_plan.listed is False


def key_route(front: FrontMatter, clock: Clock, calendar: Calendar, why: str, today: dt.date | None) -> Route:
    """The general exception, or special urgency where the decision takes it or five clear days are no longer left."""
    until = exception_limit(clock, calendar)
    if front.special_urgency or (not front.general_exception and today is not None and today > until):
        return special_urgency(front, why)
    return general_exception(front, why, until)


def exception_limit(clock: Clock, calendar: Calendar) -> dt.date:
    """The last day to make a general exception public."""
    return count.back(calendar, clock.meeting, EXCEPTION_DAYS, _five(clock)).limit


def _five(clock: Clock) -> Reading:
    """The reading of five days, as for the agenda; in working days where a decision has no meeting."""
    agenda = clock.step("agenda")
    return agenda.counted.reading if agenda else "working"


def general_exception(front: FrontMatter, why: str = "", until: dt.date | None = None) -> Route:
    """A key decision without the 28 days: written notice, made public, five clear days, and published reasons."""
    given = front.general_exception
    demands = (
        _demand(given, ("general_exception", "informed"), "who was told in writing: the chair of the scrutiny committee"),
        _demand(given, ("general_exception", "date"), "the day they were told"),
        _demand(given, ("general_exception", "published"), "the day the notice was made public"),
        _demand(given, ("general_exception", "reason"), "why the 28 days could not be kept"),
    )
    return Route("general-exception", "General exception", f"{EXECUTIVE} reg 10", why, demands, until)


def special_urgency(front: FrontMatter, why: str = "") -> Route:
    """A key decision that cannot wait five days: agreement of the scrutiny chair, else of the council's."""
    given = front.special_urgency
    demands = (
        _demand(
            given,
            ("special_urgency", "agreed_by"),
            "who agreed: the chair of scrutiny, else of the council, else its vice-chair",
        ),
        _demand(given, ("special_urgency", "date"), "the day they agreed"),
        _demand(given, ("special_urgency", "reason"), "why it is urgent and cannot reasonably be deferred"),
    )
    return Route("special-urgency", "Special urgency", f"{EXECUTIVE} reg 11", why, demands)


def private_agreement(front: FrontMatter, why: str = "") -> Route:
    """A private meeting without the notices: agreement of the scrutiny chair, else of the council's."""
    given = front.private
    stated = Demand(("private", "reason"), "why it is private, and urgent", bool(given and given.reason))
    demands = (
        _demand(
            given, ("private", "agreed_by"), "who agreed: the chair of scrutiny, else of the council, else its vice-chair"
        ),
        _demand(given, ("private", "agreed"), "the day they agreed"),
        stated,
    )
    return Route("private-agreement", "Private meeting without the notices", f"{EXECUTIVE} reg 5(6), (7)", why, demands)


def _late_papers(front: FrontMatter, clock: Clock, why: str) -> Iterator[Route]:
    if front.publication.short_notice:
        yield short_notice(front, clock, why)
    elif not (of_executive(clock.who) and front.key_decision):
        yield urgent_item(front, clock, why)
    elif not (front.special_urgency or front.general_exception):
        yield special_urgency(front, why)


def urgent_item(front: FrontMatter, clock: Clock, why: str = "") -> Route:
    """An item that was not open to the public in time, taken because the chair holds it urgent."""
    given = front.urgency
    demands = (
        _demand(given, ("urgency", "reason"), "the special circumstances that make it urgent"),
        _demand(given, ("urgency", "chair_consulted"), "the day the chair agreed that it is urgent"),
        _demand(given, ("urgency", "lateness"), "why the report was not ready in time"),
    )
    citation = f"{EXECUTIVE} reg 7" if of_executive(clock.who) else "LGA 1972 s.100B(4)(b)"
    return Route("urgent-item", "Urgent item, by leave of the chair", citation, why, demands)


def short_notice(front: FrontMatter, clock: Clock, why: str = "") -> Route:
    """A meeting called at shorter notice, whose papers are open from the day it is called."""
    convened = front.publication.convened is not None
    demands = (Demand(("publication", "convened"), "the day the meeting was called", convened),)
    citation = f"{EXECUTIVE} regs 6, 7" if of_executive(clock.who) else "LGA 1972 ss.100A(6)(a), 100B(3), (4)(a)"
    return Route("short-notice", "Meeting called at shorter notice", citation, why, demands)


def no_call_in(front: FrontMatter) -> Route:
    """A decision that is kept from call-in."""
    demands = (
        Demand(("call_in", "reason"), "why the decision cannot wait for call-in", bool(front.call_in.reason.strip())),
    )
    why = "the decision is exempt from call-in"
    return Route("no-call-in", "Exemption from call-in", "LGA 2000 s.9F and the council's constitution", why, demands)


def claimed(front: FrontMatter, clock: Clock) -> list[Route]:
    """The routes that the decision says it takes."""
    made: list[tuple[bool, Route]] = [
        (front.general_exception is not None, general_exception(front)),
        (front.special_urgency is not None, special_urgency(front)),
        (front.urgency is not None, urgent_item(front, clock)),
        (front.publication.short_notice, short_notice(front, clock)),
        (bool(front.private and (front.private.agreed_by or front.private.agreed)), private_agreement(front)),
    ]
    return [route for is_claimed, route in made if is_claimed]


def _demand(given: object, field: DataPath, what: str) -> Demand:
    value = getattr(given, str(field[-1]), None)
    return Demand(field, what, bool(value.strip() if isinstance(value, str) else value))


def _day(day: dt.date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else ""


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]
