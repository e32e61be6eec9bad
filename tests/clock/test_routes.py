"""The lawful ways on when a date is missed."""

from __future__ import annotations

import datetime as dt

import pytest

from docgen.clock.notices import DRAFTS, GAP, draft
from docgen.clock.routes import Route, claimed, routes
from docgen.clock.steps import clock
from docgen.decision.model import FrontMatter
from docgen.house.model import Governance
from tests.clock.decisions import PLAIN, front, house

D = dt.date
KEY = "key_decision = true\n"
UNLISTED = KEY + "forward_plan = { listed = false }\n"


def found(given: FrontMatter, today: dt.date | None = None, who: Governance = "executive") -> list[Route]:
    return routes(given, clock(given, house(who), PLAIN), PLAIN, today)


def ids(over: str, today: dt.date | None = None, who: Governance = "executive") -> list[str]:
    return [route.id for route in found(front(over), today, who)]


def test_nothing_is_missed_where_all_is_in_time() -> None:
    assert ids(KEY + "publication = { agenda = 2015-01-12, key_decision = 2014-12-22 }", D(2015, 1, 19)) == []


@pytest.mark.parametrize(
    ("today", "way"),
    [
        (None, "general-exception"),
        (D(2015, 1, 12), "general-exception"),
        (D(2015, 1, 13), "special-urgency"),
    ],
)
def test_an_unlisted_key_decision_has_a_general_exception_while_five_clear_days_are_left(
    today: dt.date | None, way: str
) -> None:
    given = UNLISTED + "publication = { agenda = 2015-01-12 }"
    assert ids(given, today) == [way]


def test_the_general_exception_says_until_when_it_is_open() -> None:
    (way,) = found(front(UNLISTED))
    assert way.until == D(2015, 1, 12)
    assert [demand.shown for demand in way.lacking] == [
        "general_exception.informed",
        "general_exception.date",
        "general_exception.published",
        "general_exception.reason",
    ]


def test_a_way_that_the_decision_takes_is_kept_to() -> None:
    given = UNLISTED + 'special_urgency = { agreed_by = "Chair of scrutiny" }'
    (way,) = found(front(given), D(2015, 1, 2))
    assert way.id == "special-urgency"
    assert [demand.shown for demand in way.lacking] == ["special_urgency.date", "special_urgency.reason"]


def test_a_day_that_is_past_counts_as_missed_only_when_today_is_told() -> None:
    assert ids(KEY) == []
    assert ids(KEY, D(2014, 12, 22)) == []
    assert ids(KEY, D(2014, 12, 23)) == ["general-exception"]


@pytest.mark.parametrize(
    ("who", "over", "way"),
    [
        ("committee", "", "urgent-item"),
        ("scrutiny", "", "urgent-item"),
        ("executive", "", "urgent-item"),
        ("executive", KEY + "forward_plan = { listed = true }\n", "special-urgency"),
        ("committee", "short", "short-notice"),
    ],
)
def test_late_papers_have_the_way_of_their_body(who: Governance, over: str, way: str) -> None:
    late = "publication = { agenda = 2015-01-16, key_decision = 2014-12-01 }\n"
    short = late.replace(" }", ", short_notice = true }")
    assert ids(short if over == "short" else late + over, None, who) == [way]


def test_a_way_that_is_wanted_twice_is_told_once_with_both_reasons() -> None:
    (way,) = found(front(UNLISTED), D(2015, 1, 15))
    assert way.id == "special-urgency"
    assert "does not list the key decision; the last day for this has passed: agenda" in way.why


def test_a_private_meeting_without_notices_needs_agreement() -> None:
    given = "release = { exempt = true }\nprivate = { notice = 2015-01-05 }\npublication = { agenda = 2015-01-12 }"
    (way,) = found(front(given), D(2015, 1, 6))
    assert (way.id, way.why) == (
        "private-agreement",
        "first notice of the private meeting on 5 January 2015, after the last day, 22 December 2014",
    )


def test_words_of_spaces_alone_are_no_reason() -> None:
    given = front('urgency = { reason = "  ", chair_consulted = 2015-01-19, lateness = "Late." }')
    (way,) = claimed(given, clock(given, house("committee"), PLAIN))
    assert [demand.shown for demand in way.lacking] == ["urgency.reason"]


def test_an_exemption_from_call_in_asks_for_its_reason() -> None:
    (way,) = found(front("call_in = { exempt = true }"))
    assert [demand.shown for demand in way.lacking] == ["call_in.reason"]


@pytest.mark.parametrize("name", DRAFTS)
def test_every_notice_names_the_matter_the_body_and_the_day(name: str) -> None:
    given = front(KEY)
    text = draft(name, given)
    assert text.startswith("# ")
    assert given.title in text
    assert "Cabinet" in text
    assert "Tuesday 20 January 2015" in text or name == "no-call-in"
    assert GAP in text


def test_a_notice_takes_what_the_decision_says() -> None:
    said = 'special_urgency = { agreed_by = "The Chair of Scrutiny", date = 2015-01-19, reason = "A roof\\nfell in." }'
    given = front(KEY + said)
    text = draft("special-urgency", given)
    assert "Agreed by: The Chair of Scrutiny, on Monday 19 January 2015" in text
    assert "A roof fell in." in text
    assert GAP not in text


def test_a_notice_of_a_key_decision_has_all_that_the_regulations_ask() -> None:
    given = front(KEY + 'background_papers = [{ title = "Traffic count" }]\nrelease = { exempt = true, paragraphs = [3] }')
    text = draft("key-decision", given)
    for part in (
        "key decision",
        "Decision maker",
        "members",
        "Date of the decision",
        "Traffic count",
        "can be had",
        "Other",
    ):
        assert part in text
    assert "paragraph 3 of Schedule 12A" in text


def test_what_is_no_notice_has_no_draft() -> None:
    assert draft("agenda", front()) == ""
