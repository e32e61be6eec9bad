"""The bytes of a decision's files with patches in their texts: line ends and byte order marks stay as they are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from docgen.decision.source import Source
from docgen.review.source.holders import Patch

_MARK = b"\xef\xbb\xbf"
_END = re.compile(r"\r\n|\r|\n")


def written(source: Source, patches: Sequence[Patch]) -> Source:
    """The source with the patches, none of which overlap."""
    if not patches:
        return source
    by_file: dict[str, list[Patch]] = {}
    for patch in patches:
        by_file.setdefault(patch.file, []).append(patch)
    return replace(source, files={**source.files, **{n: changed(source.files[n], p) for n, p in by_file.items()}})


def changed(data: bytes, patches: Sequence[Patch]) -> bytes:
    """A file with patches of its text, in which every line end counts as one character; new lines end as most do."""
    mark = _MARK if data.startswith(_MARK) else b""
    text = data.removeprefix(_MARK).decode()
    ends = [(m.start(), len(m[0])) for m in _END.finditer(text)]
    usual = _usual(text)
    shifts = _shifts(ends)
    order = sorted(enumerate(patches), key=lambda pair: (pair[1].start, pair[1].end, pair[0]), reverse=True)
    for _, patch in order:
        start, end = _real(patch.start, shifts), _real(patch.end, shifts)
        text = text[:start] + patch.text.replace("\n", usual) + text[end:]
    return mark + text.encode()


def _usual(text: str) -> str:
    """The line end that most lines have."""
    windows = text.count("\r\n")
    counts = {"\n": text.count("\n") - windows, "\r\n": windows, "\r": text.count("\r") - windows}
    return max(counts, key=lambda end: counts[end])


def _shifts(ends: list[tuple[int, int]]) -> list[int]:
    """The offsets, in the text with plain line ends, behind each line end of two characters."""
    found = []
    extra = 0
    for start, length in ends:
        if length == 2:
            found.append(start - extra + 1)
            extra += 1
    return found


def _real(offset: int, shifts: list[int]) -> int:
    return offset + bisect_right(shifts, offset)
