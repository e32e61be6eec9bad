"""Every rule has a manual page, and its examples are as the page says."""

from __future__ import annotations

import pytest

from docgen.build.paper import Made
from docgen.checks.manual import Example, ManualError, manual
from docgen.checks.rule import Rule
from docgen.checks.rules import RULES
from docgen.diagnostics import Diagnostic, Severity
from tests.checks import good
from tests.support.pictures import PNG

PICTURES = {"map.png": PNG}  # beside every example, for those that show a picture
KNOWN = {"toml", "markdown", "docgen.toml", "house.toml", "review.toml"}
CASES = [
    pytest.param(rule, example, fails, id=f"{rule.id} {'fails' if fails else 'passes'} {n}")
    for rule in RULES
    for fails, examples in ((True, manual(rule).fails), (False, manual(rule).passes))
    for n, example in enumerate(examples, 1)
]


def made(example: Example) -> Made:
    toml, body = example.text("toml") or "", example.text("markdown")
    return good.make(
        toml,
        body and f"\n{body}",
        example.text("docgen.toml") or "",
        example.text("house.toml") or "",
        PICTURES,
        (example.text("review.toml") or "").encode(),
    )


@pytest.mark.parametrize(("rule", "example", "fails"), CASES)
def test_an_example_of_a_manual_fails_or_passes_as_it_says(rule: Rule, example: Example, fails: bool) -> None:
    assert {info for info, _ in example.fences} <= KNOWN
    found = made(example)
    assert found.paper is not None, found.diagnostics
    assert bool(said(found, rule)) == fails, said(found, rule)


def said(found: Made, rule: Rule) -> list[Diagnostic]:
    return [d for d in found.diagnostics if d.rule == rule.id]


def test_the_decision_that_examples_are_laid_over_is_good() -> None:
    assert good.make().diagnostics == ()


def test_no_two_rules_have_the_same_id_or_module() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert len({rule.check.__module__ for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rules_module_bears_its_name(rule: Rule) -> None:
    assert rule.check.__module__.rpartition(".")[2] == rule.id.replace("-", "_")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_draft_weighs_no_more_than_a_final_paper(rule: Rule) -> None:
    weights = list(Severity)
    assert weights.index(rule.at("draft")) >= weights.index(rule.at("final"))


def check(checked: object) -> list[object]:
    """No module of this name has a manual page."""
    return []


def test_a_docstring_that_is_no_manual_is_refused() -> None:
    with pytest.raises(ManualError, match='does not begin with "no-such-rule: "'):
        manual(Rule("no-such-rule", check, Severity.NOTE))  # type: ignore[arg-type]
