"""The steps of a decision, and who decides."""

from __future__ import annotations

import datetime as dt

import pytest

from docgen.clock.calendar import Calendar
from docgen.clock.governance import governance, is_assumed
from docgen.clock.steps import clock
from docgen.house.model import LAWFUL_STEPS, Governance
from tests.clock.decisions import MEETING, PLAIN, front, house, made

D = dt.date
EXEMPT = "release = { exempt = true, paragraphs = [3] }\n"


def ids(*given: object, **more: object) -> list[str]:
    return [step.id for step in made(*given, **more).steps]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "house_says", "who"),
    [
        ("decision", "committee", "committee"),
        ("information", "executive", "executive"),
        ("scrutiny", "executive", "scrutiny"),
        ("officer", "committee", "officer"),
        ("executive", "committee", "executive"),
        ("executive", "individual", "individual"),
        ("decision", None, "committee"),
    ],
)
def test_who_decides_is_told_by_kind_and_house(kind: str, house_says: Governance | None, who: str) -> None:
    assert governance(front(kind=kind), house(house_says)) == who


def test_a_body_may_be_governed_otherwise_than_its_house() -> None:
    given = house("executive", bodies={"Cabinet": "council"})
    assert governance(front(kind="scrutiny"), given) == "council"


def test_a_key_decision_of_a_house_that_says_nothing_is_taken_for_one_of_the_executive() -> None:
    assert governance(front("key_decision = true"), house(None)) == "executive"
    assert is_assumed(front("key_decision = true"), house(None))
    assert not is_assumed(front("key_decision = true"), house("executive"))
    assert not is_assumed(front(kind="officer"), house(None))


@pytest.mark.parametrize("who", ["committee", "scrutiny", "executive"])
def test_a_meeting_has_a_notice_an_agenda_and_a_report(who: Governance) -> None:
    found = [step for step in made("", who).steps if not step.after]
    assert [step.id for step in found] == ["notice", "agenda", "report"]
    assert {step.last for step in found} == {D(2015, 1, 12)}


def test_the_full_council_is_summoned() -> None:
    assert "summons" in ids("", "council")


@pytest.mark.parametrize("who", ["individual", "officer"])
def test_a_decision_without_a_meeting_has_no_agenda(who: Governance) -> None:
    assert "agenda" not in ids("", who, kind="decision")


@pytest.mark.parametrize(
    ("who", "kind", "day", "asked"),
    [
        ("executive", "decision", MEETING, True),
        ("individual", "executive", MEETING, True),
        ("officer", "officer", MEETING, True),
        ("committee", "decision", MEETING, False),
        ("scrutiny", "scrutiny", MEETING, False),
        ("executive", "decision", D(2012, 9, 9), False),
        ("executive", "decision", D(2012, 9, 10), True),
    ],
)
def test_notice_of_a_key_decision_is_asked_of_the_executive_since_2012(
    who: Governance, kind: str, day: dt.date, asked: bool
) -> None:
    assert ("key-decision" in ids("key_decision = true", who, meeting=day, kind=kind)) is asked


def test_a_decision_that_is_no_key_decision_needs_no_such_notice() -> None:
    assert "key-decision" not in ids("key_decision = false")


def test_both_readings_of_the_28_days_are_given() -> None:
    step = made("key_decision = true").step("key-decision")
    assert step is not None
    assert step.last == D(2014, 12, 22)
    assert step.other is not None
    assert step.other.limit == D(2014, 12, 5)


def test_a_house_may_count_the_28_days_in_working_days() -> None:
    given = house("executive", readings={"key_decision": "working"})
    step = clock(front("key_decision = true"), given, PLAIN).step("key-decision")
    assert step is not None
    assert step.last == D(2014, 12, 5)


def test_a_private_meeting_of_the_executive_has_two_notices() -> None:
    found = made(EXEMPT)
    assert found.step("private-notice").last == D(2014, 12, 22)  # type: ignore[union-attr]
    assert found.step("private-second-notice").last == D(2015, 1, 12)  # type: ignore[union-attr]
    assert "private-notice" not in ids(EXEMPT, "committee")
    assert "private-notice" not in ids(EXEMPT, "individual", kind="executive")


