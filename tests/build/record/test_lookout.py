"""Watching sees every change that a build would see, and reads no file for it."""

from __future__ import annotations

import builtins
import io
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from docgen.build.record import lookout
from docgen.build.record.area import Area, around
from docgen.build.record.lookout import Lookout
from docgen.build.record.manifest import Manifest
from docgen.build.run import Build
from docgen.decision.source import find
from docgen.house.find import installed
from tests.build.folders import CSV, build, fill
from tests.cli.conftest import GOOD

HTML = ("html",)


def area(*paths: str) -> Area:
    """Where a build looks after it has built."""
    job = Build(Path("build"), HTML)
    places, _ = find(paths, job.known)
    for _ in job.run(places):
        pass
    return around(paths, places, HTML, job.manifest)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two decisions, of which d00 names a table beside it, and a decision in folder form."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    fill(tmp_path, 2)
    front, body = GOOD.split("+++\n")[1:]
    Path("decisions/deep/f").mkdir(parents=True)
    Path("decisions/deep/f/decision.toml").write_text(front, "utf-8")
    Path("decisions/deep/f/1.md").write_text(body, "utf-8")
    shutil.copytree(installed() / "nottinghamshire", "templates/nottinghamshire")
    build()
    return tmp_path


SEEN = ["decisions/d01.md", "decisions/visits.csv", "decisions/deep/f/1.md", "decisions/deep/f/comments/hr.md"]
SEEN += ["decisions/new.md", "decisions/deep/new.md", "decisions/review/d01.toml", "build/d01.html", "docgen.toml"]
SEEN += ["decisions/docgen.toml", "templates/nottinghamshire/house.css", "templates/_shared/new.xml.j2"]
SEEN += ["decisions/templates/another/house.toml"]
UNSEEN = ["build/other.html", "build/.docgen-manifest", "decisions/.hidden.md", "notes.md", "templates/readme.txt"]


@pytest.mark.parametrize("change", [lambda p: p.write_text("x", "utf-8"), lambda p: p.unlink()], ids=["saved", "gone"])
@pytest.mark.parametrize("name", SEEN)
def test_each_file_a_build_looks_at_is_seen(name: str, change: Callable[[Path], object], here: Path) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab"):
        pass
    watched = Lookout(area("decisions"))
    change(path)
    assert list(watched.wait()[0]) == [str(path.absolute())]


@pytest.mark.parametrize("name", UNSEEN)
def test_what_no_build_looks_at_is_not_seen(name: str, here: Path) -> None:
    looked = area("decisions")
    before = looked.look()
    Path(name).write_text("x", "utf-8")
    assert looked.look() == before


def test_of_a_decision_named_alone_its_own_files_are_seen_and_no_others(here: Path) -> None:
    Path("decisions/d00.md").write_text(CSV + "\n```csv later.csv\n```\n```csv .own/hidden.csv\n```\n", "utf-8")
    Path("decisions/.own").mkdir()
    Path("decisions/.own/hidden.csv").write_text("A\n1\n", "utf-8")
    looked = area("decisions/d00.md")
    before = looked.look()
    Path("decisions/d01.md").write_text("x", "utf-8")
    assert looked.look() == before
    for name in ("visits.csv", "later.csv", ".own/hidden.csv"):
        Path("decisions", name).write_text("A,B\n1,2\n", "utf-8")
        assert looked.look() != before
        before = looked.look()


def test_a_hidden_table_that_is_named_in_a_watched_folder_is_seen(here: Path) -> None:
    Path("decisions/.own").mkdir()
    Path("decisions/.own/hidden.csv").write_text("A\n1\n", "utf-8")
    Path("decisions/d00.md").write_text(CSV + "\n```csv .own/hidden.csv\n```\n", "utf-8")
    assert area("decisions").files[0] == str(here / "decisions/.own/hidden.csv")


def test_a_hidden_table_that_is_named_is_seen_once_it_is_there(here: Path) -> None:
    Path("decisions/d00.md").write_text(CSV + "\n```csv .own/later.csv\n```\n", "utf-8")
    looked = area("decisions")
    before = looked.look()
    Path("decisions/.own").mkdir()
    Path("decisions/.own/later.csv").write_text("A\n1\n", "utf-8")
    assert looked.look().keys() - before.keys() == {str(here / "decisions/.own/later.csv")}


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_table_in_a_linked_folder_is_seen(here: Path) -> None:
    Path("decisions/own").mkdir()
    Path("decisions/linked").symlink_to("own", target_is_directory=True)
    Path("decisions/d00.md").write_text(CSV + "\n```csv linked/costs.csv\n```\n", "utf-8")
    Path("decisions/own/costs.csv").write_text("A\n1\n", "utf-8")
    assert area("decisions").files[0] == str(here / "decisions/linked/costs.csv")


