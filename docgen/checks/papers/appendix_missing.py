"""appendix-missing: an appendix is named that is not listed, or listed and never named.

It looks for "Appendix B" and "Appendices A and B" in the text, and at the labels of [[appendices]].

Why it matters: members look for what they were promised, and the clerk has to send it with the paper.

Fails:

```markdown
## Background

The plans are in Appendix B.
```

Passes:

```toml
[[appendices]]
label = "A"
title = "Plans of the bridge"
```

```markdown
## Background

The plans are in Appendix A. The treaty's Appendix B of 1926 is out of force.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.text import reading
from docgen.diagnostics import Severity
from docgen.late import late

_LETTER = r"(?:[A-Z]|\d{1,2})\b"
_NAMED = late(
    rf"(?<!['’]s )\b(Appendix|Appendices|Annex(?:es?)?)\s+{_LETTER}(?:\s*(?:,|and|to|&|–)\s+{_LETTER})*"
    r"(?! (?:of|to) (?:the|that|19|20))"
)
_NAMES = ("appendix", "appendices", "annex", "annexe", "annexes")
_LABEL = late(r"\b([A-Z]|\d{1,2})\b")


def check(checked: Checked) -> Iterator[Finding]:
    """Each appendix that is not listed, at its first mention; each listed that is not mentioned, as a note."""
    read = reading(checked)
    appendices = checked.decision.front.appendices
    known = {label.upper() for a in appendices for label in _LABEL.findall(a.label)}
    named: set[str] = set()
    for passage in read.holding(*_NAMES):
        for hit in _NAMED.finditer(passage.text):
            for label in _LABEL.findall(hit[0][len(hit[1]) :]):
                if label not in known and label not in named:
                    at = read.place(passage, *hit.span())
                    yield Finding(at, f"there is no appendix {label} under [[appendices]]", "add it, or mend its letter")
                named.add(label)
    for n, appendix in enumerate(appendices):
        labels = _LABEL.findall(appendix.label)
        if labels and not any(label in named for label in labels):
            at = checked.decision.place(("appendices", n))
            name = appendix.label if appendix.label.lower().startswith(("app", "annex")) else f"appendix {appendix.label}"
            fact = f"{name} is not mentioned in the text"
            yield Finding(at, fact, "say where the reader should turn to it", Severity.NOTE)


RULE = Rule("appendix-missing", check, Severity.WARNING)
