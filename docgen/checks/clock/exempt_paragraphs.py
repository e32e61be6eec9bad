"""exempt-paragraphs: an exemption that names no paragraph of Schedule 12A, or one that is not there.

In England exempt information is described in paragraphs 1 to 7 of Part 1 of the Schedule. Paragraphs 7A to 7C and those
after them were for the old standards committees; 12 to 18 are those of Wales.

Why it matters: the public may be kept out only for information that one of the paragraphs describes, and the resolution
must name it.

Fails:

```toml
release = { exempt = true, paragraphs = [12], reason = "Names a member of staff.", public_interest = "Their privacy." }
```

```toml
release = { exempt = true, reason = "Names a member of staff.", public_interest = "Their privacy." }
```

Passes:

```toml
release = { exempt = true, paragraphs = [1, 2], reason = "Names a member of staff.", public_interest = "Their privacy." }
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.rule import Checked, Finding, Rule
from docgen.diagnostics import Severity

LAST = 7


def check(checked: Checked) -> Iterator[Finding]:
    """Each paragraph outside 1 to 7, and an exemption without any."""
    release = checked.decision.front.release
    for n, number in enumerate(release.paragraphs):
        if not 1 <= number <= LAST:
            at = checked.decision.value_place(("release", "paragraphs", n))
            fact = f"Schedule 12A, Part 1, has no paragraph {number} on exempt information"
            yield Finding(at, fact, f"name those of 1 to {LAST} that describe it")
    if release.exempt and not release.paragraphs:
        at = checked.decision.value_place(("release", "exempt"))
        yield Finding(at, "the report is exempt, but names no paragraph of Schedule 12A", "add paragraphs = [3], or another")


RULE = Rule("exempt-paragraphs", check, Severity.ERROR, citation="LGA 1972 Sch 12A Part 1")
