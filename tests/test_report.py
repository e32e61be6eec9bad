from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.diagnostics import Diagnostic, Position, Severity, error, note, warning
from docgen.report import Form, render

FIRST = error("field-type", Position("d/x.md", 14, 9), "The date is wrong", "Write 2014-09-03", "LGA 1972 s100B")
SECOND = warning("words", Position("d/x.md", 20), "Long.")
THIRD = note("hint", Position("d/a,b:c.md"), "50% of it\nis long")

texts = st.text(st.characters(codec="utf-8"), max_size=20)
found = st.builds(
    Diagnostic,
    st.sampled_from(["a-b", "c"]),
    st.sampled_from(list(Severity)),
    st.builds(Position, texts, st.integers(0, 9), st.integers(0, 9)),
    texts,
    texts,
    texts,
)


def test_text_has_place_severity_rule_message_remedy_and_citation() -> None:
    assert render([SECOND, FIRST]) == (
        "d/x.md:14:9: error field-type: The date is wrong. Write 2014-09-03. [LGA 1972 s100B]\n"
        "d/x.md:20: warning words: Long.\n"
        "1 error, 1 warning in 1 file.\n"
    )


@pytest.mark.parametrize(("message", "said"), [("the date is wrong", "The date is"), ("house.toml is", "house.toml is")])
def test_a_sentence_begins_with_a_capital_and_a_name_stays_as_it_is(message: str, said: str) -> None:
    assert f": {said}" in render([error("r", Position("f"), message)])


def test_no_problem_is_said_in_words() -> None:
    assert render([]) == "No problems found.\n"


def test_the_same_problem_is_told_once() -> None:
    assert render([FIRST, FIRST]).count("\n") == 2


def test_json_is_a_list_of_objects_with_all_parts() -> None:
    assert json.loads(render([FIRST], "json")) == [
        {
            "file": "d/x.md",
            "line": 14,
            "column": 9,
            "severity": "error",
            "rule": "field-type",
            "message": "The date is wrong",
            "remedy": "Write 2014-09-03",
            "citation": "LGA 1972 s100B",
        }
    ]
    assert json.loads(render([], "json")) == []


def test_github_annotations_escape_properties_and_data() -> None:
    assert render([THIRD, FIRST], "github") == (
        "::notice file=d/a%2Cb%3Ac.md,title=hint::50%25 of it%0Ais long.\n"
        "::error file=d/x.md,line=14,col=9,title=field-type::The date is wrong. Write 2014-09-03. [LGA 1972 s100B]\n"
    )


def test_control_characters_of_a_source_do_not_reach_the_terminal() -> None:
    text = render([error("r", Position("a\x1b[2J.md", 1), "b\r\nc\u202e\x9b")])
    assert text.split("\n")[0] == r"a\x1b[2J.md:1: error r: b\r\nc\u202e\x9b."


@pytest.mark.parametrize("form", ["text", "json", "github"])
@given(problems=st.lists(found, max_size=5))
def test_the_order_given_does_not_matter(form: Form, problems: list[Diagnostic]) -> None:
    assert render(problems, form) == render(problems[::-1], form)


@given(st.lists(found, max_size=5, unique=True))
def test_every_problem_takes_one_line_in_text_and_github_form(problems: list[Diagnostic]) -> None:
    for form, more in (("text", 1), ("github", 0)):
        lines = render(problems, form).split("\n")  # type: ignore[arg-type]
        assert len(lines) == len(problems) + more + 1
        assert not any("\r" in line for line in lines)


@given(found)
def test_github_annotations_give_back_what_was_said(problem: Diagnostic) -> None:
    head, _, data = render([problem], "github").rstrip("\n").removeprefix("::").partition("::")
    properties = dict(part.split("=", 1) for part in head.split(" ", 1)[1].split(",") if "=" in part)

    def plain(text: str) -> str:
        return text.replace("%2C", ",").replace("%3A", ":").replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")

    assert plain(properties.get("file", "")) == problem.position.file
    assert problem.message.strip()[1:] in plain(data)
