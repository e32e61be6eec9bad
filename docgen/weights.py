"""How heavy a rule's findings are to be, as a house or a project sets it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Literal, get_args

from msgspec import Meta, Struct

from docgen.diagnostics import Position, SwitchedOff

Weight = Literal["off", "note", "warning", "error"]
Status = Literal["draft", "final", "published"]
STATUSES: tuple[Status, ...] = get_args(Status)


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


def switched_off(rules: Mapping[str, RuleSetting], place: Callable[[tuple[str, str]], Position]) -> Iterator[SwitchedOff]:
    """Each rule that the settings switch off with a reason, for all papers or for those of some status."""
    for name, setting in rules.items():
        statuses = [status for status in STATUSES if setting.at(status) == "off"]
        if statuses and setting.reason.strip():  # without one it is an error, told elsewhere
            papers = "" if len(statuses) == len(STATUSES) else " and ".join(statuses)
            yield SwitchedOff(name, place(("rules", name)), setting.reason.strip(), papers)
