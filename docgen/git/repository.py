"""A repository on disk: its commits, the files in them, who wrote which line and when."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from docgen.diagnostics import DocgenError, Position, error
from docgen.git import blame, tree
from docgen.git.program import GitError, run, safe
from docgen.git.tree import Listed

_NAMED = ("rev-parse", "--verify", "--quiet", "--end-of-options")
_FORM = "--format=%H%n%aN%n%aI%n%s"


class Commit(Struct, frozen=True):
    """A commit: its name in full, who wrote it, when (ISO 8601, with the zone) and what its first line says."""

    id: str
    author: str = ""
    date: str = ""
    subject: str = ""

    @property
    def short(self) -> str:
        """The beginning of its name, as it is shown."""
        return self.id[:10]


class Repository:
    """A repository with a working tree whose top is `root`. Paths in it have forward slashes and no leading one."""

    def __init__(self, root: Path, shallow: bool = False) -> None:
        self.root = root
        self.shallow = shallow

    @classmethod
    def find(cls, path: Path | str) -> Repository | None:
        """The repository in which a file or folder lies, or None. Raises DocgenError where git is missing or refuses it."""
        folder = Path(path).absolute()
        while not folder.is_dir():
            folder = folder.parent
        try:
            said = run(folder, "rev-parse", "--is-shallow-repository", "--show-toplevel")
        except GitError:
            return None
        shallow, _, top = said.decode("utf-8", "surrogateescape").removesuffix("\n").partition("\n")
        return cls(Path(top), shallow == "true") if top else None

    def relative(self, path: Path | str) -> str:
        """The path of a file or folder inside the repository; "" for its top. Raises DocgenError for one outside."""
        found = self.inside(path)
        if found is None:
            at = Position(Path(path).as_posix())
            fact = f"this lies outside the repository {self.root.as_posix()}"
            raise DocgenError([error("git-outside", at, fact, "name a file of the repository")])
        return found

    def inside(self, path: Path | str) -> str | None:
        """The same, or None for a path outside. Links are followed only where it would lie outside without that."""
        plain = Path(os.path.abspath(path))  # noqa: PTH100
        for at, top in ((plain, self.root), (plain.resolve(), self.root.resolve())):
            if at.is_relative_to(top):
                found = at.relative_to(top).as_posix()
                return "" if found == "." else found
        return None

    def names(self, *paths: str) -> set[str]:
        """The paths of all files that any commit of any branch or tag ever touched, at or below the paths."""
        try:
            said = run(self.root, "log", "--all", "--full-history", "-m", "--name-only", "-z", "--format=", "--", *paths)
        except GitError:
            return set()
        return set(said.decode("utf-8", "surrogateescape").replace("\n", "\0").split("\0")) - {""}

    def commit(self, rev: str) -> Commit:
        """The commit a revision names: a branch, a tag, HEAD~2, a commit's name... Raises DocgenError for an unknown one."""
        safe(rev, "revision")
        try:
            name = run(self.root, *_NAMED, rev).decode().strip()
            name = run(self.root, *_NAMED, f"{name}^{{commit}}").decode().strip()
            return self._commits("--max-count=1", name, "--")[0]
        except (GitError, IndexError) as problem:
            raise self._unknown(rev) from problem

    def history(
        self,
        paths: Iterable[str] = (),
        since: Commit | None = None,
        until: Commit | None = None,
        everywhere: bool = False,
        merges: bool = True,
    ) -> list[Commit]:
        """The commits that touch any of the paths, newest first, up to `until` (or HEAD), without those in `since`.

        `everywhere`: of all branches and tags as well; `merges`: merges too. Earlier names of files are not followed.
        """
        sides = [
            *(["--all"] if everywhere else []),
            *([f"^{since.id}"] if since else []),
            *([] if merges else ["--no-merges"]),
        ]
        try:
            return self._commits("--full-history", *sides, until.id if until else "HEAD", "--", *paths)
        except GitError as problem:
            raise self._unknown("HEAD") from problem

    def listing(self, commit: Commit, *paths: str) -> dict[str, Listed]:
        """The files of a commit at or below the paths, or all: their names, sizes and contents' names."""
        return tree.listing(self.root, commit.id, [path for path in paths if path])

    def contents(self, files: dict[str, Listed]) -> dict[str, bytes]:
        """The bytes of files in a listing, as the commit has them: line ends are not turned into this system's."""
        return tree.contents(self.root, files)

    def files(self, commit: Commit, prefix: str = "") -> dict[str, bytes]:
        """The bytes of all files of a commit at or below a path, links and other repositories left out."""
        return self.contents(self.listing(commit, prefix))

    def blame(self, commit: Commit, path: str) -> tuple[Commit, ...]:
        """For each line of a file in a commit, the commit it comes from; empty where the file is not there."""
        return tuple(Commit(*found) for found in blame.lines(self.root, commit.id, path))

    def removed(self, old: Commit, new: Commit, path: str) -> tuple[Commit | None, ...]:
        """For each line of a file in an older commit, the later one that took it away.

        None where it still stands, or where git cannot tell, since `old` is no forebear of `new`; empty without the file.
        """
        gone = blame.gone(self.root, old.id, new.id, path)
        known = {name: self.commit(name) for name in dict.fromkeys(gone) if name}
        return tuple(known.get(name) for name in gone)

    def changed(self, old: Commit, new: Commit, *paths: str) -> set[str]:
        """The paths of files that differ between two commits, among them those added and removed."""
        before, after = self.listing(old, *paths), self.listing(new, *paths)
        return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}

    def renamed(self, old: Commit, new: Commit) -> dict[str, str]:
        """Files of the newer commit that had another path in the older one, with that path; guessed from their content."""
        said = run(self.root, "diff-tree", "-r", "-z", "-M40%", "--diff-filter=R", "--name-status", old.id, new.id)
        words = said.decode("utf-8", "surrogateescape").split("\0")[:-1]
        return {words[n + 2]: words[n + 1] for n in range(0, len(words) - 2, 3)}

    def _commits(self, *args: str) -> list[Commit]:
        said = run(self.root, "log", "-z", "--no-show-signature", "--no-color", "--no-notes", _FORM, *args)
        entries = said.decode("utf-8", "replace").split("\0")
        return [Commit(*entry.split("\n", 3)) for entry in entries if entry]

    def _unknown(self, rev: str) -> DocgenError:
        remedy = "see which there are: git log --oneline, git tag, git branch"
        if self.shallow:
            remedy = "this repository was cloned without its whole history; fetch it: git fetch --unshallow"
        return DocgenError(
            [error("git-revision", Position(rev), f'there is no revision "{rev}" in this repository', remedy)]
        )
