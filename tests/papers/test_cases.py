"""Whole runs, as a clerk would see them: each file of cases/ holds the files typed, the commands, and what they print.

A case begins with a sentence saying what it shows. `--- name` begins a file, `--- session` the commands: after each `$ `
line stands what the command prints, and `[exit n]` unless n is 0. With DOCGEN_ACCEPT=1 in the environment the sessions are
written anew from what happens; read the difference before keeping it.
"""

from __future__ import annotations

import os
import re
import shlex
from dataclasses import dataclass
from pathlib import Path

import pytest

from docgen.cli.main import docgen
from docgen.cli.outcome import guarded

CASES = sorted(Path(__file__).with_name("cases").glob("*.txt"))
PART = re.compile(r"^--- (.+)\n", re.MULTILINE)
SESSION = "session"


@dataclass(frozen=True)
class Case:
    about: str
    files: dict[str, str]
    session: str

    @property
    def commands(self) -> list[list[str]]:
        return [shlex.split(line[2:]) for line in self.session.splitlines() if line.startswith("$ ")]


def parsed(text: str) -> Case:
    about, *parts = PART.split(text)
    named = dict(zip(parts[::2], parts[1::2], strict=True))
    return Case(about.strip(), {k: v for k, v in named.items() if k != SESSION}, named[SESSION])


def played(case: Case, capsys: pytest.CaptureFixture[str]) -> str:
    lines = []
    for program, *args in case.commands:
        assert program == "docgen"
        code = guarded(docgen, args)
        said = capsys.readouterr()
        lines += [f"$ {shlex.join([program, *args])}\n", said.out, said.err, f"[exit {code}]\n" if code else ""]
    return "".join(lines)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_session_goes_as_written(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = path.read_text(encoding="utf-8")
    case = parsed(text)
    assert case.about.endswith("."), "a case says first what it shows"
    for name, content in case.files.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8", newline="\n")
    monkeypatch.chdir(tmp_path)
    capsys.readouterr()
    session = played(case, capsys)
    if os.environ.get("DOCGEN_ACCEPT") == "1":
        path.write_text(text.replace(f"--- {SESSION}\n{case.session}", f"--- {SESSION}\n{session}"), encoding="utf-8")
    else:
        assert session == case.session


def test_there_are_cases() -> None:
    assert len(CASES) >= 15
