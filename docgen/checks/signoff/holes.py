"""What is still to be filled in of that which an officer signs: nobody signs a text with a hole in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.checks.wording.gaps import OPEN, gaps
from docgen.decision.decision import Decision
from docgen.decision.model import Comment
from docgen.diagnostics import Diagnostic, Position, Severity, error
from docgen.signoff.lines import Seen
from docgen.signoff.sign import RULE

_FILLED = "fill it in first, then sign"


def holes(decision: Decision, seen: Seen, comment: Comment, told: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Why a comment must not be signed yet, each at its place; `told` is what was found in the decision.

    Of what the officer answers for, that is a hole which the rule on placeholders finds as this council has set it.
    """
    left = {d.message for d in told if d.rule == "placeholder" and d.severity is not Severity.NOTE}
    for line in seen.lines(comment.signed.scope if comment.signed else ()):
        for hit in gaps(line.text) if left else ():
            found = f'"{hit[0].strip()}" was left over from writing'
            if found in left:
                at = line.at or (decision.value_place(line.path) if line.path else Position(decision.file))
                yield error(RULE, at, f"{found}, in what is to be signed ({line.label})", _FILLED)
    for hit in gaps(comment.text.strip()):
        if hit[0].lower() not in OPEN:
            fact = f'"{hit[0].strip()}" was left over from writing, in the words of the comment'
            yield error(RULE, Position(decision.file), fact, _FILLED)
