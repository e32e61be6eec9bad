"""contact-details: the paper names nobody who can be both rung and written to.

It looks for one contact with a telephone number (or an extension) and an e-mail address. Members do not count.

Why it matters: residents and members ask before the meeting, and some cannot telephone while others cannot write.

Fails:

```toml
[[contacts]]
name = "Ann Example"
phone = "01632 960001"
```

Passes:

```toml
[[contacts]]
name = "Ann Example"
phone = "01632 960001"
email = "ann.example@example.gov.uk"
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.rule import Checked, Finding, Rule
from docgen.diagnostics import Severity


def check(checked: Checked) -> Iterator[Finding]:
    """That it is missing, at the first contact."""
    officers = [(n, c) for n, c in enumerate(checked.decision.front.contacts) if c.kind != "member"]
    if officers and not any((c.phone or c.extension) and c.email for _, c in officers):
        known = any(c.phone or c.extension for _, c in officers)
        lacks = "an e-mail address" if known else "a telephone number"
        at = checked.decision.place(("contacts", officers[0][0]))
        yield Finding(
            at, f"no contact has both a telephone number and an e-mail address; this one lacks {lacks}", f"add {lacks}"
        )


RULE = Rule("contact-details", check, Severity.NOTE, citation="councils' report guidance: contact with telephone and e-mail")
