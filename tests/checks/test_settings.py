"""[rules] in a house or in docgen.toml: what may be set, and what must be explained."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docgen.build.paper import Made
from docgen.checks import settings
from docgen.checks.rule import Rule
from docgen.diagnostics import Position, Severity
from docgen.weights import RuleSetting
from tests.checks import good

NO_COMMENTS = "comments = []"


def said(made: Made) -> list[str]:
    return [f"{d.position}: {d.rule}: {d.message}; {d.remedy}" for d in made.diagnostics]


def test_a_project_weighs_a_rule() -> None:
    made = good.make(NO_COMMENTS, project='[rules]\nrequired-comment = { severity = "warning" }\n')
    assert {d.severity for d in made.diagnostics if d.rule == "required-comment"} == {Severity.WARNING}


@pytest.mark.parametrize("page", ["project.md", "houses.md"])
def test_the_settings_that_the_documentation_shows_are_right(page: str) -> None:
    text = (Path(__file__).parents[2] / "docs" / page).read_text("utf-8")
    shown = re.findall(r"^```toml\n(\[rules\]\n.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert len(shown) == 1
    assert good.make(project=shown[0]).paper is not None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            'requird-comment = { severity = "note" }',
            'rule-unknown: there is no rule "requird-comment"; did you mean "requir',
        ),
        ('zzz = { severity = "note" }', 'rule-unknown: there is no rule "zzz"; docgen check --list names all rules'),
        ('unprinted = { severity = "off" }', 'rule-reason: "unprinted" is switched off without a reason; add reason'),
        ('unprinted = { draft = "off" }', 'rule-reason: "unprinted" is switched off without a reason; add reason'),
        ('unprinted = { severity = "off", reason = " " }', 'rule-reason: "unprinted" is switched off without'),
        ('unprinted = { reason = "x" }', 'rule-setting: "unprinted" is named here, but nothing is set; write severity'),
        ('unprinted = { severity = "of" }', 'field-value: "severity" is "of", but must be'),
        ('unprinted = { weight = "off" }', 'field-unknown: "weight" is not a known field of [rules.unprinted]'),
    ],
)
def test_a_wrong_setting_is_told_at_its_place(line: str, expected: str) -> None:
    made = good.make(project=f"[rules]\n{line}\n")
    assert made.paper is None
    assert len(said(made)) == 1
    assert said(made)[0].startswith("docgen.toml:2:")
    assert expected in said(made)[0]


def test_a_file_that_is_no_toml_is_told_at_its_place() -> None:
    assert said(good.make(project="[rules\n"))[0].startswith("docgen.toml:1")


def test_an_unknown_table_of_the_project_is_told() -> None:
    assert 'field-unknown: "rulez" is not a known field' in said(good.make(project="[rulez]\n"))[0]


def test_a_wrong_setting_of_a_house_is_told_at_its_place() -> None:
    over = '[rules.unprinted]\nseverity = "off"\n'
    made = good.make(over_house=over)
    (line,) = said(made)
    assert line.endswith('rule-reason: "unprinted" is switched off without a reason; add reason = "..."')
    place = made.diagnostics[0].position
    text = good.laid_over(good.house("nottinghamshire"), over).files["house.toml"].decode().split("\n")
    assert "rules.unprinted" in text[place.line - 1]


def test_a_house_check_tells_wrong_settings() -> None:
    from docgen.build.houses import check

    changed = good.laid_over(good.house("nottinghamshire"), '[rules.unprintd]\nseverity = "note"\n')
    assert [d.remedy for d in check(changed) if d.rule == "rule-unknown"] == ['did you mean "unprinted"?']


LAW = Rule("law", lambda checked: [], Severity.ERROR, "An Act, s.1", draft=Severity.WARNING)
CUSTOM = Rule("custom", lambda checked: [], Severity.ERROR)
MILD = Rule("mild", lambda checked: [], Severity.WARNING, "An Act, s.2")


@pytest.mark.parametrize(
    ("name", "setting", "told"),
    [
        ("law", RuleSetting(severity="warning"), True),
        ("law", RuleSetting(final="note"), True),
        ("law", RuleSetting(severity="error"), False),
        ("law", RuleSetting(draft="note"), False),
        ("law", RuleSetting(severity="warning", reason="The constitution says otherwise."), False),
        ("custom", RuleSetting(severity="note"), False),
        ("mild", RuleSetting(severity="note"), False),
    ],
)
def test_an_error_that_rests_on_law_is_made_lighter_only_with_a_reason(
    monkeypatch: pytest.MonkeyPatch, name: str, setting: RuleSetting, told: bool
) -> None:
    monkeypatch.setattr(settings, "BY_ID", {rule.id: rule for rule in (LAW, CUSTOM, MILD)})
    found = list(settings.faults({name: setting}, lambda path: Position("docgen.toml", 2)))
    assert [d.rule for d in found] == ["rule-reason"] * told
