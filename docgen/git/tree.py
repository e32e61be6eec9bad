"""The files of a commit: listed with `git ls-tree`, read with `git cat-file`, byte for byte as they were committed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from docgen.diagnostics import DocgenError, Position, error
from docgen.git.program import GitError, run

MOST_BYTES = 200_000_000
_MOST_FILES = 200_000
_FILE = (b"100644", b"100755", b"100664")
_LINK = b"120000"


class Listed(Struct, frozen=True):
    """A file in a commit: its content's name, and its size in bytes (0: unknown). `link`: it only points to another file."""

    content: str
    size: int
    link: bool = False


def listing(root: Path, commit: str, paths: Iterable[str] = ()) -> dict[str, Listed]:
    """The files of a commit at or below the paths, or all, by path. Other repositories inside it are left out."""
    try:
        said = run(root, "ls-tree", "-r", "-l", "-z", "--full-tree", "--end-of-options", commit, *paths)
    except GitError as problem:
        raise absent(root) from problem
    entries = said.split(b"\0")[:-1]
    if len(entries) > _MOST_FILES:
        fact = f"the revision has {len(entries):,} files here; {_MOST_FILES:,} are read at most"
        raise DocgenError([error("git-size", Position(root.as_posix()), fact, "name a smaller folder")])
    found = {}
    for entry in entries:
        about, _, path = entry.partition(b"\t")
        mode, _, content, size = about.split()
        if mode in _FILE or mode == _LINK:
            found[path.decode("utf-8", "surrogateescape")] = Listed(
                content.decode(), int(size) if size.isdigit() else 0, mode == _LINK
            )
    return found


def contents(root: Path, files: Mapping[str, Listed]) -> dict[str, bytes]:
    """The bytes of files by path, links left out. Raises DocgenError where they are too many, or not all are there."""
    wanted = {path: file for path, file in files.items() if not file.link}
    if sum(file.size for file in wanted.values()) > MOST_BYTES:
        fact = f"the files asked for have more than {MOST_BYTES // 1_000_000} MB together"
        raise DocgenError([error("git-size", Position(root.as_posix()), fact, "name a smaller folder")])
    names = list(dict.fromkeys(file.content for file in wanted.values()))
    if not names:
        return {}
    given = "".join(f"{name}\n" for name in names).encode()
    try:
        found = _batch(run(root, "cat-file", "--batch", given=given))
    except GitError as problem:
        raise absent(root) from problem
    if not found.keys() >= set(names):
        raise absent(root)
    return {path: found[file.content] for path, file in wanted.items()}


def _batch(said: bytes) -> dict[str, bytes]:
    found, at = {}, 0
    while at < len(said):
        end = said.index(b"\n", at)
        words = said[at:end].split()
        at = end + 1
        if len(words) == 3 and words[1] == b"blob":
            size = int(words[2])
            found[words[0].decode()] = said[at : at + size]
            at += size + 1
    return found


def absent(root: Path) -> DocgenError:
    """That a partial or damaged repository does not have what was asked for."""
    fact = "this repository does not hold all files of that revision"
    remedy = "if it was cloned in part, fetch the rest: git fetch --refetch --no-filter; else see: git fsck"
    return DocgenError([error("git-partial", Position(root.as_posix()), fact, remedy)])
