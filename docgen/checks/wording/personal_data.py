"""personal-data: something in the text looks like private data of a person.

It looks for National Insurance and NHS numbers, mobile and home telephone numbers, private e-mail addresses, dates of
birth and home addresses. Numbers and addresses that the paper gives under [[contacts]] are meant to be public and are
left alone.

Why it matters: data protection law lets a council publish only what it needs to, and a paper stays on the web for
years.

Fails:

```markdown
## Background

The resident (date of birth 3 May 1961, NI number QQ 12 34 56 C) asked for a ramp.
```

Passes:

```markdown
## Background

The resident asked for a ramp in May 2026. The order has the number 10 12 34 56.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.fields import short
from docgen.checks.passage import Passage
from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.text import reading
from docgen.checks.words import Words
from docgen.diagnostics import Severity
from docgen.late import late

_PRIVATE_MAIL = r"gmail|googlemail|hotmail|outlook|live|yahoo|btinternet|icloud|aol|sky|talktalk|virginmedia"
_ANY_CASE = re.IGNORECASE
_MAIL = late("@")
_LOOKS_LIKE = (  # what it would be; words or a sign of which one stands in every such thing; what it looks like
    (
        "a National Insurance number",
        late(r"[A-D]\b"),
        late(r"\b[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D]\b"),
    ),
    (
        "an NHS number",
        ("nhs",),
        late(r"\bNHS (?:number|no\.?)\W{0,3}\d{3}[ -]?\d{3}[ -]?\d{4}\b", _ANY_CASE),
    ),
    (
        "a date of birth",
        ("birth", "born", "dob", "ob", "b"),
        late(r"\b(?:date of birth|d\.?o\.?b\.?|born on)\W{1,4}\d{1,2}\b", _ANY_CASE),
    ),
    (
        "a private telephone number",
        late(r"07|\+44|phone"),
        late(r"(?<!\d)(?:\+44 ?7|07)\d{3} ?\d{3} ?\d{3}\b|\b[Hh]ome (?:tele)?phone\b\W{0,5}\d"),
    ),
    ("a private e-mail address", _MAIL, late(rf"[\w.+-]+@(?:{_PRIVATE_MAIL})\.(?:com|co\.uk|net)\b", _ANY_CASE)),
    (
        "a home address",
        ("address", "lives"),
        late(r"\b(?:[Hh]ome address\b\W{0,4}\d|[Ll]ives at \d+[A-Za-z]? [A-Z])"),
    ),
    ("a bank account", ("sort",), late(r"\b[Ss]ort code\W{0,4}\d\d")),
)


def check(checked: Checked) -> Iterator[Finding]:
    """Each such pattern, at its place."""
    read = reading(checked)
    public = {"".join(contact.phone.split()) for contact in checked.decision.front.contacts}
    for what, hint, pattern in _LOOKS_LIKE:
        for passage in (*_likely(read, hint), *(_likely(short(checked), hint) if hint is _MAIL else ())):
            for hit in pattern.finditer(passage.text):
                if "".join(hit[0].split()) not in public:
                    at = read.place(passage, *hit.span())
                    yield Finding(at, f'"{_masked(hit[0])}" looks like {what}', "take it out, unless it must be published")


def _likely(words: Words, hint: re.Pattern[str] | tuple[str, ...]) -> Iterator[Passage]:
    return words.holding(*hint) if isinstance(hint, tuple) else words.like(hint)


def _masked(text: str) -> str:
    """The text with its middle hidden: messages are kept in logs."""
    return text if len(text) < 8 else f"{text[:4]}…{text[-2:]}"


RULE = Rule("personal-data", check, Severity.WARNING, citation="UK GDPR, article 5(1)(c)")
