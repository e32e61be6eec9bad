"""options-do-nothing: leaving things as they are was not among the options.

It looks at [[options]], and where there are none at the section on other options, for words such as "do nothing",
"status quo", "as it is" or "no change".

Why it matters: councils' guidance asks that doing nothing is weighed too. Without it nobody can see what the proposal
is better than.

Fails:

```toml
[[options]]
title = "A new bridge"
preferred = true

[[options]]
title = "A ferry"
rejected = "It is slow."
```

Passes:

```toml
[[options]]
title = "A new bridge"
preferred = true

[[options]]
title = "Leave the ford as it is"
rejected = "It floods."
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.text import reading
from docgen.diagnostics import Position, Severity
from docgen.late import late

_NOTHING = late(
    r"\b(?:do(?:ing)? (?:nothing|without)|status quo|no change|not? (?:to )?(?:change|proceed|act|do|go ahead|take)|"
    r"do minimum|as (?:it|they|things) (?:is|are|stands?)|stays? as|unchanged|remain(?:s|ing)? as|carry(?:ing)? on|"
    r"(?:maintain|keep|retain|continu)\w* (?:\w+ ){0,3}(?:current|present|existing|as)|"
    r"leav(?:e|ing)\b[^.]{0,80}\bas (?:it|they|things)|"
    r"(?:current|present|existing) (?:arrangements?|position|structure|model))",
    re.IGNORECASE,
)


def check(checked: Checked) -> Iterator[Finding]:
    """That it is missing, at the first option."""
    front = checked.decision.front
    if len(front.options) > 1:
        if not any(_NOTHING.search(f"{option.title}. {option.text}") for option in front.options):
            yield _finding(checked.decision.place(("options", 0)))
    elif not front.options:
        written = [p for p in reading(checked).passages if p.section.role == "options" and p.kind in ("paragraph", "item")]
        if written and not any(_NOTHING.search(p.text) for p in written):
            yield _finding(written[0].at)


def _finding(at: Position) -> Finding:
    return Finding(at, "no option is to leave things as they are", "add it, with the reason why it is rejected")


RULE = Rule(
    "options-do-nothing",
    check,
    Severity.NOTE,
    citation="councils' report guidance: options include doing nothing",
    applies_to=frozenset({"decision", "executive", "officer", "scrutiny"}),
)
