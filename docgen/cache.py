"""The user's cache folder: what was made once of a house, kept by content from one run to the next.

Nothing in it is ever needed: it may be deleted at any time, and a run that cannot write there works without it.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from pathlib import Path

VARIABLE = "DOCGEN_CACHE_DIR"
_DIGEST = 16  # bytes before the data, by which a file cut short or changed is known


def folder(name: str) -> Path | None:
    """The folder of that name in docgen's cache, made if need be; None where there is none or it cannot be written.

    DOCGEN_CACHE_DIR names another place for the cache; set but empty, it turns the cache off.
    """
    root = _root()
    if root is None:
        return None
    try:
        path = root / name
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return path if _ours(path) and os.access(path, os.W_OK) else None


def load(path: Path) -> bytes | None:
    """What is kept there; None for nothing, or for something that is not what was stored."""
    try:
        kept = path.read_bytes()
    except OSError:
        return None
    digest, data = kept[:_DIGEST], kept[_DIGEST:]
    return data if digest == _digest(data) else None


def store(path: Path, data: bytes) -> None:
    """Keeps the data, whole or not at all; a folder that cannot be written is no error."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_digest(data) + data)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError:
        return


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_DIGEST).digest()


def _root() -> Path | None:
    named = os.environ.get(VARIABLE)
    if named is not None:
        return Path(named) if named else None
    try:
        if sys.platform == "win32":
            local = os.environ.get("LOCALAPPDATA")
            return Path(local) / "docgen" / "cache" if local else None
        if sys.platform == "darwin":
            return Path.home() / "Library" / "Caches" / "docgen"
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "docgen"
    except RuntimeError:
        return None


def _ours(path: Path) -> bool:
    """Whether the folder is the user's own: what somebody else may write must not be run."""
    if not hasattr(os, "getuid"):
        return True
    found = path.stat()
    return found.st_uid == os.getuid() and not found.st_mode & 0o022
