"""A text file changed in one place: every line that stays keeps its own line end, and the file its byte order mark."""

from __future__ import annotations

import re
from itertools import zip_longest

_MARK = b"\xef\xbb\xbf"
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")


def changed(data: bytes, text: str) -> bytes:
    """The file with a new text, whose lines end in "\\n"; new lines end as most of the old ones do."""
    mark = _MARK if data.startswith(_MARK) else b""
    old = [(m[1], m[2]) for m in _LINE.finditer(data.removeprefix(_MARK).decode()) if m[0]]
    usual = line_end(data)
    new = text.split("\n")
    last = new.pop()
    lines = [(line, usual) for line in new] + ([(last, "")] if last else [])
    head = _shared(old, lines)
    tail = _shared(old[head:][::-1], lines[head:][::-1])
    middle = lines[head : len(lines) - tail]
    kept = [*old[:head], *middle, *old[len(old) - tail :]]
    return mark + "".join(line + end for line, end in kept).encode()


def line_end(data: bytes) -> str:
    """The line end that most lines of the file have."""
    windows = data.count(b"\r\n")
    ends = {"\n": data.count(b"\n") - windows, "\r\n": windows, "\r": data.count(b"\r") - windows}
    return max(ends, key=lambda end: ends[end])


def _shared(old: list[tuple[str, str]], new: list[tuple[str, str]]) -> int:
    """How many lines at the beginning are the same, but for their ends."""
    for n, (a, b) in enumerate(zip_longest(old, new)):
        if a is None or b is None or a[0] != b[0] or (bool(a[1]) != bool(b[1])):
            return n
    return len(old)
