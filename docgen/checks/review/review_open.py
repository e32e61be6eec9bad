"""review-open: a review note is open.

The review notes of a decision stand beside it in review/. `docgen review` writes them: each comment of a returned Word file,
and each edit in it that was not made. This rule names those that are open: in a draft as notes, in a final or published
paper as warnings. `docgen review --resolve N` closes one. No paper prints them.

Why it matters: whoever said something to the draft expects an answer before the paper is final. It is no error, since a
remark may be left open on purpose, and no remark keeps a paper from being published in time.

Fails:

```review.toml
[[notes]]
id = 1
author = "Ann Reviewer"
text = "Is this the figure of last year?"
```

Passes:

```review.toml
[[notes]]
id = 1
state = "resolved"
author = "Ann Reviewer"
text = "Is this the figure of last year?"
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.rule import Checked, Finding, Rule
from docgen.decision import notes
from docgen.decision.notes import ReviewNote
from docgen.decision.reading import notes_name
from docgen.diagnostics import Severity

_MOST = 80


def check(checked: Checked) -> Iterator[Finding]:
    """Each open note, and what is wrong with the file they stand in."""
    decision = checked.decision
    if not decision.notes:
        return
    found = notes.read(decision.notes, decision.shown(notes_name(decision.id)))
    for problem in found.problems:
        yield Finding(problem.position, f"the review notes cannot be read: {problem.message}", problem.remedy)
    for note, at in zip(found.notes, found.places, strict=True):
        if note.state == "open":
            yield Finding(at, said(note), f"answer it, then: docgen review --resolve {note.id} {decision.id}")


def said(note: ReviewNote) -> str:
    """A note in one line."""
    words = " ".join((note.text or note.reason).split())
    words = words if len(words) <= _MOST else words[: _MOST - 1] + "…"
    what = "comment" if note.kind == "comment" else f"edit ({note.end})" if note.end else "edit"
    where = f", {note.place}" if note.place else ""
    return f"note {note.id}: {what} of {note.author or 'somebody'}{where}: {words}"


RULE = Rule("review-open", check, Severity.WARNING, draft=Severity.NOTE)
