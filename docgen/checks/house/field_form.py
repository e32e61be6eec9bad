"""field-form: a field's value is not of the form the house declares.

A house declares in `[fields.*]` of what type each of its own fields is, whether it takes a list, and which choices
there are. This rule looks at the values a decision gives under `[fields]`.

Why it matters: the house prints what it is given. A designation that does not exist would stand on the paper's first page.

Fails:

```toml
house = "wolverhampton"

[fields]
designation = "PURPLE"
```

Passes:

```toml
house = "wolverhampton"

[fields]
designation = "AMBER"
```
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from docgen.checks.rule import Checked, Finding, Rule
from docgen.diagnostics import Severity
from docgen.house.model import FieldRule

_TYPES: dict[str, tuple[tuple[type, ...], str]] = {
    "text": ((str,), 'text in quotes, e.g. "..."'),
    "markdown": ((str,), 'text in quotes, e.g. "..."'),
    "date": ((dt.date,), "a date without quotes, e.g. 2027-03-01"),
    "number": ((int, Decimal), "a number without quotes"),
    "yes-no": ((bool,), "true or false"),
}


def check(checked: Checked) -> Iterator[Finding]:
    """Each value of a wrong form."""
    rules = checked.house.house.fields
    for name, value in checked.decision.front.fields.items():
        if name in rules:
            yield from _field(checked, name, rules[name], value)


def _field(checked: Checked, name: str, rule: FieldRule, value: Any) -> Iterator[Finding]:
    if rule.many != isinstance(value, list):
        wanted = 'a list: ["...", "..."]' if rule.many else "one value, not a list"
        yield Finding(checked.decision.place(("fields", name)), f'"{name}" must be {wanted}', example(name, rule))
        return
    for single in value if isinstance(value, list) else [value]:
        yield from _value(checked, name, rule, single)


def _value(checked: Checked, name: str, rule: FieldRule, value: Any) -> Iterator[Finding]:
    at = checked.decision.value_place(("fields", name))
    types, wanted = _TYPES[rule.type]
    if not isinstance(value, types) or (rule.type == "number" and isinstance(value, bool)):
        yield Finding(at, f'"{name}" must be {wanted}', example(name, rule))
    elif rule.choices and value not in rule.choices:
        yield Finding(at, f'"{value}" is none of the choices for "{name}"', f"use one of: {', '.join(rule.choices)}")


def example(name: str, rule: FieldRule) -> str:
    """How the field is to be written."""
    single = {"date": "2027-03-01", "number": "1", "yes-no": "true"}.get(
        rule.type, f'"{rule.choices[0] if rule.choices else "..."}"'
    )
    return f"write {name} = {f'[{single}]' if rule.many else single} under [fields]"


RULE = Rule("field-form", check, Severity.ERROR, where="house")
