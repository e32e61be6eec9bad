"""What the rules on sign-offs share."""

from __future__ import annotations

from docgen.checks.finance.known import known_figures
from docgen.checks.rule import Checked
from docgen.diagnostics import Position
from docgen.late import late
from docgen.signoff.lines import Seen

_PLAIN = late(r"[\w.-]+")


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


def command(checked: Checked, kind: str, initials: str = "") -> str:
    """The command by which an officer signs, as it can be typed in any shell; XX stands for initials that are not known."""
    name = checked.decision.id
    name = name if _PLAIN.fullmatch(name) else f'"{name}"'
    return f"docgen sign {name} --as {kind} --initials {initials or 'XX'}"
