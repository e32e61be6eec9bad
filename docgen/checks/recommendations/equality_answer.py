"""equality-answer: something is to be approved or supported, and the paper does not show that equality was considered.

It looks for a section or an answer on equality, or any word of it. A paper that excuses itself as "for information
only" while it asks for approval or support is told as well.

Why it matters: a public authority must have due regard to equality when it decides. No form is laid down, but it must
be shown, and decisions have been quashed because it was not.

Fails:

```toml
[[recommendations]]
text = "approves the new bridge"
```

```markdown
## Equality

No equality impact assessment was made, since this report is for information only.
```

Passes:

```toml
[[recommendations]]
text = "approves the new bridge"
```

```markdown
## Equality

The bridge is level and wide enough for wheelchairs. No other group is affected.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.recommendations.verbs import decides
from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.text import reading
from docgen.diagnostics import Severity
from docgen.late import late

_WORDS = ("equalit", "protected characteristic", "equal opportunit", "eqia")
_NOTING = ("information", "noting", "note")
_EQUALITY = ("equalit", "impact", "eia")
_ON_EQUALITY = r"\b(?:equalit\w*|impact (?:report|assessment)|EIA)\b"
_FOR_NOTING = r"\b(?:information only|for (?:information|noting)|to note)\b"
_EXCUSE = late(
    rf"\bno(?:t|ne)?\b[^.]{{0,200}}{_ON_EQUALITY}[^.]{{0,200}}{_FOR_NOTING}|{_ON_EQUALITY}[^.]{{0,200}}\bnot\b[^.]{{0,200}}{_FOR_NOTING}",
    re.IGNORECASE,
)


def check(checked: Checked) -> Iterator[Finding]:
    """The excuse where it stands, or that nothing is said, at the recommendation which decides."""
    front = checked.decision.front
    deciding = next((n for n, r in enumerate(front.recommendations) if decides(r.text)), None)
    if deciding is None:
        return
    read = reading(checked)
    for passage in read.holding(*_NOTING):
        excuse = _EXCUSE.search(passage.text) if any(hint in passage.text.lower() for hint in _EQUALITY) else None
        if excuse:
            yield Finding(
                read.place(passage, *excuse.span()),
                f"equality is left out because the paper is for information, but recommendation {deciding + 1} decides",
                "say what was considered, and what it means for people with protected characteristics",
            )
            return
    if "equality" not in front.implications and not _named(read.text) and not _named(read.printed):
        yield Finding(
            checked.decision.value_place(("recommendations", deciding, "text")),
            f"recommendation {deciding + 1} decides, and the paper says nothing of equality",
            "add a section on equality, or the reason why nobody is affected",
        )


def _named(text: str) -> bool:
    lower = text.lower()
    return any(word in lower for word in _WORDS)


RULE = Rule(
    "equality-answer",
    check,
    Severity.WARNING,
    citation="Equality Act 2010 s.149",
    applies_to=frozenset({"decision", "executive", "officer", "scrutiny"}),
    where="house",
)
