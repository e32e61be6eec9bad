"""One line of the board: how a decision stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from docgen.board.deadline import Deadline
from docgen.checks.rule import demanded
from docgen.decision.decision import Decision
from docgen.diagnostics import Diagnostic, Position, Severity
from docgen.house.model import House

_MISSING = ("required-field", "required-section")
_ABOUT_COMMENTS = ("required-comment", "posts-comment", "clearance-missing", "comment-stale", "comment-unsigned")


class Clearance(Struct, frozen=True):
    """How one officer's comment stands: "given", or what it waits for: "missing", "not cleared", "stale", "unsigned"."""

    kind: str
    state: str = "given"
    initials: str = ""
    date: dt.date | None = None
    why: str = ""


class Row(Struct, frozen=True):
    """A decision on the board; one that cannot be read has nothing but its id, file and problems."""

    id: str
    file: str
    title: str = ""
    kind: str = ""
    status: str = ""
    house: str = ""
    body: str = ""
    meeting: dt.date | None = None
    missing: tuple[str, ...] = ()
    clearances: tuple[Clearance, ...] = ()
    deadline: Deadline | None = None
    problems: tuple[Diagnostic, ...] = field(default=())

    @property
    def waits_for(self) -> list[Clearance]:
        """The comments that are still to come, or to be given again."""
        return [clearance for clearance in self.clearances if clearance.state != "given"]

    @property
    def notes(self) -> list[str]:
        """The review notes that are open."""
        return [d.message for d in self.problems if d.rule == "review-open"]

    @property
    def counts(self) -> dict[Severity, int]:
        """How many problems there are, by weight."""
        weights = [d.severity for d in self.problems]
        return {severity: weights.count(severity) for severity in Severity}

    @property
    def state(self) -> str:
        """In a few words: what keeps it from the next step."""
        if not self.title:
            return "cannot be read"
        if self.missing:
            return "something is missing"
        if any(d.rule == "placeholder" and d.severity is not Severity.NOTE for d in self.problems):
            return "has gaps to fill in"
        if any(c.state != "unsigned" for c in self.waits_for):
            return "waits for comments"
        if self.counts[Severity.ERROR]:
            return "has errors"
        if self.waits_for:
            return "waits for sign-offs"
        return {"draft": "complete", "final": "ready"}.get(self.status, self.status)


def unreadable(name: str, file: str, problems: Iterable[Diagnostic]) -> Row:
    """The line of a decision that cannot be read."""
    return Row(name, file, problems=tuple(problems))


def row(decision: Decision, house: House | None, problems: Iterable[Diagnostic]) -> Row:
    """The line of a decision, with all that the rules say of it; `house` is None where it cannot be opened."""
    front, found = decision.front, tuple(problems)
    return Row(
        decision.id,
        decision.file,
        front.title,
        front.kind,
        front.status,
        front.house,
        front.meeting.body,
        front.meeting.date,
        tuple(d.message for d in found if d.rule in _MISSING),
        tuple(_clearances(decision, house, found)) if house else (),
        problems=found,
    )


def _clearances(decision: Decision, house: House, problems: tuple[Diagnostic, ...]) -> Iterator[Clearance]:
    """Every comment there is, and every one that is asked for, in the order of the house."""
    front = decision.front
    told = {d.position: d for d in problems if d.rule in _ABOUT_COMMENTS[2:]}
    posts = next((d for d in problems if d.rule == "posts-comment"), None)
    for kind, rule in house.comments.items():
        given = [n for n, comment in enumerate(front.comments) if comment.kind == kind]
        for n in given:
            yield _given(decision, n, told)
        if not given and demanded(rule.required, front.kind):
            yield Clearance(kind, "missing", why="the house asks for it")
        elif not given and posts is not None and f"no {kind} comment" in posts.message:
            yield Clearance(kind, "missing", why=posts.message)


def _given(decision: Decision, n: int, told: dict[Position, Diagnostic]) -> Clearance:
    comment = decision.front.comments[n]
    found = told.get(decision.value_place(("comments", n, "kind"))) if told else None
    states = {"comment-stale": "stale", "clearance-missing": "not cleared", "comment-unsigned": "unsigned"}
    state = states[found.rule] if found else "given"
    return Clearance(comment.kind, state, comment.initials, comment.date, found.message if found else "")
