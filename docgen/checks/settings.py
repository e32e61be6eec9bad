"""What is wrong with what [rules] of a house or a project sets."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping

from docgen.checks.rule import Rule
from docgen.checks.rules import RULES
from docgen.diagnostics import Diagnostic, Position, Severity, error
from docgen.toml.positions import DataPath
from docgen.weights import STATUSES, RuleSetting

BY_ID: Mapping[str, Rule] = {rule.id: rule for rule in RULES}


def near(name: str) -> str:
    """The rule that may be meant by a name that is none; "" if there is none like it."""
    return next(iter(difflib.get_close_matches(name.lower().replace("_", "-"), BY_ID, n=1)), "")


def faults(rules: Mapping[str, RuleSetting], place: Callable[[DataPath], Position]) -> Iterator[Diagnostic]:
    """What is wrong with the settings, each at the place of its path in the file."""
    for name, setting in rules.items():
        at = place(("rules", name))
        if name not in BY_ID:
            close = near(name)
            remedy = f'did you mean "{close}"?' if close else "docgen check --list names all rules"
            yield error("rule-unknown", at, f'there is no rule "{name}"', remedy)
        elif not setting.weights:
            remedy = 'write severity = "off", "note", "warning" or "error", or one for each status'
            yield error("rule-setting", at, f'"{name}" is named here, but nothing is set', remedy)
        elif not setting.reason.strip():
            yield from _unexplained(BY_ID[name], setting, at)


def _unexplained(rule: Rule, setting: RuleSetting, at: Position) -> Iterator[Diagnostic]:
    """What must not be set without a reason: that a rule is off, or that one which rests on law is lighter than an error."""
    if "off" in setting.weights:
        yield error("rule-reason", at, f'"{rule.id}" is switched off without a reason', 'add reason = "..."')
        return
    for status in STATUSES:
        weight = setting.at(status)
        if rule.citation and rule.at(status) is Severity.ERROR and weight not in (None, "error"):
            fact = f'"{rule.id}" rests on {rule.citation}, and is made lighter without a reason'
            yield error("rule-reason", at, fact, 'add reason = "..."')
            return
