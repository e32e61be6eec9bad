"""The fingerprint of a decision's files, which its papers carry, and the same files with other line ends."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Literal

LineEnds = Literal["", "lf", "crlf"]
_TEXTS = (".md", ".toml", ".csv", ".j2", ".css")


def fingerprint(files: Mapping[str, bytes]) -> str:
    """What tells two states of a decision apart: the digest of its files' names and bytes."""
    found = hashlib.blake2b(digest_size=16)
    for name, data in sorted(files.items()):
        found.update(f"{name}\0{len(data)}\0".encode())
        found.update(data)
    return found.hexdigest()


def with_ends(name: str, data: bytes, ends: LineEnds) -> bytes:
    """A file as git would have written it on a system with such line ends; as it is for "" and what is no text.

    A file whose line ends are mixed already is left alone, as git leaves it.
    """
    if not ends or not name.lower().endswith(_TEXTS):
        return data
    if ends == "lf":
        return data.replace(b"\r\n", b"\n")
    return data if b"\r\n" in data else data.replace(b"\n", b"\r\n")
