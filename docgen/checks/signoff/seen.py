"""What the rules on sign-offs share."""

from __future__ import annotations

from docgen.checks.finance.known import known_figures
from docgen.checks.rule import Checked
from docgen.diagnostics import Position
from docgen.signoff.lines import Seen


def seen(checked: Checked) -> Seen:
    """What officers see of the decision, worked out once."""
    return checked.once(_seen)


def _seen(checked: Checked) -> Seen:
    return Seen(checked.decision, checked.house.house, checked.rendered.arrangement, checked.once(known_figures))


def place(checked: Checked, n: int, *below: str) -> Position:
    """Where the comment, or something in it, stands."""
    return checked.decision.value_place(("comments", n, *(below or ("kind",))))


def whose(kind: str, initials: str) -> str:
    """How a message names a comment."""
    return f"the {kind} comment of {initials}" if initials else f"the {kind} comment"
