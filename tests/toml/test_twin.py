"""The struct that takes the data and the twin that names its faults agree on what is right."""

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.decision.model import FrontMatter
from docgen.house.model import House
from docgen.house.styles import Styles
from docgen.toml.faults import problems
from docgen.toml.read import TomlDocument, read_toml
from docgen.toml.validate import validate

ROOT = Path(__file__).parents[2]
GOOD = {
    FrontMatter: "decisions/community-hubs/decision.toml",
    House: "templates/wolverhampton/house.toml",
    Styles: "templates/wolverhampton/styles.toml",
}
_numbers = st.one_of(
    st.integers(), st.integers(0, 9), st.decimals(allow_nan=False), st.decimals(-9, 9, places=2), st.just(Decimal("NaN"))
)
_texts = st.one_of(
    st.text(max_size=6), st.sampled_from(["", "All", "none", "N/A", "2014-09-03", "3", "#12345", "{1}", "a)", "a\n"])
)
_days = st.one_of(st.dates(), st.datetimes(), st.times())
_values = st.recursive(
    st.one_of(_numbers, _texts, _days, st.booleans()),
    lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(_texts, inner, max_size=2)),
    max_leaves=4,
)


def good(model: type[Any]) -> dict[str, Any]:
    document = read_toml((ROOT / GOOD[model]).read_text(encoding="utf-8"), "f.toml")
    assert isinstance(document, TomlDocument)
    return {key: value for key, value in document.data.items() if key != "editions"}


def places(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every path of the data."""
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *(found for step, value in steps for found in places(value, (*path, step)))]


def changed(data: Any, path: tuple[Any, ...], value: Any, how: str) -> Any:
    """The data with what stands at a path replaced, deleted, or given a new neighbour or name."""
    if not path:
        return value if how == "replace" else data
    first, *rest = path
    if rest:
        new = changed(data[first], tuple(rest), value, how)
        return {**data, first: new} if isinstance(data, dict) else [*data[:first], new, *data[first + 1 :]]
    if isinstance(data, list):
        kept = {"delete": [], "replace": [value], "add": [data[first], value], "rename": [data[first]]}[how]
        return [*data[:first], *kept, *data[first + 1 :]]
    others = {key: kept for key, kept in data.items() if key != first}
    if how == "rename":
        return {**others, f"{first}x\n"[: 3 + len(first)]: data[first]}
    return others if how == "delete" else {**data, (first if how == "replace" else f"{first}-new"): value}


@pytest.mark.parametrize("model", list(GOOD), ids=lambda model: model.__name__)
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_both_take_or_refuse_the_same_data(model: type[Any], data: st.DataObject) -> None:
    given_data = good(model)
    path = data.draw(st.sampled_from(places(given_data)))
    how = data.draw(st.sampled_from(["replace", "delete", "add", "rename"]))
    tried = changed(given_data, path, data.draw(_values), how)
    try:
        msgspec.convert(tried, model, builtin_types=(dt.date, Decimal))
        taken = True
    except msgspec.ValidationError:
        taken = False
    assert taken == (not problems(model, tried)), (path, how)


@pytest.mark.parametrize("model", list(GOOD), ids=lambda model: model.__name__)
def test_what_the_two_are_compared_on_is_taken(model: type[Any]) -> None:
    assert problems(model, good(model)) == []
    document = TomlDocument("", "f.toml", 1, good(model))
    assert validate(model, document)[0] is not None
