"""Part one of docs/houses.md, followed to the letter, and the fifth house it makes.

In part one a fence marked `file PATH` is saved under that path, a `diff edit PATH` changes a word in it, and in a `console`
fence each line after `$` is typed and must print what stands below it. `…` in a line stands for anything; a line of its own,
for any lines.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from docgen.cli.main import docgen
from docgen.cli.outcome import guarded

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "houses.md"
TEXT = PAGE.read_text(encoding="utf-8")
ONE = TEXT.split("\n## Part two: ")[0]
FENCE = re.compile(r"^```(?P<info>[^`\n]+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Step:
    """One fence of part one, on that line of the page."""

    line: int
    words: list[str]
    text: str


STEPS = [
    Step(ONE.count("\n", 0, f.start()) + 1, f["info"].split(), f["text"]) for f in FENCE.finditer(ONE) if f["info"] != "text"
]


def typed(step: Step) -> Iterator[tuple[str, list[str]]]:
    """Each command of a console fence, and the lines below it."""
    for part in re.split(r"^\$ ", step.text, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output.splitlines()


def pattern(lines: list[str]) -> str:
    """What the output of a command must match."""
    whole = [".*\n" if line == "…" else ".*".join(map(re.escape, line.split("…"))) + "\n" for line in lines]
    return "".join(f"(?:{line})*" if line == ".*\n" else line for line in whole)


def follow(steps: list[Step], capsys: pytest.CaptureFixture[str]) -> None:
    """Does what the page says, in the current folder."""
    for step in steps:
        match step.words:
            case [_, "file", path]:
                Path(path).parent.mkdir(parents=True, exist_ok=True)
                Path(path).write_text(step.text, encoding="utf-8")
            case ["diff", "edit", path]:
                old, new = (line[1:] for line in step.text.splitlines())
                before = Path(path).read_text(encoding="utf-8")
                assert old in before
                Path(path).write_text(before.replace(old, new), encoding="utf-8")
            case ["console"]:
                for command, output in typed(step):
                    name, *args = shlex.split(command)
                    assert name == "docgen"
                    guarded(docgen, args)
                    said = capsys.readouterr()
                    assert re.fullmatch(pattern(output), said.out + said.err), (
                        f"line {step.line}: {command}\n{said.out}{said.err}"
                    )
            case _:
                raise AssertionError(f"line {step.line}: what is a fence {step.words}?")


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder after all commands and files of part one, without the tries that the page takes back."""
    folder = tmp_path_factory.mktemp("oakshire")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for step in STEPS:
            if step.words[1:2] == ["file"]:
                path = folder / step.words[2]
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(step.text, encoding="utf-8")
        assert guarded(docgen, ["build", "-o", "build"]) == 0
    return folder


def shown(name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert guarded(docgen, ["show", name]) == 0
    return capsys.readouterr().out.splitlines()


def test_part_one_does_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    follow(STEPS, capsys)
    capsys.readouterr()
    assert guarded(docgen, ["house", "check", "cabinet-member"]) == 0
    assert ": error " not in capsys.readouterr().out
    assert {p.suffix for p in Path("build").glob("[!.]*")} == {".docx", ".html"}


def test_the_house_s_own_fields_stand_at_the_top(followed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = shown("mill-lane-crossing", followed, capsys)
    assert "| In force from | 22 March 2027 |" in lines
    assert "| Urgency | Ordinary |" in lines
    assert "| Councillors consulted | • Councillor Ash (Mill Lane) / • Councillor Birch (Library Ward) |" in lines


def test_the_decision_stands_before_the_argument_and_comments_go_on_with_the_count(
    followed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = shown("mill-lane-crossing", followed, capsys)
    headings = [line for line in lines if re.match(r"\d+\t", line)]
    assert [line.split("\t")[0] for line in headings] == [str(n + 1) for n in range(len(headings))]
    assert headings[0] == "1\tDecision"
    assert [line.split(" (")[0] for line in headings[-2:]] == [
        "6\tFinance officer's comment",
        "7\tMonitoring officer's comment",
    ]
    assert [line.split("\t")[0] for line in lines if re.match(r"7\w\t", line)] == ["7a", "7b"]
    assert not any(re.match(r"[\d.]*\.\t", line) for line in lines)
    assert [line.split("\t")[0] for line in lines if line.startswith("(")] == ["(i)", "(ii)"]


def test_a_reference_prints_the_number_without_dots(followed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "6a\tThe road safety budget has room for this. See 2a." in shown("mill-lane-crossing", followed, capsys)


def test_the_notice_stands_in_the_exempt_paper_alone(followed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Not for publication" in shown("mill-lane-contract", followed, capsys)
    assert "Not for publication" not in shown("mill-lane-crossing", followed, capsys)


def test_the_edition_changes_the_lead_in_from_its_day_on(followed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "The Cabinet Member for Roads decides:" in shown("mill-lane-crossing", followed, capsys)
    assert "The Cabinet Member for Roads, having read this paper, decides:" in shown("mill-lane-contract", followed, capsys)


def test_the_papers_hold_what_the_text_says(followed: Path) -> None:
    from docx import Document

    page = (followed / "build" / "mill-lane-contract.html").read_text(encoding="utf-8")
    words = "\n".join(p.text for p in Document(str(followed / "build" / "mill-lane-contract.docx")).paragraphs)
    for sentence in ("Not for publication", "The offers end on 10 June.", "The tender was lawful."):
        assert sentence in page
        assert sentence in words


def test_another_house_builds_the_same_decision(followed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(followed)
        assert guarded(docgen, ["show", "mill-lane-crossing", "--house", "nottinghamshire"]) == 0
    assert "The road safety budget has room for this." in capsys.readouterr().out
