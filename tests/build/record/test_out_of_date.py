"""A build makes again what is out of date, and only that."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from docgen.build import files
from docgen.build.record import manifest, prints, tool
from docgen.build.record.manifest import NAME, Manifest
from docgen.house import find as houses
from tests.build.folders import build, fill, made, papers
from tests.cli.conftest import BROKEN, GOOD, UNFINISHED


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with three decisions, built once, which is the current one."""
    monkeypatch.chdir(tmp_path)
    fill(tmp_path)
    build()
    return tmp_path


def settle() -> None:
    """Lets the manifest be written so late that no file counts as touched just before."""
    for path in (*Path("decisions").rglob("*"), *Path("build").glob("[!.]*")):
        os.utime(path, (1_700_000_000, 1_700_000_000))
    before = manifest._MARGIN
    manifest._MARGIN = -(10**12)
    try:
        assert made(build()) == {}
    finally:
        manifest._MARGIN = before


def test_a_second_build_makes_nothing_and_says_what_the_first_one_said(here: Path) -> None:
    Path("decisions/d02.md").write_text(UNFINISHED, "utf-8")
    first = build()
    second = build()
    assert made(second) == {}
    assert [o.counts for o in second] == [o.counts for o in first]
    assert second[2].counts == (1, 0, 0)


def test_the_same_papers_lie_there_with_and_without_a_manifest(here: Path) -> None:
    Path("decisions/d01.md").write_text(GOOD, "utf-8")
    build()
    build("other")
    assert papers() == papers("other")


@pytest.mark.parametrize(
    ("name", "text"), [("d01.md", GOOD), ("visits.csv", "Year,Visits\n2027,11\n")], ids=["decision", "table"]
)
def test_a_changed_source_is_built_alone_and_named(here: Path, name: str, text: str) -> None:
    Path("decisions", name).write_text(text, "utf-8")
    owner = name.removesuffix(".md") if name.endswith(".md") else "d00"
    assert made(build()) == {owner: (f"source changed: decisions/{name}",)}
    assert made(build()) == {}


@pytest.mark.parametrize("settled", [False, True])
def test_a_table_that_goes_and_comes_is_noticed(settled: bool, here: Path) -> None:
    table = Path("decisions/visits.csv")
    text = table.read_bytes()
    if settled:  # so that marks alone tell what is unchanged
        settle()
    table.unlink()
    assert made(build()) == {"d00": ("source is gone: decisions/visits.csv",)}
    if settled:
        settle()
    table.write_bytes(text)
    assert made(build()) == {"d00": ("source appeared: decisions/visits.csv",)}


def test_a_new_file_in_a_decisions_folder_is_noticed(here: Path) -> None:
    front, body = GOOD.split("+++\n")[1:]
    Path("decisions/f/comments").mkdir(parents=True)
    Path("decisions/f/decision.toml").write_text(front, "utf-8")
    Path("decisions/f/1.md").write_text(body, "utf-8")
    assert list(made(build())) == ["f"]
    assert made(build()) == {}
    Path("decisions/f/2.md").write_text("## More\n\nWords.\n", "utf-8")
    assert made(build()) == {"f": ("source appeared: decisions/f/2.md",)}


def test_a_change_of_the_same_size_in_the_same_moment_is_noticed(here: Path) -> None:
    path = Path("decisions/d01.md")
    found = path.stat()
    with path.open("r+b") as file:
        text = file.read().replace(b"value = 41", b"value = 99")
        file.seek(0)
        file.write(text)
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
    assert made(build()) == {"d01": ("source changed: decisions/d01.md",)}


@pytest.mark.parametrize("instead", [False, True], ids=["written into", "put in its place"])
def test_a_change_whose_time_is_set_back_is_noticed(here: Path, instead: bool) -> None:
    settle()
    path = Path("decisions/d01.md")
    found = path.stat()
    text = path.read_bytes().replace(b"value = 41", b"value = 99")
    if instead:
        Path("new").write_bytes(text)
        Path("new").replace(path)
    else:
        path.write_bytes(text)
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
    assert path.stat().st_size == found.st_size
    assert made(build()) == {"d01": ("source changed: decisions/d01.md",)}


def test_marks_of_a_file_touched_late_are_not_believed() -> None:
    assert prints.settled("1 50 2 60", 61) == "1 50 2 60"
    assert prints.settled("1 50 2 60", 60) == prints.UNSURE
    assert prints.settled("1 60 2 50", 60) == prints.UNSURE
    assert prints.settled(prints.ABSENT, 0) == prints.ABSENT


