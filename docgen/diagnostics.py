"""What docgen says about a decision or a house: where, what, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct


class Severity(StrEnum):
    """How much a problem weighs; the order of definition is the order of weight."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Position(Struct, frozen=True, order=True):
    """A place in a source file; line and column count from 1 in characters, 0 where unknown."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        parts = [self.file]
        if self.line:
            parts.append(str(self.line))
            if self.column:
                parts.append(str(self.column))
        return ":".join(parts)


class Diagnostic(Struct, frozen=True):
    """One problem found.

    `message` states the fact, `remedy` what to do about it; `citation` names the law, code of practice or
    house rule the problem offends, if there is one.
    """

    rule: str
    severity: Severity
    position: Position
    message: str
    remedy: str = ""
    citation: str = ""

    @property
    def sort_key(self) -> tuple[Position, str, str]:
        return (self.position, self.rule, self.message)


class SwitchedOff(Struct, frozen=True, order=True):
    """A rule that a house or a project has switched off, where, and why; `papers`: of which status, empty: of all."""

    rule: str
    position: Position
    reason: str
    papers: str = ""


class DocgenError(Exception):
    """A problem that stops the work at hand and carries the diagnostics which explain it."""

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        super().__init__("; ".join(d.message for d in diagnostics))
        self.diagnostics = diagnostics


def counted(diagnostics: Iterable[Diagnostic]) -> tuple[int, ...]:
    """How many there are of each severity."""
    found = [d.severity for d in diagnostics]
    return tuple(found.count(severity) for severity in Severity)


def error(rule: str, position: Position, message: str, remedy: str = "", citation: str = "") -> Diagnostic:
    """A diagnostic of severity error."""
    return Diagnostic(rule, Severity.ERROR, position, message, remedy, citation)


def warning(rule: str, position: Position, message: str, remedy: str = "", citation: str = "") -> Diagnostic:
    """A diagnostic of severity warning."""
    return Diagnostic(rule, Severity.WARNING, position, message, remedy, citation)


def note(rule: str, position: Position, message: str, remedy: str = "", citation: str = "") -> Diagnostic:
    """A diagnostic of severity note."""
    return Diagnostic(rule, Severity.NOTE, position, message, remedy, citation)
