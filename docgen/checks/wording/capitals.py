"""capitals: words were typed in capitals that the house's style should raise.

It looks for a title, a heading or a whole paragraph of at least three words in capitals alone.

Why it matters: text typed in capitals is read out letter by letter by some screen readers and is slow to read for
everyone. A house that wants capitals says so in its styles; the text stays as it is spoken.

Fails:

```toml
title = "REPAIRS TO THE BRIDGE AT MILLBECK"
```

Passes:

```toml
title = "NHS and GP services at Millbeck"
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.fields import fields
from docgen.checks.passage import Passage
from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.text import reading
from docgen.diagnostics import Severity

_KINDS = frozenset({"heading", "paragraph", "item"})


def check(checked: Checked) -> Iterator[Finding]:
    """The title and each passage in capitals."""
    title = fields(checked)[:1]
    for passage in (*title, *reading(checked).passages):
        if (passage.kind in _KINDS or passage in title) and _shouts(passage):
            what = "title" if passage in title else passage.kind
            yield Finding(
                passage.at, f"this {what} is typed in capitals", "type it in small letters; the house's style raises it"
            )


def _shouts(passage: Passage) -> bool:
    text = passage.text
    return text.isupper() and sum(1 for word in text.split() if len(word) > 3 and word.isalpha()) >= 3


RULE = Rule("capitals", check, Severity.NOTE, citation="GOV.UK content guidance: no block capitals")
