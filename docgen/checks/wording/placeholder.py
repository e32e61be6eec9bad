"""placeholder: something was left over that was to be filled in or taken out before publication.

It looks for "XX", "TBC", "[insert date]", "delete as applicable", "lorem ipsum", "???", lines to write on, notes of
reviewers ("Comment [AB1]", "Note to author:") and the words Word leaves when a reference breaks. "To be confirmed" is
only noted. A paragraph, an item, a cell or a field that stands in square brackets as a whole counts too.

Why it matters: templates ask for their guidance to be taken out, and a paper published with a gap or a private remark
in it cannot be called back.

Fails:

```markdown
## Purpose

The scheme costs £XX and starts on [insert date].
```

```toml
title = "Repairs to the bridge at TBC"
```

```toml
title = "[the bridge and what is to be done]"
```

Passes:

```markdown
## Purpose

The scheme costs £12,000 [sic] and starts on 1 June 2027. It is described in Part XX of the plan.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.fields import short
from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.text import reading
from docgen.checks.wording.gaps import OPEN, gaps, likely
from docgen.diagnostics import Severity

_REMEDY = "fill it in or take it out"
MOST = 20  # findings in one paper: more of them say nothing new


def check(checked: Checked) -> Iterator[Finding]:
    """Each thing left over, at its place."""
    read, told = reading(checked), 0
    for passage in (*likely(read), *likely(short(checked))):
        for hit in gaps(passage.text, getattr(passage.block, "style", "") != "quote"):
            told += 1
            if told > MOST:
                return
            lighter = Severity.NOTE if hit[0].lower() in OPEN else None
            at = read.place(passage, *hit.span())
            yield Finding(at, f'"{hit[0].strip()}" was left over from writing', _REMEDY, lighter)


RULE = Rule(
    "placeholder",
    check,
    Severity.ERROR,
    citation="councils' report guidance: no guidance text or gaps in a published paper",
    draft=Severity.WARNING,
)
