"""The parts of a JPEG file."""

from __future__ import annotations

from collections.abc import Iterator

FRAMES = frozenset(range(0xC0, 0xD0)) - {
    0xC4,
    0xC8,
    0xCC,
}  # of a part that says height and width, from byte 1
SCAN = 0xDA  # the marker of the picture itself
_BARE = frozenset((0x01, *range(0xD0, 0xD9)))  # markers that nothing belongs to


def parts(data: bytes) -> Iterator[tuple[int, int]]:
    """The marker of each part, and where its content begins, up to the picture itself or to what is no part."""
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker == 0xFF or marker in _BARE:
            place += 1 if marker == 0xFF else 2
            continue
        yield marker, place + 4
        if marker == SCAN:
            return
        place += 2 + int.from_bytes(data[place + 2 : place + 4], "big")
