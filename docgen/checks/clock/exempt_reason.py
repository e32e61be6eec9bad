"""exempt-reason: an exempt report without its reason, or without the balance of the public interest.

It looks at [release]. `reason` says what is kept private, `public_interest` why keeping it private outweighs the public
interest in knowing.

Why it matters: information is exempt only as long as the public interest in keeping it private is the greater. A decision
that does not show that this was weighed is open to challenge.

Fails:

```toml
release = { exempt = true, paragraphs = [3], reason = "Names a firm's prices." }
```

Passes:

```toml
[release]
exempt = true
paragraphs = [3]
reason = "Names a firm's prices."
public_interest = "The tender is open, and the council would pay more if bidders knew the prices of others."
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.rule import Checked, Finding, Rule
from docgen.diagnostics import Severity


def check(checked: Checked) -> Iterator[Finding]:
    """What an exemption leaves unsaid."""
    release = checked.decision.front.release
    if not release.exempt:
        return
    wanted = {"reason": release.reason, "public_interest": release.public_interest}
    if missing := [name for name, text in wanted.items() if not text.strip()]:
        at = checked.decision.value_place(("release", "exempt"))
        names = " and ".join(missing)
        yield Finding(at, f"the report is exempt, but does not give: {names}", f"add {names} under [release]")


RULE = Rule("exempt-reason", check, Severity.ERROR, citation="LGA 1972 Sch 12A Part 2 para 10", draft=Severity.WARNING)
