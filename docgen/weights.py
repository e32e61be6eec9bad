"""How heavy a rule's findings are to be, as a house or a project sets it."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

Weight = Literal["off", "note", "warning", "error"]
Status = Literal["draft", "final", "published"]


class RuleSetting(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry of [rules]: a weight for all papers, or one for each status."""

    severity: Annotated[Weight | None, Meta(description="For papers of every status.")] = None
    draft: Annotated[Weight | None, Meta(description="For drafts.")] = None
    final: Annotated[Weight | None, Meta(description="For final papers.")] = None
    published: Annotated[Weight | None, Meta(description="For published papers.")] = None
    reason: Annotated[str, Meta(description='Why; "off" needs a reason.')] = ""

    def at(self, status: Status) -> Weight | None:
        """The weight for papers of that status; None where the setting says nothing of them."""
        by_status = {"draft": self.draft, "final": self.final, "published": self.published}
        return by_status[status] or self.severity

    @property
    def weights(self) -> tuple[Weight, ...]:
        """Every weight that it sets."""
        return tuple(w for w in (self.severity, self.draft, self.final, self.published) if w)
