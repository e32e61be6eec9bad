from __future__ import annotations

import pytest

from docgen.diagnostics import Severity
from tests.checks.content.said import found

TEXT = "The LUP and the LPU have met."


def test_a_house_and_a_project_may_list_what_everybody_knows() -> None:
    assert "LUP (line" in found("abbreviation", text=TEXT)[0].message
    assert "LUP" not in found("abbreviation", text=TEXT, project='abbreviations = ["LUP"]')[0].message
    assert found("abbreviation", text=TEXT, project='abbreviations = ["LUP", "LPU"]') == []


def test_initials_of_those_who_comment_need_no_explanation() -> None:
    assert found("abbreviation", text="RE and JM have met.") == []


@pytest.mark.parametrize(
    ("status", "weight"), [("draft", Severity.WARNING), ("final", Severity.ERROR), ("published", Severity.ERROR)]
)
def test_a_gap_weighs_more_when_the_paper_is_final(status: str, weight: Severity) -> None:
    assert [d.severity for d in found("placeholder", f'status = "{status}"', "It costs £XX.")] == [weight]


@pytest.mark.parametrize(
    ("status", "weight"), [("draft", Severity.NOTE), ("final", Severity.WARNING), ("published", Severity.ERROR)]
)
def test_an_appendix_to_follow_weighs_more_with_each_step(status: str, weight: Severity) -> None:
    over = f'status = "{status}"\n[[appendices]]\nlabel = "A"\ntitle = "Answers"\nto_follow = true\n'
    assert [d.severity for d in found("to-follow", over, "See Appendix A.")] == [weight]


def test_a_paper_full_of_gaps_is_not_drowned_in_messages() -> None:
    assert len(found("placeholder", text=" ".join(["£XX"] * 200))) == 20


def test_long_sentences_are_told_once_with_the_longest() -> None:
    long = " ".join(["word"] * 60)
    told = found("long-sentence", text=f"It is {long}.\n\nIt was {long} {long}.")
    assert len(told) == 1
    assert "122 at line" in told[0].message


def test_a_reason_is_not_asked_for_before_the_law_was_in_force() -> None:
    over = 'kind = "executive"\nmeeting = {{ body = "Cabinet", date = {} }}\n[[recommendations]]\ntext = "approves it"\n'
    text = "## Equality\n\nWeighed.\n"
    assert len(found("decision-reasons", over.format("2012-09-10"), text)) == 1
    assert found("decision-reasons", over.format("2012-09-09"), text) == []
