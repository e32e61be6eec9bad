"""required-field: a field of the front matter that the house demands is missing, unknown, or not of the form it declares.

Source: the house's own file, [requires] and [fields.*].
"""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from docgen.checks.rule import Checked, demanded
from docgen.diagnostics import Diagnostic, error, note
from docgen.house.model import FieldRule

_TYPES: dict[str, tuple[tuple[type, ...], str]] = {
    "text": ((str,), 'text in quotes, e.g. "..."'),
    "markdown": ((str,), 'text in quotes, e.g. "..."'),
    "date": ((dt.date,), "a date without quotes, e.g. 2027-03-01"),
    "number": ((int, Decimal), "a number without quotes"),
    "yes-no": ((bool,), "true or false"),
}


def check(checked: Checked) -> Iterator[Diagnostic]:
    """Errors for demanded fields that are missing and declared ones of a wrong form; notes for those of other houses."""
    front, house = checked.decision.front, checked.house.house
    for name, demand in house.requires.items():
        if demanded(demand, front.kind) and not _given(front, name):
            at = checked.decision.place(tuple(name.split(".")))
            yield error(
                "required-field", at, f'the field "{name}" is missing, which this house demands', f"add {name} = ..."
            )
    for name, rule in house.fields.items():
        if demanded(rule.required, front.kind) and front.fields.get(name) in (None, "", []):
            yield error(
                "required-field", checked.decision.place(("fields",)), f'"{rule.label}" is missing', _example(name, rule)
            )
    for name, value in front.fields.items():
        yield from _field(checked, name, value)


def _given(front: Any, path: str) -> bool:
    value = front
    for name in path.split("."):
        value = getattr(value, name, None)
    return value not in (None, "", [])


def _field(checked: Checked, name: str, value: Any) -> Iterator[Diagnostic]:
    at = checked.decision.place(("fields", name))
    rules = checked.house.house.fields
    if name not in rules:
        close = difflib.get_close_matches(name, rules, n=1)
        remedy = f'did you mean "{close[0]}"?' if close else "leave it out, or declare it in the house's [fields]"
        make = error if checked.at_home else note
        yield make("unknown-field", at, f'the house "{checked.house.id}" has no field "{name}"', remedy)
        return
    rule = rules[name]
    values = value if isinstance(value, list) else [value]
    if rule.many != isinstance(value, list):
        wanted = 'a list: ["...", "..."]' if rule.many else "one value, not a list"
        yield error("field-value", at, f'"{name}" must be {wanted}', _example(name, rule))
        return
    for single in values:
        yield from _value(checked, name, rule, single)


def _value(checked: Checked, name: str, rule: FieldRule, value: Any) -> Iterator[Diagnostic]:
    at = checked.decision.value_place(("fields", name))
    types, wanted = _TYPES[rule.type]
    if not isinstance(value, types) or (rule.type == "number" and isinstance(value, bool)):
        yield error("field-value", at, f'"{name}" must be {wanted}', _example(name, rule))
    elif rule.choices and value not in rule.choices:
        yield error(
            "field-value", at, f'"{value}" is none of the choices for "{name}"', f"use one of: {', '.join(rule.choices)}"
        )


def _example(name: str, rule: FieldRule) -> str:
    single = {"date": "2027-03-01", "number": "1", "yes-no": "true"}.get(
        rule.type, f'"{rule.choices[0] if rule.choices else "..."}"'
    )
    return f"write {name} = {f'[{single}]' if rule.many else single} under [fields]"
