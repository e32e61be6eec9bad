"""table-types: the heading of a column does not fit what is in it.

It looks for columns headed as dates or as sums of money whose cells are neither, while the cells of another column
are.

Why it matters: headings that have slipped by a column make a table say something else than is meant, and its reader
may not notice.

Fails:

```markdown
## Next steps

| Date | Event |
|---|---|
| Tenders are opened | 28 May 2027 |
| Work begins | 3 July 2027 |
```

Passes:

```markdown
## Next steps

| Event | Date |
|---|---|
| Tenders are opened | 28 May 2027 |
| Work begins | July 2027 |
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.days import MONTHS
from docgen.checks.passage import cell_text
from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.text import reading
from docgen.diagnostics import Severity
from docgen.late import late
from docgen.paper.tree import Table

_SHORT = "|".join(month[:3] for month in MONTHS)
_DATE = late(
    rf"\b(?:{_SHORT})[a-z]*\b.*\d|\d.*\b(?:{_SHORT})[a-z]*\b|\b\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}\b|^\W*(?:19|20)\d\d\W*$"
)
_MONEY = late(r"^\W*£|^[-(£]*[\d,.]+[mk]?\)?$")
_KINDS = (
    ("a date", late(r"^(?:dates?|when|target date|due(?: date| by)?|deadline)\W*$", re.IGNORECASE), _DATE),
    ("a sum", late(r"^(?:amount|cost|sum|price|budget|total)s?(?: \(?£.*)?\W*$|^£(?:000s?)?$", re.IGNORECASE), _MONEY),
)


def check(checked: Checked) -> Iterator[Finding]:
    """Each such column."""
    for table, passage in reading(checked).tables:
        if len(table.head) == 1 and len(table.rows) > 1:
            for fact in _slipped(table):
                yield Finding(passage.at, fact, "put the headings over the right columns")


def _slipped(table: Table) -> Iterator[str]:
    heads = [cell_text(cell) for cell in table.head[0].cells]
    kinds = [kind for kind in _KINDS if any(map(kind[1].match, heads))]
    if not kinds:
        return
    columns = [[cell_text(c) for c in column] for column in zip(*(row.cells for row in table.rows), strict=False)]
    for what, named, looks in kinds:
        shares = [sum(1 for text in column if looks.search(text)) / len(column) for column in columns]
        for n, head in enumerate(heads[: len(columns)]):
            other = next((m for m, share in enumerate(shares) if share > 0.5 and not named.match(heads[m])), None)
            if named.match(head) and shares[n] == 0 and other is not None and any(columns[n]):
                yield f'no cell of the column "{head}" holds {what}: they stand under "{heads[other]}"'


RULE = Rule("table-types", check, Severity.WARNING)
