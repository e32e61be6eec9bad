"""unknown-field: a field under `[fields]` that the house does not declare.

A house declares fields of its own in `[fields.*]`; a decision gives them under `[fields]`.
This rule looks at the names.

Why it matters: a field that the house does not know, mostly a misspelt one, is not printed.

Fails:

```toml
house = "wolverhampton"

[fields]
designaton = "AMBER"
```

Passes:

```toml
house = "wolverhampton"

[fields]
designation = "AMBER"
```
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from docgen.checks.rule import Checked, Finding, Rule
from docgen.diagnostics import Severity


def check(checked: Checked) -> Iterator[Finding]:
    """Each field that the house does not declare."""
    known = checked.house.house.fields
    for name in checked.decision.front.fields:
        if name not in known:
            close = difflib.get_close_matches(name, known, n=1)
            remedy = f'did you mean "{close[0]}"?' if close else "leave it out, or declare it in the house's [fields]"
            at = checked.decision.place(("fields", name))
            yield Finding(at, f'the house "{checked.house.id}" has no field "{name}"', remedy)


RULE = Rule("unknown-field", check, Severity.ERROR, where="house")
