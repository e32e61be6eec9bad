"""option-cost: the preferred option's cost is not what the recommendations ask for.

Looks up the figure that the preferred option names as its `cost`, and looks for that sum in the recommendations: as
one sum, or as the total of all the sums they ask for. It also tells an option's cost that names no figure.

Why it matters: members weigh the options by their cost. If the recommendation then asks for another sum, they have
compared something else than they decide.

Fails:

```toml
[[recommendations]]
text = "approves {{ pilot }} for the pilot"

[[options]]
title = "A pilot in four teams"
cost = "whole"
preferred = true

[[finances]]
id = "pilot"
what = "Pilot in four teams"
amount = 206082
source = "Libraries budget"

[figures]
whole = 412164
```

Passes:

```toml
[[recommendations]]
text = "approves {{ pilot }} for the pilot"

[[options]]
title = "A pilot in four teams"
cost = "pilot"
preferred = true

[[finances]]
id = "pilot"
what = "Pilot in four teams"
amount = 206082
source = "Libraries budget"
```
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from docgen.checks.finance.approved import sums
from docgen.checks.finance.known import known_figures
from docgen.checks.rule import Checked, Finding, Rule
from docgen.decision.ledger import printed
from docgen.decision.model import Figure
from docgen.diagnostics import Severity

_DECIDES = ("decision", "executive", "officer")


def check(checked: Checked) -> Iterator[Finding]:
    """Each cost that names no figure, and a preferred option's cost that no recommendation asks for."""
    front = checked.decision.front
    for n, option in enumerate(front.options):
        if not option.cost:
            continue
        at = checked.decision.value_place(("options", n, "cost"))
        figure = checked.once(known_figures).get(option.cost)
        if figure is None and option.cost in front.figures:
            continue  # it cannot be derived, which is told where it is
        if figure is None:
            yield Finding(at, f'there is no figure "{option.cost}"', "add it under [figures], or name one that is there")
        elif option.preferred and front.kind in _DECIDES and figure.value and not _asked(checked, figure):
            fact = f'the preferred option "{option.title}" costs {printed(figure)}, and the recommendations ask for '
            yield Finding(at, fact + _all(checked), "make the two agree, or say in a recommendation what is left out")


def _asked(checked: Checked, figure: Figure) -> bool:
    if figure.unit != "£" or figure.value is None:
        return True
    asked = checked.once(sums)
    whole = sum({abs(one.value) for one in asked}, Decimal())
    return abs(figure.value) == whole or any(one.is_for(figure.value) for one in asked)


def _all(checked: Checked) -> str:
    texts = list(dict.fromkeys(one.text for one in checked.once(sums)))
    if len(texts) > 3:
        return f"{', '.join(texts[:3])} and {len(texts) - 3} more sums"
    return " and ".join(texts) or "no sum of money"


RULE = Rule("option-cost", check, Severity.WARNING)
