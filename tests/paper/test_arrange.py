from __future__ import annotations

import pytest
from msgspec.structs import replace

from docgen.build import stages
from docgen.paper.tree import Heading
from docgen.paper.walk import blocks, plain
from tests.support.decisions import make, rules, source


def headings(body: str, front: str = "", house: str = "nottinghamshire") -> list[str]:
    made = make(source(front, body, house))
    assert made.paper, made.diagnostics
    found = [("#" * b.rank, plain(b.children)) for b in blocks(made.paper.blocks) if isinstance(b, Heading)]
    own = [f"{marks} {text}" for marks, text in found]
    return own[: own.index("# Recommendation/s")] if "# Recommendation/s" in own else own


def test_a_heading_that_names_a_role_is_printed_with_the_houses_heading():
    assert headings("## Purpose\n\nx\n")[0] == "# Purpose of the Report"


def test_a_role_is_known_by_its_alias_whatever_its_capitals():
    assert "# Reason/s for Recommendation/s" in headings("## REASONS FOR RECOMMENDATIONS\n\nx\n")


def test_sections_stand_in_the_houses_order():
    found = headings("## Reasons\n\nx\n\n## Risks\n\nx\n\n## Purpose\n\nx\n")
    assert found[:3] == ["# Purpose of the Report", "# Risks", "# Reason/s for Recommendation/s"]


def test_a_free_section_stays_behind_the_section_it_follows():
    found = headings("## Reasons\n\nx\n\n## Thanks\n\nx\n\n## Purpose\n\nx\n")
    assert found[:3] == ["# Purpose of the Report", "# Reason/s for Recommendation/s", "# Thanks"]


def test_a_free_section_before_any_role_comes_where_the_house_says():
    assert headings("## A word first\n\nx\n\n## Risks\n\nx\n")[:2] == ["# A word first", "# Risks"]


def test_a_nested_role_takes_its_rank_and_its_sub_headings_with_it():
    found = headings("## Financial implications\n\nx\n\n### Pay\n\ny\n")
    assert found == ["# Statutory and Policy Implications", "## Financial Implications", "### Pay"]


def test_a_free_section_behind_a_nested_one_keeps_its_own_rank():
    found = headings("## Financial implications\n\nx\n\n## Afterwards\n\ny\n")
    assert found[-2:] == ["## Financial Implications", "# Afterwards"]


def test_standing_words_come_before_the_authors():
    made = make(source("", "## Statutory\n\nMine.\n"))
    lines = (stages.text(made, "text") or "").splitlines()
    at = lines.index("Statutory and Policy Implications")
    assert lines[at + 1].startswith("1.\tIn preparing this report")
    assert lines[at + 2] == "2.\tMine."


def test_a_declared_nil_prints_the_houses_phrase():
    made = make(source("implications = { environment = { nil = true } }", house="wolverhampton"))
    text = stages.text(made, "text") or ""
    assert "Environmental implications\n" in text
    assert "unprinted" not in rules(made)


def test_an_answer_as_text_is_printed_under_the_houses_heading():
    made = make(source('implications = { legal = "It is *lawful*." }'))
    text = stages.text(made, "text") or ""
    assert "Legal Implications\n2.\tIt is lawful." in text or "It is lawful." in text


def test_an_answer_for_a_role_the_house_lacks_is_printed_under_its_name():
    made = make(source('implications = { flood-defence = "None of note." }'))
    assert "Flood defence\n" in (stages.text(made, "text") or "")


def test_a_phrase_the_house_lacks_is_noted():
    made = make(source('implications = { legal = { phrase = "nowhere" } }'))
    assert "unprinted" in rules(made)


def test_a_role_answered_twice_is_an_error_that_names_both_places():
    made = make(source('implications = { risks = "x" }', "## Risks\n\ny\n"))
    found = next(d for d in made.diagnostics if d.rule == "answered-twice")
    assert "(decisions/x.md:12)" in found.message
    assert found.position.line == 9


def test_a_second_section_of_one_role_keeps_its_own_heading():
    assert headings("## Risks\n\nx\n\n## Risk management\n\ny\n")[:2] == ["# Risks", "# Risk management"]


OPTIONS = '[[options]]\ntitle = "Do nothing"\ntext = "It stays."\n'


def test_options_nobody_placed_stand_in_their_own_section():
    made = make(source(OPTIONS))
    assert "Other Options Considered\n2.\tOption 1: Do nothing. It stays." in (stages.text(made, "text") or "")


def test_options_stand_where_the_author_puts_them():
    made = make(source(OPTIONS, "## Background\n\nBefore.\n\n```options\n```\n\nAfter.\n"))
    text = stages.text(made, "text") or ""
    assert text.index("Before.") < text.index("Option 1") < text.index("After.")
    assert text.count("Do nothing") == 1


