"""Making a commit of some files, in somebody's name."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.diagnostics import DocgenError, Position, error
from docgen.git.program import GitError, run
from docgen.git.repository import Repository
from docgen.late import late

_DATE = late(r"(?:19|20)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?")


def clean(repository: Repository, paths: Sequence[str]) -> None:
    """Raises DocgenError if any of the paths, in the repository, has changes that are not committed."""
    said = run(repository.root, "status", "--porcelain", "-z", "--untracked-files=all", "--", *paths)
    changed = [entry[3:] for entry in said.decode("utf-8", "surrogateescape").split("\0") if entry]
    if changed:
        fact = "these files have changes that are not committed: " + ", ".join(changed)
        remedy = "commit or put aside your own changes first, so that the reviewers' stand apart from them"
        raise DocgenError([error("git-uncommitted", Position(changed[0]), fact, remedy)])


def known(repository: Repository) -> None:
    """Raises DocgenError if git does not know in whose name to commit here."""
    try:
        run(repository.root, "var", "GIT_COMMITTER_IDENT")
    except GitError as problem:
        at = Position(repository.root.as_posix())
        fact = "git does not know who you are, and so cannot commit; nothing was written"
        remedy = (
            'tell it with git config user.name "Your Name" and git config user.email, or take --apply and commit yourself'
        )
        raise DocgenError([error("git-commit", at, fact, remedy)]) from problem


def commit(repository: Repository, paths: Sequence[str], message: str, author: str = "", date: str = "") -> str:
    """Commits the paths as they are on disk, and nothing else; the commit's name.

    It is in the name of the author, of the date given (ISO 8601) or now; with no author, in that of whoever runs this.
    No hook of the repository is run. Raises DocgenError where git refuses.
    """
    try:
        run(repository.root, "add", "--", *paths)
        run(
            repository.root,
            "commit",
            "--quiet",
            "--no-verify",
            "--no-gpg-sign",
            *([f"--author={_name(author)} <>"] if author else []),
            *([f"--date={date}"] if author and _DATE.fullmatch(date) else []),
            f"--message={message}",
            "--",
            *paths,
        )
    except GitError as problem:
        at = Position(repository.root.as_posix())
        fact = f"git did not commit: {' '.join(str(problem).split())}"
        remedy = "the files are written; see `git status`, and commit them by hand"
        raise DocgenError([error("git-commit", at, fact, remedy)]) from problem
    return repository.commit("HEAD").short


def _name(author: str) -> str:
    """A name as git takes it."""
    kept = "".join(c for c in author if c.isprintable() and c not in "<>").strip(" .,:;\"'")
    return kept or "Unknown reviewer"
