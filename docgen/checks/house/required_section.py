"""required-section: a section that the house demands is missing or empty.

A house says in `[roles.*]` which sections a paper needs, and for which kinds of decision. This rule looks whether each
has an answer: a text under its heading, or a declared nil under `[implications]`.

Why it matters: members must be told what the decision means for money, law and people, and the reasons for it. That there
is nothing to tell must be said, not left to silence.

Fails:

```markdown
## Purpose

The Committee is asked to note the results.
```

Passes:

```markdown
## Purpose

The Committee is asked to note the results.

## Information

The survey ran for six weeks.

## Other Options Considered

None would have told us as much.

## Reasons for Recommendations

The Committee asked for the results.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.house.sections import sections, written
from docgen.checks.rule import Checked, Finding, Rule, demanded
from docgen.diagnostics import Position, Severity
from docgen.house.model import Role


def check(checked: Checked) -> Iterator[Finding]:
    """Each demanded section without an answer."""
    kind, present = checked.decision.front.kind, sections(checked)
    for name, role in checked.house.house.roles.items():
        if demanded(role.required, kind) and not written(present.get(name)) and not _in_front_matter(checked, name):
            yield Finding(_top(checked), f'the section "{role.heading}" is missing', _how(name, role))


def _in_front_matter(checked: Checked, role: str) -> bool:
    """Roles whose text may stand in the front matter instead of the body."""
    front = checked.decision.front
    given = {
        "summary": front.summary,
        "recommendations": front.recommendations,
        "comments": front.comments,
        "areas": front.areas,
    }
    return bool(given.get(role)) or role == "background-papers"


def _how(name: str, role: Role) -> str:
    nil = f", or declare {name} = {{ nil = true }} under [implications]" if role.nil else ""
    return f'write it under "## {role.heading}"{nil}'


def _top(checked: Checked) -> Position:
    return checked.decision.place(("kind",)) if checked.at_home else Position(checked.decision.file)


RULE = Rule("required-section", check, Severity.ERROR, where="house")
