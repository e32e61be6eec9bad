"""options-rejected: an option that is not recommended does not say why.

It looks at the options without `preferred = true` for their `rejected`. Where disadvantages are listed instead, this
is only noted. An option may not be preferred and rejected at once.

Why it matters: the record of an executive decision must give the alternatives considered and rejected. A list of
drawbacks does not say which of them decided the matter.

Fails:

```toml
[[options]]
title = "A new bridge"
preferred = true

[[options]]
title = "Do nothing"
```

Passes:

```toml
[[options]]
title = "A new bridge"
preferred = true

[[options]]
title = "Do nothing"
rejected = "The ford floods each winter."
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.rule import Checked, Finding, Rule
from docgen.diagnostics import Severity


def check(checked: Checked) -> Iterator[Finding]:
    """One finding for all options without a reason, at the first of them; one for each that is chosen and rejected."""
    options = checked.decision.front.options
    for n, option in enumerate(options):
        if option.preferred and option.rejected.strip():
            at = checked.decision.place(("options", n, "rejected"))
            yield Finding(at, f'the option "{option.title}" is preferred and rejected at once', "leave out one of the two")
    silent = [n for n, option in enumerate(options) if not option.preferred and not option.rejected.strip()]
    if len(options) > 1 and len(silent) < len(options) and silent:
        numbers = [str(n + 1) for n in silent]
        which = f"option {numbers[0]}" if len(numbers) == 1 else f"options {', '.join(numbers[:-1])} and {numbers[-1]}"
        verb = "does" if len(numbers) == 1 else "do"
        drawbacks = all(options[n].disadvantages for n in silent)
        yield Finding(
            checked.decision.place(("options", silent[0])),
            f"{which} {verb} not say why {'it is' if len(numbers) == 1 else 'they are'} rejected",
            "add rejected = with the reason that decided the matter",
            Severity.NOTE if drawbacks else None,
        )


RULE = Rule(
    "options-rejected",
    check,
    Severity.WARNING,
    citation="SI 2012/2089 reg 12(2)(c)",
    applies_to=frozenset({"decision", "executive", "officer"}),
)
