"""The board as text and as JSON."""

from __future__ import annotations

import datetime as dt
import itertools
import json
from collections.abc import Iterable, Iterator
from typing import Any

from docgen.board.deadline import Deadline
from docgen.board.row import Clearance, Row
from docgen.diagnostics import Severity
from docgen.report import sentences


def ordered(rows: Iterable[Row], today: dt.date) -> list[Row]:
    """What cannot be read, then the meetings to come by their day, then those that were held, the latest first."""

    def key(row: Row) -> tuple[int, int, str, str]:
        if row.meeting is None:
            return (0, 0, "", row.id)
        held = row.meeting < today
        return (2 if held else 1, -row.meeting.toordinal() if held else row.meeting.toordinal(), row.body, row.id)

    return sorted(rows, key=key)


def meetings(rows: Iterable[Row]) -> Iterator[tuple[str, list[Row]]]:
    """The lines of each meeting, with its name."""
    for (day, body), group in itertools.groupby(rows, key=lambda row: (row.meeting, row.body)):
        yield (f"{long(day)}, {body}" if day else "Decisions that cannot be read"), list(group)


def text(rows: list[Row]) -> str:
    """The board to be read in a terminal."""
    lines = []
    for meeting, group in meetings(rows):
        lines.append(meeting)
        for row in group:
            lines.append(f"  {row.id}: {row.status + ', ' if row.status and row.status != row.state else ''}{row.state}")
            lines += [f"    {name}: {said}" for name, said in _said(row) if said]
    return "\n".join([*lines, summary(rows)]) + "\n"


def _said(row: Row) -> Iterator[tuple[str, str]]:
    yield "missing", "; ".join(row.missing)
    yield "comments", ", ".join(map(clearance, row.clearances))
    yield "next", next_step(row.deadline)
    yield "day passed", "; ".join(row.deadline.passed) if row.deadline else ""
    for note in row.notes:
        yield "review", note
    yield "problems", problems(row)


def clearance(found: Clearance) -> str:
    """A comment in a few words: "finance SS 24 November 2014", "hr missing"."""
    day = long(found.date) if found.date else ""
    signed = " ".join(part for part in (found.kind, found.initials, day) if part)
    return signed if found.state == "given" else f"{signed} ({found.state.upper()})"


def next_step(found: Deadline | None) -> str:
    """The next deadline, and how many days are left."""
    if found is None or found.last is None:
        return ""
    left = "today is the last day" if found.left == 0 else f"{found.left:,} day{'' if found.left == 1 else 's'} left"
    return f"{found.name} by {found.time + ' on ' if found.time else ''}{long(found.last)}, {left}"


def problems(row: Row) -> str:
    """How many problems there are."""
    counts = row.counts
    said = [f"{counts[s]:,} {s}{'' if counts[s] == 1 else 's'}" for s in Severity if counts[s]]
    return ", ".join(said)


def summary(rows: list[Row]) -> str:
    """How many decisions there are, and how many wait for something."""
    waiting = sum(bool(row.waits_for) for row in rows)
    errors = sum(bool(row.counts[Severity.ERROR]) for row in rows)
    count = f"{len(rows):,} decision{'' if len(rows) == 1 else 's'}"
    wait, have = "waits" if waiting == 1 else "wait", "has" if errors == 1 else "have"
    return f"{count}; {waiting:,} {wait} for officers, {errors:,} {have} errors."


def data(rows: list[Row], today: dt.date) -> str:
    """The board for programs."""
    board = {"today": today.isoformat(), "decisions": [_record(row) for row in rows]}
    return json.dumps(board, ensure_ascii=False, indent=2) + "\n"


def _record(row: Row) -> dict[str, Any]:
    found, step = row.deadline, None
    if found and found.last:
        step = {"name": found.name, "last": _iso(found.last), "time": found.time, "days_left": found.left}
    return {
        "id": row.id,
        "file": row.file,
        "title": row.title,
        "kind": row.kind,
        "status": row.status,
        "state": row.state,
        "house": row.house,
        "body": row.body,
        "meeting": _iso(row.meeting),
        "missing": list(row.missing),
        "comments": [
            {"kind": c.kind, "state": c.state, "initials": c.initials, "date": _iso(c.date), "why": c.why}
            for c in row.clearances
        ],
        "deadline": step,
        "passed": list(found.passed) if found else [],
        "review": row.notes,
        "problems": {str(severity): count for severity, count in row.counts.items()},
        "worst": [f"{d.position}: {sentences(d)}" for d in row.problems if d.severity is Severity.ERROR],
    }


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def long(day: dt.date) -> str:
    """A day as the board says it: "9 March 2027"."""
    return f"{day.day} {day:%B} {day.year}"