def test_an_executive_before_the_regulations_of_2012_is_under_those_of_2000() -> None:
    found = made("", meeting=D(2011, 4, 5))
    assert found.law == "SI 2000/3272"
    assert found.step("agenda").last == D(2011, 3, 28)  # type: ignore[union-attr]


def test_call_in_runs_from_the_day_the_decision_is_published() -> None:
    found = made("publication = { decision = 2015-01-21 }").step("call-in")
    assert found is not None
    assert found.last == D(2015, 1, 28)


@pytest.mark.parametrize(
    ("over", "who", "kind"),
    [
        ('call_in = { exempt = true, reason = "Flood." }', "executive", "decision"),
        ("", "committee", "decision"),
        ("", "executive", "information"),
        ("", "scrutiny", "scrutiny"),
    ],
)
def test_there_is_no_call_in_where_nothing_can_be_called_in(over: str, who: Governance, kind: str) -> None:
    assert "call-in" not in ids(over, who, kind=kind)


def test_a_council_without_call_in_has_none() -> None:
    assert clock(front(), house("executive", call_in=0), PLAIN).step("call-in") is None


def test_the_councils_own_deadlines_are_counted_as_it_says() -> None:
    given = house(
        "committee",
        deadlines={
            "final": {"name": "Final report", "days": 7, "time": "10:00"},
            "clearance": {"name": "Clearance", "days": 5, "before": "agenda"},
            "minutes": {"name": "Draft minutes", "days": 3, "after": "meeting"},
            "record": {"name": "Record", "days": 2, "after": "decision"},
            "flyer": {"name": "Flyer", "days": 10, "reading": "calendar", "clear": True},
            "scrutiny": {"name": "Scrutiny only", "days": 1, "kinds": ["scrutiny"]},
        },
    )
    found = clock(front("publication = { decision = 2015-01-21 }"), given, PLAIN)
    last = {step.id: step.last for step in found.steps if step.basis == "council"}
    assert last == {
        "final": D(2015, 1, 9),
        "clearance": D(2015, 1, 5),
        "minutes": D(2015, 1, 23),
        "record": D(2015, 1, 23),
        "flyer": D(2015, 1, 9),
    }
    final = found.step("final")
    assert final is not None
    assert final.time == "10:00"


def test_a_step_knows_when_it_was_done_and_where_that_is_said() -> None:
    found = made("publication = { agenda = 2015-01-13, report = 2015-01-15, notice = 2015-01-12 }")
    states = {s.id: (s.done, s.field, s.is_late, s.is_late_in_every_reading) for s in found.steps if s.done}
    assert states == {
        "notice": (D(2015, 1, 12), ("publication", "notice"), False, False),
        "agenda": (D(2015, 1, 13), ("publication", "agenda"), True, False),
        "report": (D(2015, 1, 15), ("publication", "report"), True, True),
    }


def test_a_report_came_with_the_agenda_if_nothing_else_is_said() -> None:
    report = made("publication = { agenda = 2015-01-13 }").step("report")
    assert report is not None
    assert (report.done, report.field) == (D(2015, 1, 13), ("publication", "agenda"))


def test_a_closed_day_makes_a_deadline_earlier() -> None:
    calendar = Calendar({D(2015, 1, 14): "moving house"})
    found = clock(front(), house("committee"), calendar).step("agenda")
    assert found is not None
    assert found.last == D(2015, 1, 9)


def test_steps_stand_in_the_order_of_their_days() -> None:
    found = [step.last for step in made("key_decision = true\n" + EXEMPT).steps]
    assert found == sorted(found)


def test_every_step_of_the_law_has_a_name_no_house_may_take() -> None:
    named: set[str] = set()
    for who in ("executive", "council"):
        named |= set(ids("key_decision = true\n" + EXEMPT, who))
    assert named == LAWFUL_STEPS


def test_a_key_decision_that_the_forward_plan_lists_is_not_open() -> None:
    found = made("key_decision = true\nforward_plan = { listed = true }")
    step = found.step("key-decision")
    assert step is not None
    assert step.dateless
    assert not step.is_open
