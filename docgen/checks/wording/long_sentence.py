"""long-sentence: many of the paper's sentences, or single ones by far, are too long to be read with ease.

It counts words from full stop to full stop in paragraphs and list items. It speaks when more than a third of the
sentences have over 25 words, or one has over 45, and then once: it says how many there are and where the three longest
stand.

Why it matters: the government's own guidance asks for sentences of at most 25 words, since longer ones lose their
readers.

Fails:

```markdown
## Background

The panel, which had been set up in the spring to look into the matter and which met four times before the summer, came to
the view that neither of the two courses which had been put to it by officers would by itself do what the council had asked
for when it set the panel up.
```

Passes:

```markdown
## Background

The panel was set up in the spring. It met four times, e.g. in Ashwick. Neither course would do.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.passage import Passage
from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.text import reading
from docgen.diagnostics import Severity
from docgen.late import late

_BETWEEN = (
    r"(?<![.\s][A-Za-z].)(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bNo\.)(?<!\bCllr\.)(?<!\bpara\.)"
    r"['\"’”)\]]*(?=\s+['\"‘“(\[]?[A-Z0-9£])"
)
_END, _FULL_STOP = late(rf"[.!?]{_BETWEEN}"), late(rf"\.{_BETWEEN}")  # the second is looked for much faster
_LONG, _FAR_TOO_LONG = 25, 45


def check(checked: Checked) -> Iterator[Finding]:
    """One note for the whole paper, at its longest sentence."""
    read = reading(checked)
    every = 0
    long: list[tuple[int, Passage, int, int]] = []
    for passage in read.flow:
        if passage.text.count(" ") < _LONG:  # too short to hold a long one
            every += 1
            continue
        for start, end in _sentences(passage.text):
            every += 1
            words = len(passage.text[start:end].split())
            if words > _LONG:
                long.append((words, passage, start, end))
    long.sort(key=lambda one: -one[0])
    if long and (len(long) * 3 > every or long[0][0] > _FAR_TOO_LONG):
        at = [read.place(p, s, s + len(" ".join(p.text[s:e].split()[:3]))) for _, p, s, e in long[:3]]
        worst = ", ".join(f"{words} at line {place.line}" for (words, *_), place in zip(long, at, strict=False))
        yield Finding(
            at[0],
            f"{len(long)} of {every} sentences have more than {_LONG} words, the longest: {worst}",
            "make two sentences of one, or a list of what it lists",
        )


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in (_END if "!" in text or "?" in text else _FULL_STOP).finditer(text):
        yield start, stop.end()
        start = stop.end() + 1
    yield start, len(text)


RULE = Rule("long-sentence", check, Severity.NOTE, citation="GOV.UK content guidance: sentences of at most 25 words")
