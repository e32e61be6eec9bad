"""All checks, in one list."""

from __future__ import annotations

from docgen.checks import comments, explicit_labels, required_fields, required_sections, unprinted
from docgen.checks.rule import Check, Checked
from docgen.diagnostics import Diagnostic

CHECKS: tuple[Check, ...] = (
    required_fields.check,
    required_sections.check,
    comments.check,
    explicit_labels.check,
    unprinted.check,
)


def run(checked: Checked) -> list[Diagnostic]:
    """What every check says of a decision and its paper."""
    return [diagnostic for check in CHECKS for diagnostic in check(checked)]
