"""required-comment: an officer's comment that the house demands is missing.

A house says in `[comments.*]` whose comments a paper needs, and for which kinds of decision. This rule looks whether each of
them is there.

Why it matters: members may only decide with the advice of the officers who answer for money and law before them. That
nobody has said anything is not advice.

Fails:

```toml
comments = []
```

Passes:

```toml
[[comments]]
kind = "constitutional"
initials = "AB"
date = 2027-03-01
text = "The Committee may decide this."

[[comments]]
kind = "finance"
initials = "CD"
date = 2027-03-01
text = "There is no cost."
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.rule import Checked, Finding, Rule, demanded
from docgen.diagnostics import Severity


def check(checked: Checked) -> Iterator[Finding]:
    """Each kind of comment that is demanded and missing."""
    front = checked.decision.front
    given = {comment.kind for comment in front.comments}
    for kind, rule in checked.house.house.comments.items():
        if demanded(rule.required, front.kind) and kind not in given:
            at = checked.decision.place(("comments",))
            yield Finding(at, f"the {kind} comment is missing", f'add [[comments]] with kind = "{kind}"')


RULE = Rule("required-comment", check, Severity.ERROR, where="house")
