"""`docgen clock`: what it prints."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from docgen.cli.clock import NOTICES
from docgen.clock.notices import DRAFTS
from tests.cli.conftest import GOOD, Run, Write

KEY = GOOD.replace('kind = "information"', 'kind = "executive"\nkey_decision = true\nforward_plan = { listed = false }')


def test_the_clock_of_a_decision_is_printed_by_its_id(run: Run, write: Write) -> None:
    write("decisions/hub.md", GOOD)
    ran = run("clock", "hub", "--today", "2027-02-25")
    assert (ran.code, ran.err) == (0, "")
    assert "Monday 1 March 2027: Agenda open to the public\n  4 days left. [LGA 1972 s.100B(3), (4)(a)]\n" in ran.out


def test_closed_days_of_the_project_are_heeded(run: Run, write: Write) -> None:
    write("decisions/hub.md", GOOD)
    write("docgen.toml", '[calendar]\nclosed = [{ date = 2027-03-03, reason = "Moving house" }]\n')
    shown = run("clock", "hub", "--today", "2027-02-25").out
    assert "Friday 26 February 2027: Agenda open to the public" in shown
    assert "Wednesday 3 March 2027: Moving house" in shown


def test_an_unlisted_key_decision_is_shown_its_way_on(run: Run, write: Write) -> None:
    write("decisions/hub.md", KEY)
    early, late = (run("clock", "hub", "--today", day).out for day in ("2027-02-25", "2027-03-02"))
    assert "General exception [SI 2012/2089 reg 10]" in early
    assert "Special urgency [SI 2012/2089 reg 11]" in late


def test_one_notice_is_printed_alone(run: Run, write: Write) -> None:
    write("decisions/hub.md", KEY)
    shown = run("clock", "hub", "--notice", "special-urgency").out
    assert shown.startswith("# Notice of a key decision of special urgency\n\nLibraries Committee intends")
    assert "legal advice" not in shown


def test_every_notice_that_can_be_drafted_can_be_asked_for() -> None:
    assert set(NOTICES) == set(DRAFTS)


def test_programs_get_json(run: Run, write: Write) -> None:
    write("decisions/hub.md", GOOD)
    found = json.loads(run("clock", "hub", "--format", "json", "--today", "2027-02-25").out)
    assert (found["id"], found["governance"], found["today"]) == ("hub", "committee", "2027-02-25")


def test_without_a_day_it_is_counted_from_today(run: Run, write: Write) -> None:
    write("decisions/hub.md", GOOD)
    assert run("clock", "hub").code == 0


@pytest.mark.parametrize("day", ["tomorrow", "9/3/2027", "2027-02-30"])
def test_a_day_that_is_none_is_told(day: str, run: Run, write: Write) -> None:
    write("decisions/hub.md", GOOD)
    ran = run("clock", "hub", "--today", day)
    assert ran.code == 2
    assert "year-month-day, as in 2027-03-01" in ran.err


def test_a_year_whose_holidays_are_not_known_is_told_at_the_date(run: Run, write: Write) -> None:
    write("decisions/hub.md", GOOD.replace("2027-03-09", "2207-03-09"))
    ran = run("clock", "hub")
    assert ran.code == 1
    assert "decisions/hub.md:12:8: error calendar-year: The bank holidays of 2207 are not known" in ran.err


def test_a_decision_that_cannot_be_read_is_told(run: Run, write: Write) -> None:
    write("decisions/hub.md", GOOD.replace('title = "Library hubs"', "title ="))
    assert run("clock", "hub").code == 1


def test_a_closure_that_ends_before_it_begins_is_told(run: Run, write: Write) -> None:
    write("decisions/hub.md", GOOD)
    write("docgen.toml", "[calendar]\nclosed = [{ date = 2027-03-03, until = 2027-03-01 }]\n")
    ran = run("clock", "hub")
    assert ran.code == 1
    assert "docgen.toml:2:40: error calendar-closed: This closure ends before it begins" in ran.err


def test_the_page_on_deadlines_shows_what_is_printed(run: Run) -> None:
    root = Path(__file__).resolve().parents[2]
    (shown,) = re.findall(
        r"^```text\n(.*?)^```", (root / "docs" / "clock.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    ran = run("clock", str(root / "decisions" / "early-intervention-units.md"), "--today", "2015-01-05")
    head, count = shown.split("  5 clear days", 1)
    assert head in ran.out
    assert f"  5 clear days{count}" in ran.out
