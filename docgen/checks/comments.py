"""required-comment: an officer's comment that the house demands is missing, or of a kind it does not know.

Source: the house's own file, [comments.*] required.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from docgen.checks.rule import Checked, demanded
from docgen.diagnostics import Diagnostic, error, note


def check(checked: Checked) -> Iterator[Diagnostic]:
    """Errors for missing comments; for a kind the house does not know an error at home, a note in another house."""
    front, kinds = checked.decision.front, checked.house.house.comments
    given = {comment.kind for comment in front.comments}
    for kind, rule in kinds.items():
        if demanded(rule.required, front.kind) and kind not in given:
            at = checked.decision.place(("comments",))
            yield error("required-comment", at, f"the {kind} comment is missing", f'add [[comments]] with kind = "{kind}"')
    for n, comment in enumerate(front.comments):
        if comment.kind not in kinds and kinds:
            close = difflib.get_close_matches(comment.kind, kinds, n=1)
            remedy = f'did you mean "{close[0]}"?' if close else f"the kinds of this house: {', '.join(kinds)}"
            make = error if checked.at_home else note
            at = checked.decision.value_place(("comments", n, "kind"))
            yield make("unknown-comment", at, f'the house "{checked.house.id}" has no {comment.kind} comments', remedy)
