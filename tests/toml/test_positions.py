from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
import tomlkit
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.toml.positions import DataPath, positions, survey

TEXT = '''\
title = "x"
meeting.date = 2014-09-03
"legal comment".'x.y' = 1
long = """
first
second"""
after = true

[[finances]]
amount = 1
  [finances.source]
  name = "reserve"
[[finances]]
notes = [
  "a", # a remark, with [brackets]
  { b = [1, { c = 2 }] },
]
[[finances.split]]
share = 3
[[finances.split]]
share = 4
[x.y.z]
w = [[1], [2, 3]]
'''


def paths(data: Any, base: DataPath = ()) -> Iterator[DataPath]:
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in steps:
        yield (*base, step)
        yield from paths(value, (*base, step))


def at(text: str, path: DataPath, first_line: int = 1) -> tuple[int, int, int, int]:
    place = positions(text, "f", first_line)[path]
    return place.key.line, place.key.column, place.value.line, place.value.column


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("title",), (1, 1, 1, 9)),
        (("meeting", "date"), (2, 9, 2, 16)),
        (("legal comment", "x.y"), (3, 17, 3, 25)),
        (("long",), (4, 1, 4, 8)),
        (("after",), (7, 1, 7, 9)),
        (("finances", 0), (9, 3, 9, 1)),
        (("finances", 0, "amount"), (10, 1, 10, 10)),
        (("finances", 0, "source"), (11, 13, 11, 3)),
        (("finances", 0, "source", "name"), (12, 3, 12, 10)),
        (("finances", 1), (13, 3, 13, 1)),
        (("finances", 1, "notes", 0), (15, 3, 15, 3)),
        (("finances", 1, "notes", 1, "b", 1, "c"), (16, 15, 16, 19)),
        (("finances", 1, "split", 0, "share"), (19, 1, 19, 9)),
        (("finances", 1, "split", 1, "share"), (21, 1, 21, 9)),
        (("x", "y", "z"), (22, 6, 22, 1)),
        (("x", "y", "z", "w", 1, 1), (23, 15, 23, 15)),
    ],
)
def test_keys_and_values_stand_where_they_are_written(path: DataPath, expected: tuple[int, int, int, int]) -> None:
    assert at(TEXT, path) == expected


def test_the_places_are_those_of_the_data_and_no_more() -> None:
    assert set(positions(TEXT, "f")) == set(paths(tomllib.loads(TEXT)))


def test_columns_count_characters_not_bytes() -> None:
    assert at('a = "£“é”😀"\nb = { "é£" = 1, c = 2 }', ("b", "c")) == (2, 17, 2, 21)


def test_windows_line_ends_leave_lines_and_columns_as_they_are() -> None:
    assert at(TEXT.replace("\n", "\r\n"), ("finances", 1, "split", 1, "share")) == (21, 1, 21, 9)


def test_the_first_line_can_be_another_than_one() -> None:
    assert at("a = 1\nb = 2", ("b",), first_line=10) == (11, 1, 11, 5)


def test_a_quoted_key_with_an_escape_is_found_by_its_meaning() -> None:
    assert at(r'"caf\u00e9" = 1', ("café",)) == (1, 1, 1, 15)


def test_a_table_made_by_a_longer_header_first_has_its_own_header_as_its_place() -> None:
    assert at("[a.b]\nc = 1\n[a]\nd = 2", ("a",)) == (3, 2, 3, 1)


def test_deep_nesting_does_not_overflow() -> None:
    text = "a = " + "[" * 3000 + "]" * 3000
    assert len(positions(text, "f")) == 3000


def test_a_key_given_twice_is_told_with_both_places() -> None:
    (repeat,) = survey("a = 1\n[b]\nc = 1\nc = 2\n", "f").repeats
    assert (repeat.path, repeat.first.line, repeat.again.line) == (("b", "c"), 3, 4)


keys = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=6) | st.sampled_from(
    ["a", "b", "title", "x.y", "é £", '"q"', "it's"]
)
words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]) | st.just("\n"), max_size=12)
scalars = (
    words | st.integers(-(2**40), 2**40) | st.booleans() | st.dates(dt.date(1900, 1, 1)) | st.decimals(-9, 9, places=2)
).map(lambda value: float(value) if isinstance(value, Decimal) else value)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(keys, values, max_size=4), st.booleans())
def test_every_path_of_the_data_has_a_place_whose_line_shows_it(data: dict[str, Any], crlf: bool) -> None:
    text = tomlkit.dumps(data)
    read = tomllib.loads(text)
    found = positions(text.replace("\n", "\r\n") if crlf else text, "f")
    lines = text.split("\n")
    assert set(found) == set(paths(read))
    for path, place in found.items():
        key_rest = lines[place.key.line - 1][place.key.column - 1 :]
        value_rest = lines[place.value.line - 1][place.value.column - 1 :]
        value = _at(read, path)
        if isinstance(path[-1], str):
            assert key_rest.startswith((path[-1], '"', "'"))
        assert value_rest.startswith(_openings(value)), (path, value, value_rest)


def _at(data: Any, path: DataPath) -> Any:
    for step in path:
        data = data[step]
    return data


def _openings(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return ('"', "'")
    if isinstance(value, list):
        return ("[",)
    if isinstance(value, dict):
        return ("{", "[", *(f"{q}{key}" for key in value for q in ("", '"', "'")), '"', "'")
    if isinstance(value, bool):
        return (str(value).lower(),)
    return (str(value),) if not isinstance(value, float) else (str(value), "-", *"0123456789")
