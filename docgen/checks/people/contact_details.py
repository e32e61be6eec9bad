"""contact-details: the paper names nobody who can be both rung and written to, or an address no mail can reach.

It looks for one contact with a telephone number (or an extension) and an e-mail address; that there is none is only
noted. Members do not count. Each e-mail address has one @ and no space.

Why it matters: residents and members ask before the meeting, and some cannot telephone while others cannot write.

Fails:

```toml
[[contacts]]
name = "Ann Example"
phone = "01632 960001"
```

```toml
[[contacts]]
name = "Ann Example"
phone = "01632 960001"
email = "ann example@example.gov.uk"
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
from docgen.checks.wording.gaps import gaps
from docgen.diagnostics import Severity
from docgen.late import late

_ADDRESS = late(r"[^@\s]+@[^@\s]+")
_FORM = "write it without spaces, with one @ in it: name@council.gov.uk"


def check(checked: Checked) -> Iterator[Finding]:
    """Each address that is none; that details are missing, at the first contact."""
    contacts = checked.decision.front.contacts
    for n, contact in enumerate(contacts):
        if contact.email and not _ADDRESS.fullmatch(contact.email.strip()) and not gaps(contact.email):
            at = checked.decision.value_place(("contacts", n, "email"))
            yield Finding(at, f'"{contact.email}" is no e-mail address', _FORM)
    officers = [(n, c) for n, c in enumerate(contacts) if c.kind != "member"]
    if officers and not any((c.phone or c.extension) and c.email for _, c in officers):
        known = any(c.phone or c.extension for _, c in officers)
        lacks = "an e-mail address" if known else "a telephone number"
        at = checked.decision.place(("contacts", officers[0][0]))
        fact = f"no contact has both a telephone number and an e-mail address; this one lacks {lacks}"
        yield Finding(at, fact, f"add {lacks}", Severity.NOTE)


RULE = Rule(
    "contact-details", check, Severity.WARNING, citation="councils' report guidance: contact with telephone and e-mail"
)