@pytest.mark.parametrize("house", ["nottinghamshire", "cambridgeshire", "west-sussex", "wolverhampton"])
def test_a_reference_to_an_option_prints_the_number_it_stands_at(house: str) -> None:
    front = OPTIONS.replace("title", 'id = "stay"\ntitle')
    made = make(source(front, "## Background\n\nIt is [](#stay).\n", house))
    lines = (stages.text(made, "text") or "").splitlines()
    number = next(line.partition("\tOption 1: Do nothing")[0] for line in lines if "\tOption 1: Do nothing" in line)
    assert any(line.endswith(f"\tIt is {number.rstrip('.')}.") for line in lines)


@pytest.mark.parametrize(
    ("house", "printed"),
    [
        ("nottinghamshire", "2, 2, 3"),
        ("cambridgeshire", "2.1, 2.1, 2.2"),
        ("west-sussex", "2.1, 2.1, 2.2"),
        ("wolverhampton", "2.1, 2.1, 2.1"),
    ],
)
def test_an_option_whose_text_begins_with_an_id_of_its_own_is_referred_to_by_either(house: str, printed: str) -> None:
    front = '[[options]]\nid = "stay"\ntitle = "Do nothing"\ntext = """{#more}\nAll stays.\n\n{#last}\nFor good."""\n'
    made = make(source(front, "## Background\n\nIt is [](#stay), [](#more), [](#last).\n", house))
    told = {rule for rule in rules(made) if rule.startswith(("reference", "id"))}
    assert told == {"reference-kind"}  # that one number stands twice
    assert f"\tIt is {printed}.\n" in (stages.text(made, "text") or "")


def test_a_recommendation_whose_text_begins_with_an_id_of_its_own_is_referred_to_by_either() -> None:
    given = source("", "## Background\n\nIt is [](#all), or [](#own).\n")
    text = given.files[given.main].replace(b'{ text = "', b'{ id = "all", text = "{#own}\\n')
    made = make(replace(given, files={given.main: text}))
    assert "\tIt is 1), or 1).\n" in (stages.text(made, "text") or "")


def test_a_reference_to_a_risk_is_told_that_it_has_no_number() -> None:
    made = make(source('[[risks]]\nid = "late"\nrisk = "It is late."\n', "## Background\n\nSee [](#late).\n"))
    (told,) = [d for d in made.diagnostics if d.rule == "reference-unnumbered"]
    assert told.message == '"#late" names words in a table, where nothing has a number'
    assert told.remedy.startswith("refer to a paragraph that speaks of it")


def test_a_role_given_by_hand_wins_over_the_heading():
    assert "## Financial Implications" in headings("{role=finance}\n## Money matters\n\nx\n")


def test_attributes_behind_a_heading_are_warned_of():
    made = make(source("", "## Risks {#risks}\n\nx\n"))
    found = next(d for d in made.diagnostics if d.rule == "attributes-place")
    assert "{#risks}" in found.message
    assert found.position.line == 12


def test_braces_inside_a_heading_are_nobodys_business():
    assert "attributes-place" not in rules(make(source("", "## The {odd} case {here}\n\nx\n")))


def test_a_section_without_a_heading_is_told_where_it_stands_and_printed_all_the_same():
    made = make(source("", "## Purpose\n\nx\n\n## \n\nMine.\n"))
    found = next(d for d in made.diagnostics if d.rule == "heading-empty")
    assert (found.position.file, found.position.line) == ("decisions/x.md", 16)
    assert "Mine." in (stages.text(made, "text") or "")


def lines(front: str, house: str, without: str) -> str:
    made = make(source(front, house=house, without=without))
    assert made.paper, made.diagnostics
    return stages.text(made, "text") or ""


def test_a_contact_has_no_row_for_what_is_not_known_of_anybody():
    contacts = [
        '{ kind = "officer", name = "Ann Example", email = "ann@example.gov.uk" }',
        '{ kind = "officer", name = "Bob Example", phone = "01632 960001" }',
    ]
    found = lines(f"contacts = [{', '.join(contacts)}]", "cambridgeshire", "contacts")
    assert "| Name: | Ann Example |\n| Email: | ann@example.gov.uk |\n" in found
    assert "| Name: | Bob Example |\n| Tel: | 01632 960001 |\n" in found


@pytest.mark.parametrize(
    ("authors", "line"),
    [
        ('{ post = "Director, Place" }, { post = "Head of Roads" }', "the Director, Place and the Head of Roads"),
        ('{ name = "Ann Example" }', "Ann Example"),
    ],
)
def test_each_post_that_a_report_is_by_has_its_article(authors: str, line: str):
    assert f"\nReport of {line}\n" in lines(f"authors = [{authors}]", "nottinghamshire", "authors")
