"""Running the rules: which of them look at a decision, and how much each finding weighs."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.checks.rule import Checked, Rule
from docgen.checks.rules import RULES
from docgen.diagnostics import Diagnostic, Severity

_WEIGHT = {severity: n for n, severity in enumerate(Severity)}


def run(checked: Checked, rules: Iterable[Rule] = RULES) -> list[Diagnostic]:
    """What every rule in force says of a decision and its paper, each finding as heavy as house and project set it."""
    front = checked.decision.front
    found: list[Diagnostic] = []
    for rule in rules:
        if not rule.in_force(front.kind, front.meeting.date):
            continue
        weight = weighed(rule, checked)
        if weight is None:
            continue
        for said in rule.check(checked):
            severity = weight if said.severity is None else max(weight, said.severity, key=_WEIGHT.__getitem__)
            found.append(Diagnostic(rule.id, severity, said.at, said.fact, said.remedy, rule.citation))
    return found


def weighed(rule: Rule, checked: Checked) -> Severity | None:
    """What a rule's findings weigh in this paper; None if it is switched off.

    The project's setting goes before the house's, and that before the rule's own weight.
    """
    status = checked.decision.front.status
    for settings in (checked.project.rules, checked.house.house.rules):
        setting = settings.get(rule.id)
        chosen = setting.at(status) if setting else None
        if chosen == "off":
            return None
        if chosen is not None:
            return _noted(rule, checked, Severity(chosen))
    return _noted(rule, checked, rule.at(status))


def _noted(rule: Rule, checked: Checked, severity: Severity) -> Severity:
    """A note where another house than the decision's own demands something: the decision was not written for it."""
    return Severity.NOTE if rule.where == "house" and not checked.at_home else severity
