"""The rules on notices, papers and exemption: their edges, and what they must be silent about."""

from __future__ import annotations

import pytest

from docgen.checks.clock import (
    agenda_late,
    calendar_year,
    exempt_paragraphs,
    exempt_reason,
    house_deadline,
    key_decision_doubt,
    key_decision_late,
    key_decision_unlisted,
    lawful_route,
    lawful_route_late,
    private_notice_late,
    private_notices,
)
from docgen.checks.rule import Rule
from docgen.diagnostics import Diagnostic, Severity
from tests.checks import good
from tests.support import decisions as support

EXECUTIVE = 'kind = "executive"\n'
KEY = EXECUTIVE + "key_decision = true\n"
EXEMPT = 'release = { exempt = true, paragraphs = [3], reason = "Prices.", public_interest = "The tender is open." }\n'
E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE


def found(rule: Rule, over: str, project: str = "", house: str = "") -> list[Diagnostic]:
    made = good.make(over, None, project, house)
    assert made.paper is not None, made.diagnostics
    return [d for d in made.diagnostics if d.rule == rule.id]


def weights(rule: Rule, over: str, project: str = "", house: str = "") -> list[Severity]:
    return [d.severity for d in found(rule, over, project, house)]


# The meeting is on Tuesday 9 March 2027; five clear days before it: Monday 1 March, in days of the calendar the 3rd.


@pytest.mark.parametrize(
    ("day", "weight"),
    [("2027-03-01", []), ("2027-03-02", [W]), ("2027-03-03", [W]), ("2027-03-04", [E]), ("2027-03-10", [E])],
)
def test_an_agenda_that_is_late_in_every_reading_is_an_error(day: str, weight: list[Severity]) -> None:
    assert weights(agenda_late.RULE, f"publication = {{ agenda = {day} }}") == weight


def test_a_late_agenda_of_the_executive_is_a_warning_since_councils_read_its_rules_in_more_than_one_way() -> None:
    assert weights(agenda_late.RULE, EXECUTIVE + "publication = { agenda = 2027-03-04 }") == [W]


def test_each_late_day_is_told_once_at_its_own_place() -> None:
    over = "publication = { agenda = 2027-03-04, report = 2027-03-05, notice = 2027-02-01 }"
    said = found(agenda_late.RULE, over)
    assert ["agenda" in d.message for d in said] == [True, False]
    assert len({d.position for d in said}) == 2
    assert len(found(agenda_late.RULE, "publication = { agenda = 2027-03-04 }")) == 1


def test_a_house_that_counts_days_of_the_calendar_has_till_wednesday() -> None:
    house = '[clock.readings]\nagenda = "calendar"\n'
    assert weights(agenda_late.RULE, "publication = { agenda = 2027-03-03 }", house=house) == []


def test_a_closed_day_makes_the_agenda_late() -> None:
    project = '[calendar]\nclosed = [{ date = 2027-03-04, reason = "Stocktaking" }]\n'
    assert weights(agenda_late.RULE, "publication = { agenda = 2027-03-01 }", project) == [W]


def test_a_meeting_called_late_has_its_papers_from_the_day_it_is_called() -> None:
    called = "publication = {{ agenda = {day}, short_notice = true, convened = 2027-03-04 }}"
    assert weights(agenda_late.RULE, called.format(day="2027-03-04")) == []
    assert weights(agenda_late.RULE, called.format(day="2027-03-05")) == [E]


@pytest.mark.parametrize("kind", ["individual", "officer"])
def test_a_decision_without_a_meeting_has_no_late_agenda(kind: str) -> None:
    over = 'kind = "officer"\n' if kind == "officer" else EXECUTIVE
    house = 'governance = "individual"\n'
    assert weights(agenda_late.RULE, over + "publication = { agenda = 2027-03-08 }", house=house) == []


@pytest.mark.parametrize(
    ("over", "weight"),
    [
        ("forward_plan = { listed = false }", [W]),
        ('status = "final"\nforward_plan = { listed = false }', [E]),
        ("forward_plan = { listed = true }", []),
        ('forward_plan = { text = "Not applicable" }', []),
        ("", []),
        ("forward_plan = { listed = false }\npublication = { key_decision = 2027-02-01 }", []),
        ('forward_plan = { listed = false }\ngeneral_exception = { reason = "Storm." }', []),
    ],
)
def test_an_unlisted_key_decision_is_told_unless_it_takes_another_way(over: str, weight: list[Severity]) -> None:
    assert weights(key_decision_unlisted.RULE, KEY + over) == weight


def test_a_key_decision_of_an_officer_must_be_listed_too() -> None:
    over = 'kind = "officer"\nkey_decision = true\nforward_plan = { listed = false }'
    assert weights(key_decision_unlisted.RULE, over) == [W]


