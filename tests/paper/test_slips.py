"""Slips of Markdown that print as typed, or not at all, are told with what was meant."""

from __future__ import annotations

import pytest

from docgen.diagnostics import Severity
from docgen.markdown_text import MarkdownText
from tests.paper.markdown.helpers import FILE, complaints, new, rules, text, tree
from tests.support.pictures import PNG


@pytest.mark.parametrize(
    ("markdown", "place", "remedy"),
    [
        ("##Reasons", "1:1", 'Write "## Reasons"'),
        ("text above\n###Why so", "2:1", 'Write "### Why so"'),
        ("- ##Reasons\n- more", "1:3", 'Write "## Reasons"'),
        ("##\u00a0Reasons", "1:1", 'Write "## Reasons"'),
    ],
)
def test_a_heading_without_its_space_is_a_warning(markdown: str, place: str, remedy: str) -> None:
    (problem,) = complaints(markdown)
    assert (problem.rule, problem.severity) == ("heading-space", Severity.WARNING)
    assert str(problem.position) == f"{FILE}:{place}"
    assert problem.remedy.startswith(remedy)


def test_a_no_break_space_that_makes_no_heading_is_named() -> None:
    (problem,) = complaints("##\u00a0Reasons")
    assert "because a no-break space stands behind the # signs" in problem.message


@pytest.mark.parametrize("markdown", [r"\##Reasons", "## Reasons", "Item ##2", "#1 in the list", "`##Reasons`"])
def test_signs_that_are_no_heading_by_intent_are_not_told(markdown: str) -> None:
    assert rules(markdown) == []


@pytest.mark.parametrize("typed", ["{{ total }", "{{total", "{ total }}", "{{total}"])
def test_a_figure_with_half_its_braces_is_refused_and_prints_as_typed(typed: str) -> None:
    prose = new()
    xhtml = prose.blocks(MarkdownText(f"It costs {typed} and **{{{{ total }}}}**", FILE))
    (problem,) = prose.diagnostics
    assert (str(problem.position), problem.rule) == (f"{FILE}:1:10", "figure-name")
    assert problem.remedy.startswith("Write {{ total }};")
    assert text(tree(xhtml).blocks) == f"It costs {typed} and £230,328"


@pytest.mark.parametrize("typed", ["{{ totl }", "{ totl }}"])
def test_half_its_braces_are_told_of_a_name_that_is_no_figures_too(typed: str) -> None:
    assert rules(f"It costs {typed}") == ["figure-name"]


@pytest.mark.parametrize("typed", [r"\{{ total }", "`{{ total }`", "{ total }", "{{{{", "{{ and so on"])
def test_other_braces_print_as_typed_without_a_word(typed: str) -> None:
    assert rules(typed) == []


@pytest.mark.parametrize("name", ["my plan.png", "the plan (2).jpeg"])
def test_a_picture_with_a_blank_in_its_name_is_told_how_to_write_it(name: str) -> None:
    (problem,) = complaints(f"See ![Plan]({name})", {name: PNG})
    assert (str(problem.position), problem.rule) == (f"{FILE}:1:5", "image-file")
    assert f"![Plan](<{name}>)" in problem.remedy
    assert rules('![Plan](my plan.png "Title")') == ["image-file"]


@pytest.mark.parametrize(
    "typed", ["Look![1](see below)", "`![Plan](my plan.png)`", r"\![Plan](plan)", "![Plan] (my plan.png)"]
)
def test_words_in_brackets_that_name_no_picture_are_not_taken_for_one(typed: str) -> None:
    assert "image-file" not in rules(typed)


@pytest.mark.parametrize("target", ["hours", "hours,costs", "hours..costs"])
def test_a_reference_without_its_sign_is_suggested_where_the_ids_exist(target: str) -> None:
    below = "\n\n{#hours}\none\n\n{#costs}\ntwo"
    (problem,) = complaints(f"see []({target}){below}")
    assert problem.rule == "link-address"
    assert problem.remedy.endswith(f"write [](#{target}).")
    (problem,) = complaints(f"see []({target}s){below}")
    assert problem.remedy == "Give an http, https, mailto or tel address."


def test_letters_past_z_that_are_not_doubled_are_told_and_counted_on() -> None:
    markers = [*"abcdefghijklmnopqrstuvwxyz", "aa", "ab"]
    markdown = "".join(f"{marker}) item\n" for marker in markers)
    (problem,) = complaints(markdown)
    assert problem.rule == "list-marker"
    assert problem.remedy == 'Write "bb)": after z, letters are doubled, as Word counts them.'
    assert new().blocks(MarkdownText(markdown, FILE, 1)).count("<li") == 28


def test_two_letters_with_a_bracket_are_words_unless_their_list_has_come_to_z() -> None:
    assert rules("a) one\nto) two\n") == []
