"""What became of each mark of a returned file."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from docgen.diagnostics import Position
from docgen.review.marks import Mark

End = Literal["applied", "noted", "conflicting", "refused"]
ENDS: tuple[End, ...] = ("applied", "noted", "conflicting", "refused")


class Outcome(Struct, frozen=True, kw_only=True):
    """`copy` is the returned file's name, `at` the place in the source (the block's, or the very words'), `reason` why it
    did not end as applied, or what else there is to say.

    `readings`: of a conflict, who reads the passage how. `context` is the passage in the paper that the mark is about;
    `before` and `after` are its words then and now. `silent`: no review note is made of it.
    """

    copy: str
    mark: Mark
    end: End
    at: Position = Position("")
    reason: str = ""
    readings: tuple[tuple[str, str], ...] = ()
    context: str = ""
    block: str = ""
    before: str = ""
    after: str = ""
    silent: bool = False


def counts(outcomes: list[Outcome]) -> dict[End, int]:
    """How many marks came to each end."""
    return {end: sum(one.end == end for one in outcomes) for end in ENDS}
