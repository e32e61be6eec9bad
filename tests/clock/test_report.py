"""How the clock is printed."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from docgen.clock import report
from docgen.clock.routes import routes
from docgen.clock.steps import clock
from docgen.house.model import Governance
from tests.clock.decisions import PLAIN, front, house

D = dt.date
EARLY = D(2015, 1, 5)
WORKING = """\
Monday 12 January 2015: Agenda open to the public
  7 days left. [LGA 1972 s.100B(3), (4)(a)]
"""
COUNTED = """\
  5 clear days before the meeting, working days:
    Jan 2015  Mon 12 LAST   Tue 13  5     Wed 14  4     Thu 15  3     Fri 16  2     Sat 17  -     Sun 18  -
    Jan 2015  Mon 19  1     Tue 20 event
  counted in days of the calendar: Wednesday 14 January 2015
"""


def text(over: str = "", who: Governance | None = "committee", today: dt.date = EARLY) -> str:
    given, style = front(over), house(who)
    made = clock(given, style, PLAIN)
    return report.text(given, style, made, routes(given, made, PLAIN, today), today)


def test_each_day_is_shown_with_its_number_and_the_weeks_on_a_line() -> None:
    assert WORKING in text()
    assert COUNTED in text()


def test_a_count_that_is_the_same_is_shown_once() -> None:
    assert text().count("Mon 12 LAST") == 1
    assert "counted as for: Public notice of the meeting" in text()


def test_holidays_in_a_count_are_named() -> None:
    shown = text("key_decision = true", "executive")
    assert "    Thursday 25 December 2014: Christmas Day\n" in shown
    assert "Saturday 27 December 2014" not in shown


def test_a_house_that_does_not_say_who_decides_is_told_what_was_assumed() -> None:
    assert 'Note: the house does not say who decides; "committee" is assumed' in text("", None)
    assert "Note:" not in text()


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (D(2015, 1, 11), "1 day left"),
        (D(2015, 1, 12), "today is the last day"),
        (D(2015, 1, 13), "the day has passed, 1 day ago"),
        (D(2015, 1, 19), "the day has passed, 7 days ago"),
    ],
)
def test_the_days_left_are_counted_from_today(today: dt.date, said: str) -> None:
    assert f"Agenda open to the public\n  {said}." in text(today=today)


def test_what_was_done_is_said_and_whether_too_late() -> None:
    assert "done on Monday 12 January 2015. [" in text("publication = { agenda = 2015-01-12 }")
    assert "done on Tuesday 13 January 2015, TOO LATE. [" in text("publication = { agenda = 2015-01-13 }")


def test_a_missed_day_has_its_way_on_with_what_is_missing_and_a_draft() -> None:
    shown = text('urgency = { reason = "Flood." }', today=D(2015, 1, 14))
    assert "Urgent item, by leave of the chair [LGA 1972 s.100B(4)(b)]" in shown
    assert "  given  urgency.reason:" in shown
    assert "  MISSING urgency.lateness:" in shown
    assert "    | # Late item\n" in shown


def test_the_end_says_that_it_is_no_advice() -> None:
    assert text().endswith("it gives no legal advice.\n")


def test_the_data_for_programs_is_json_and_holds_the_working() -> None:
    given, style = front("key_decision = true\nforward_plan = { listed = false }"), house("executive")
    made = clock(given, style, PLAIN)
    found = report.data(given, style, made, routes(given, made, PLAIN, D(2015, 1, 5)), D(2015, 1, 5))
    back = json.loads(json.dumps(found))
    assert (back["governance"], back["law"], back["meeting"]) == ("executive", "SI 2012/2089", "2015-01-20")
    agenda = next(step for step in back["steps"] if step["id"] == "agenda")
    assert (agenda["last"], agenda["days_left"], agenda["late"]) == ("2015-01-12", 7, False)
    assert agenda["count"]["working"][0] == {"date": "2015-01-12", "number": 0, "closed": ""}
    assert agenda["other_count"]["last"] == "2015-01-14"
    (way,) = back["routes"]
    assert (way["id"], way["until"]) == ("general-exception", "2015-01-12")
    assert {field["given"] for field in way["fields"]} == {False}
    assert way["notice"].startswith("# Notice of a general exception")


def test_a_key_decision_that_is_listed_is_taken_for_noticed() -> None:
    shown = text("key_decision = true\nforward_plan = { listed = true }", "executive")
    assert "  done, on a day that the decision does not give (publication.key_decision). [SI 2012/2089 reg 9]\n" in shown
    assert "General exception" not in shown
