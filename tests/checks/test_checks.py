from __future__ import annotations

import pytest

from docgen.diagnostics import Severity
from tests.support.decisions import changed_house, house, make, source


def found(given, rule: str, override: str = "", houses=None):
    return [d for d in make(given, override, houses).diagnostics if d.rule == rule]


def line_of(given, position) -> str:
    return given.files["x.md"].decode().split("\n")[position.line - 1]


def test_a_demanded_section_that_is_missing_is_an_error_with_its_heading():
    messages = [d.message for d in found(source(), "required-section")]
    assert (
        'the section "Information and Advice" is missing' in messages or 'the section "Information" is missing' in messages
    )


def test_a_demanded_section_that_is_there_is_no_problem():
    given = source("", "## Purpose\n\nx\n\n## Background\n\nx\n\n## Options\n\nx\n\n## Reasons\n\nx\n")
    assert found(given, "required-section") == []


def test_an_empty_section_does_not_answer_a_demand():
    given = source("", "## Purpose\n\nx\n\n## Background\n\n## Options\n\nx\n\n## Reasons\n\nx\n")
    assert len(found(given, "required-section")) == 1


def test_a_heading_spelt_much_like_a_demanded_section_is_told_at_its_place():
    given = source("", "## Purpos\n\nx\n\n## Background\n\nx\n\n## Options\n\nx\n\n## Reasons\n\nx\n")
    (told,) = found(given, "required-section")
    assert line_of(given, told.position).startswith("## Purpos")
    assert told.message.endswith('is missing, and the house knows no section "Purpos"')
    assert told.remedy.startswith('did you mean "## Purpose')


def test_a_heading_of_other_words_is_not_taken_for_a_demanded_section():
    given = source("", "## Progress\n\nx\n\n## Background\n\nx\n\n## Options\n\nx\n\n## Reasons\n\nx\n")
    (told,) = found(given, "required-section")
    assert told.message.endswith("is missing")


def test_a_section_of_sub_headings_answers_a_demand():
    given = source("", "## Purpose\n\nx\n\n## Background\n\n### One\n\ny\n\n## Options\n\nx\n\n## Reasons\n\nx\n")
    assert found(given, "required-section") == []


def test_a_demand_for_other_kinds_does_not_hold():
    given = source('kind = "information"', "## Purpose\n\nx\n\n## Background\n\nx\n")
    assert found(given, "required-section") == []


def test_a_section_of_the_wrong_length_is_warned_of():
    toml = house("nottinghamshire").files["house.toml"].decode()
    limited = toml.replace("[roles.purpose]\n", "[roles.purpose]\nmax_words = 3\n")
    houses = {"nottinghamshire": changed_house("nottinghamshire", {"house.toml": limited})}
    problem = found(source("", "## Purpose\n\nOne two three four.\n"), "section-length", houses=houses)
    assert [d.message for d in problem] == ["4 words; this house allows 3"]


@pytest.mark.parametrize("field", ["areas", "reference"])
def test_a_demanded_field_that_is_missing_is_named(field: str):
    problems = found(source(), "required-field")
    assert any(f'"{field}"' in d.message for d in problems)
    assert all(d.severity is Severity.ERROR for d in problems)


def test_a_declared_field_of_the_wrong_choice_lists_the_choices():
    given = source('fields = { designation = "PURPLE" }', house="wolverhampton")
    problem = found(given, "field-form")[0]
    assert "PURPLE" in problem.message
    assert "AMBER" in problem.remedy
    assert "PURPLE" in line_of(given, problem.position)


def test_a_declared_field_that_takes_one_value_refuses_a_list():
    problem = found(source('fields = { designation = ["AMBER"] }', house="wolverhampton"), "field-form")[0]
    assert "not a list" in problem.message


def test_an_unknown_field_is_an_error_at_home_with_a_suggestion():
    problem = found(source('fields = { designaton = "AMBER" }', house="wolverhampton"), "unknown-field")[0]
    assert problem.severity is Severity.ERROR
    assert '"designation"' in problem.remedy


def test_a_field_of_another_house_is_only_noted():
    given = source('fields = { designation = "AMBER" }', house="wolverhampton")
    problem = found(given, "unknown-field", override="nottinghamshire")[0]
    assert problem.severity is Severity.NOTE


COMMENT = '[[comments]]\nkind = "{kind}"\ninitials = "AB"\ndate = 2027-03-01\ntext = "Agreed."\n'


def test_a_demanded_comment_that_is_missing_is_an_error():
    kinds = {d.message for d in found(source(), "required-comment")}
    assert kinds == {"the constitutional comment is missing", "the finance comment is missing"}


def test_a_comment_that_is_there_is_not_missed():
    given = source(COMMENT.format(kind="finance"))
    assert {d.message for d in found(given, "required-comment")} == {"the constitutional comment is missing"}


def test_a_misspelt_kind_of_comment_gets_a_suggestion():
    problem = found(source(COMMENT.format(kind="finanse")), "unknown-comment")[0]
    assert problem.remedy == 'did you mean "finance"?'


def test_a_label_written_by_hand_is_warned_of_at_its_place():
    given = source("", '## Purpose\n\n{label="7."}\nMine.\n')
    problem = found(given, "explicit-label")[0]
    assert '"7."' in problem.message
    assert '"1."' in problem.message
    assert line_of(given, problem.position) in ("Mine.", '{label="7."}')


def test_what_a_house_does_not_print_is_noted_once_for_the_whole():
    given = source('cabinet_member = { name = "Councillor Vale", portfolio = "Roads" }')
    problem = found(given, "unprinted")
    assert [d.message for d in problem if "cabinet" in d.message] == [
        'the house "nottinghamshire" does not print cabinet_member'
    ]
    assert "cabinet_member" in line_of(given, problem[0].position)


def test_comments_in_a_house_without_comments_are_noted():
    given = source(COMMENT.format(kind="finance"))
    messages = [d.message for d in found(given, "unprinted", override="cambridgeshire")]
    assert 'the house "cambridgeshire" does not print comments' in messages


def test_what_is_printed_is_not_noted():
    messages = [d.message for d in found(source(COMMENT.format(kind="finance")), "unprinted")]
    assert [m for m in messages if "comments" in m or "contacts" in m or "title" in m] == []
