"""options-preferred: of several options none, or more than one, is marked as the one recommended.

It looks at papers with two or more [[options]].

Why it matters: the reader must see which option the recommendations carry out, and the comparison of costs needs to
know it.

Fails:

```toml
[[options]]
title = "A new bridge"
preferred = true

[[options]]
title = "Do nothing"
preferred = true
```

Passes:

```toml
[[options]]
title = "A new bridge"
preferred = true

[[options]]
title = "Do nothing"
rejected = "The ford floods."
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.rule import Checked, Finding, Rule
from docgen.diagnostics import Severity


def check(checked: Checked) -> Iterator[Finding]:
    """That not exactly one is preferred: at the first option, or at the second that claims it."""
    options = checked.decision.front.options
    chosen = [n for n, option in enumerate(options) if option.preferred]
    if len(options) > 1 and not chosen:
        at = checked.decision.place(("options", 0))
        yield Finding(at, f"none of the {len(options)} options is preferred", "set preferred = true for the one recommended")
    elif len(chosen) > 1:
        at = checked.decision.place(("options", chosen[1], "preferred"))
        names = " and ".join(f'"{options[n].title}"' for n in chosen)
        yield Finding(at, f"{len(chosen)} options are preferred: {names}", "leave preferred = true with one of them")


RULE = Rule(
    "options-preferred", check, Severity.WARNING, applies_to=frozenset({"decision", "executive", "officer", "scrutiny"})
)
