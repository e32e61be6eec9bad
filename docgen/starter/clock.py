"""The part of a new decision that says when papers and notices were made public."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from docgen.starter.text import entry, remark

_WEEK = dt.timedelta(weeks=1)
_TABLES = (  # what is said of a table, and its lines; {soon} and {early} are days before the {meeting}
    (
        "When things were made public; docgen clock says by when they must be.",
        """\
[publication]
notice = {soon} # of the meeting, if not with the agenda
agenda = {soon}
report = {soon} # if not with the agenda
key_decision = {early} # notice of a key decision
decision = {meeting} # the decision itself
short_notice = false # true: the meeting itself was called late; then say when:
convened = {soon}
deadlines = {{}} # the council's own, by name""",
    ),
    (
        "An item that was not open to the public in time:",
        """\
[urgency]
reason = "The special circumstances that make it urgent."
chair = "Name or office of the chair"
chair_consulted = {meeting}
lateness = "Why the report was not ready in time.\"""",
    ),
    (
        "A key decision without 28 days' notice; five clear days are left:",
        """\
[general_exception]
informed = "Chair of the scrutiny committee"
date = {soon}
published = {soon}
reason = "Why the 28 days could not be kept.\"""",
    ),
    (
        "A key decision that cannot even wait for these:",
        """\
[special_urgency]
agreed_by = "Chair of the scrutiny committee"
date = {meeting}
reason = "Why it is urgent and cannot reasonably be deferred.\"""",
    ),
    (
        "A meeting of the executive in private:",
        """\
[private]
notice = {early}
second_notice = {soon}
reason = "Why it is private, if not as under [release]."
representations = "What was asked for, or none."
response = "The answer to it."
agreed_by = "Who agreed, where the notices could not be given in time"
agreed = {soon}""",
    ),
    (
        "A decision that cannot be called in:",
        """\
[call_in]
exempt = true
reason = "Why it cannot wait.\"""",
    ),
)


def lines(meeting: dt.date) -> Iterator[list[str]]:
    """One block for each table, all switched off."""
    for said, table in _TABLES:
        text = table.format(meeting=meeting, soon=meeting - 2 * _WEEK, early=meeting - 5 * _WEEK)
        yield [*remark(said), *entry(False, *text.split("\n"))]