def test_settled_files_are_not_read_again(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settle()
    monkeypatch.setattr(prints, "content", lambda path: pytest.fail(f"{path} was read"))
    assert made(build()) == {}


def test_a_touched_file_is_read_once_and_built_never(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settle()
    os.utime("decisions/d01.md", (1_600_000_000, 1_600_000_000))
    settle()
    monkeypatch.setattr(prints, "content", lambda path: pytest.fail(f"{path} was read"))
    assert made(build()) == {}


@pytest.mark.parametrize("settled", [False, True])
def test_papers_deleted_or_edited_by_hand_are_made_again(settled: bool, here: Path) -> None:
    if settled:
        settle()
    before = papers()
    Path("build/d00.html").unlink()
    Path("build/d01.html").write_text("mine", "utf-8")
    outcomes = build()
    assert made(outcomes) == {
        "d00": ("output deleted by hand: build/d00.html",),
        "d01": ("output edited by hand: build/d01.html",),
    }
    assert [o.by_hand for o in outcomes] == [o.reasons for o in outcomes]
    assert papers() == before


def test_force_makes_everything_again(here: Path) -> None:
    assert set(made(build(force=True)).values()) == {("--force",)}


def test_another_format_is_made_beside_and_both_are_remembered(here: Path) -> None:
    assert set(made(build(formats=("html", "docx")))) == {"d00", "d01", "d02"}
    assert made(build(formats=("html", "docx"))) == made(build(formats=("docx",))) == made(build()) == {}


def test_a_format_left_out_when_the_source_changed_is_not_taken_for_new(here: Path) -> None:
    build(formats=("html", "docx"))
    Path("decisions/d01.md").write_text(GOOD, "utf-8")
    build(formats=("docx",))
    assert list(made(build())) == ["d01"]


def test_another_house_is_another_paper(here: Path) -> None:
    assert set(made(build(override="wolverhampton")).values()) == {("house chosen anew: --house wolverhampton",)}
    assert set(made(build()).values()) == {("house chosen anew: its own",)}


def test_a_changed_shared_template_of_the_house_is_named(here: Path) -> None:
    shutil.copytree(houses.installed(), "templates")
    assert set(made(build())) == {"d00", "d01", "d02"}
    path = Path("templates/_shared/blocks.xml.j2")
    path.write_text(path.read_text("utf-8") + "{# more #}\n", "utf-8")
    assert set(made(build()).values()) == {("house changed: _shared/blocks.xml.j2",)}
    Path("templates/wolverhampton/house.css").write_text("/* of no concern */", "utf-8")
    assert made(build()) == {}


def test_another_docgen_makes_all_again_and_says_what_changed(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    state = {**tool.state(), "docgen/paper/number.py": "0", "lxml": "99"}
    monkeypatch.setattr(tool, "state", lambda: state)
    assert set(made(build()).values()) == {("docgen changed: docgen/paper/number.py, lxml",)}
    assert made(build()) == {}


def test_a_checkout_knows_its_own_code_and_the_libraries() -> None:
    state = tool.state()
    assert "docgen/paper/number.py" in state
    assert set(tool.LIBRARIES) <= set(state)


def test_a_decision_that_cannot_be_built_is_told_each_time(here: Path) -> None:
    Path("decisions/d01.md").write_text(BROKEN, "utf-8")
    first, second = build()[1], build()[1]
    assert (first.unchanged, second.unchanged) == (False, True)
    assert not second.built
    assert first.diagnostics
    assert second.diagnostics == first.diagnostics
    Path("build/d01.html").write_text("an older paper", "utf-8")
    assert build()[1].set_aside == (Path("build/d01.out-of-date.html"),)


def test_papers_without_a_decision_are_mentioned_once_and_left(here: Path) -> None:
    Path("decisions/d02.md").unlink()
    from docgen.build.run import Build
    from docgen.decision.source import find

    said = []
    for _ in range(2):
        job = Build(Path("build"), ("html",))
        list(job.run(find(["decisions"], job.known)[0]))
        said.append([w.rule for w in job.warnings])
    assert said == [["output-orphan"], []]
    assert "d02.html" in papers()


def test_the_manifest_is_the_same_however_often_it_is_noted_down_meanwhile(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(manifest, "_MANY", 2)
    monkeypatch.setattr("docgen.build.run._SAVED", -1.0)
    Path("decisions/d01.md").write_text(GOOD, "utf-8")
    os.utime("decisions/d02.md", (1_600_000_000, 1_600_000_000))
    outcomes = build()
    assert list(made(outcomes)) == ["d01"]
    assert [o.built for o in outcomes] == [True, True, True]
    assert set(made(build(force=True))) == {"d00", "d01", "d02"}
    assert made(build()) == {}
    assert Manifest(Path("build")).ids() == {"d00", "d01", "d02"}


def test_a_folder_that_can_no_longer_be_written_to_costs_no_paper_of_many(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from docgen.build.run import Build
    from docgen.decision.source import find

    monkeypatch.setattr(manifest, "_MANY", 1)
    now = files.now

    def refuse(folder: Path) -> int:
        if any(job.manifest._made):
            raise OSError(28, "No space left on device")
        return now(folder)

    job = Build(Path("build"), ("html",), force=True)
    monkeypatch.setattr(files, "now", refuse)
    assert all(o.built for o in job.run(find(["decisions"], job.known)[0]))
    assert [w.rule for w in job.warnings] == ["output-manifest"]


def damage(data: bytes, how: str) -> bytes:
    lines = data.split(b"\n")
    body = b"\n".join(lines[1:])
    if how == "cut":
        return data[: len(data) // 2]
    if how == "flipped":
        return data[:-9] + bytes([data[-9] ^ 1]) + data[-8:]
    if how == "empty":
        return b""
    if how == "version":
        body = body.replace(b"docgen-manifest 2", b"docgen-manifest 1", 1)
    if how == "future":
        now = body.split(b"\t")[1]
        body = body.replace(now, str(time.time_ns() + 10**12).encode(), 1)
    import zlib

    return f"{zlib.crc32(body):08x}\n".encode() + body


@pytest.mark.parametrize("how", ["cut", "flipped", "empty", "version", "future"])
def test_a_manifest_that_is_not_right_is_made_anew(here: Path, how: str) -> None:
    path = Path("build", NAME)
    path.write_bytes(damage(path.read_bytes(), how))
    before = papers()
    reasons = made(build())
    assert set(reasons) == {"d00", "d01", "d02"}
    assert all("the manifest was not used" in why[0] for why in reasons.values())
    assert papers() == before
    assert made(build()) == {}


def test_the_manifest_of_another_folder_is_not_believed(here: Path) -> None:
    build("other", override="wolverhampton")
    before = papers()
    shutil.copy(Path("other", NAME), Path("build", NAME))
    assert set(made(build(override="wolverhampton"))) == {"d00", "d01", "d02"}
    assert papers() == papers("other") != before


def test_a_clock_set_back_makes_all_again(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time_ns()
    monkeypatch.setattr(manifest.time, "time_ns", lambda: now - 3600 * 10**9)
    assert len(made(build())) == 3
    assert made(build()) == {}


def test_a_manifest_that_cannot_be_written_costs_a_warning_and_no_paper(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from docgen.build.run import Build
    from docgen.decision.source import find

    write = files.write

    def refuse(path: Path, data: bytes) -> None:
        if path.name == NAME:
            raise PermissionError(13, "Permission denied")
        write(path, data)

    monkeypatch.setattr(files, "write", refuse)
    Path("decisions/d01.md").write_text(GOOD, "utf-8")
    job = Build(Path("build"), ("html",))
    outcomes = list(job.run(find(["decisions"], job.known)[0]))
    assert [w.rule for w in job.warnings] == ["output-manifest"]
    assert all(o.built for o in outcomes)


def test_nothing_to_do_in_a_folder_that_cannot_be_written_is_no_problem(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(folder: Path) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(files, "now", refuse)
    assert made(build()) == {}


def test_what_a_killed_docgen_left_is_removed_and_what_a_living_one_writes_is_not(here: Path) -> None:
    dead = Path("build", f".docgen-{files._host()}-{2**22 + 1}-0.tmp")
    living = Path("build", f".docgen-{files._host()}-{os.getpid()}-99.tmp")
    elsewhere = Path("build", ".docgen-elsewhere-1-0.tmp")
    for path in (dead, living, elsewhere):
        path.write_text("half", "utf-8")
    build(force=True)
    assert [path.exists() for path in (dead, living, elsewhere)] == [False, True, True]
