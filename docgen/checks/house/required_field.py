"""required-field: a field of the front matter that the house demands is missing.

A house says in `[requires]` which fields of every decision it demands, and in `[fields.*]` which of its own. This rule looks
whether they are given and not empty.

Why it matters: the house's paper has a line for each of them, and readers look for it: the wards concerned, the reference
under which it was announced.

Fails:

```toml
areas = []
```

Passes:

```toml
areas = ["North", "South"]
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docgen.checks.house.field_form import example
from docgen.checks.rule import Checked, Finding, Rule, demanded
from docgen.diagnostics import Severity


def check(checked: Checked) -> Iterator[Finding]:
    """Each field that is demanded and not given."""
    decision, house = checked.decision, checked.house.house
    for name, demand in house.requires.items():
        if demanded(demand, decision.front.kind) and not _given(decision.front, name):
            at = decision.place(tuple(name.split(".")))
            yield Finding(at, f'the field "{name}" is missing, which this house demands', f"add {name} = ...")
    for name, rule in house.fields.items():
        if demanded(rule.required, decision.front.kind) and decision.front.fields.get(name) in (None, "", []):
            yield Finding(decision.place(("fields",)), f'"{rule.label}" is missing', example(name, rule))


def _given(front: Any, path: str) -> bool:
    value = front
    for name in path.split("."):
        value = getattr(value, name, None)
    return value not in (None, "", [])


RULE = Rule("required-field", check, Severity.ERROR, where="house")
