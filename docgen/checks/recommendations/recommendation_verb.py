"""recommendation-verb: a recommendation does not read on from its lead-in.

After "is asked to" it begins with a bare verb ("approve"), after "That Committee" with the verb of the committee
("approves", or "approve" throughout), after "That" it is a clause ("the report be noted").

Why it matters: the recommendations become the minutes. What cannot be read as one sentence cannot be resolved as one.

Fails:

```toml
lead_in = "The Committee is asked to:"

[[recommendations]]
text = "approves the new bridge"
```

```toml
lead_in = "That:"

[[recommendations]]
text = "approve the new bridge"
```

Passes:

```toml
lead_in = "The Committee is asked to:"

[[recommendations]]
text = "approve the new bridge, which will be built in 2028"
```

```toml
lead_in = "That:"

[[recommendations]]
text = "support for the new bridge be confirmed"
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.recommendations.verbs import BASE, THIRD, asked, base, first_word, lead_in
from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.wording.gaps import gaps
from docgen.diagnostics import Severity
from docgen.late import late

_IS_CLAUSE = late(r"\b(?:be|is|are|has|have|shall|should)\b|^\W*(?:that|it)\b", re.IGNORECASE)
_SUBJUNCTIVE = late(r"\bbe (?:\w+ly )?\w+ed\b")
_CLAUSE = late(r"^\W*(?:that|the|a|an|it|members)\b", re.IGNORECASE)


def check(checked: Checked) -> Iterator[Finding]:
    """Each recommendation of the wrong form."""
    lead = lead_in(checked)
    form = asked(lead)
    if form is None:
        return
    texts = [r.text.strip() for r in checked.decision.front.recommendations]
    begun = [not any(gap.start() == 0 for gap in gaps(text)) for text in texts]  # the others are still to be written
    bare = all(first_word(text) in BASE for text, is_begun in zip(texts, begun, strict=True) if is_begun)
    for n, text in enumerate(texts):
        wanted = _wanted(form, text, bare) if begun[n] else ""
        if wanted:
            at = checked.decision.value_place(("recommendations", n, "text"))
            shown = " ".join(text.split()[:3])
            yield Finding(at, f'"{shown} ..." does not follow from "{lead.strip()}"', wanted)


def _wanted(form: str, text: str, bare: bool) -> str:
    """What to write instead; empty if it is right."""
    word = first_word(text)
    verb = base(word)
    if form == "imperative":
        if word in BASE:
            return ""
        if verb or word == "to":
            return f'begin with "{verb or text.split()[1:2][0]}"' if verb or len(text.split()) > 1 else ""
        return "begin with the verb: approve, note, agree ..." if _CLAUSE.match(text) or _SUBJUNCTIVE.search(text) else ""
    if form == "clause":
        return 'write what is to be done: "... be approved"' if verb and not _IS_CLAUSE.search(text) else ""
    if word in THIRD or bare:
        return ""
    if verb:
        return f'begin with "{next(t for t, b in THIRD.items() if b == verb)}"'
    return "begin with the verb: approves, notes, agrees ..." if _CLAUSE.match(text) else ""


RULE = Rule(
    "recommendation-verb",
    check,
    Severity.WARNING,
    citation="customary: the recommendations read as resolutions",
    where="house",
)
