"""What tells two states of a file apart: the digest of its content, and marks on disk that spare reading it."""

from __future__ import annotations

import os
from collections.abc import Mapping

try:
    from _blake2 import blake2b  # hashlib would load OpenSSL first
except ImportError:  # pragma: no cover
    from hashlib import blake2b

ABSENT = "-"
UNSURE = "?"


def digest(data: bytes) -> str:
    """The content in 32 characters."""
    return str(blake2b(data, digest_size=16).hexdigest())


def fingerprint(state: Mapping[str, str]) -> str:
    """A whole mapping in 32 characters."""
    return digest("\0".join(f"{name}\0{value}" for name, value in sorted(state.items())).encode("utf-8", "surrogateescape"))


def marks(path: str) -> str:
    """Size, modification time, inode and change time of a file in one text; ABSENT where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116
    except (OSError, ValueError):
        return ABSENT
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ino} {found.st_ctime_ns}"


def unmoved(path: str, found: str) -> bool:
    """Whether a file still has these marks, ABSENT too."""
    if found == ABSENT and not os.access(path, os.F_OK):  # what `stat` raises costs more than all the rest
        return True
    return marks(path) == found


def own(path: str, inode: int) -> str:
    """The marks of a file that we have put there; UNSURE if another build has already put its own in its place."""
    found = marks(path)
    return found if found.split(" ")[2:3] == [str(inode)] else UNSURE


def settled(found: str, until: int) -> str:
    """The marks, or UNSURE for a file touched so late that a further change could have left the marks as they are."""
    if found in (ABSENT, UNSURE):
        return found
    _, modified, _, changed = map(int, found.split(" "))
    return found if max(modified, changed) < until else UNSURE


def content(path: str) -> str:
    """The digest of a file's content; ABSENT where it cannot be read."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return digest(file.read())
    except (OSError, ValueError):
        return ABSENT
