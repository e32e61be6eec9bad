"""`docgen fmt`: what it writes, what it leaves, what it says."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import tomlkit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.build.formatting import Verdict, decisions
from docgen.decision.source import find
from docgen.fmt.runs import WRAPS, Wrap
from tests.cli.conftest import BROKEN, GOOD, Run, Write
from tests.fmt.texts import ANYTHING
from tests.signoff.full import BODY, FRONT, KINDS
from tests.support.held import held

ROOT = Path(__file__).resolve().parents[2]
UNTIDY = (
    GOOD.replace('reference = "C1"', 'reference="C1"   ')
    .replace("Visits went", "Visits   went")
    .replace("+++\n\n##", "+++\n##")
)


def verdict(path: Path, wrap: Wrap = "keep") -> Verdict:
    places, _ = find([str(path)])
    (found,) = decisions(places, wrap)
    return found


def test_a_decision_is_formatted_once_for_all(run: Run, write: Write) -> None:
    file = write("decisions/a.md", UNTIDY)
    first = run("fmt")
    assert (first.code, first.out, first.err) == (0, "decisions/a.md: formatted\n", "")
    assert file.read_text("utf-8") == GOOD
    assert run("fmt").out == ""


def test_check_names_the_files_and_writes_nothing(run: Run, write: Write) -> None:
    file = write("decisions/a.md", UNTIDY)
    write("decisions/b.md", GOOD)
    ran = run("fmt", "--check")
    assert (ran.code, ran.out) == (1, "decisions/a.md: would be formatted\n")
    assert file.read_text("utf-8") == UNTIDY
    assert run("fmt", "--check", "decisions/b.md").code == 0


def test_diff_prints_what_would_change(run: Run, write: Write) -> None:
    file = write("decisions/a.md", UNTIDY)
    ran = run("fmt", "--diff")
    assert ran.code == 0
    assert '-reference="C1"   \n+reference = "C1"\n' in ran.out
    assert run("fmt", "--diff", "--check").code == 1
    assert file.read_text("utf-8") == UNTIDY


def test_a_file_keeps_its_mark_and_its_line_ends(run: Run, write: Write) -> None:
    file = write("decisions/a.md", b"\xef\xbb\xbf" + UNTIDY.replace("\n", "\r\n").encode())
    assert run("fmt").code == 0
    assert file.read_bytes() == b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()


def test_a_broken_file_is_told_as_check_tells_it_and_left(run: Run, write: Write) -> None:
    file = write("decisions/a.md", BROKEN)
    other = write("decisions/b.md", UNTIDY)
    ran = run("fmt")
    assert ran.code == 1
    assert ran.err == run("check", "decisions/a.md").out.partition("\n")[0] + "\n"
    assert file.read_text("utf-8") == BROKEN
    assert other.read_text("utf-8") == GOOD


def test_a_file_that_would_print_something_else_is_left(run: Run, write: Write) -> None:
    typed = UNTIDY + "\n***\na) no list\n"
    file = write("decisions/a.md", typed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("docgen.fmt.markdown.formatted", lambda text, wrap: text.replace("Visits", "Visit"))
        ran = run("fmt")
    assert ran.code == 1
    assert "decisions/a.md:34: error fmt-refused: In another layout the paper would not be the same" in ran.err
    assert file.read_text("utf-8") == typed


def test_the_project_file_is_formatted_with_the_folder_of_its_decisions(run: Run, write: Write) -> None:
    write("decisions/a.md", GOOD)
    project = write("docgen.toml", 'abbreviations=["NHS"]\n')
    assert run("fmt", "decisions/a.md").out == ""
    assert run("fmt").out == "docgen.toml: formatted\n"
    assert project.read_text("utf-8") == 'abbreviations = ["NHS"]\n'
    project.write_text("abbreviations=[]", "utf-8")
    assert run("fmt", "docgen.toml").out == "docgen.toml: formatted\n"


def test_a_project_file_that_another_program_holds_is_told(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("docgen.toml", 'abbreviations=["NHS"]\n')
    held(monkeypatch, "docgen.toml")
    ran = run("fmt", "docgen.toml")
    assert ran.code == 1
    assert "docgen.toml: error project-file: This file cannot be read: Permission denied." in ran.err


def test_a_folder_is_formatted_file_by_file(run: Run, write: Write) -> None:
    front, body = GOOD.removeprefix("+++\n").split("+++\n")
    write("decisions/a/decision.toml", front.replace(" = ", "="))
    write("decisions/a/01.md", body.replace("\n\n", "\n\n\n"))
    write("decisions/a/comments/finance.md", '+++\nkind="finance"\n+++\nAll   well.')
    write("decisions/a/notes/own.md", "*  mine")
    ran = run("fmt")
    names = ["01.md", "comments/finance.md", "decision.toml"]
    assert ran.out == "".join(f"decisions/a/{name}: formatted\n" for name in names)
    assert Path("decisions/a/01.md").read_text("utf-8") == body.lstrip("\n")
    assert Path("decisions/a/comments/finance.md").read_text("utf-8") == '+++\nkind = "finance"\n+++\n\nAll well.\n'
    assert Path("decisions/a/notes/own.md").read_text("utf-8") == "*  mine"


def test_without_mdformat_it_says_how_to_get_it(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("decisions/a.md", GOOD)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    ran = run("fmt")
    assert ran.code == 2
    assert "pip install 'docgen[fmt]'" in ran.err


def test_no_sign_off_becomes_stale(run: Run, write: Write) -> None:
    front = {**FRONT, "recommendations": [{"text": "notes:\n\n*  one\n*  two"}]}
    text = tomlkit.dumps(front).replace('"notes:\\n\\n*  one\\n*  two"', '"""\nnotes:\n\n*  one\n*  two\n"""')
    file = write("decisions/a.md", f"+++\n{text}+++\n{BODY}\n*  item\n")
    for kind in KINDS:
        assert run("sign", "a", "--as", kind, "--initials", "SS", "--text", "Seen  by   me.").code == 0, kind
    signed = file.read_text("utf-8")
    ran = run("fmt", "--wrap", "sentence")
    assert (ran.out, ran.err) == ("decisions/a.md: formatted\n", "")
    assert "\n- one\n- two\n" in file.read_text("utf-8") != signed
    assert "comment-stale" not in run("check").out
    assert run("sign", "a", "--as", "finance", "--initials", "SS").out.startswith("already signed")


@pytest.mark.parametrize("wrap", WRAPS)
def test_the_samples_may_be_formatted_in_every_way(wrap: Wrap) -> None:
    places, _ = find([str(ROOT / "decisions")])
    verdicts = list(decisions(places, wrap))
    assert len(verdicts) > 4
    assert [v.problems for v in verdicts if v.problems] == []


def test_the_samples_are_formatted() -> None:
    places, _ = find([str(ROOT / "decisions")])
    assert [layout.shown for v in decisions(places, "keep") for layout in v.layouts] == []


@pytest.mark.parametrize("house", ["cambridgeshire", "nottinghamshire", "west-sussex", "wolverhampton"])
@pytest.mark.parametrize("folder", [True, False])
def test_a_new_decision_is_formatted(house: str, folder: bool, run: Run) -> None:
    assert run("new", "a", "--house", house, *["--folder"] * folder).code == 0
    ran = run("fmt", "--check")
    assert (ran.code, ran.out) == (0, "")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(text=ANYTHING, wrap=st.sampled_from(WRAPS), windows=st.booleans())
def test_whatever_stands_in_a_decision_its_paper_stays_the_same(
    text: str, wrap: Wrap, windows: bool, tmp_path: Path
) -> None:
    shutil.rmtree(tmp_path / "d", ignore_errors=True)
    file = tmp_path / "d" / "a.md"
    file.parent.mkdir()
    file.write_bytes(f"{GOOD}\n{text}\n".replace("\n", "\r\n" if windows else "\n").encode())
    found = verdict(file, wrap)
    for layout in found.layouts:
        file.write_bytes(layout.new)
        again = verdict(file, wrap)
        assert (again.layouts, again.problems) == ((), ())
