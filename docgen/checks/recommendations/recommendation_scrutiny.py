"""recommendation-scrutiny: a scrutiny committee is asked to decide something.

It looks in papers of the kind "scrutiny" for recommendations to approve, adopt, authorise, award, delegate and the
like.

Why it matters: by its council's constitution scrutiny comments and recommends; what it approves binds nobody.

Fails:

```toml
kind = "scrutiny"

[[recommendations]]
text = "approve the new bridge"
```

Passes:

```toml
kind = "scrutiny"

[[recommendations]]
text = "support the new bridge, and agree when it will hear of it again"
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.recommendations.verbs import FORMAL, verb
from docgen.checks.rule import Checked, Finding, Rule
from docgen.diagnostics import Severity


def check(checked: Checked) -> Iterator[Finding]:
    """Each such recommendation."""
    for n, recommendation in enumerate(checked.decision.front.recommendations):
        found = verb(recommendation.text)
        if found in FORMAL:
            at = checked.decision.value_place(("recommendations", n, "text"))
            yield Finding(
                at,
                f"recommendation {n + 1} asks a scrutiny committee to {found}",
                "ask it to support, comment on or recommend, or choose another kind of decision",
            )


RULE = Rule(
    "recommendation-scrutiny",
    check,
    Severity.WARNING,
    citation="LGA 2000 s.9F and the council's constitution",
    applies_to=frozenset({"scrutiny"}),
)
