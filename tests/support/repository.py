"""Real repositories for tests: with authors and times of their own, and nothing of the user's settings."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.support.tools import require

_DAY = 1_790_000_000  # in September 2026
NO_SETTINGS = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


class Repo:
    """A repository in a folder; each commit is an hour later than the one before."""

    def __init__(self, folder: Path) -> None:
        self.program = str(require("git"))
        self.folder = folder
        self.commits = 0
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *args: str, author: str = "Tamsin Areland", check: bool = True) -> str:
        """What git prints."""
        who = {
            **{f"GIT_{side}_{part}": value for side in ("AUTHOR", "COMMITTER") for part, value in _person(author).items()},
            **{f"GIT_{side}_DATE": f"{_DAY + 3600 * self.commits} +0100" for side in ("AUTHOR", "COMMITTER")},
        }
        environment = {**os.environ, **NO_SETTINGS, **who}
        words = [self.program, "-c", "core.autocrlf=false", *args]
        done = subprocess.run(words, cwd=self.folder, env=environment, capture_output=True, check=False)
        assert done.returncode == 0 or not check, done.stderr
        return done.stdout.decode("utf-8", "replace")

    def write(self, name: str, text: str | bytes) -> Path:
        """Writes a file of the working tree."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def commit(self, files: dict[str, str | bytes | None], subject: str = "change", author: str = "Tamsin Areland") -> str:
        """Writes files (None: removes them), commits all there is, and gives the commit's name."""
        for name, text in files.items():
            if text is None:
                (self.folder / name).unlink()
            else:
                self.write(name, text)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", subject, author=author)
        self.commits += 1
        return self.git("rev-parse", "HEAD").strip()


def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Has docgen's own calls of git see none of the user's settings either."""
    for name, value in NO_SETTINGS.items():
        monkeypatch.setenv(name, value)


def _person(name: str) -> dict[str, str]:
    return {"NAME": name, "EMAIL": f"{name.split(' ')[0].lower()}@example.gov.uk"}
