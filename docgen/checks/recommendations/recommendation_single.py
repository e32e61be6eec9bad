"""recommendation-single: one recommendation asks for two decisions.

It looks for a second deciding verb after "and": "approve the scheme and delegate its details ...".

Why it matters: members vote on each recommendation. Where two stand in one, nobody can be for the first and against
the second.

Fails:

```toml
lead_in = "The Committee is asked to"

[[recommendations]]
text = "note the survey and approve the new bridge"
```

Passes:

```toml
lead_in = "The Committee is asked to"

[[recommendations]]
text = "approve the new bridge and the road to it"
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.recommendations.verbs import DECIDING, THIRD, base, first_word
from docgen.checks.rule import Checked, Finding, Rule
from docgen.diagnostics import Severity
from docgen.late import late

_SECOND = sorted((DECIDING - {"support", "fund", "award", "release", "grant"}) | {"note", "recommend"})
_THIRD = [third for third, verb in THIRD.items() if verb in _SECOND]
_AND = late(rf"(?:\band|;|\bthen)\s+(?:to\s+)?({'|'.join([*_SECOND, *_THIRD])})\b", re.IGNORECASE)


def check(checked: Checked) -> Iterator[Finding]:
    """Each recommendation with a second verb of its own."""
    for n, recommendation in enumerate(checked.decision.front.recommendations):
        first = first_word(recommendation.text)
        second = _AND.search(recommendation.text)
        if base(first) and second and (first in THIRD) == (second[1].lower() in THIRD):
            at = checked.decision.value_place(("recommendations", n, "text"))
            fact = f"recommendation {n + 1} asks for two things: to {base(first)} and to {base(second[1].lower())}"
            yield Finding(at, fact, "make two recommendations of it")


RULE = Rule("recommendation-single", check, Severity.NOTE, citation="customary: one action in each recommendation")
