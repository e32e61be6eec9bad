"""What goes to a process that makes papers, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.build.fault import FaultError
from docgen.decision.source import Source

if TYPE_CHECKING:
    from docgen.build.paper import Built


@dataclass(frozen=True, slots=True)
class Job:
    """A decision to make papers of in these formats, or to check if there is none. `number` is its place in the order."""

    number: int
    source: Source
    formats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a job: its papers, or a fault of docgen's; and the seconds it took."""

    number: int
    built: Built
    fault: FaultError | None = None
    seconds: float = 0.0
