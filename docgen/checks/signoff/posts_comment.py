"""posts-comment: posts are to be decided on, and no officer has commented on staffing.

Posts are figures counted in posts or full-time equivalents, and recommendations that speak of them. Who answers for posts is
the house's to say ([comments.hr] scope); a house without such comments is not asked.

Why it matters: creating, changing or ending posts touches people's contracts and the duty to consult them. The officer for
human resources has to have seen it.

Fails:

```toml
kind = "decision"

[[recommendations]]
text = "approves the establishment of two posts"

[[comments]]
kind = "finance"
initials = "CD"
date = 2027-03-01
text = "There is no cost."
```

Passes:

```toml
kind = "decision"

[[recommendations]]
text = "approves the establishment of two posts"

[[comments]]
kind = "hr"
initials = "GH"
date = 2027-03-01
text = "The posts will be advertised."
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.signoff.seen import command, seen
from docgen.decision.model import Figure
from docgen.diagnostics import Severity
from docgen.signoff.lines import speaks_of_posts
from docgen.signoff.scope import POSTS, scope


def check(checked: Checked) -> Iterator[Finding]:
    """A finding at the first posts, if no comment answers for them."""
    front, house = checked.decision.front, checked.house.house
    kinds = [kind for kind in house.comments if POSTS in scope(kind, house)]
    if not kinds or any(comment.kind in kinds for comment in front.comments) or not _likely(checked):
        return
    line = next(iter(seen(checked).named(POSTS)), None)
    if line is not None:
        at = checked.decision.value_place(line.path)
        fact = f"{line.label} is about posts, and there is no {' or '.join(kinds)} comment"
        yield Finding(at, fact, f"ask for one: {command(checked, kinds[0])}")


def _likely(checked: Checked) -> bool:
    """A first look, to spare reading the recommendations of papers that have nothing to do with posts."""
    front = checked.decision.front
    units = (f.unit or "" for f in front.figures.values() if isinstance(f, Figure))
    return any(map(speaks_of_posts, (*units, *(r.text for r in front.recommendations))))


RULE = Rule(
    "posts-comment",
    check,
    Severity.WARNING,
    applies_to=frozenset({"decision", "executive", "officer"}),
    where="house",
)
