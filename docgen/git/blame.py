"""Who wrote each line of a file, or took it away, as `git blame` has it."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from docgen.git.program import GitError, run

Found = tuple[str, str, str, str]
_LINE = re.compile(r"([0-9a-f]{40}(?:[0-9a-f]{24})?) \d+ (\d+)(?: \d+)?$")


def lines(root: Path, commit: str, path: str) -> list[Found]:
    """For each line the name, author, date and subject of the commit it comes from; empty where git cannot tell."""
    order, about = _told(root, commit, path)
    found = {name: _found(name, said) for name, said in about.items()}
    return [found[name] for name in order]


def gone(root: Path, old: str, new: str, path: str) -> list[str]:
    """For each line of the file in the older commit the name of the one that removed it, "" where it still stands."""
    order, about = _told(root, f"{old}..{new}", path, "--reverse")
    return [about[name].get("previous", "").split(" ")[0] for name in order]


def _told(root: Path, range_: str, path: str, *more: str) -> tuple[list[str], dict[str, dict[str, str]]]:
    """The commit of each line, and what is said of each commit."""
    order: list[str] = []
    about: dict[str, dict[str, str]] = {}
    try:
        said = run(root, "blame", "--porcelain", "--no-textconv", *more, range_, "--", path)
    except GitError:
        return [], {}
    for line in said.decode("utf-8", "replace").split("\n"):
        if line.startswith("\t"):
            continue
        if begun := _LINE.match(line):
            order.append(begun[1])
            about.setdefault(begun[1], {})
        elif order and line:
            name, _, value = line.partition(" ")
            about[order[-1]].setdefault(name, value)
    return order, about


def _found(name: str, said: dict[str, str]) -> Found:
    date = _date(said.get("author-time", "0"), said.get("author-tz", "+0000"))
    return name, said.get("author", ""), date, said.get("summary", "")


def _date(seconds: str, zone: str) -> str:
    try:
        minutes = int(zone[-4:-2]) * 60 + int(zone[-2:])
        offset = dt.timezone(dt.timedelta(minutes=-minutes if zone.startswith("-") else minutes))
        return dt.datetime.fromtimestamp(int(seconds), offset).isoformat()
    except (ValueError, OverflowError, OSError):
        return ""
