"""The part of a new decision that says when papers and notices were made public."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from docgen.starter.text import entry, remark

_WEEK = dt.timedelta(weeks=1)


def lines(meeting: dt.date) -> Iterator[list[str]]:
    """One block for each table, all switched off."""
    for said, table in _tables(meeting):
        yield [*remark(said), *entry(False, *table)]


def _tables(meeting: dt.date) -> Iterator[tuple[str, tuple[str, ...]]]:
    soon, early = meeting - 2 * _WEEK, meeting - 5 * _WEEK
    yield (
        "When things were made public; docgen clock says by when they must be.",
        (
            "[publication]",
            f"notice = {soon} # of the meeting, if not with the agenda",
            f"agenda = {soon}",
            f"report = {soon} # if not with the agenda",
            f"key_decision = {early} # notice of a key decision",
            f"decision = {meeting} # the decision itself",
            "short_notice = false # true: the meeting itself was called late; then say when:",
            f"convened = {soon}",
            "deadlines = {} # the council's own, by name",
        ),
    )
    yield (
        "An item that was not open to the public in time:",
        (
            "[urgency]",
            'reason = "The special circumstances that make it urgent."',
            'chair = "Name or office of the chair"',
            f"chair_consulted = {meeting}",
            'lateness = "Why the report was not ready in time."',
        ),
    )
    yield (
        "A key decision without 28 days' notice; five clear days are left:",
        (
            "[general_exception]",
            'informed = "Chair of the scrutiny committee"',
            f"date = {soon}",
            f"published = {soon}",
            'reason = "Why the 28 days could not be kept."',
        ),
    )
    yield (
        "A key decision that cannot even wait for these:",
        (
            "[special_urgency]",
            'agreed_by = "Chair of the scrutiny committee"',
            f"date = {meeting}",
            'reason = "Why it is urgent and cannot reasonably be deferred."',
        ),
    )
    yield (
        "A meeting of the executive in private:",
        (
            "[private]",
            f"notice = {early}",
            f"second_notice = {soon}",
            'reason = "Why it is private, if not as under [release]."',
            'representations = "What was asked for, or none."',
            'response = "The answer to it."',
            'agreed_by = "Who agreed, where the notices could not be given in time"',
            f"agreed = {soon}",
        ),
    )
    yield "A decision that cannot be called in:", ("[call_in]", "exempt = true", 'reason = "Why it cannot wait."')
