"""All checks, in one list."""

from __future__ import annotations

from dataclasses import replace

from docgen.checks import comments, explicit_labels, required_fields, required_sections, unprinted
from docgen.checks.rule import Check, Checked
from docgen.diagnostics import Diagnostic, Severity

CHECKS: tuple[Check, ...] = (
    required_fields.check,
    required_sections.check,
    comments.check,
    explicit_labels.check,
    unprinted.check,
)


def run(checked: Checked) -> list[Diagnostic]:
    """What every check says of a decision and its paper.

    In a house other than the decision's own, what that house demands is only noted: the decision was not written for it.
    """
    found = [diagnostic for check in CHECKS for diagnostic in check(checked)]
    return found if checked.at_home else [replace(d, severity=Severity.NOTE) for d in found]