def test_before_the_regulations_of_2012_no_notice_is_asked_for() -> None:
    old = 'meeting = { body = "Cabinet", short = "Cabinet", date = 2011-04-05, agenda_item = "1" }\n'
    assert weights(key_decision_unlisted.RULE, KEY + old + "forward_plan = { listed = false }") == []


# 28 clear days before: of the calendar Monday 8 February, working days Wednesday 27 January.


@pytest.mark.parametrize(("day", "weight"), [("2027-02-08", []), ("2027-02-09", [E]), ("2027-01-27", [])])
def test_notice_of_a_key_decision_is_counted_in_days_of_the_calendar(day: str, weight: list[Severity]) -> None:
    assert weights(key_decision_late.RULE, KEY + f"publication = {{ key_decision = {day} }}") == weight


@pytest.mark.parametrize(("day", "weight"), [("2027-01-27", []), ("2027-01-28", [W]), ("2027-02-09", [E])])
def test_a_house_that_counts_working_days_is_warned_earlier(day: str, weight: list[Severity]) -> None:
    house = '[clock.readings]\nkey_decision = "working"\n'
    assert weights(key_decision_late.RULE, KEY + f"publication = {{ key_decision = {day} }}", house=house) == weight


@pytest.mark.parametrize(
    ("over", "weight"),
    [('status = "final"', [W]), ('status = "final"\nforward_plan = { listed = true }', []), ('status = "draft"', [])],
)
def test_a_final_paper_says_when_notice_was_given(over: str, weight: list[Severity]) -> None:
    assert weights(key_decision_late.RULE, KEY + over) == weight


@pytest.mark.parametrize(
    ("recommendation", "weight"),
    [
        ("approves the plan", [N]),
        ("Approve the plan", [N]),
        ("the plan be approved", [N]),
        ("authorises the sale", [N]),
        ("notes the plan", []),
        ("agreement on the plan be sought", []),
        ("considers what was approved last year", []),
    ],
)
def test_a_decision_for_all_wards_asks_why_it_is_no_key_decision(recommendation: str, weight: list[Severity]) -> None:
    over = EXECUTIVE + f'key_decision = false\nrecommendations = [{{ text = "{recommendation}" }}]'
    assert weights(key_decision_doubt.RULE, over) == weight


@pytest.mark.parametrize(
    ("amounts", "weight"),
    [((149_999,), []), ((150_000,), [W]), ((100_000, 50_000), [W]), ((-200_000,), [W])],
)
def test_the_ledger_of_a_year_is_held_against_the_councils_limit(amounts: tuple[int, ...], weight: list[Severity]) -> None:
    lines = ", ".join(f'{{ what = "Works", amount = {amount}, year = "2027/28" }}' for amount in amounts)
    over = EXECUTIVE + f'key_decision = false\nareas = ["Ashwick"]\nfinances = [{lines}]'
    assert weights(key_decision_doubt.RULE, over, house="[clock]\nkey_decision_from = 150000\n") == weight


def test_a_committee_is_not_asked_about_key_decisions() -> None:
    over = 'key_decision = false\nrecommendations = [{ text = "approves the plan" }]'
    assert weights(key_decision_doubt.RULE, over) == []


def test_a_way_without_its_particulars_is_told_at_its_table() -> None:
    (said,) = found(lawful_route.RULE, 'urgency = { chair = "The Chair" }')
    assert said.message == (
        "urgent item, by leave of the chair lacks urgency.reason, urgency.chair_consulted, urgency.lateness "
        "(LGA 1972 s.100B(4)(b))"
    )
    assert said.severity is W
    assert weights(lawful_route.RULE, 'status = "final"\nurgency = { chair = "The Chair" }') == [E]


def test_a_meeting_called_late_says_when() -> None:
    assert weights(lawful_route.RULE, "publication = { short_notice = true }") == [W]
    assert weights(lawful_route.RULE, "publication = { short_notice = true, convened = 2027-03-04 }") == []


def test_a_private_meeting_by_agreement_says_who_when_and_why() -> None:
    (said,) = found(lawful_route.RULE, EXECUTIVE + 'private = { agreed_by = "Chair of the Scrutiny Board" }')
    assert "private.agreed, private.reason" in said.message


@pytest.mark.parametrize(("day", "count"), [("2027-03-01", 0), ("2027-03-02", 1)])
def test_a_general_exception_needs_five_clear_days(day: str, count: int) -> None:
    over = KEY + f"general_exception = {{ published = {day} }}"
    assert len(found(lawful_route_late.RULE, over)) == count


@pytest.mark.parametrize(("day", "count"), [("2027-03-09", 0), ("2027-03-10", 1)])
@pytest.mark.parametrize("table", ["urgency = { chair_consulted", "special_urgency = { date", "private = { agreed"])
def test_agreement_comes_no_later_than_the_meeting(table: str, day: str, count: int) -> None:
    over = EXECUTIVE + f"{table} = {day} }}"
    assert len(found(lawful_route_late.RULE, over)) == count


