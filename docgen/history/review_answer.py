"""What `docgen review` says, to be read or for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from docgen.history.review import Session
from docgen.review.notes.made import said
from docgen.review.outcome import ENDS, Outcome, counts

_DATE = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)")
_MOST = 300


def text(session: Session, writes: bool) -> str:
    """The marks of one decision's copies, one after another, and how many came to which end."""
    lines: list[str] = []
    copy = ""
    for one in session.outcomes:
        if one.copy != copy:
            copy = one.copy
            lines.append(f"{copy}: decision {session.place.id}")
        lines += _lines(one, writes)
    return "\n".join([*lines, summary(session.outcomes, writes)]) + "\n"


def _lines(one: Outcome, writes: bool) -> Iterator[str]:
    end = f"would be {one.end}" if one.end == "applied" and not writes else one.end
    who = " ".join(part for part in (one.mark.author, _day(one.mark.date)) if part)
    untracked = "" if one.mark.tracked else ", untracked"
    place = f", {one.mark.place}" if one.mark.place else ""
    resolved = " (resolved)" if one.mark.resolved else ""
    yield safe(f"  {one.at}: {end}: {_what(one)}{resolved}")
    yield safe(f"    {who}{untracked}{place}")
    if one.reason:
        yield safe(f"    {one.reason}")
    for name, words in one.readings:
        yield safe(f'    {name}: "{words}"')


def _what(one: Outcome) -> str:
    if one.mark.kind == "comment":
        about = f' on "{_short(one.mark.old, 80)}"' if one.mark.old else ""
        return f"{'reply' if one.mark.reply_to >= 0 else 'comment'}{about}: {_short(one.mark.comment)}"
    return _short(said(one.mark, one.before, one.after))


def _short(words: str, most: int = _MOST) -> str:
    words = " ".join(words.split())
    return words if len(words) <= most else words[: most - 1] + "…"


def _day(date: str) -> str:
    match = _DATE.match(date)
    return f"{match[1]} {match[2]}" if match else date


def safe(line: str) -> str:
    """A line without characters that a terminal obeys."""
    return "".join(c if c.isprintable() else " " if c.isspace() else "?" for c in line)


def summary(outcomes: Iterable[Outcome], writes: bool) -> str:
    """How many marks there are, and how many came to each end."""
    found = list(outcomes)
    number = counts(found)
    told = ", ".join(f"{number[end]} {end}" for end in ENDS)
    hint = "" if writes or not found else "; nothing is written without --apply"
    return f"{len(found)} mark{'' if len(found) == 1 else 's'}: {told}{hint}"


def data(sessions: Iterable[Session]) -> str:
    """The same for programs."""
    found = [
        {
            "decision": session.place.id,
            "file": session.place.shown,
            "counts": counts(list(session.outcomes)),
            "marks": [_record(one) for one in session.outcomes],
            "reviewers": [{"name": share.reviewer, "edits": share.marks} for share in session.shares],
            "new_notes": session.noted,
        }
        for session in sessions
    ]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _record(one: Outcome) -> dict[str, Any]:
    mark = one.mark
    return {
        "returned": one.copy,
        "number": mark.number,
        "kind": mark.kind,
        "author": mark.author,
        "date": mark.date,
        "tracked": mark.tracked,
        "end": one.end,
        "reason": one.reason,
        "at": {"file": one.at.file, "line": one.at.line, "column": one.at.column},
        "place": mark.place,
        "block": one.block,
        "before": one.before,
        "after": one.after,
        "context": one.context,
        "reply_to": mark.reply_to if mark.reply_to >= 0 else None,
        "resolved": mark.resolved,
        "readings": [{"who": who, "words": words} for who, words in one.readings],
    }
