"""key-decision-doubt: a decision that says it is not a key decision, and looks like one.

It looks at decisions of the executive with `key_decision = false`. Where the costs of one year in the ledger reach the
amount that the house names in `[clock] key_decision_from`, it warns. Where the recommendations approve or agree something
for two or more wards, it is a note. Either is answered by `key_decision_reason`.

Why it matters: what makes a key decision is its weight, not its label: a significant sum against the budget of the
service, or a significant effect on two wards or more.

Fails:

```toml
kind = "executive"
key_decision = false
areas = ["Ashwick"]
finances = [{ what = "Works", amount = 200000, year = "2027/28" }]
```

```house.toml
[clock]
key_decision_from = 150000
```

Two wards:

```toml
kind = "executive"
key_decision = false
areas = ["Ashwick", "Millbeck"]
recommendations = [{ text = "approves the new opening hours" }]
```

Passes:

```toml
kind = "executive"
key_decision = false
key_decision_reason = "The hours change by less than one a week in each ward."
areas = ["Ashwick", "Millbeck"]
recommendations = [{ text = "approves the new opening hours" }]
```

```toml
kind = "executive"
key_decision = false
areas = ["Ashwick"]
recommendations = [{ text = "approves the new opening hours" }]
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from docgen.checks.clock.reckoned import decides
from docgen.checks.rule import Checked, Finding, Rule
from docgen.clock.governance import REGULATIONS_2012, of_executive
from docgen.decision.model import FrontMatter
from docgen.diagnostics import Severity
from docgen.late import late

_DECIDES = late(
    r"\W*(?:approv|agree|authori[sz]|adopt|award|endors)(?:e|es|ed)?\b|.*\bbe (?:approved|agreed|adopted)\b",
    re.IGNORECASE | re.DOTALL,
)
_REMEDY = "make it a key decision, or say under key_decision_reason why it is none"


def check(checked: Checked) -> Iterator[Finding]:
    """A decision of great cost or for several wards that is said to be no key decision."""
    front = checked.decision.front
    if front.key_decision is not False or front.key_decision_reason.strip():
        return
    if not of_executive(decides(checked)):
        return
    at = checked.decision.value_place(("key_decision",))
    limit = checked.house.house.clock.key_decision_from
    cost = _highest(front)
    if limit is not None and cost >= limit:
        fact = f"this is said to be no key decision, but costs £{cost:,.0f} in a year; the council's limit is £{limit:,}"
        yield Finding(at, fact, _REMEDY)
    elif _wards(front) and any(_DECIDES.match(one.text) for one in front.recommendations):
        fact = f"this is said to be no key decision, but decides for {_wards(front)}"
        yield Finding(at, fact, _REMEDY, Severity.NOTE)


def _highest(front: FrontMatter) -> Decimal:
    """The highest cost or saving of a year in the ledger."""
    years: dict[tuple[str, str], Decimal] = {}
    for line in front.finances:
        if line.flow in ("cost", "saving"):
            years[line.year, line.flow] = years.get((line.year, line.flow), Decimal(0)) + abs(line.amount)
    return max(years.values(), default=Decimal(0))


def _wards(front: FrontMatter) -> str:
    if front.areas == "All":
        return "all wards"
    return f"{len(front.areas)} wards" if front.areas and len(front.areas) > 1 else ""


RULE = Rule("key-decision-doubt", check, Severity.WARNING, citation="SI 2012/2089 reg 8", since=REGULATIONS_2012)
