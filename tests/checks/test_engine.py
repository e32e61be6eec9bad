"""What the engine makes of rules: which are in force, and how much a finding weighs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.run import run
from docgen.diagnostics import Position, Severity
from docgen.weights import RuleSetting
from tests.checks import good

AT = Position("x.md", 3, 1)


def check(checked: Checked) -> Iterator[Finding]:
    yield Finding(AT, "it is so", "make it otherwise")


def timid(checked: Checked) -> Iterator[Finding]:
    yield Finding(AT, "it may be so", severity=Severity.WARNING)


def checked(over: str = "", house: dict[str, RuleSetting] | None = None, project: dict[str, RuleSetting] | None = None):
    from msgspec.structs import replace

    made = good.make(over)
    opened = replace(made.house, house=replace(made.house.house, rules=house or {}))
    return Checked(made.decision, opened, made.rendered, made.paper, replace(made.project, rules=project or {}))


def severities(rule: Rule, given: Checked) -> list[str]:
    return [str(d.severity) for d in run(given, [rule])]


RULE = Rule("a-rule", check, Severity.ERROR, "An Act")
DRAFT, FINAL = "", 'status = "final"'


def test_a_finding_becomes_a_diagnostic_with_the_rules_id_and_citation() -> None:
    (said,) = run(checked(), [RULE])
    assert (said.rule, said.position, said.message, said.remedy, said.citation) == (
        "a-rule",
        AT,
        "it is so",
        "make it otherwise",
        "An Act",
    )


@pytest.mark.parametrize(("status", "expected"), [(DRAFT, ["note"]), (FINAL, ["error"])])
def test_a_rule_may_be_lighter_for_a_draft(status: str, expected: list[str]) -> None:
    rule = Rule("a-rule", check, Severity.ERROR, draft=Severity.NOTE)
    assert severities(rule, checked(status)) == expected


@pytest.mark.parametrize(
    ("setting", "draft", "final"),
    [
        (RuleSetting(severity="warning"), ["warning"], ["warning"]),
        (RuleSetting(severity="off", reason="x"), [], []),
        (RuleSetting(draft="note", final="warning"), ["note"], ["warning"]),
        (RuleSetting(draft="off", reason="x"), [], ["error"]),
        (RuleSetting(severity="note", final="error"), ["note"], ["error"]),
        (RuleSetting(published="off", reason="x"), ["error"], ["error"]),
    ],
)
def test_house_and_project_set_the_weight_by_status(setting: RuleSetting, draft: list[str], final: list[str]) -> None:
    for where in ({"house": {"a-rule": setting}}, {"project": {"a-rule": setting}}):
        assert severities(RULE, checked(DRAFT, **where)) == draft
        assert severities(RULE, checked(FINAL, **where)) == final


def test_the_project_goes_before_the_house() -> None:
    house, project = {"a-rule": RuleSetting(severity="error")}, {"a-rule": RuleSetting(severity="note")}
    assert severities(RULE, checked("", house, project)) == ["note"]


def test_what_the_project_leaves_open_the_house_sets() -> None:
    house, project = {"a-rule": RuleSetting(severity="warning")}, {"a-rule": RuleSetting(final="note")}
    assert severities(RULE, checked(DRAFT, house, project)) == ["warning"]
    assert severities(RULE, checked(FINAL, house, project)) == ["note"]


@pytest.mark.parametrize(
    ("rule", "setting", "expected"),
    [
        (Severity.ERROR, None, ["warning"]),
        (Severity.NOTE, None, ["note"]),
        (Severity.ERROR, "error", ["warning"]),
        (Severity.ERROR, "note", ["note"]),
    ],
)
def test_a_finding_makes_itself_lighter_and_never_heavier(rule: Severity, setting: str | None, expected: list[str]) -> None:
    settings = {"a-rule": RuleSetting(severity=setting)} if setting else {}  # type: ignore[arg-type]
    assert severities(Rule("a-rule", timid, rule), checked(project=settings)) == expected


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (good.MEETING, None, 1),
        (good.MEETING + dt.timedelta(days=1), None, 0),
        (None, good.MEETING, 1),
        (None, good.MEETING - dt.timedelta(days=1), 0),
        (good.MEETING, good.MEETING, 1),
    ],
)
def test_a_rule_holds_for_meetings_from_its_first_to_its_last_day(
    since: dt.date | None, until: dt.date | None, expected: int
) -> None:
    rule = Rule("a-rule", check, Severity.ERROR, since=since, until=until)
    assert len(severities(rule, checked())) == expected


def test_a_rule_looks_only_at_the_kinds_it_applies_to() -> None:
    rule = Rule("a-rule", check, Severity.ERROR, applies_to=frozenset({"scrutiny"}))
    assert severities(rule, checked()) == []
    assert severities(rule, checked('kind = "scrutiny"')) == ["error"]


@pytest.mark.parametrize(("where", "expected"), [("house", ["note"]), ("decision", ["error"])])
def test_what_a_strange_house_demands_is_only_noted(where: str, expected: list[str]) -> None:
    from msgspec.structs import replace

    at_home = checked()
    away = Checked(at_home.decision, replace(at_home.house, id="another"), at_home.rendered, at_home.paper)
    assert severities(Rule("a-rule", check, Severity.ERROR, where=where), away) == expected  # type: ignore[arg-type]


def test_what_several_rules_ask_for_is_worked_out_once() -> None:
    asked: list[Checked] = []

    def words(given: Checked) -> int:
        asked.append(given)
        return 7

    one, other = checked(), checked()
    assert [one.once(words), one.once(words), other.once(words)] == [7, 7, 7]
    assert asked == [one, other]
