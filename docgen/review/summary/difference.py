"""Two texts → the words in which they differ, each with as much around it as makes it clear."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from docgen.paper.edits import Edit, Place, words
from docgen.paper.edits.model import EditKind

_TOKENS = re.compile(r"\s+|[^\s]+")
_LIKE = 0.4  # texts less alike than this are told whole
_LONGEST = 2000


def difference(old: str, new: str) -> str:
    """What became of a text: "£206,082 → £210,000", "“may be” → “must be”, “by May” added"."""
    if not old or not new:
        return f"{words.quoted(new)} added" if new else f"{words.quoted(old)} taken out"
    found = list(_edits(old, new)) if len(old) + len(new) < 2 * _LONGEST else []
    if not found:
        return f"{words.quoted(old)} → {words.quoted(new)}"
    return words.joined([words.what(edit) for edit in found])


def _edits(old: str, new: str) -> Iterator[Edit]:
    """The differences as changes of a text; none where the texts have little in common."""
    was, now = _TOKENS.findall(old), _TOKENS.findall(new)
    matcher = difflib.SequenceMatcher(None, was, now, autojunk=False)
    if len(was) > 1 and len(now) > 1 and matcher.ratio() < _LIKE:
        return
    for a, b, c, d in _runs(matcher, was):
        before, after = "".join(was[a:b]), "".join(now[c:d])
        kind: EditKind = "replaced" if before and after else "inserted" if after else "deleted"
        starts = len("".join(was[:a])), len("".join(now[:c]))
        yield Edit(0, kind, Place("paragraph"), before, after, old, new, *starts)


def _runs(matcher: difflib.SequenceMatcher[str], was: list[str]) -> list[list[int]]:
    """The stretches that differ; those with nothing but white space between them are one."""
    found: list[list[int]] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        if found and not "".join(was[found[-1][1] : a]).strip():
            found[-1][1], found[-1][3] = b, d
        else:
            found.append([a, b, c, d])
    return found
