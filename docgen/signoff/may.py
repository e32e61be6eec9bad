"""Who may sign what: every reason against a sign-off, as a fact and what to do."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Iterator
from typing import Protocol

from docgen.decision.decision import Decision
from docgen.decision.model import Comment
from docgen.house.load import OpenHouse
from docgen.project import officers
from docgen.project.model import Officer, Project
from docgen.signoff.people import author_of

Reason = tuple[str, str]


class Asked(Protocol):
    """What an officer asks for; see `docgen.signoff.sign.Request`."""

    @property
    def kind(self) -> str: ...
    @property
    def initials(self) -> str: ...
    @property
    def date(self) -> dt.date: ...
    @property
    def today(self) -> dt.date: ...
    @property
    def text(self) -> str | None: ...


def signer(project: Project, asked: Asked) -> Officer | None:
    """The officer of the register who signs; None where there is no register."""
    return officers.officer(project, asked.initials, asked.date)


def refusals(
    decision: Decision, house: OpenHouse, project: Project, asked: Asked, before: Comment | None, entries: int
) -> Iterator[Reason]:
    """Every reason against it."""
    kinds = house.house.comments
    if asked.kind not in kinds:
        close = difflib.get_close_matches(asked.kind, kinds, n=1)
        remedy = f'did you mean "{close[0]}"?' if close else f"its kinds are: {', '.join(kinds)}"
        if not kinds:
            remedy = "its papers print no officers' comments; say it in the report's text, or have the house print them"
        yield f'the house "{house.id}" has no {asked.kind} comments', remedy
        return
    if entries > 1:
        yield f"there are {entries} {asked.kind} comments", "take out the one that does not stand"
    yield from _dates(decision, asked)
    yield from _register(project, asked)
    kept = before if before and before.initials in ("", asked.initials) else None
    author = author_of(decision.front, kept or Comment(kind=asked.kind), signer(project, asked))
    if author is not None:
        fact = f"{asked.initials} is an author of this report ({author.name or author.post}), and nobody clears their own"
        yield fact, "have another officer sign it"
    says = asked.text if asked.text is not None else before.text if before else ""
    if not says.strip() and not kinds[asked.kind].code:
        yield "the comment says nothing yet, and silence is no clearance", "give its words with --text or --file"


def _dates(decision: Decision, asked: Asked) -> Iterator[Reason]:
    meeting = decision.front.meeting.date
    if asked.date > asked.today:
        yield f"{_day(asked.date)} is still to come", "sign with the day of signing"
    elif asked.date > meeting:
        fact = f"{_day(asked.date)} is after the meeting of {_day(meeting)}, which this comment was for"
        yield fact, "if it was given before, say when: --date YYYY-MM-DD"


def _register(project: Project, asked: Asked) -> Iterator[Reason]:
    if not project.officers:
        return
    who = ", ".join(o.initials for o in officers.signers(project, asked.kind, asked.date)) or "nobody"
    remedy = f"on that day {who} may sign for {asked.kind}; the register is [[officers]] in docgen.toml"
    officer = signer(project, asked)
    if officer is None:
        known = bool(officers.entries(project, asked.initials))
        fact = f"was not in post on {_day(asked.date)}" if known else "stands for no officer in the register"
        yield f"{asked.initials} {fact}", remedy
    elif asked.kind not in (may := officers.roles(project, officer, asked.date)):
        yield f"{asked.initials} signs for {', '.join(sorted(may)) or 'nothing'}, not for {asked.kind}", remedy


def _day(date: dt.date) -> str:
    return f"{date.day} {date:%B %Y}"