@pytest.mark.parametrize(
    ("over", "weight"),
    [
        (EXECUTIVE + EXEMPT, [N]),
        (EXECUTIVE + EXEMPT + 'status = "published"', [W]),
        (EXECUTIVE + EXEMPT + "private = { notice = 2027-02-01 }", [N]),
        (EXECUTIVE + EXEMPT + 'private = { agreed_by = "Chair of the Scrutiny Board" }', []),
        (EXECUTIVE, []),
        (EXEMPT, []),
        ('kind = "officer"\n' + EXEMPT, []),
    ],
)
def test_private_business_of_the_executive_has_its_notices(over: str, weight: list[Severity]) -> None:
    assert weights(private_notices.RULE, over) == weight


@pytest.mark.parametrize(
    ("first", "second", "weight"),
    [
        ("2027-02-08", "2027-03-01", []),
        ("2027-02-09", "2027-03-01", [W]),
        ("2027-02-08", "2027-03-02", [W]),
        ("2027-02-09", "2027-03-04", [W, W]),
    ],
)
def test_both_private_notices_are_counted(first: str, second: str, weight: list[Severity]) -> None:
    over = EXECUTIVE + f"private = {{ notice = {first}, second_notice = {second} }}"
    assert weights(private_notice_late.RULE, over) == weight


@pytest.mark.parametrize(("numbers", "count"), [("1, 2, 3, 4, 5, 6, 7", 0), ("0", 1), ("8", 1), ("3, 12, 18", 2), ("-1", 1)])
def test_paragraphs_of_schedule_12a_are_those_of_england(numbers: str, count: int) -> None:
    assert len(found(exempt_paragraphs.RULE, f"release = {{ exempt = true, paragraphs = [{numbers}] }}")) == count


@pytest.mark.parametrize(
    ("release", "lacking"),
    [
        ('exempt = true, reason = "Prices."', "public_interest"),
        ("exempt = true", "reason and public_interest"),
        ('exempt = true, reason = " ", public_interest = "Trade."', "reason"),
    ],
)
def test_an_exemption_gives_its_reason_and_the_public_interest(release: str, lacking: str) -> None:
    (said,) = found(exempt_reason.RULE, f"release = {{ {release} }}")
    assert said.message == f"the report is exempt, but does not give: {lacking}"


def test_a_report_that_is_open_needs_no_reason() -> None:
    assert found(exempt_reason.RULE, 'release = { exempt = false, reason = "" }') == []


def test_a_deadline_that_the_house_does_not_have_is_told_with_the_one_that_was_meant() -> None:
    house = '[clock.deadlines.final-report]\nname = "Final report"\ndays = 7\n'
    (said,) = found(house_deadline.RULE, "publication = { deadlines = { final-reprt = 2027-02-01 } }", house=house)
    assert said.remedy == 'did you mean "final-report"?'


def test_a_deadline_after_the_meeting_can_be_missed_too() -> None:
    house = '[clock.deadlines.minutes]\nname = "Draft minutes"\ndays = 3\nafter = "meeting"\n'
    given = "publication = {{ deadlines = {{ minutes = {day} }} }}"
    assert found(house_deadline.RULE, given.format(day="2027-03-12"), house=house) == []
    assert len(found(house_deadline.RULE, given.format(day="2027-03-15"), house=house)) == 1


def test_another_house_for_comparison_does_not_say_who_decides() -> None:
    over = "key_decision = true\nforward_plan = { listed = false }\npublication = { agenda = 2027-03-08 }\n" + EXEMPT
    made = support.make(good.source(over), override="wolverhampton")
    assert made.paper is not None
    at_home = support.make(good.source(over))
    ids = {"agenda-late", "key-decision-unlisted", "private-notices"}
    assert [d.rule for d in made.diagnostics if d.rule in ids] == []
    assert [d.rule for d in at_home.diagnostics if d.rule in ids] == ["agenda-late"]


@pytest.mark.parametrize(("year", "count"), [(1871, 1), (1872, 0), (2100, 0), (2101, 1)])
def test_a_year_without_known_holidays_is_told_and_stops_nothing(year: int, count: int) -> None:
    over = f'meeting = {{ body = "Libraries Committee", short = "Committee", date = {year}-03-09, agenda_item = "1" }}\n'
    assert len(found(calendar_year.RULE, over + "publication = { agenda = 2027-03-09 }")) == count


def test_the_holidays_are_not_looked_up_for_a_decision_without_days(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(year: int) -> None:
        raise AssertionError(year)

    monkeypatch.setattr("docgen.clock.calendar.bank_holidays", fail)
    assert good.make(KEY + "forward_plan = { listed = false }\n" + EXEMPT).paper is not None
