import datetime as dt
import re
from decimal import Decimal
from typing import Annotated, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Meta, Struct, field

from docgen.diagnostics import Diagnostic
from docgen.toml.read import TomlDocument, read_toml
from docgen.toml.validate import validate


class Model(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


def _small(value: str) -> str:
    if len(value) > 3:
        raise ValueError("is too long a code")
    return value


def _from_whole(value: object) -> object:
    return Decimal(value) if type(value) is int else value


Number = Annotated[Decimal | int, Meta(extra={"read_as": Decimal, "before": _from_whole})]
NAME = r"^[A-Za-z][A-Za-z0-9_-]*\Z"


class Part(Model, frozen=True, kw_only=True):
    what: Annotated[str, Meta(min_length=1, pattern=r"\S")]
    amount: Number = 0
    kind: Literal["revenue", "capital"] = "revenue"
    when: dt.date | None = None
    notes: list[str] = []
    places: Annotated[int, Meta(le=6)] | None = None


class Answer(Model, frozen=True, kw_only=True):
    nil: bool = False


class Sample(Model, frozen=True, kw_only=True):
    title: Annotated[str, Meta(min_length=1)]
    date: dt.date
    key_decision: bool | None = None
    areas: Literal["All"] | list[str] | None = None
    parts: list[Part] = []
    one: Part | None = None
    answers: dict[str, str | Answer] = {}
    figures: dict[Annotated[str, Meta(pattern=NAME)], Number | Part] = {}
    papers: list[Part] | Literal["none"] = "none"
    colour: Annotated[str, Meta(pattern=r"^#[0-9A-Fa-f]{6}\Z")] = "#000000"
    code: Annotated[str, Meta(extra={"check": _small})] = ""
    many: bool = field(default=False, name="list")

    def __post_init__(self) -> None:
        _small(self.code)


GOOD = 'title = "x"\ndate = 2014-09-03\n'


def found(text: str, first_line: int = 1) -> list[Diagnostic]:
    document = read_toml(text, "f.toml", first_line)
    assert isinstance(document, TomlDocument), document
    model, problems = validate(Sample, document)
    assert (model is None) == bool(problems)
    return problems


def test_a_good_document_becomes_the_model() -> None:
    document = read_toml(GOOD + "[[parts]]\nwhat = 'a'\namount = 5", "f.toml")
    assert isinstance(document, TomlDocument)
    model, problems = validate(Sample, document)
    assert not problems
    assert model
    assert model.parts[0].amount == Decimal(5)


@pytest.mark.parametrize(
    ("line", "rule", "column", "fact", "remedy"),
    [
        ('titel = "y"', "field-unknown", 1, '"titel" is not a known field', 'Did you mean "title"?'),
        ('Key-Decision = "y"', "field-unknown", 1, "not a known field", 'Did you mean "key_decision"?'),
        ("zzz = 1", "field-unknown", 1, "not a known field", "one of: key_decision, areas"),
        ('key_decision = "yes"', "field-type", 1, "must be true or false", "key_decision = true, without quotes"),
        ("key_decision = 1", "field-type", 1, "must be true or false", "key_decision = true"),
        ('areas = "all"', "field-value", 1, '"All" or a list of texts', 'Did you mean "All"?'),
        ("areas = 3", "field-type", 1, '"All" or a list of texts', "areas"),
        ('areas = ["a", 2]', "field-type", 15, 'Entry 2 of "areas" is 2', '"2"'),
        ("colour = '#00'", "field-value", 1, "#RRGGBB", ""),
        ("code = 'abcd'", "field-value", 1, '"code" is "abcd", but is too long a code', ""),
        ("list = 'no'", "field-type", 1, "must be true or false", "list = false"),
        ("one = 'x'", "field-type", 1, "must be a table", '[one] with what = "…"'),
        ("one = { what = 'x', amount = '£1,250' }", "field-type", 21, '"amount" is "£1,250"', "amount = 1250"),
        ("one = { what = 'x', amount = true }", "field-type", 21, "must be a number", "amount = 1250.50"),
        ("one = { what = '' }", "field-value", 9, '"what" must not be empty', "Write something"),
        ("one = { what = '  ' }", "field-value", 9, '"what" is "  ", but must not be empty', "Write something"),
        ("one = { what = 'x', kind = 'revenu' }", "field-value", 21, '"revenue" or "capital"', 'Did you mean "revenue"?'),
        ("one = { what = 'x', when = '13/08/2014' }", "field-type", 21, "must be a date", "when = 2014-08-13"),
        (
            "one = { what = 'x', when = '2014-08-13' }",
            "field-type",
            21,
            "must be a date",
            "without quotes: when = 2014-08-13",
        ),
        ("one = { what = 'x', when = '2014-13-08' }", "field-type", 21, "must be a date", "when = 2014-08-13"),
        ("one = { what = 'x', when = 'soon' }", "field-type", 21, "must be a date", "year-month-day"),
        ("one = { what = 'x', when = 2014-09-03T10:00:00 }", "field-type", 21, "with a time", "when = 2014-09-03"),
        ("one = { what = 'x', notes = 'n' }", "field-type", 21, "a list of texts", 'notes = ["n"]'),
        ("one = { what = 'x', places = 9 }", "field-value", 21, "must be 6 or less", ""),
        ("one = { what = 'x', title = 'y' }", "field-unknown", 21, "of [one]", "belongs to the file as a whole"),
        ("one = { }", "field-missing", 1, '"what" is missing from [one]', 'Write what = "…"'),
        ("parts = { what = 'x' }", "field-type", 1, "is a table", "[[parts]], with two brackets"),
        ("parts = ['x']", "field-type", 10, 'Entry 1 of "parts"', "[[parts]]"),
        ("one = [{ what = 'x' }]", "field-type", 1, "is a list", "[one], with one bracket"),
        ("answers = { finance = 3 }", "field-type", 13, "a text between quotes or a table", 'finance = "3"'),
        ("answers = { finance = { nill = true } }", "field-unknown", 25, "[answers.finance]", 'Did you mean "nil"?'),
        ("figures = { a = 'b' }", "field-type", 13, "a number such as 1250.50 or a table", "a = 230328"),
        ("figures = { 'a b' = 1 }", "field-value", 13, 'The name "a b" may have only', ""),
        ("figures = { a = { amount = 1 } }", "field-missing", 13, "from [figures.a]", 'what = "…"'),
        ("papers = 'nothing'", "field-value", 1, 'entries under [[…]] or "none"', "none"),
        ("papers = [{ what = 'x', kind = 'c' }]", "field-value", 25, '"revenue" or "capital"', "capital"),
    ],
)
def test_a_fault_is_told_at_its_place_with_its_remedy(line: str, rule: str, column: int, fact: str, remedy: str) -> None:
    (problem,) = found(GOOD + line, first_line=4)
    assert problem.rule == rule
    assert (problem.position.line, problem.position.column) == (6, column), problem
    assert fact in problem.message, problem
    assert remedy in problem.remedy, problem


def test_what_is_missing_is_named_with_how_to_write_it() -> None:
    title, date = found("areas = 'All'", first_line=7)
    assert (title.rule, str(title.position), title.message) == ("field-missing", "f.toml:7", '"title" is missing')
    assert date.remedy == "Write date = 2014-09-03"


def test_a_misspelt_field_is_not_also_told_as_missing() -> None:
    assert [p.rule for p in found("titel = 'x'\ndate = 2014-09-03")] == ["field-unknown"]


def test_an_entry_without_a_field_is_told_at_its_own_header() -> None:
    (problem,) = found(GOOD + "[[parts]]\nwhat = 'a'\n[[parts]]\namount = 2")
    assert problem.position.line == 5
    assert "entry 2 of [[parts]]" in problem.message


def test_all_faults_are_told_at_once() -> None:
    assert len(found("titel = 1\nareas = 3\nkey_decision = 'x'\n[[parts]]\nkind = 'z'\n[[parts]]\nwhat = ''")) == 8 - 1


def test_the_faults_told_have_an_end() -> None:
    assert len(found(GOOD + "\n".join(f"z{n} = 1" for n in range(500)))) == 200


FAULTS = [
    ("bad = 1", "bad"),
    ("code = 'abcdef'", "code"),
    ("areas = 'Nowhere'", "areas"),
    ("key_decision = 'no'", "key_decision"),
    ("colour = 'red'", "colour"),
    ("one = { what = 'é£', kind = 'x' }", "kind"),
    ("papers = 3", "papers"),
    ("figures = { tot = 'x' }", "tot"),
]
JARGON = re.compile(
    r"\b(input|instance|literal|pydantic|string|boolean|decimal|dict|valid|type|value error|extra)\b", re.IGNORECASE
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(FAULTS), unique=True, min_size=1), st.integers(1, 90), st.booleans())
def test_each_diagnostic_stands_where_the_thing_it_names_is_written(
    faults: list[tuple[str, str]], first_line: int, crlf: bool
) -> None:
    text = GOOD + "\n".join(line for line, _ in faults)
    problems = found(text.replace("\n", "\r\n") if crlf else text, first_line)
    assert len(problems) == len(faults)
    for problem, (line, name) in zip(sorted(problems, key=lambda p: p.position), faults, strict=True):
        written = text.split("\n")[problem.position.line - first_line]
        assert written == line
        assert written[problem.position.column - 1 :].startswith(name)
        assert name in problem.message
        assert not JARGON.search(problem.message + problem.remedy)
