"""What a rule is given, and what it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct

from docgen.decision.load import Decision
from docgen.diagnostics import Diagnostic
from docgen.house.load import OpenHouse
from docgen.house.model import Demand, Kind
from docgen.paper.render import Rendered
from docgen.paper.tree import Paper


class Checked(Struct, frozen=True):
    """A decision with the paper made of it, numbered and with its references resolved."""

    decision: Decision
    house: OpenHouse
    rendered: Rendered
    paper: Paper

    @property
    def at_home(self) -> bool:
        """Whether the paper is made in the house the decision names, and not in another for comparison."""
        return self.decision.front.house == self.house.id


Check = Callable[[Checked], Iterable[Diagnostic]]


def demanded(demand: Demand, kind: Kind) -> bool:
    """Whether a house's demand holds for a kind of decision."""
    return demand if isinstance(demand, bool) else kind in demand
