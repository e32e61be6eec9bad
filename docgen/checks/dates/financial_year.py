"""financial-year: a financial year is written that is none.

It looks at years in pairs: "2015/14" and "2014/14" are told always, "2014/16" where the text calls it one year ("the
2014/16 budget", "in the financial year 2014/16") or a line of the ledger has it. Numbers of laws, minutes and
applications are left alone.

Why it matters: money is approved for a year, and the wrong year is the wrong budget.

Fails:

```markdown
## Background

The saving falls in 2027/26.
```

Passes:

```markdown
## Background

The saving falls in 2027/28 and 2028/2029. The plan for 2026/30 stays, as do SI 2012/2011 and minute 2014/12.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.text import reading
from docgen.diagnostics import Severity
from docgen.late import late

_PAIR = late(r"(?<![\w/.-])((?:19|20)\d{2})[/–-]((?:19|20)\d{2}|\d{2})(?![\w/-]|\.\d)")
_NUMBER_OF = late(
    r"\b(?:S\.?I\.?|No\.?|[Nn]umbers?|[Mm]inutes?|[Rr]ef(?:erence|\.)?|[Aa]pplications?|[Rr]eports?|[Cc]ase)\s+\Z"
)
_ONE_YEAR = late(r"financial years? \Z")
_ONE_YEAR_AFTER = late(r"\s+(?:financial year|budget|outturn|accounts|council tax)\b")


def check(checked: Checked) -> Iterator[Finding]:
    """Each pair of years that cannot be a financial year."""
    read = reading(checked)
    for passage in read.like(_PAIR):
        for hit in _PAIR.finditer(passage.text):
            if _NUMBER_OF.search(passage.text, max(0, hit.start() - 16), hit.start()):
                continue
            around = _ONE_YEAR.search(passage.text, max(0, hit.start() - 20), hit.start()) or _ONE_YEAR_AFTER.match(
                passage.text, hit.end()
            )
            if problem := _problem(hit[1], hit[2], bool(around)):
                yield Finding(read.place(passage, *hit.span()), f'"{hit[0]}" {problem}', _right(hit[1]))
    for n, line in enumerate(checked.decision.front.finances):
        if (whole := _PAIR.fullmatch(line.year)) and (problem := _problem(whole[1], whole[2], True)):
            at = checked.decision.value_place(("finances", n, "year"))
            yield Finding(at, f'"{line.year}" {problem}', _right(whole[1]))


def _problem(first: str, second: str, one: bool) -> str:
    start = int(first)
    end = int(second) if len(second) == 4 else start - start % 100 + int(second)
    if len(second) == 2 and start % 100 > 89 and int(second) < 20:
        end += 100  # 1999/00
    if end == start + 1 or (end > start + 1 and not one):
        return ""
    if end > start:
        return "is no financial year: it spans more than one"
    return "is no financial year: it does not end in the year after" if end > start - 20 else ""


def _right(first: str) -> str:
    start = int(first)
    return f"write {start}/{(start + 1) % 100:02}, or the year that is meant"


RULE = Rule("financial-year", check, Severity.WARNING)
