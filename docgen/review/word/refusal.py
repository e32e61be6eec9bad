"""Why a returned file is not read."""

from __future__ import annotations

from docgen.diagnostics import DocgenError, Position, error


def refusal(rule: str, name: str, fact: str, remedy: str) -> DocgenError:
    """The error to raise: the file, what is wrong with it, what to do."""
    return DocgenError([error(rule, Position(name or "the returned file"), fact, remedy)])
