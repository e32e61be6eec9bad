"""One of two compared papers as it was written alone: with its own numbers."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from docgen.house.model import Numbering
from docgen.paper import walk
from docgen.paper.number import number
from docgen.paper.tree import Paper, Reference
from docgen.write.word.targets import targets
from docgen.write.word.tracked import places
from docgen.write.word.tracked.projected import Projection
from docgen.write.word.tracked.sided import Side, stands


def alone(paper: Paper, side: Side, numbering: Numbering) -> Paper:
    """The older or newer of the papers in `paper`, its nodes bearing the ids they have there.

    The older one is numbered anew: what is in both papers bears the newer one's number in the compared paper.
    """
    take = Projection(side)
    notes = tuple(replace(n, blocks=take.blocks(n.blocks), change=None) for n in paper.notes if stands(n.change, side))
    found = replace(paper, blocks=take.blocks(paper.blocks), notes=notes)
    return found if side == "new" else _resolved(number(found, numbering, _by_hand(paper)), _elsewhere(paper))


def _resolved(paper: Paper, elsewhere: Mapping[str, str]) -> Paper:
    """The older paper with the numbers its references showed; `elsewhere` tells what is called otherwise there."""
    known = targets(paper)

    def resolved(reference: Reference) -> Reference:
        target = known.get(reference.target) or known.get(elsewhere.get(reference.target, ""))
        return replace(reference, text=target.label.text.rstrip(".")) if target and target.label else reference

    return walk.change_inlines(paper, Reference, resolved)


def _elsewhere(paper: Paper) -> dict[str, str]:
    """The id in the older paper of what was moved, and of what was split from a paragraph."""
    return {**places.taken_up(paper), **places.former(paper)}


def _by_hand(paper: Paper) -> bool:
    """Whether labels written by hand are shown."""
    return any(getattr(getattr(block, "label", None), "explicit", False) for block in walk.blocks(paper.blocks))
