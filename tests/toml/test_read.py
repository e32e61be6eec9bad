from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.diagnostics import Diagnostic
from docgen.toml.positions import survey
from docgen.toml.read import TomlDocument, read_toml


def document(text: str, first_line: int = 1) -> TomlDocument:
    found = read_toml(text, "f.toml", first_line)
    assert isinstance(found, TomlDocument), found
    return found


def faults(text: str, first_line: int = 1) -> list[Diagnostic]:
    found = read_toml(text, "f.toml", first_line)
    assert isinstance(found, list)
    return found


def test_numbers_with_a_point_are_decimals_and_dates_are_dates() -> None:
    assert document("a = 1.10\nb = 2014-09-03").data == {"a": Decimal("1.10"), "b": dt.date(2014, 9, 3)}


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert document("\ufeffa = 1").key(("a",)).column == 1


def test_the_place_of_an_unknown_path_is_that_of_what_is_around_it() -> None:
    found = document("a = 1\n[b]\nc = 2", first_line=5)
    assert (found.key(("b", "zz")).line, found.key(("zz",)).line, found.key(()).line) == (6, 5, 5)


@pytest.mark.parametrize(
    ("text", "line", "column", "fact", "remedy"),
    [
        ("a = 1\nb = 2014-13-08", 2, 5, "2014-13-08 is no day of the calendar", "b = 2014-08-13"),
        ("b = 2014-02-30 # spring", 1, 5, "2014-02-30 is no day", "2014-09-03"),
        ("b = 13/08/2014", 1, 5, "not how TOML writes a date", "b = 2014-08-13"),
        ("b = 3rd September 2014", 1, 5, "not how TOML writes a date", "b = 2014-09-03"),
        ("m = { date = 2014-13-08, x = 1 }", 1, 14, "no day of the calendar", "2014-08-13"),
        ("m = { x = 1, date = 2014-02-30 }", 1, 21, "no day of the calendar", "date = 2014-09-03"),
        ("m = { date = 3 September 2014, x = 1 }", 1, 14, "not how TOML writes a date", "date = 2014-09-03"),
        ("b = 2014–09–03", 1, 5, "not how TOML writes a date", "b = 2014-09-03"),
        ("m = { cost = 24,246 }", 1, 14, "not how TOML writes a number", "cost = 24246"),
        ("m = { x = 'y', cost = £24,246.50, z = 1 }", 1, 23, "not how TOML writes a number", "cost = 24246.50"),
        ("a = £1.2m", 1, 5, "not how TOML writes a number", "a = 1200000,"),
        ("a = 62.5%", 1, 5, "not how TOML writes a number", 'a = { value = 62.5, unit = "%" }'),
        ("a = 24k", 1, 5, "not how TOML writes a number", "a = 24000,"),
        ("a = 1,24,6", 1, 5, "not how TOML writes a number", "no pound sign, comma or space"),
        ("a = 01632960001", 1, 5, "not in quotes", 'a = "01632960001"'),
        ('a = "x", "y"', 1, 5, "no square brackets", 'a = ["x", "y"]'),
        ("a = [“x”, “y”]", 1, 6, "Curly quotes", '"x"'),
        ('a = ["x", y]', 1, 11, "not in quotes", '"y"'),
        ('a = “x"', 1, 5, "Curly quotes", 'a = "x"'),
        ('some name = "x"', 1, 1, "is no name", "some_name ="),
        ('some–name = "x"', 1, 1, "is no name", "some_name ="),
        ("a\nb = 1", 1, 2, "no = after", "[a] if it is the heading"),
        ('a = "x\nb = 1', 1, 5, "no closing", 'Write " at its end'),
        ('a = """\nx\nb = 1\nc = """\ny\n"""', 1, 5, "before line 12", "where the text ends"),
        ('a = """\nx', 1, 5, 'no closing """', "where the text ends"),
        ("a = “x”", 1, 5, "Curly quotes", 'a = "x"'),
        ("a = some words", 1, 5, "not in quotes", 'a = "some words"'),
        ('a = "x" y"', 1, 5, "ends at its second", "inside a text"),
        ("a = 'it's'", 1, 5, "ends at its second", '"it\'s"'),
        ("a: 1", 1, 2, "a colon where =", "a ="),
        ("a 1", 1, 3, "no = after", "a ="),
        ("a = yes", 1, 5, "yes is no value", "a = true"),
        ("a = £1,250.50", 1, 5, "not how TOML writes a number", "a = 1250.50"),
        ("a = 08", 1, 5, "not how TOML writes a number", '"08"'),
        ("a =", 1, 4, "has no value", "delete the line"),
        ("a = 1 b = 2", 1, 5, "two entries", "line of its own"),
        ("a = 1\n\na = 2\n\n", 3, 1, '"a" is given twice: here and on line 1', "Keep one"),
        ("[a]\nb = 1\n[a]\n", 3, 2, '"a" is given twice: here and on line 1', "Keep one"),
        ("a = { b = 1, b = 2 }", 1, 14, '"a.b" is given twice', "Keep one"),
        ("a = 1\na.b = 2\n", 2, 1, "has a value already", "each key once"),
        ('a = "C:\\shared"\n', 1, 8, "backslash", r"\\"),
        ("a = [1\n2]", 2, 1, "lacks a comma", "comma"),
        ("a = { b = 1\n}", 1, 12, "not closed", "one line"),
        ("[[a]\nb = 1", 1, 4, "no closing ]]", "[[name]]"),
        ("[a\nb = 1", 1, 3, "no closing ]", "[name]"),
        ("+++\na = 1", 1, 1, "+++ line", "Delete it"),
        ("= 1", 1, 1, "no TOML", 'name = "value"'),
        ('a = "x\x01"', 1, 7, "does not allow", "Delete"),
    ],
)
def test_a_mistake_is_told_at_its_place_with_its_remedy(text: str, line: int, column: int, fact: str, remedy: str) -> None:
    first, *_ = faults(text, first_line=10)
    assert first.rule == "toml-syntax"
    assert (first.position.line - 9, first.position.column) == (line, column), first
    assert fact in first.message, first
    assert remedy in first.remedy, first


