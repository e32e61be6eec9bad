'''comment-stale: a comment was signed on another text than the one that stands there now.

`docgen sign` notes down what the officer answers for: for finance the recommendations, the ledger, the figures and what the
options cost. This rule compares it with the decision as it is, and says what changed, old and new. Line ends, layout,
remarks and the order of keys change nothing; neither does whatever lies outside the scope. The comment's own words, initials
and date belong to what was signed.

Why it matters: an officer's advice is advice on one text. If the amount changes afterwards, members decide on a figure that
nobody has cleared, under the name of an officer who never saw it.

Fails:

```toml
kind = "decision"

[[comments]]
kind = "finance"
initials = "CD"
date = 2027-03-01
text = "There is no cost."

[comments.signed]
fingerprint = "1a3f20e55d0f4a0b7e2f98cc11b84d02"
scope = ["kind"]
saw = """
kind: information
"""
```

Passes:

```toml
kind = "decision"

[[comments]]
kind = "finance"
initials = "CD"
date = 2027-03-01
text = "There is no cost."

[comments.signed]
fingerprint = "88be845c22dd7197095231051b65089d"
scope = ["kind"]
saw = """
kind: decision
"""
```
'''

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.signoff.seen import command, place, seen, whose
from docgen.decision.model import Comment, SignOff
from docgen.diagnostics import Position, Severity
from docgen.signoff.lines import Seen
from docgen.signoff.seal import Change, changes, holds

_TOLD = 4


def check(checked: Checked) -> Iterator[Finding]:
    """Each sign-off that no longer stands."""
    if not checked.at_home:
        return
    for n, comment in enumerate(checked.decision.front.comments):
        if comment.signed is None:
            continue
        now = seen(checked)
        if not holds(now, comment, now.text(("comments", n, "text"))):
            yield _stale(checked, n, comment, comment.signed, now)


def _stale(checked: Checked, n: int, comment: Comment, signed: SignOff, now: Seen) -> Finding:
    at = place(checked, n)
    again = command(checked, comment.kind, comment.initials)
    remedy = f"ask {comment.initials or 'the officer'} to look at it again and to sign: {again}"
    found = changes(signed, now.lines(signed.scope))
    if not found:
        fact = f"{whose(comment.kind, comment.initials)} was signed with other words, another date or other initials"
        return Finding(at, f"{fact} than it has now", remedy)
    told = "; ".join(_told(checked, change, at) for change in found[:_TOLD])
    more = f"; and {len(found) - _TOLD} more" if len(found) > _TOLD else ""
    return Finding(
        at, f"{whose(comment.kind, comment.initials)} was given on another text. Changed since: {told}{more}", remedy
    )


def _told(checked: Checked, change: Change, comment: Position) -> str:
    if change.line is None:
        return f"{change.label}: {change.words}"
    at = change.line.at or checked.decision.value_place(change.line.path)
    where = f"line {at.line}" if at.file == comment.file else f"{at.file} line {at.line}"
    return f"{change.label} ({where}): {change.words}"


RULE = Rule(
    "comment-stale",
    check,
    Severity.ERROR,
    citation="officer clearance: given on the text that is decided on",
    draft=Severity.WARNING,
)
