"""section-length: a section is shorter or longer than the house allows.

A house may say in `[roles.*]`, with `min_words` and `max_words`, how long a section is to be. This rule counts its
words as they are printed.

Why it matters: a summary that is as long as the paper is none, and one of three words says nothing.

Fails:

```house.toml
[roles.purpose]
max_words = 5
```

```markdown
## Purpose

The Committee is asked to note the results of the survey.
```

Passes:

```house.toml
[roles.purpose]
max_words = 5
```

```markdown
## Purpose

To note the results.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.house.sections import sections, written
from docgen.checks.rule import Checked, Finding, Rule
from docgen.diagnostics import Severity
from docgen.house.model import Role
from docgen.late import late
from docgen.paper.rendered import Section

_TAG = late(r"<[^>]*>")


def check(checked: Checked) -> Iterator[Finding]:
    """Each section that is too short or too long."""
    present = sections(checked)
    for name, role in checked.house.house.roles.items():
        if (role.min_words or role.max_words) and name in present and written(present[name]):
            yield from _length(present[name], role)


def _length(section: Section, role: Role) -> Iterator[Finding]:
    words = len(_TAG.sub(" ", " ".join(part.xhtml for part in section.parts)).split())
    if role.min_words and words < role.min_words:
        yield Finding(section.at, f"{words} words; this house asks for {role.min_words} at least", "say more")
    if role.max_words and words > role.max_words:
        yield Finding(section.at, f"{words} words; this house allows {role.max_words}", "shorten it")


RULE = Rule("section-length", check, Severity.WARNING, where="house")
