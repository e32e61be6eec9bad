"""comment-scope: the house has an officer answer for more than was signed.

A sign-off notes down what the officer answered for. If the house widens that later ([comments.finance] scope), the comment
still stands for what it was given on; this rule names what has come to it since.

Why it matters: what nobody has looked at has not been cleared.

Fails:

```toml
[[comments]]
kind = "finance"
initials = "CD"
date = 2027-03-01
text = "There is no cost."

[comments.signed]
fingerprint = "1a3f20e55d0f4a0b7e2f98cc11b84d02"
scope = ["finances"]
saw = ""
```

Passes:

```toml
[[comments]]
kind = "finance"
initials = "CD"
date = 2027-03-01
text = "There is no cost."

[comments.signed]
fingerprint = "1a3f20e55d0f4a0b7e2f98cc11b84d02"
scope = ["recommendations", "finances", "figures", "options.cost"]
saw = ""
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.signoff.seen import place, seen
from docgen.diagnostics import Severity
from docgen.signoff.scope import scope


def check(checked: Checked) -> Iterator[Finding]:
    """Each sign-off that leaves out something the house now asks for and the decision has."""
    for n, comment in enumerate(checked.decision.front.comments if checked.at_home else ()):
        if comment.signed is None:
            continue
        names = [name for name in scope(comment.kind, checked.house.house) if name not in comment.signed.scope]
        more = [name for name in names if seen(checked).named(name)]
        if more:
            fact = f"the house has {comment.kind} answer for {', '.join(more)} too, which was not signed for"
            yield Finding(place(checked, n), fact, "have it signed again")


RULE = Rule("comment-scope", check, Severity.NOTE, where="house")