def test_several_mistakes_are_told_at_once() -> None:
    found = faults('a = = 1\nb = 2014-13-08\n[c]\nd = "y\ne = 1\n[[f]\ng = yes\n[c]\nd = 1\n')
    assert [d.position.line for d in found] == [1, 2, 4, 6, 7, 8]


def test_the_lines_after_a_mistake_are_not_blamed_for_it() -> None:
    assert len(faults("a = 2014-13-08\n[b]\nc = { d = 1 }\n[[e]]\nf = [1]\n[[e]]\nf = [2]\n")) == 1


def test_a_long_text_behind_a_mistake_is_not_taken_for_toml() -> None:
    assert [d.position.line for d in faults('a: """\nSome words\n"""\nb = 1\n')] == [1]


def test_the_lines_of_a_stray_paragraph_are_told_once() -> None:
    assert [d.position.line for d in faults("a = 1\nThe Council is\nasked to\nagree this\nb = yes\n")] == [2, 5]


def test_the_further_lines_of_a_text_in_single_quotes_are_told_with_its_first() -> None:
    assert [f.position.line for f in faults('a = "It has power.\nAnd more.\nAnd again."\nb = "x\nc = "y')] == [1, 4, 5]


def test_a_control_character_written_as_an_escape_is_refused_at_its_key() -> None:
    (fault,) = faults('a = 1\nb = { c = ["x", "y\\u0000"] }')
    assert (fault.rule, fault.position.line, fault.position.column) == ("text-control", 2, 17)


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 100_000,
        "a = " + "[" * 9_000 + "]" * 9_000,
        "a." * 200_000 + "b = 1",
        "x" * 1_000_001,
        "a = 'x' \n" * 50_000,
        "a.b = 1\na = 2" + "\n" * 900_000,
        '"" ' * 100_000,
    ],
)
def test_hostile_texts_are_refused_and_end_soon(text: str) -> None:
    assert faults(text)


VALID = [
    'title = "Hubs — a pilot"',
    "date = 2014-09-03",
    'areas = ["North", "South"]',
    "meeting = { body = 'Cabinet', item = 4 }",
    'summary = """\nSome words\nand more\n"""',
    "amount = 230328",
]
BROKEN = [
    ('broken = "no end', "broken"),
    ("broken = 2014-13-01", "broken"),
    ("broken : 1", "broken"),
    ("broken = words", "broken"),
    ("broken", "broken"),
    ("broken = “x”", "broken"),
    ('broken = "a" b', "broken"),
    ("broken = 1,000", "broken"),
    ("title = 2", "title"),
]


@settings(max_examples=80, deadline=None)
@given(st.permutations(VALID), st.integers(0, len(VALID)), st.sampled_from(BROKEN), st.integers(1, 50))
def test_the_first_diagnostic_is_on_the_line_of_the_mistake(
    good: list[str], where: int, bad: tuple[str, str], first_line: int
) -> None:
    if bad[1] == "title":
        where = len(good)
    text = "\n".join([*good[:where], bad[0], *good[where:]])
    first = faults(text, first_line)[0]
    assert bad[1] in text.split("\n")[first.position.line - first_line]


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from(list("ab=\"'[]{}.,#\n \\0123-:£“é\t\x01")), max_size=40))
def test_any_text_is_read_or_explained_within_its_lines(text: str) -> None:
    found = read_toml(text, "f.toml", 3)
    if isinstance(found, TomlDocument):
        assert not survey(text, "f.toml", 3).repeats
        return
    assert found
    last = 3 + text.count("\n")
    assert all(3 <= d.position.line <= last and d.message and d.remedy for d in found)


@pytest.mark.parametrize(
    ("text", "line", "column", "rows"),
    [
        ('a = "xy"', 1, 5, ()),
        ("a = 'xy'", 1, 5, ()),
        ('a = """\nx\ny"""', 2, 0, ()),
        ('a = """x\ny"""', 1, 7, ()),
        ("a = '''\nx\\\ny'''", 2, 0, ()),
        ('a = "x\\ny"', 1, 5, (1, 1)),
        ('a = """\nx \\\n\n  y\nz"""', 2, 0, (2, 5)),
        ('a = """\\\n  x\ny"""', 1, 7, (2, 3)),
        ('a = """\nx \\"""\ny"""', 2, 0, (2, 3)),
    ],
)
def test_the_text_of_a_string_stands_where_its_first_character_is(
    text: str, line: int, column: int, rows: tuple[int, ...]
) -> None:
    found = document(text).string(("a",))
    assert (found.row, found.column) == (line, column)
    assert found.rows == rows
