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

from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.text import Passage, fields, reading
from docgen.diagnostics import Severity

_PRIVATE_MAIL = r"gmail|googlemail|hotmail|outlook|live|yahoo|btinternet|icloud|aol|sky|talktalk|virginmedia"
_LOOKS_LIKE = {
    "a National Insurance number": re.compile(r"\b[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D]\b"),
    "an NHS number": re.compile(r"\bNHS (?:number|no\.?)\W{0,3}\d{3}[ -]?\d{3}[ -]?\d{4}\b", re.IGNORECASE),
    "a date of birth": re.compile(r"\b(?:date of birth|d\.?o\.?b\.?|born on)\W{0,4}\d{1,2}\b", re.IGNORECASE),
    "a private telephone number": re.compile(r"(?<!\d)(?:\+44 ?7|07)\d{3} ?\d{3} ?\d{3}\b|\bhome (?:tele)?phone\b\W{0,5}\d"),
    "a private e-mail address": re.compile(rf"[\w.+-]+@(?:{_PRIVATE_MAIL})\.(?:com|co\.uk|net)\b", re.IGNORECASE),
    "a home address": re.compile(r"\b(?:home address\b\W{0,4}\d|lives at \d+[A-Za-z]? [A-Z])"),
    "a bank account": re.compile(r"\bsort code\W{0,4}\d\d", re.IGNORECASE),
}
_HINT = re.compile(r"\d\d|@")


def check(checked: Checked) -> Iterator[Finding]:
    """Each such pattern, at its place."""
    read = reading(checked)
    public = {"".join(contact.phone.split()) for contact in checked.decision.front.contacts}
    for passage in (*read.passages, *_own(fields(checked))):
        if not _HINT.search(passage.text):
            continue
        for what, pattern in _LOOKS_LIKE.items():
            for hit in pattern.finditer(passage.text):
                if "".join(hit[0].split()) not in public:
                    at = read.place(passage, *hit.span())
                    yield Finding(at, f'"{_masked(hit[0])}" looks like {what}', "take it out, unless it must be published")


def _own(passages: tuple[Passage, ...]) -> Iterator[Passage]:
    return (p for p in passages if "@" in p.text)


def _masked(text: str) -> str:
    """The text with its middle hidden: messages are kept in logs."""
    return text if len(text) < 8 else f"{text[:4]}…{text[-2:]}"


RULE = Rule("personal-data", check, Severity.WARNING, citation="UK GDPR, article 5(1)(c)")
