"""Exit codes: 0 good, 1 problems in the decisions, 2 wrong usage, 3 a fault in docgen."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys

import pytest

from docgen.build import finish
from docgen.cli import main
from docgen.cli.outcome import guarded
from tests.cli.conftest import BROKEN, GOOD, UNFINISHED, Run, Write


@pytest.mark.parametrize(
    "args",
    [
        ("frobnicate",),
        ("build", "--colour"),
        ("build", "--format", "pdf"),
        ("build", "--format", ","),
        ("check", "--format", "xml"),
        ("show",),
        ("show", "hub", "--stage", "soup"),
        ("show", "nothing"),
        ("new",),
        ("build", "nothing"),
        ("build", "empty"),
        ("build", "notes.txt"),
        ("build", "-o", "notes.txt"),
        ("build", "--house", "atlantis"),
        ("check", "--house", "atlantis"),
        ("schema", "--house", "atlantis"),
    ],
)
def test_wrong_usage_is_2_and_says_what_to_do(args: tuple[str, ...], run: Run, write: Write) -> None:
    write("decisions/hub.md", GOOD)
    write("notes.txt", "no decision")
    write("empty/.keep", "")
    ran = run(*args)
    assert ran.code == 2
    assert ran.err
    assert ran.out == ""


@pytest.mark.parametrize(
    "args", [("build",), ("check",), ("show", "hub"), ("schema",), ("--version",), ("--help",), ("new", "--help")]
)
def test_what_went_well_is_0(args: tuple[str, ...], run: Run, write: Write) -> None:
    write("decisions/hub.md", GOOD)
    ran = run(*args)
    assert (ran.code, ran.err) == (0, "")


@pytest.mark.parametrize("args", [("build",), ("check",), ("show", "hub")])
def test_a_decision_that_cannot_be_read_is_1(args: tuple[str, ...], run: Run, write: Write) -> None:
    write("decisions/hub.md", BROKEN)
    ran = run(*args)
    assert ran.code == 1
    assert "decisions/hub.md:3:" in ran.out + ran.err


def test_a_draft_with_errors_is_built_with_0_and_checked_with_1(run: Run, write: Write) -> None:
    write("decisions/hub.md", UNFINISHED)
    assert run("build").code == 0
    assert run("check").code == 1


def test_no_folder_of_decisions_is_wrong_usage(run: Run) -> None:
    ran = run("build")
    assert ran.code == 2
    assert '"decisions"' in ran.err


def test_a_fault_in_docgen_is_3_with_a_message_and_no_traceback(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the sky fell")

    write("decisions/hub.md", GOOD)
    monkeypatch.setattr(finish, "identify", fail)
    ran = run("build")
    assert ran.code == 3
    assert "RuntimeError: the sky fell" in ran.err
    assert "test_exit_codes.py" in ran.err
    assert "report it" in ran.err
    assert "Traceback" not in ran.err
    assert not list(write("x", "").parent.glob("build/*"))


def test_the_whole_trace_is_printed_on_demand(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("decisions/hub.md", GOOD)
    monkeypatch.setattr(finish, "identify", None)
    monkeypatch.setenv("DOCGEN_DEBUG", "1")
    ran = run("check")
    assert ran.code == 3
    assert "Traceback" in ran.err


def test_the_exit_code_reaches_the_shell(write: Write) -> None:
    write("decisions/hub.md", UNFINISHED)
    for args, code in ((["check"], 1), (["check", "nothing"], 2), (["build", "--format", "html"], 0)):
        done = subprocess.run([sys.executable, "-m", "docgen", *args], check=False, capture_output=True)
        assert done.returncode == code


def test_a_reader_that_goes_away_is_no_fault(write: Write) -> None:
    write("decisions/hub.md", GOOD)
    read, send = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "docgen", "schema"]
    with os.fdopen(send, "w") as closed:
        done = subprocess.run(command, check=False, stdout=closed, stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (0, b"")


class Closed(io.StringIO):
    """A pipe that nobody reads any more, as Windows tells of it."""

    def flush(self) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")

    def fileno(self) -> int:
        return self.spare

    def __init__(self, spare: int) -> None:
        super().__init__()
        self.spare = spare


def test_a_reader_that_goes_away_on_windows_is_no_fault_either(monkeypatch: pytest.MonkeyPatch) -> None:
    spare = os.dup(1)
    try:
        monkeypatch.setattr(sys, "stdout", Closed(spare))
        assert guarded(main.docgen, ["schema"]) == 0
    finally:
        monkeypatch.undo()
        os.close(spare)


def test_the_same_error_of_anything_else_is_a_fault(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")

    write("decisions/hub.md", GOOD)
    monkeypatch.setattr(finish, "identify", fail)
    assert run("build").code == 3


@pytest.mark.parametrize(
    ("terminal", "chosen", "printed"),
    [
        (False, False, "£5 – naïve".encode()),
        (True, False, "£5 ? naïve".encode("latin-1")),
        (False, True, b"\xa35 ? na\xefve"),
    ],
    ids=["a file", "a terminal", "PYTHONIOENCODING"],
)
def test_in_an_old_locale_files_get_utf_8_and_no_letter_is_a_fault(
    terminal: bool, chosen: bool, printed: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), "latin-1")
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setattr(stream, "isatty", lambda: terminal, raising=False)
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    if chosen:
        monkeypatch.setenv("PYTHONIOENCODING", "latin-1")
    monkeypatch.setattr("docgen.cli.outcome.guarded", lambda _: print("£5 – naïve", end="") or 0)
    with pytest.raises(SystemExit):
        main.main()
    stream.flush()
    assert stream.buffer.getvalue() == printed  # type: ignore[attr-defined]


HEAVY = ("pydantic", "lxml", "jinja2", "docx", "markdown_it", "tree_sitter")


@pytest.mark.parametrize("args", [["--help"], ["--version"], ["build", "--help"], ["new", "--help"]])
def test_help_comes_without_the_heavy_modules(args: list[str]) -> None:
    code = (
        "import sys\nfrom docgen.cli.main import docgen\nfrom docgen.cli.outcome import guarded\n"
        f"assert guarded(docgen, {args!r}) == 0\nprint([m for m in {HEAVY!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, encoding="utf-8")
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [(["--version"], 0, "docgen, version"), (["build", "nowhere"], 2, "nowhere"), (["frobnicate"], 2, "No such command")],
)
def test_the_program_ends_as_the_command_does_with_all_it_had_to_say(words: list[str], code: int, said: str) -> None:
    ended = subprocess.run([sys.executable, "-m", "docgen", *words], capture_output=True, text=True, encoding="utf-8")
    assert ended.returncode == code
    assert said in ended.stdout + ended.stderr


def test_a_reader_who_goes_away_gets_no_traceback() -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "docgen", "schema"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert program.stdout
    assert program.stderr
    program.stdout.close()
    assert "Traceback" not in program.stderr.read()
    program.wait()


@pytest.mark.parametrize("args", [("build",), ("check",), ("status",), ("show", "hub"), ("ledger", "hub")])
def test_where_there_is_no_folder_of_decisions_the_way_to_it_is_told(args: tuple[str, ...], run: Run) -> None:
    ran = run(*args)
    assert ran.code == 2
    assert 'there is no folder "decisions" here; go to the folder that holds it' in ran.err


@pytest.mark.parametrize("given", ["x", "0", "-1", "1.5", ""])
def test_a_number_of_processes_that_is_none_is_told_plainly(given: str, run: Run, write: Write) -> None:
    write("decisions/hub.md", GOOD)
    ran = run("build", "--jobs", given)
    assert ran.code == 2
    assert f'"{given}" is no number of processes; give a whole number from 1 up' in ran.err
