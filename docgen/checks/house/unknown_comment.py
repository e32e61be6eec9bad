"""unknown-comment: a comment of a kind that the house does not know.

A house lists in `[comments.*]` the kinds of officers' comments it prints. This rule looks at the kind of each comment in the
decision. A house that lists none is not asked.

Why it matters: a comment of an unknown kind, mostly a misspelt one, is not printed, and the one that was meant is missed.

Fails:

```toml
[[comments]]
kind = "finanse"
initials = "CD"
date = 2027-03-01
text = "There is no cost."
```

Passes:

```toml
[[comments]]
kind = "finance"
initials = "CD"
date = 2027-03-01
text = "There is no cost."
```
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from docgen.checks.rule import Checked, Finding, Rule
from docgen.diagnostics import Severity


def check(checked: Checked) -> Iterator[Finding]:
    """Each comment of an unknown kind."""
    kinds = checked.house.house.comments
    for n, comment in enumerate(checked.decision.front.comments):
        if comment.kind not in kinds and kinds:
            close = difflib.get_close_matches(comment.kind, kinds, n=1)
            remedy = f'did you mean "{close[0]}"?' if close else f"the kinds of this house: {', '.join(kinds)}"
            at = checked.decision.value_place(("comments", n, "kind"))
            yield Finding(at, f'the house "{checked.house.id}" has no {comment.kind} comments', remedy)


RULE = Rule("unknown-comment", check, Severity.ERROR, where="house")
