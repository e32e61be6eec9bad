"""A sign-off: the fingerprint of what an officer saw, and what has changed since."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from msgspec import Struct

from docgen.decision.model import Comment, SignOff
from docgen.signoff.lines import Line, Seen

try:
    from _blake2 import blake2b  # hashlib would load OpenSSL first
except ImportError:  # pragma: no cover
    from hashlib import blake2b

_LONGEST = 90  # characters of an old or new text that a message quotes
_MOST_WORDS = 4000


class Change(Struct, frozen=True):
    """`words` is old → new, or that it is new or gone; `line` is the line as it is now, None where it is gone."""

    label: str
    words: str
    line: Line | None = None


def fingerprint(comment: Comment, words: str, scope: Iterable[str], lines: Iterable[str]) -> str:
    """What binds a comment, as plain words, and its signature to what the officer saw."""
    signed = f"{comment.kind} {comment.initials} {comment.date.isoformat() if comment.date else ''}"
    parts = [signed, words, ", ".join(sorted(set(scope))), *lines]
    return str(blake2b("\n".join(parts).encode(), digest_size=16).hexdigest())


def seal(seen: Seen, comment: Comment, words: str, scope: Iterable[str]) -> SignOff:
    """The record of a sign-off given now."""
    names = list(scope)
    lines = [str(line) for line in seen.lines(names)]
    return SignOff(fingerprint=fingerprint(comment, words, names, lines), scope=names, saw="\n".join(lines))


def holds(seen: Seen, comment: Comment, words: str) -> bool:
    """Whether the comment stands for what it was given on."""
    signed = comment.signed
    if signed is None:
        return False
    lines = map(str, seen.lines(signed.scope))
    return fingerprint(comment, words, signed.scope, lines) == signed.fingerprint


def changes(signed: SignOff, now: Iterable[Line]) -> list[Change]:
    """What differs between the lines as signed and as they are, in the order of the lines now; what is gone comes last."""
    before = _by_label(_split(line) for line in signed.saw.split("\n") if line.strip())
    after: dict[str, list[Line]] = {}
    for line in now:
        after.setdefault(line.label, []).append(line)
    found = [c for label, lines in after.items() for c in _compared(label, before.get(label, []), lines)]
    gone = [Change(label, f'"{_short(text)}" is gone') for label in before if label not in after for text in before[label]]
    return [*found, *gone]


def _split(line: str) -> tuple[str, str]:
    label, _, text = line.partition(": ")
    return label, text


def _by_label(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for label, text in pairs:
        found.setdefault(label, []).append(text)
    return found


def _compared(label: str, old: list[str], new: list[Line]) -> Iterator[Change]:
    texts = [line.text for line in new]
    for tag, a, b, c, d in difflib.SequenceMatcher(None, old, texts, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        shared = min(b - a, d - c)
        for n in range(shared):
            yield Change(label, difference(old[a + n], texts[c + n]), new[c + n])
        for text in old[a + shared : b]:
            yield Change(label, f'"{_short(text)}" is gone', new[min(c, len(new) - 1)])
        for line in new[c + shared : d]:
            yield Change(label, f'"{_short(line.text)}" is new', line)


def difference(old: str, new: str) -> str:
    """The words that changed, old → new: "£206,082 → £210,000"."""
    was, now = old.split(" "), new.split(" ")
    if len(was) + len(now) > _MOST_WORDS:
        return f'"{_short(old)}" → "{_short(new)}"'
    parts = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag != "equal":
            parts.append(_replaced(" ".join(was[a:b]), " ".join(now[c:d])))
    return ", ".join(parts[:3]) + (f" and {len(parts) - 3} more" if len(parts) > 3 else "")


def _replaced(before: str, after: str) -> str:
    if before and after:
        if before.rstrip(",") != after.rstrip(","):
            before, after = before.rstrip(","), after.rstrip(",")
        return f"{_quoted(before)} → {_quoted(after)}"
    return f'"{_short(after)}" added' if after else f'"{_short(before)}" taken out'


def _quoted(words: str) -> str:
    return f'"{_short(words)}"' if " " in words else words


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
