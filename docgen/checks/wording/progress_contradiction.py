"""progress-contradiction: the same thing is said to be done in one place and still to be done in another.

It looks for what "has been produced" here and "is being produced" or "will be produced" there, with the same noun and the
same verb.

Why it matters: one of the two was written earlier and not brought up to date. Members do not know what they can rely on.

Fails:

```markdown
## Background

A plan for the depot has been drawn up. A survey has been made.

## Next steps

A survey is being made.
```

Passes:

```markdown
## Background

A business case has been produced. The bridge is being surveyed.

## Next steps

A business case will be reviewed each year. The road has been surveyed.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.passage import FLOW, Passage
from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.text import reading
from docgen.diagnostics import Severity
from docgen.late import late

_SAID = late(
    r"\b(?:[Aa]n?|[Tt]he|[Tt]his|[Oo]ur) ((?:[a-z-]+ )?[a-z-]+) "
    r"(has (?:now |already )?been|is (?:now |still |currently )?being|has not (?:yet )?been|is to be|will be) "
    r"(\w+ed|drawn up|written|made|done|begun|sold|built|held|let)\b"
)
_HINT = ("been", "being", "be")


def check(checked: Checked) -> Iterator[Finding]:
    """Each pair, at the second of its places."""
    read = reading(checked)
    seen: dict[tuple[str, str], tuple[bool, str, Passage]] = {}
    for passage in read.holding(*_HINT):
        if passage.kind not in FLOW:
            continue
        for hit in _SAID.finditer(passage.text):
            key, done = (hit[1], hit[3]), hit[2].startswith("has") and "not" not in hit[2]
            earlier = seen.setdefault(key, (done, f"{hit[2]} {hit[3]}", passage))
            if earlier[0] != done and earlier[2] is not passage:
                yield Finding(
                    read.place(passage, *hit.span()),
                    f'"{hit[0]}" does not agree with "{earlier[1]}" at line {earlier[2].at.line}',
                    "say the same in both places",
                )


RULE = Rule("progress-contradiction", check, Severity.WARNING)