def test_finding_out_where_to_look_takes_no_look_at_the_decisions(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    job = Build(Path("build"), HTML)
    places, _ = find(["decisions"], job.known)

    def refuse(folder: str) -> None:
        raise AssertionError(f"listed {folder}")

    monkeypatch.setattr(os, "scandir", refuse)
    assert str(here / "decisions") in around(["decisions"], places, HTML, job.manifest).trees


def test_the_files_of_a_decision_that_is_not_remembered_are_those_its_text_names(here: Path) -> None:
    Path("decisions/d00.md").write_text(CSV + "\n```csv later.csv\n```\n", "utf-8")
    places, _ = find(["decisions/d00.md"])
    nothing = Manifest(Path("never"))
    assert nothing.get("d00") is None
    files = around(["decisions/d00.md"], places, HTML, nothing).files
    assert {str(here / f"decisions/{name}.csv") for name in ("visits", "later")} <= set(files)


def test_an_idle_look_reads_no_file(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    watched = Lookout(area("decisions"))

    def refuse(*args: object, **_: object) -> None:
        raise AssertionError(f"opened {args}")

    naps = iter(range(40))

    def nap(_: float) -> None:
        if next(naps, None) is None:
            raise KeyboardInterrupt

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(lookout.time, "sleep", nap)
        meanwhile.setattr(lookout, "_SELDOM", 0.0)
        meanwhile.setattr(lookout, "_SHARE", 0)
        for module, name in ((builtins, "open"), (io, "open"), (os, "open")):
            meanwhile.setattr(module, name, refuse)
        with pytest.raises(KeyboardInterrupt):
            watched.wait()


@pytest.fixture
def naps(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[float, Callable[[], object]]]]:
    """What happens while the lookout sleeps, one thing a time; how long it slept is noted in its place."""
    acts: list[tuple[float, Callable[[], object]]] = []
    done = iter(range(100))

    def sleep(seconds: float) -> None:
        n = next(done)
        if n < len(acts):
            acts[n][1]()
            acts[n] = (seconds, acts[n][1])

    monkeypatch.setattr(lookout.time, "sleep", sleep)
    return acts  # type: ignore[return-value]


def test_a_half_saved_file_is_waited_for(here: Path, naps: list[tuple[float, Callable[[], object]]]) -> None:
    path = Path("decisions/d01.md")
    watched = Lookout(area("decisions"))
    steps = [
        lambda: path.write_bytes(b""),
        lambda: path.write_text(GOOD[:200], "utf-8"),
        lambda: path.write_text(GOOD, "utf-8"),
    ]
    naps += [(0, step) for step in steps]
    change, _ = watched.wait()
    assert change[str(path.absolute())] == watched.area.look()[str(path.absolute())]
    assert path.read_text("utf-8") == GOOD
    assert naps[1][0] > naps[2][0]  # an empty file is waited for longest


def test_a_file_that_is_away_for_a_moment_is_not_taken_for_removed(
    here: Path, naps: list[tuple[float, Callable[[], object]]]
) -> None:
    path = Path("decisions/d01.md")
    watched = Lookout(area("decisions"))
    naps += [(0, lambda: path.rename("decisions/d01.md~")), (0, lambda: path.write_text(GOOD, "utf-8"))]
    change, _ = watched.wait()
    assert None not in change.values()


def test_papers_just_made_are_no_change_but_an_edit_of_them_is(here: Path) -> None:
    watched = Lookout(area("decisions"))
    path = here / "build/d01.html"
    path.write_text("made", "utf-8")
    watched.made([str(path)])
    path.write_text("edited by hand", "utf-8")
    assert list(watched.wait()[0]) == [str(path)]
    path.unlink()
    watched.made([str(path)])
    Path("decisions/d01.md").write_text(GOOD, "utf-8")
    assert str(path) not in watched.wait()[0]


def test_what_is_no_longer_looked_at_is_no_change(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookout, "_RECENT", 0)  # so that it looks at all
    watched = Lookout(area("decisions"))
    watched.area = area("decisions/d01.md")
    Path("decisions/d01.md").write_text(GOOD, "utf-8")
    change, _ = watched.wait()
    assert list(change) == [str(here / "decisions/d01.md")]


def test_the_longer_a_look_takes_the_longer_the_rest_up_to_a_limit() -> None:
    assert lookout._rest(0.001, 0.3) == 0.3
    assert lookout._rest(0.02, 0.3) == 0.02 * lookout._SHARE
    assert lookout._rest(10, 0.3) == lookout._LONGEST
