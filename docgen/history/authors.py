"""Who made each change between two revisions, as git knows it.

New words are whose line they stand on is, by `git blame` of the newer revision. A paragraph of several lines takes the line
that has most of the words, of equals the newest. Words taken out are theirs who took their line away or rewrote it, by
`git blame --reverse`. A large amount whose own paragraph did not change is theirs who changed the line in which it is typed.
What `docgen sign` noted down tells nothing. What is not committed is nobody's yet. Where no line tells, as where a house has
changed, the change is whose the only commit between the revisions is, if there is but one.
"""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Iterable

from docgen.diagnostics import DocgenError, Position
from docgen.git.repository import Commit, Repository
from docgen.history.world import World
from docgen.paper.change import Change

NOBODY = ("", "")
_UNCOMMITTED = Commit("")
_WORD = re.compile(r"[^\W_]+")
_PARTED = re.compile(r"(?<=\d)[,_](?=\d{3})")
_SAW = re.compile(r"\s*saw\s*=\s*('''|\"\"\")")
_KEY = re.compile(r"\s*(?:[\w\"'.-]+\s*=|\[)")
_LONGEST = 400  # lines of one block
_LARGE = 4  # digits of an amount that says enough by itself
_MOST_COMMITS = 300

Line = tuple[int, str, Commit]


class Authors:
    """Tells whose the changes between two revisions are. `new` without a commit is the working tree."""

    def __init__(self, repository: Repository, old: Commit, new: World) -> None:
        self._repository = repository
        self._old = old
        self._new = new
        self._end = new.commit or repository.commit("HEAD")
        self._between = {c.id: c for c in repository.history(since=old, until=self._end)}
        self._lines = functools.cache(self._now)
        self._gone = functools.cache(self._taken)
        self._own = functools.cache(self._own_commits)

    def who(self, change: Change, at: Position, older: bool, words: str) -> tuple[str, str]:
        """The name and the date of who made a change of some words at a place; empty where nobody can be named.

        `older`: the place is in the older revision's file.
        """
        path = self._repository.inside(at.file) if at.file else None
        if path is None:
            return self._only()
        found = None
        if change.kind == "del":
            found = _best(self._gone(path), words, at.line, least=0.5)
        if found is None and not older:
            found = _best(self._changed(_block(self._lines(path), at)), words, at.line)
            if found is None and (amounts := {word for word in _words(words) if word.isdecimal() and len(word) >= _LARGE}):
                found = _best(self._typed(path, amounts), words, at.line)
        return self._only() if found is None else (found.author, found.date)

    def _changed(self, lines: Iterable[Line]) -> list[Line]:
        """Those of the lines that came since the older revision."""
        return [(n, line, c) for n, line, c in lines if c is _UNCOMMITTED or c.id in self._between]

    def _typed(self, path: str, amounts: set[str]) -> list[Line]:
        """The changed lines of a file in which all of the amounts are typed."""
        lines = self._lines(path)
        signed = _signed([line for _, line, _ in lines])
        return [entry for entry in self._changed(lines) if amounts <= _words(entry[1]) and entry[0] not in signed]

    def _only(self) -> tuple[str, str]:
        if len(self._between) != 1 or self._new.commit is None:
            return NOBODY
        (commit,) = self._between.values()
        return commit.author, commit.date

    def _now(self, path: str) -> tuple[Line, ...]:
        """The lines of a file as it is now, and whose they are."""
        committed = self._text(self._end, path)
        whose = self._repository.blame(self._end, path)
        if self._new.commit is not None:
            return tuple((n, line, c) for n, (line, c) in enumerate(zip(committed, whose, strict=False), 1))
        lines = self._on_disk(path)
        found = [_UNCOMMITTED] * len(lines)
        for old, new, length in difflib.SequenceMatcher(None, committed, lines, autojunk=False).get_matching_blocks():
            found[new : new + length] = whose[old : old + length]
        return tuple((n, line, c) for n, (line, c) in enumerate(zip(lines, found, strict=False), 1))

    def _taken(self, path: str) -> tuple[Line, ...]:
        """The lines of a file as it was that are no more, and who took them away."""
        lines = self._text(self._old, path)
        by = self._repository.removed(self._old, self._end, path)
        left = {line for _, line, _ in self._lines(path)}
        before = self._before_merges(path) if any(c and c not in self._own(path) for c in by) else {}
        found: list[Line] = []
        for n, (line, commit) in enumerate(zip(lines, by, strict=False), 1):
            if commit is not None and commit not in self._own(path):
                found.append((n, line, before.get(line, commit)))
            elif commit is not None or line not in left:
                found.append((n, line, commit or _UNCOMMITTED))
        signed = _signed(lines)
        return tuple(entry for entry in found if entry[0] not in signed)

    def _before_merges(self, path: str) -> dict[str, Commit]:
        """The lines that commits which are no merges took out of a file: a merge may bring in what others took away."""
        found: dict[str, Commit] = {}
        for commit in self._own(path)[:_MOST_COMMITS]:
            gone = set(self._text(self._repository.commit(f"{commit.id}^"), path)).difference(self._text(commit, path))
            for line in gone:
                found.setdefault(line, commit)
        return found

    def _own_commits(self, path: str) -> list[Commit]:
        return self._repository.history([path], since=self._old, until=self._end, merges=False)

    def _text(self, commit: Commit, path: str) -> list[str]:
        data = self._repository.files(commit, path).get(path, b"")
        return _split(data)

    def _on_disk(self, path: str) -> list[str]:
        try:
            return _split((self._repository.root / path).read_bytes())
        except OSError:
            return []


def authors(repository: Repository, old: Commit | None, new: World) -> Authors | None:
    """The same; None where nothing can be told, as nothing is committed."""
    try:
        return Authors(repository, old, new) if old else None
    except DocgenError:
        return None


def _split(data: bytes) -> list[str]:
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n").split("\n")


def _block(lines: tuple[Line, ...], at: Position) -> list[Line]:
    """The lines of the block that begins at a place: up to a blank line, or in the front matter to the next field."""
    found: list[Line] = []
    for n, line, commit in lines[max(0, at.line - 1) : at.line - 1 + _LONGEST]:
        if found and (not line.strip() or (at.column and _KEY.match(line))):
            break
        found.append((n, line, commit))
    return found


def _signed(lines: Iterable[str]) -> set[int]:
    """The numbers of the lines that `docgen sign` noted down: what an officer saw."""
    found: set[int] = set()
    end = ""
    for n, line in enumerate(lines, 1):
        if end:
            found.add(n)
            end = "" if end in line else end
        elif begun := _SAW.match(line):
            found.add(n)
            end = "" if begun[1] in line[begun.end() :] else begun[1]
    return found


def _words(text: str) -> set[str]:
    """The words of a text, and its amounts however they are typed."""
    return set(_WORD.findall(_PARTED.sub("", text)))


def _best(lines: Iterable[Line], words: str, at: int, least: float = 0.0) -> Commit | None:
    """Whose line has most of the words; of equals the newest, then the nearest.

    `least`: how much of the words must be in the line, or of the line in the words.
    """
    wanted = _words(words)
    ranked = []
    for n, line, commit in lines:
        own = _words(line)
        shared = len(wanted & own)
        if shared >= least * max(1, min(len(wanted), len(own))):
            ranked.append((shared, commit is _UNCOMMITTED, commit.date, -abs(n - at), commit))
    return max(ranked, key=lambda entry: entry[:4])[-1] if ranked else None
