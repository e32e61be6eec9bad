"""What a rule is given, what it finds, and what it is."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterable
from typing import Any, Literal, TypeVar

from msgspec import Struct

from docgen.decision.decision import Decision
from docgen.diagnostics import Position, Severity
from docgen.house.load import OpenHouse
from docgen.house.model import Demand, Kind
from docgen.paper.rendered import Rendered
from docgen.paper.tree import Paper
from docgen.project.model import Project
from docgen.weights import Status

T = TypeVar("T")


class Checked(Struct, frozen=True, dict=True):
    """A decision with the paper made of it, numbered and with its references resolved; and the project it belongs to."""

    decision: Decision
    house: OpenHouse
    rendered: Rendered
    paper: Paper
    project: Project = Project()

    @property
    def at_home(self) -> bool:
        """Whether the paper is made in the house the decision names, and not in another for comparison."""
        return self.decision.front.house == self.house.id

    def once(self, make: Callable[[Checked], T]) -> T:
        """What `make` gives of this, worked out once for all the rules that ask for it."""
        kept: dict[Any, Any] = self.__dict__
        if make not in kept:
            kept[make] = make(self)
        found: T = kept[make]
        return found


class Finding(Struct, frozen=True):
    """One thing a rule has found: where, what, and what to do about it, in plain words without a final stop.

    `severity` may make it lighter than its rule; it never makes it heavier.
    """

    at: Position
    fact: str
    remedy: str = ""
    severity: Severity | None = None


Check = Callable[[Checked], Iterable[Finding]]


class Rule(Struct, frozen=True):
    """A rule and its weight. Its manual page is the docstring of the module its check stands in.

    `draft` is its weight while the paper is a draft, if lighter; `applies_to` the kinds of decision it looks at, empty: all;
    `since` and `until` the first and last day of a meeting for which it is in force. `where` says whose demand it is: one of
    the "house" is only noted when a paper is made in a house other than its own, one on the "decision" weighs as ever.
    """

    id: str
    check: Check
    severity: Severity
    citation: str = ""
    draft: Severity | None = None
    applies_to: frozenset[Kind] = frozenset()
    since: dt.date | None = None
    until: dt.date | None = None
    where: Literal["decision", "house"] = "decision"

    def at(self, status: Status) -> Severity:
        """Its weight for papers of that status, if nobody sets another."""
        return self.draft if self.draft is not None and status == "draft" else self.severity

    def in_force(self, kind: Kind, day: dt.date) -> bool:
        """Whether it looks at decisions of that kind, taken on that day."""
        begun = self.since is None or self.since <= day
        return begun and (self.until is None or day <= self.until) and (not self.applies_to or kind in self.applies_to)

    @property
    def manual(self) -> str:
        """Its manual page as it stands in its module."""
        return sys.modules[self.check.__module__].__doc__ or ""


def demanded(demand: Demand, kind: Kind) -> bool:
    """Whether a house's demand holds for a kind of decision."""
    return demand if isinstance(demand, bool) else kind in demand
