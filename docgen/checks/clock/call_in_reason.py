"""call-in-reason: a decision is kept from call-in without a reason.

It looks at `[call_in] exempt = true` and asks for `reason`.

Why it matters: call-in is how councillors outside the executive can have a decision looked at again. A constitution lets
it be left out only where delay would do serious harm, and wants the reason in the record of the decision.

Fails:

```toml
kind = "executive"
call_in = { exempt = true }
```

Passes:

```toml
kind = "executive"
call_in = { exempt = true, reason = "The grant lapses on 12 March unless it is accepted." }
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.rule import Checked, Finding, Rule
from docgen.diagnostics import Severity


def check(checked: Checked) -> Iterator[Finding]:
    """An exemption without its reason."""
    given = checked.decision.front.call_in
    if given.exempt and not given.reason.strip():
        at = checked.decision.value_place(("call_in", "exempt"))
        yield Finding(at, "the decision is exempt from call-in, but does not say why", "add reason = … under [call_in]")


RULE = Rule("call-in-reason", check, Severity.WARNING, citation="LGA 2000 s.9F and the council's constitution")
