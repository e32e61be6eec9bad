"""amount-unlisted: an amount in the text that is not in the ledger.

Every sum of money, percentage, full-time equivalent and number of posts in the text, its tables and its
recommendations should be a line of the ledger, a figure, a total of the ledger, or declared as quoted from elsewhere.
A rounded form counts as what it rounds: "£0.2m" is in the ledger where £206,082 is. Each amount is told once, at its
first place; those of a table that has many of them are told at once. A table taken over whole from elsewhere, as a CSV
file, is declared by the file's name. Percentages and posts only give notes, and so does everything in a draft.

Why it matters: a figure typed by hand is the one that is not changed when the others are. The finance officer signs
for the ledger; what stands outside it nobody has signed for.

Fails:

```toml
[figures]
pilot = 206082
```

```markdown
## Purpose

The pilot costs {{ pilot }}, and the vans £31,500.
```

Passes:

```toml
[figures]
pilot = 206082
vans = 31500

[[quoted]]
amounts = ["£5m"]
source = "Budget monitoring report, October 2026"
```

```markdown
## Purpose

The pilot costs {{ pilot }}, or £0.2m, and the vans £31,500. Agency staff cost £5m last year.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.finance.known import Group, unaccounted
from docgen.checks.finance.mentions import pieces
from docgen.checks.finance.slips import slipped
from docgen.checks.finance.tabled import Place, only_table
from docgen.checks.rule import Checked, Finding, Rule
from docgen.diagnostics import Severity

_MANY = 6  # amounts of one table from which they are told at once
_REMEDY = "add it to [[finances]] or [figures], or name its source under [[quoted]]"


def check(checked: Checked) -> Iterator[Finding]:
    """Each amount that the decision does not account for, at its first place; those of a table of many at once."""
    yield from _not_there(checked)
    told = {id(group) for group in slipped(checked)}
    tables: dict[Place | None, list[Group]] = {}
    for group in checked.once(unaccounted):
        if id(group) not in told:
            tables.setdefault(only_table(group.mentions), []).append(group)
    for place, groups in tables.items():
        if place is not None and len(groups) >= _MANY:
            yield _of_table(checked, place, groups)
            continue
        for group in groups:
            fact = f"{_written(group)} is neither in the ledger nor among the figures{group.others(checked)}"
            yield Finding(group.at(checked), fact, _REMEDY, _weight([group]))


def _not_there(checked: Checked) -> Iterator[Finding]:
    """Each file declared as quoted whose table no text prints."""
    quoted = checked.decision.front.quoted
    if not any(source.files for source in quoted):
        return
    printed = {piece.file for piece in pieces(checked.decision)}
    for n, source in enumerate(quoted):
        for i, name in enumerate(source.files):
            if name not in printed:
                at = checked.decision.place(("quoted", n, "files", i))
                yield Finding(at, f'the paper prints no table from "{name}"', "mend the name, or take it away")


def _of_table(checked: Checked, place: Place, groups: list[Group]) -> Finding:
    """One finding for a table most of which the decision does not account for."""
    first = ", ".join(map(_written, groups[:3]))
    fact = f"{len(groups)} amounts of this table ({first} …) are neither in the ledger nor among the figures"
    whole = f'of them all: [[quoted]] with files = ["{place[0]}"] and source'
    if not place[0]:
        whole = "under [[quoted]], which takes a whole table where it is a CSV file"
    remedy = f"add them to [[finances]] or [figures], or name the source {whole}"
    return Finding(groups[0].at(checked), fact, remedy, _weight(groups))


def _written(group: Group) -> str:
    return " ".join(group.amount.text.split())


def _weight(groups: list[Group]) -> Severity | None:
    return None if any(group.amount.unit == "£" for group in groups) else Severity.NOTE


RULE = Rule("amount-unlisted", check, Severity.WARNING, draft=Severity.NOTE)
