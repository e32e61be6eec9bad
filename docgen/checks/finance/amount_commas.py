"""amount-commas: the commas of an amount do not stand at thousands.

It looks at amounts in pounds, in the text, in tables and in the short fields of the front matter: "£24,24,6" and
"£12,4567" cannot be read, and no other rule takes them for amounts.

Why it matters: a comma in the wrong place is a digit lost or added, and nobody can say afterwards which amount was voted.

Fails:

```markdown
## Purpose

The bridge costs £12,4567.
```

Passes:

```markdown
## Purpose

The bridge costs £1,200,000.50, or £24, 25 and 26 for each visitor, and £1,200,£1,300 and £12,345k for its two ramps.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.fields import short
from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.text import reading
from docgen.diagnostics import Severity
from docgen.late import late

_AMOUNT = late(r"£[-−(]?(\d+(?:,\d+)+)(?:\.\d+)?(?:[-–—](\d+(?:,\d+)+)(?:\.\d+)?)?")
_THOUSANDS = late(r"\d{1,3}(?:,\d{3})+")
_REMEDY = "write the amount with a comma before each three digits, and a list of amounts with a space after each comma"


def check(checked: Checked) -> Iterator[Finding]:
    """Each amount with a comma elsewhere."""
    read = reading(checked)
    for words in (read, short(checked)):
        for passage in words.at(words.where_part("£")):
            for hit in _AMOUNT.finditer(passage.text):
                if not all(_THOUSANDS.fullmatch(number) for number in hit.groups() if number):
                    at = read.place(passage, *hit.span())
                    yield Finding(at, f"the commas of {hit[0]} do not stand at thousands", _REMEDY)


RULE = Rule("amount-commas", check, Severity.ERROR, draft=Severity.WARNING)
