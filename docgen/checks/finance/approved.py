"""The sums that recommendations ask for, and those that lines of the ledger stand behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from docgen.amounts import rounds
from docgen.checks.finance.known import known_figures
from docgen.checks.finance.mentions import Piece, mentions
from docgen.checks.rule import Checked
from docgen.decision.ledger.derive import derivation, parts
from docgen.decision.ledger.totals import subtotals
from docgen.decision.model import Figure, FrontMatter
from docgen.late import late

_NOTING = late(
    r"\W*(?:to )?(?:notes?|consider(?:s|ed)?|receives?|comments?)\b|[^.]*\bbe (?:noted|received)\b", re.IGNORECASE
)


class Sum(Struct, frozen=True):
    """A sum in a recommendation: `text` as it is written or printed, `step` as exactly as it is said."""

    value: Decimal
    step: Decimal
    text: str
    name: str
    piece: Piece
    start: int
    source: str

    @property
    def number(self) -> int:
        """The number of the recommendation, from 1."""
        return int(self.piece.path[1]) + 1

    def is_for(self, value: Decimal) -> bool:
        """Whether it asks for that value, as exactly as it is said."""
        return abs(self.value) == abs(value) or (self.step > 1 and rounds(self.value, self.step, value))


def sums(checked: Checked) -> list[Sum]:
    """The sums in recommendations that do more than note; ask for it by `checked.once(sums)`."""
    said, figures = checked.once(mentions), checked.once(known_figures)
    found: list[Sum] = []
    for mention in said.written:
        amount = mention.amount
        if amount.unit == "£" and _asks(mention.piece):
            step = amount.step if amount.scaled else Decimal(1)
            found += [Sum(v, step, amount.text, "", mention.piece, amount.start, amount.text) for v in amount.values]
    for named in said.named:
        figure = figures.get(named.name)
        if figure is not None and figure.unit == "£" and figure.value is not None and _asks(named.piece):
            text = f"£{figure.value:,f}"
            found.append(Sum(figure.value, Decimal(1), text, named.name, named.piece, named.start, "{{"))
    return found


def _asks(piece: Piece) -> bool:
    return piece.path[:1] == ("recommendations",) and not _NOTING.match(piece.text)


def backed(checked: Checked) -> Iterator[Decimal]:
    """The ledger's amounts and totals, and what is derived from these alone."""
    front = checked.decision.front
    yield from subtotals(front.finances)
    figures = checked.once(known_figures)
    behind = {line.id for line in front.finances if line.id}
    for name, figure in front.figures.items():
        if isinstance(figure, Figure) and derivation(figure) and name in figures and _rests_on(front, name, behind):
            yield figures[name].value or Decimal()


def _rests_on(front: FrontMatter, name: str, behind: set[str]) -> bool:
    """Whether a figure is derived from lines of the ledger and numbers alone."""
    figure = front.figures.get(name)
    if name in behind:
        return True
    if not isinstance(figure, Figure) or not derivation(figure):
        return False
    return all(_rests_on(front, part, behind) for part in parts(figure) if isinstance(part, str))
