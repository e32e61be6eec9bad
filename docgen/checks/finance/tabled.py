"""Which table an amount stands in."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.checks.finance.mentions import Mention

Place = tuple[str, int, int]
_NOWHERE: Place = ("", 0, 0)


def table(mention: Mention) -> Place:
    """What tells the table from all others that an amount stands in; nothing of note where it stands in none."""
    piece = mention.piece
    if piece.file:
        return (piece.file, 0, 0)
    if piece.markdown is None:
        return _NOWHERE
    text, start = piece.text, piece.text.rfind("\n\n", 0, mention.amount.start)
    start = start + 2 if start >= 0 else 0
    if text.startswith("{", start):
        start = text.find("\n", start) + 1
    return ("", id(piece.markdown), start + 1) if text.startswith(("|", "```csv"), start) else _NOWHERE


def only_table(mentions: Iterable[Mention]) -> Place | None:
    """The one table in which all of them stand; none if there is no such table."""
    places = {table(mention) for mention in mentions}
    return places.pop() if len(places) == 1 and _NOWHERE not in places else None
