"""All checks, in one list."""

from __future__ import annotations

from msgspec.structs import replace

from docgen.checks import comments, explicit_labels, required_fields, required_sections, unprinted
from docgen.checks.rule import Check, Checked
from docgen.diagnostics import Diagnostic, Severity
from docgen.house.model import RuleSetting

CHECKS: tuple[Check, ...] = (
    required_fields.check,
    required_sections.check,
    comments.check,
    explicit_labels.check,
    unprinted.check,
)


def run(checked: Checked) -> list[Diagnostic]:
    """What every check says of a decision and its paper, each finding as heavy as the house sets its rule in [rules].

    In a house other than the decision's own, what that house demands is only noted: the decision was not written for it.
    """
    settings = checked.house.house.rules
    found = [_weighed(d, settings.get(d.rule)) for check in CHECKS for d in check(checked) if not _off(settings.get(d.rule))]
    return found if checked.at_home else [replace(d, severity=Severity.NOTE) for d in found]


def _off(setting: RuleSetting | None) -> bool:
    return setting is not None and setting.severity == "off"


def _weighed(diagnostic: Diagnostic, setting: RuleSetting | None) -> Diagnostic:
    return replace(diagnostic, severity=Severity(setting.severity)) if setting else diagnostic
