"""required-section: a section that the house demands is missing or empty.

A house says in `[roles.*]` which sections a paper needs, and for which kinds of decision. This rule looks whether each
has an answer: a text under its heading, or a declared nil under `[implications]`. A heading that is none of the house's
and is spelt much like one of a missing section's names is told as the likely slip.

Why it matters: members must be told what the decision means for money, law and people, and the reasons for it. That there
is nothing to tell must be said, not left to silence.

Fails:

```markdown
## Purpose

The Committee is asked to note the results.
```

```markdown
## Purpos

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

import difflib
from collections.abc import Iterator

from docgen.checks.house.sections import sections, unplaced, written
from docgen.checks.rule import Checked, Finding, Rule, demanded
from docgen.diagnostics import Position, Severity
from docgen.house.model import Role
from docgen.house.wording import folded
from docgen.paper.rendered import Section

_ALIKE = 0.8  # of 1, from where on a heading is taken for a name mistyped


def check(checked: Checked) -> Iterator[Finding]:
    """Each demanded section without an answer, at the heading that may be meant for it if there is one."""
    kind, present = checked.decision.front.kind, sections(checked)
    for name, role in checked.house.house.roles.items():
        if demanded(role.required, kind) and not written(present.get(name)) and not _in_front_matter(checked, name):
            slip = _slip(role, checked.once(unplaced)) if name not in present else None
            if slip is None:
                yield Finding(_top(checked), f'the section "{role.heading}" is missing', _how(name, role))
            else:
                heading, at, meant = slip
                fact = f'the section "{role.heading}" is missing, and the house knows no section "{heading}"'
                yield Finding(at, fact, f'did you mean "## {meant}"? If not, {_how(name, role)}')


def _slip(role: Role, free: list[tuple[str, Section]]) -> tuple[str, Position, str] | None:
    """A heading that the house does not know and that is spelt like the role's: it, its place and what it may mean."""
    names = {folded(name): name for name in (*role.aliases, role.heading)}
    for heading, section in free:
        close = difflib.get_close_matches(folded(heading), names, 1, _ALIKE)
        if close:
            return heading, section.at, names[close[0]]
    return None


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
