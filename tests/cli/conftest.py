"""A folder to work in, and the command line run in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click
import pytest

from docgen.cli.main import docgen
from docgen.cli.outcome import guarded

Write = Callable[[str, str | bytes], Path]


@dataclass(frozen=True)
class Ran:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]

GOOD = """\
+++
title = "Library hubs"
house = "nottinghamshire"
kind = "information"
status = "draft"
reference = "C1"
areas = "All"
background_papers = "none"

[meeting]
body = "Libraries Committee"
date = 2027-03-09

[[authors]]
post = "Head of Libraries"

[[contacts]]
name = "Tamsin Areland"
phone = "01632 960001"
email = "tamsin.areland@example.gov.uk"

[[recommendations]]
text = "notes the report"

[figures]
growth = { value = 4, unit = "%" }
+++

## Purpose

This report tells the Committee how the libraries are used.

## Information

Visits went up – by {{ growth }}.
"""
UNFINISHED = GOOD.replace('areas = "All"\n', "")
BROKEN = GOOD.replace('house = "nottinghamshire"', 'house = "nottinghamshire')


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes a file below a folder of its own, which is the current one."""
    monkeypatch.chdir(tmp_path)

    def write_file(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write_file


@pytest.fixture
def run(write: Write, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command line in that folder."""

    def run_command(*args: str, command: click.Command = docgen) -> Ran:
        capsys.readouterr()
        code = guarded(command, list(args))
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return run_command
