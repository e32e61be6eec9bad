"""The `git` program: found, run with nothing of a repository's own settings that could run other programs, its answers read.

A repository may be hostile: its settings could name programs for watching files, paging, comparing, converting and fetching.
None of the commands used here needs any of them, and none goes to the network.
"""

from __future__ import annotations

import functools
import os
import re
import shutil
import subprocess
from pathlib import Path

from docgen.diagnostics import DocgenError, Position, error

_KEPT = {"GIT_CEILING_DIRECTORIES", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM"}
_FIXED = {
    "LC_ALL": "C",
    "LANGUAGE": "",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_PAGER": "cat",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_ATTR_NOSYSTEM": "1",
}
_SETTINGS = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    f"core.attributesFile={os.devnull}",
    "core.untrackedCache=false",
    "core.quotePath=false",
    "core.alternateRefsCommand=",
    "safe.bareRepository=explicit",
    "log.showSignature=false",
    "blame.ignoreRevsFile=",
    "i18n.logOutputEncoding=UTF-8",
    "color.ui=false",
)
_LONGEST = 120  # seconds
_OWNED = re.compile(rb"dubious ownership in repository at '([^'\n]*)'")


class GitError(Exception):
    """git ended with an error: what it printed."""

    def __init__(self, said: bytes) -> None:
        super().__init__(said.decode(errors="replace").strip())
        self.said = said


def run(folder: Path | str, *args: str, given: bytes = b"") -> bytes:
    """What a git command prints. Raises GitError where it fails, DocgenError where git is missing or refuses the folder."""
    try:
        done = subprocess.run(
            command(*args), cwd=folder, env=environment(), input=given, capture_output=True, timeout=_LONGEST, check=False
        )
    except subprocess.TimeoutExpired as late:
        fact = f"git took longer than {_LONGEST} seconds for: {args[0]}"
        raise _refused(folder, "git-slow", fact, "see with git itself whether the repository is whole: git fsck") from late
    except OSError as fault:
        fact = f"git cannot be run here: {fault.strerror or fault}"
        raise _refused(folder, "git-missing", fact, "see that git runs in this folder: git status") from fault
    if done.returncode:
        _look_at(folder, done.stderr)
        raise GitError(done.stderr)
    return done.stdout


def command(*args: str) -> list[str]:
    """The words of a git command."""
    settings = [word for setting in _SETTINGS for word in ("-c", setting)]
    return [_program(), "--no-pager", "--literal-pathspecs", *settings, *args]


def environment() -> dict[str, str]:
    """The environment git runs in: the user's, but nothing that points it to another repository or to other programs."""
    users = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in _KEPT}
    return {**users, **_FIXED}


def safe(argument: str, what: str) -> str:
    """The argument; raises DocgenError for one that git might take for an option or that no git object is named by."""
    if argument.startswith("-") or not argument or any(ord(c) < 32 for c in argument):
        fact = f'"{argument}" is no {what}'
        raise DocgenError([error("git-revision", Position(argument or "git"), fact, f"name a {what} that git knows")])
    return argument


def _program() -> str:
    found = _found(os.environ.get("PATH", os.defpath))
    if not found:
        fact = "git is not installed, or not found by its name"
        remedy = "install it (https://git-scm.com); without git, two files can be compared: docgen redline OLD.md NEW.md"
        raise DocgenError([error("git-missing", Position("git"), fact, remedy)])
    return found


@functools.cache
def _found(folders: str) -> str:
    """git in one of these folders; never one in the current folder, which may be a stranger's."""
    for folder in folders.split(os.pathsep):
        path = Path(folder) / "git"
        if path.is_absolute() and (found := shutil.which(str(path))):
            return found
    return ""


def _look_at(folder: Path | str, said: bytes) -> None:
    """Raises DocgenError with the remedy where git refuses a repository that belongs to somebody else."""
    if owned := _OWNED.search(said):
        where = owned[1].decode(errors="replace")
        fact = "git refuses this repository, since it belongs to another user"
        remedy = f"if you trust it: git config --global --add safe.directory '{where}'"
        raise _refused(where, "git-ownership", fact, remedy)


def _refused(folder: Path | str, rule: str, fact: str, remedy: str) -> DocgenError:
    return DocgenError([error(rule, Position(Path(folder).as_posix()), fact, remedy)])
