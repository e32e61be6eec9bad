"""The manual's page on a round of review: every command in it prints what the page says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.repository import NO_SETTINGS
from tests.support.tools import require
from tests.support.word_edits import Edits

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "review.md"
PAPER = "build/social-work-pilot.docx"
_BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
_COMMIT = re.compile(r"\b[0-9a-f]{10}\b")


def steps() -> Iterator[tuple[str, str]]:
    """Each command of the page, and what the page says that it prints."""
    for block in _BLOCK.findall(PAGE.read_text("utf-8")):
        for step in block.split("$ ")[1:]:
            command, _, printed = step.partition("\n")
            yield command, printed


def ann(paper: bytes) -> bytes:
    edits = Edits(paper, "Ann Ward", "2014-11-19T10:15:00Z")
    edits.replace(edits.find("It is therefore planned"), "six months", "eight months")
    edits.delete(edits.find("A later report"), " and will recommend a permanent model")
    edits.add_after(edits.find("A later report"), "The trade unions were consulted on 3 November and have no objection.")
    edits.replace(edits.find("Employing 19"), "£230,328", "£240,000")
    edits.comment(edits.find("There is also a slight risk"), "slight", "Who judged it to be slight?")
    return edits.bytes()


def bob(paper: bytes) -> bytes:
    edits = Edits(paper, "Bob Lee", "2014-11-20T16:40:00Z")
    edits.replace(edits.find("It is therefore planned"), "six months", "nine months")
    edits.insert(edits.find("better outcomes for children"), "for", " all")
    edits.delete(edits.find("a possible draw"), "possible ")
    return edits.bytes()


def tampered(paper: bytes) -> bytes:
    edits = Edits(paper)
    for run in edits.find("There is also a slight").iter("{*}t"):
        run.text = (run.text or "").replace("slight risk", "serious risk")
    return edits.bytes()


class Office:
    """Ruth's folder. What the page tells in its sentences, and not by a command, is done before or after the command."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "decisions").mkdir()
        self.decision = folder / "decisions" / "social-work-pilot.md"
        shutil.copy(ROOT / "decisions" / "social-work-pilot.md", self.decision)
        (folder / ".gitignore").write_text("build/\n*.docx\n", "utf-8")
        day = "2014-11-17T09:00:00Z"
        self.env = {
            **os.environ,
            **NO_SETTINGS,
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "GIT_AUTHOR_DATE": day,
            "GIT_COMMITTER_DATE": day,
        }
        self.run("git init -q -b main")
        self.run('git config user.name "Ruth Okafor"')
        self.run("git config user.email ruth.okafor@example.gov.uk")
        self.run("git add .gitignore")

    def run(self, command: str) -> str:
        done = subprocess.run(
            command, shell=True, cwd=self.folder, env=self.env, capture_output=True, text=True, encoding="utf-8", check=False
        )
        return done.stdout + done.stderr

    def write(self, name: str, content: bytes) -> None:
        (self.folder / name).write_bytes(content)

    def before(self, command: str) -> None:
        """What the page's sentences tell before a command."""
        if command == "docgen review ann.docx bob.docx":
            paper = (self.folder / PAPER).read_bytes()
            self.write("ann.docx", ann(paper))
            self.write("bob.docx", bob(paper))
        elif command.startswith("docgen review --resolve"):
            text = self.decision.read_text("utf-8")
            assert "six months, and the pilot" in text.split("\n")[134]
            self.decision.write_text(text.replace("six months, and the pilot", "eight months, and the pilot"), "utf-8")
        elif command == "docgen verify sent-to-us.docx":
            self.write("sent-to-us.docx", tampered((self.folder / PAPER).read_bytes()))


def masked(text: str) -> str:
    """The text without what differs from one repository to the next."""
    return _COMMIT.sub("COMMIT", text)


@pytest.mark.skipif(sys.platform == "win32", reason="the page's commands are those of a Unix shell")
def test_every_command_of_the_page_prints_what_the_page_says(tmp_path: Path) -> None:
    require("git")
    office = Office(tmp_path)
    followed = list(steps())
    assert len(followed) > 10
    for command, told in followed:
        office.before(command)
        printed = masked(office.run(command))
        if told.startswith("…\n"):
            assert printed.endswith(masked(told.removeprefix("…\n"))), command
        else:
            assert printed == masked(told), command
