"""A decision's clock as text and as JSON."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterator
from typing import Any

from docgen.clock.count import Counted, Day
from docgen.clock.governance import NAMES, is_assumed, of_executive
from docgen.clock.notices import draft
from docgen.clock.routes import Route
from docgen.clock.steps import Clock, Step
from docgen.decision.model import FrontMatter
from docgen.house.model import House

ADVICE = "docgen counts days and points to the law; it gives no legal advice."
_READINGS = {"working": "working days", "calendar": "days of the calendar"}


def text(front: FrontMatter, house: House, clock: Clock, found: list[Route], today: dt.date) -> str:
    """The clock for people: each step with its last day and the count of it, then the routes."""
    lines = [front.title, f"{front.meeting.body}, {long(clock.meeting)}", f"{NAMES[clock.who]} ({clock.law})"]
    lines += [f"Note: {note}" for note in notes(front, house, clock)]
    shown: dict[tuple[Counted, Counted | None], str] = {}
    for step in clock.steps:
        lines += ["", *_step(step, today)]
        same = shown.setdefault((step.counted, step.other), step.name)
        lines += _counts(step, clock) if same == step.name else [f"  counted as for: {same}"]
    for route in found:
        lines += ["", *_route(route, front)]
    return "\n".join([*lines, "", ADVICE]) + "\n"


def data(front: FrontMatter, house: House, clock: Clock, found: list[Route], today: dt.date) -> dict[str, Any]:
    """The clock for programs; dates as ISO texts."""
    return {
        "title": front.title,
        "body": front.meeting.body,
        "meeting": clock.meeting.isoformat(),
        "today": today.isoformat(),
        "governance": clock.who,
        "law": clock.law,
        "notes": notes(front, house, clock),
        "steps": [_step_data(step, today) for step in clock.steps],
        "routes": [_route_data(route, front) for route in found],
    }


def notes(front: FrontMatter, house: House, clock: Clock) -> list[str]:
    """What has no date, or was assumed."""
    found = []
    if is_assumed(front, house):
        found.append(f'the house does not say who decides; "{clock.who}" is assumed (governance = … in house.toml)')
    if clock.who in ("individual", "officer"):
        found.append("a written record, with reasons and alternatives, is made and published as soon as is practicable")
    if of_executive(clock.who) and (front.special_urgency or front.general_exception):
        found.append("goes into the executive's report to the council on urgent decisions (SI 2012/2089 reg 19)")
    return found


def long(day: dt.date) -> str:
    """A day in full: "Monday 12 January 2015"."""
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def state(step: Step, today: dt.date) -> str:
    """How a step stands: done, late, or how many days are left."""
    if step.done:
        return f"done on {long(step.done)}" + (", TOO LATE" if step.is_late else "")
    if step.dateless:
        return f"done, on a day that the decision does not give ({'.'.join(map(str, step.field))})"
    left = (step.last - today).days
    if left < 0:
        return "ended" if step.after else f"the day has passed, {_days(-left)} ago"
    return "today is the last day" if left == 0 else f"{_days(left)} left"


def _days(number: int) -> str:
    return f"{number:,} day{'' if number == 1 else 's'}"


def _step(step: Step, today: dt.date) -> Iterator[str]:
    time = f", {step.time}" if step.time else ""
    yield f"{long(step.last)}{time}: {step.name}"
    yield f"  {state(step, today)}. [{step.citation}]"


def _counts(step: Step, clock: Clock) -> Iterator[str]:
    yield f"  {_how(step.counted, clock)}:"
    yield from _working(step.counted)
    if step.counted.open_day != step.last:
        yield f"  the offices are closed on that day; the last day on which they are open is {long(step.counted.open_day)}"
    if step.other:
        yield f"  counted in {_READINGS[step.other.reading]}: {long(step.other.limit)}"
        yield from _working(step.other)


def _how(counted: Counted, clock: Clock) -> str:
    clear = "clear " if counted.clear else ""
    from_ = "the meeting" if counted.event == clock.meeting else long(counted.event)
    side = "after" if counted.limit > counted.event else "before"
    number = f"{counted.days} {clear}{'day' if counted.days == 1 else 'days'}"
    return f"{number} {side} {from_}, {_READINGS[counted.reading]}"


def _working(counted: Counted) -> Iterator[str]:
    """The count, a week on a line, and the names of the holidays in it."""
    weeks: dict[dt.date, list[Day]] = {}
    for day in counted.working:
        weeks.setdefault(day.date - dt.timedelta(days=day.date.weekday()), []).append(day)
    for days in weeks.values():
        cells = "".join(f"{day.date:%a} {day.date.day:>2} {_mark(day, counted):<7}" for day in days)
        yield f"    {days[0].date:%b %Y}  {cells.rstrip()}"
    for day in counted.working:
        if day.why and day.why != f"{day.date:%A}":
            yield f"    {long(day.date)}: {day.why}"


def _mark(day: Day, counted: Counted) -> str:
    if day.number:
        return f"{day.number:>2}" + ("*" if day.date == counted.limit else "")
    if day.date == counted.event:
        return "event"
    return "LAST" if day.date == counted.limit else " -"


def _route(route: Route, front: FrontMatter) -> Iterator[str]:
    yield f"{route.name} [{route.citation}]"
    yield f"  why: {route.why}"
    if route.until:
        yield f"  open until {long(route.until)}"
    yield from (f"  {'given ' if demand.given else 'MISSING'} {demand.shown}: {demand.what}" for demand in route.demands)
    if notice := draft(route.id, front):
        yield "  draft of the notice:"
        for paragraph in notice.splitlines():
            yield from textwrap.wrap(paragraph, 100, initial_indent="    | ", subsequent_indent="    | ") or ["    |"]


def _step_data(step: Step, today: dt.date) -> dict[str, Any]:
    return {
        "id": step.id,
        "name": step.name,
        "last": step.last.isoformat(),
        "time": step.time,
        "basis": step.basis,
        "citation": step.citation,
        "done": step.done.isoformat() if step.done else None,
        "open": step.is_open,
        "late": step.is_late,
        "days_left": (step.last - today).days,
        "field": ".".join(str(part) for part in step.field),
        "count": _count_data(step.counted),
        "other_count": _count_data(step.other) if step.other else None,
    }


def _count_data(counted: Counted) -> dict[str, Any]:
    return {
        "reading": counted.reading,
        "days": counted.days,
        "clear": counted.clear,
        "event": counted.event.isoformat(),
        "last": counted.limit.isoformat(),
        "last_open": counted.open_day.isoformat(),
        "working": [{"date": d.date.isoformat(), "number": d.number, "closed": d.why} for d in counted.working],
    }


def _route_data(route: Route, front: FrontMatter) -> dict[str, Any]:
    return {
        "id": route.id,
        "name": route.name,
        "citation": route.citation,
        "why": route.why,
        "until": route.until.isoformat() if route.until else None,
        "fields": [{"field": d.shown, "what": d.what, "given": d.given} for d in route.demands],
        "notice": draft(route.id, front),
    }
