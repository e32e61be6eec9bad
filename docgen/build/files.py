"""Files in the output folder: whole or not at all, and nothing left behind."""

from __future__ import annotations

import contextlib
import itertools
import os
import re
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from docgen.late import late

_OLD = 24 * 3600  # seconds until the file of a docgen on another machine counts as left behind
_numbers = itertools.count()


def _host() -> str:
    name = os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename
    return re.sub(r"[^A-Za-z0-9]", "", name)[:20]


def papers(folder: Path | str, decision: str) -> str:
    """What the paths of a decision's papers in an output folder begin with, by its id; the format follows."""
    return f"{folder}{os.sep}{decision}."


def unfinished(folder: Path) -> Path:
    """A new name for a file being written in the folder."""
    return folder / f".docgen-{_host()}-{os.getpid()}-{next(_numbers)}.tmp"


def write(path: Path, data: bytes | Iterable[bytes]) -> int:
    """Writes the file, given as a whole or in pieces, whole or not at all: beside it, then put in its place.

    Its inode is returned, by which to know it again.
    """
    beside = unfinished(path.parent)
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o666)
    try:
        inode = os.fstat(handle).st_ino
        with os.fdopen(handle, "wb") as file:
            file.writelines((data,) if isinstance(data, bytes) else data)
        beside.replace(path)
        return inode
    except BaseException:
        with contextlib.suppress(OSError):
            os.close(handle)
        beside.unlink(missing_ok=True)
        raise


def now(folder: Path) -> int:
    """The time by the clock of the folder's file system, in nanoseconds; raises OSError where nothing can be written."""
    beside = unfinished(folder)
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    try:
        return os.fstat(handle).st_mtime_ns
    finally:
        os.close(handle)
        beside.unlink(missing_ok=True)


def tidy(folder: Path) -> None:
    """Removes what a docgen that was killed left half-written here."""
    mine = late(rf"\.docgen-{_host()}-(\d+)-\d+\.tmp")
    with os.scandir(folder) as listing:
        left = [entry for entry in listing if entry.name.startswith(".docgen-") and entry.name.endswith(".tmp")]
    for entry in left:
        known = mine.fullmatch(entry.name)
        with contextlib.suppress(OSError):
            if (known and not _alive(int(known[1]))) or time.time() - entry.stat().st_mtime > _OLD:
                os.unlink(entry.path)  # noqa: PTH108


def _alive(process: int) -> bool:
    """Whether there is such a process. On Windows the file itself tells: while it is open it cannot be removed."""
    if process == os.getpid():
        return True
    if sys.platform == "win32":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
