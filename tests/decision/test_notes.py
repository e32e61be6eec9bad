"""Review notes beside a decision: read with it, and no part of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from docgen.decision.notes import read
from docgen.decision.prints import fingerprint
from docgen.decision.source import find, open_source
from docgen.diagnostics import Severity
from tests.checks import good

NOTE = b'[[notes]]\nid = 1\nauthor = "Ann"\ntext = "Why?"\n'


@pytest.mark.parametrize(
    ("main", "notes"), [("x.md", "review/x.toml"), ("x/decision.toml", "x/review/x.toml")], ids=["a file", "a folder"]
)
def test_notes_are_read_beside_a_decision_and_are_no_part_of_it(tmp_path: Path, main: str, notes: str) -> None:
    path = tmp_path / main
    path.parent.mkdir(exist_ok=True)
    path.write_text("+++\n+++\n", "utf-8")
    (place,), _ = find([tmp_path])
    before = open_source(place)
    (tmp_path / notes).parent.mkdir()
    (tmp_path / notes).write_bytes(NOTE)
    (again,), _ = find([tmp_path])
    after = open_source(again)
    assert (before.notes, after.notes) == (b"", NOTE)
    assert before.files == after.files
    assert fingerprint(before.files) == fingerprint(after.files)
    assert after.problems == ()


def test_a_fault_in_the_notes_is_told_with_its_line() -> None:
    found = read(b'[[notes]]\nid = 1\nstate = "shut"\n', "review/x.toml")
    assert [(d.position.line, d.severity) for d in found.problems] == [(3, Severity.ERROR)]
    assert read(b"[[notes", "review/x.toml").problems
    assert read(b"\xff\xfe", "review/x.toml").problems


@pytest.mark.parametrize(("status", "weight"), [("draft", Severity.NOTE), ("final", Severity.WARNING)])
def test_an_open_note_weighs_more_in_a_final_paper(status: str, weight: Severity) -> None:
    made = good.make(f'status = "{status}"', notes=NOTE)
    said = [(d.severity, d.position.file, d.position.line) for d in made.diagnostics if d.rule == "review-open"]
    assert said == [(weight, "decisions/review/x.toml", 1)]


def test_notes_that_cannot_be_read_keep_no_paper_from_being_made() -> None:
    made = good.make('status = "final"', notes=b"[[notes")
    assert made.paper is not None
    assert [d.severity for d in made.diagnostics if d.rule == "review-open"] == [Severity.WARNING]


def test_closed_notes_are_not_named() -> None:
    closed = NOTE.replace(b"id = 1", b'id = 1\nstate = "resolved"')
    assert good.make(notes=closed).diagnostics == ()
    assert replace(good.source(), notes=closed).files == good.source().files
