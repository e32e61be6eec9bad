"""What goes to a process that makes papers, and what comes back."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from docgen.build.workers.fault import FaultError
from docgen.decision.source import Source
from docgen.diagnostics import Diagnostic
from docgen.project.find import ProjectSource


class Job(Struct, frozen=True):
    """A decision to make papers of in these formats, or to check if there is none. `number` is its place in the order.

    It comes with the bytes of its project file, so that whoever makes the papers need look at no disk.
    """

    number: int
    source: Source
    formats: tuple[str, ...]
    project: ProjectSource | None = None


class Built(Struct, frozen=True):
    """The files of a paper by format, empty if it could not be built, and the diagnostics of the way there.

    `house` is the one that was opened: "" if it was not asked for, None if that is not known.
    """

    id: str
    files: Mapping[str, bytes] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    status: str = "draft"
    house: str | None = None


class Done(Struct, frozen=True):
    """What came of a job: its papers, or a fault of docgen's; and the seconds it took."""

    number: int
    built: Built
    fault: FaultError | None = None
    seconds: float = 0.0
