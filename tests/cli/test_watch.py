"""`docgen build --watch`: the paper being edited is made as its file is saved."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue

import pytest

from docgen.build import finish, paper
from docgen.build.record.lookout import Change, Lookout
from docgen.house import find
from tests.cli.conftest import BROKEN, GOOD, UNFINISHED, Ran, Run, Write
from tests.support.patience import PATIENCE

CSV = GOOD + "\n```csv visits.csv\n```\n"


class Watching:
    """A `docgen build --watch` of its own, of which both outputs are read as one."""

    def __init__(self, *args: str) -> None:
        command = [sys.executable, "-m", "docgen", "build", "--watch", "--format", "html", *args]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
        )
        self.lines: Queue[str] = Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))

    def until(self, words: str) -> list[str]:
        """The lines up to the first with these words."""
        said = []
        while not said or words not in said[-1]:
            said.append(self.lines.get(timeout=PATIENCE))
        return said


@pytest.fixture
def watching(write: Write) -> Iterator[Callable[..., Watching]]:
    """Starts watching, and waits until it does."""
    started: list[Watching] = []

    def start(*args: str) -> Watching:
        started.append(Watching(*args))
        started[-1].until("(Ctrl-C to end)")
        return started[-1]

    yield start
    for one in started:
        one.process.kill()
        one.process.wait()


def page(name: str = "hub") -> str:
    return Path(f"build/{name}.html").read_text("utf-8")


def test_a_saved_decision_is_made_and_what_there_is_to_say_of_it_is_printed_in_full(
    write: Write, watching: Callable[..., Watching]
) -> None:
    write("decisions/hub.md", GOOD)
    now = watching()
    write("decisions/hub.md", UNFINISHED.replace("Library hubs", "Library rooms"))
    *_, made, said = now.until("decisions/hub.md:")
    assert made.split(" ")[1:5] == ["build/hub.html", "(draft):", "1", "error,"]
    assert ": error required-field: " in said
    assert "Library rooms" in page()


def test_a_typo_is_told_at_its_line_and_the_paper_comes_back_when_it_is_mended(
    write: Write, watching: Callable[..., Watching]
) -> None:
    write("decisions/hub.md", GOOD)
    now = watching()
    write("decisions/hub.md", BROKEN)
    *_, failed, said = now.until("decisions/hub.md:3:")
    assert "hub: not built: 1 error; the older paper is now build/hub.out-of-date.html" in failed
    assert "toml-syntax" in said
    write("decisions/hub.md", GOOD)
    now.until("build/hub.html (draft)")
    assert [path.name for path in Path("build").glob("[!.]*")] == ["hub.html"]


def test_the_paper_follows_a_table_that_the_decision_includes(write: Write, watching: Callable[..., Watching]) -> None:
    write("decisions/hub.md", CSV)
    write("decisions/visits.csv", "Year,Visits\n2026,10\n")
    now = watching("--explain")
    write("decisions/visits.csv", "Year,Visits\n2026,4711\n")
    now.until("source changed: decisions/visits.csv")
    assert "4711" in page()


def test_decisions_that_come_and_go_are_noticed(write: Write, watching: Callable[..., Watching]) -> None:
    write("decisions/hub.md", GOOD)
    now = watching()
    new = write("decisions/more/rooms.md", GOOD)
    now.until("build/rooms.html (draft)")
    new.unlink()
    now.until("The decision decisions/more/rooms.md is gone")
    assert Path("build/rooms.html").exists()


def test_a_changed_house_remakes_its_papers(write: Write, watching: Callable[..., Watching]) -> None:
    write("decisions/hub.md", GOOD)
    now = watching("--explain")
    shutil.copytree(find.installed() / "nottinghamshire", "templates/nottinghamshire")
    now.until("house changed: the folder it is in")
    look = Path("templates/nottinghamshire/house.css")
    look.write_text(look.read_text("utf-8") + "\nmain { max-width: 41rem }\n", "utf-8")
    now.until("house changed: house.css")
    assert "41rem" in page()


def test_a_file_that_an_editor_puts_in_the_place_of_the_old_one_is_noticed(
    write: Write, watching: Callable[..., Watching]
) -> None:
    path = write("decisions/hub.md", GOOD)
    now = watching()
    write("decisions/.hub.md.swp", GOOD.replace("Library hubs", "Library rooms")).replace(path)
    now.until("build/hub.html (draft)")
    assert "Library rooms" in page()


@pytest.mark.skipif(sys.platform == "win32", reason="no Ctrl-C can be sent to a single process there")
@pytest.mark.parametrize("saved", [False, True], ids=["at rest", "with work to do"])
def test_ctrl_c_ends_it_with_0_and_whole_papers(saved: bool, write: Write, watching: Callable[..., Watching]) -> None:
    write("decisions/hub.md", GOOD)
    now = watching()
    if saved:
        for n in range(8):
            write(f"decisions/hub{n}.md", GOOD)
        now.until("build/hub0.html")
    now.process.send_signal(signal.SIGINT)
    assert now.process.wait(PATIENCE) == 0
    assert now.until("stopped")[-1] == "docgen: stopped; the papers already written are whole"
    for path in Path("build").glob("*.html"):
        assert path.read_text("utf-8").endswith("</html>\n")
    assert not list(Path("build").glob(".docgen-*.tmp"))


@pytest.fixture
def rounds(run: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Runs `docgen build --watch` in this process: does each of the things given while it waits, then Ctrl-C."""
    wait = Lookout.wait

    def run_rounds(*acts: Callable[[], object], args: tuple[str, ...] = ()) -> Ran:
        left = list(acts)

        def do_and_wait(self: Lookout) -> tuple[Change, float]:
            if not left:
                raise KeyboardInterrupt
            left.pop(0)()
            return wait(self)

        monkeypatch.setattr(Lookout, "wait", do_and_wait)
        return run("build", "--watch", "--format", "html", *args)

    return run_rounds


def test_the_first_round_says_what_any_build_says(rounds: Callable[..., Ran], run: Run, write: Write) -> None:
    write("decisions/hub.md", UNFINISHED)
    write("decisions/room.md", BROKEN)
    plain = run("build", "--format", "html", "-o", "plain")
    watched = rounds()
    assert watched.out.replace("build/", "plain/") == plain.out
    assert watched.err.startswith(plain.err)
    assert watched.err.endswith(
        "watching decisions (Ctrl-C to end)\ndocgen: stopped; the papers already written are whole\n"
    )


def test_the_workshop_is_opened_once_and_anew_for_a_changed_house(
    rounds: Callable[..., Ran], write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []
    begin = paper.Workshop.__init__

    def counted(self: paper.Workshop, *args: object) -> None:
        opened.append(self)
        begin(self, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(paper.Workshop, "__init__", counted)
    house = shutil.copytree(find.installed() / "nottinghamshire", write("decisions/hub.md", GOOD).parent / "templates/own")
    own = GOOD.replace("nottinghamshire", "own")
    titles = [lambda n=n: write("decisions/hub.md", own.replace("Library hubs", f"Hub {n}")) for n in range(4)]
    assert rounds(*titles).code == 0
    assert (len(opened), "Hub 3" in page()) == (1, True)
    rounds(titles[1], lambda: (house / "house.css").write_text("p { color: #123456 }", "utf-8"), titles[2])
    assert (len(opened), "#123456" in page(), "Hub 2" in page()) == (3, True, True)


def test_only_a_few_edited_papers_are_told_in_full_and_the_rest_counted(rounds: Callable[..., Ran], write: Write) -> None:
    write("decisions/a.md", GOOD)
    for name in "bcde":
        write(f"decisions/{name}.md", GOOD)

    def save_all() -> None:
        for name in "abcde":
            write(f"decisions/{name}.md", UNFINISHED)

    ran = rounds(save_all)
    assert ran.err.count("required-field") == 3
    assert ran.out.count("1 error (docgen check), ") == 2


def test_an_unbuilt_decision_is_not_told_again_when_another_is_saved(rounds: Callable[..., Ran], write: Write) -> None:
    write("outside.md", "## Background\n")
    write("decisions/a/decision.toml", GOOD.split("+++\n")[1])
    Path("decisions/a/1.md").symlink_to(Path("outside.md").absolute())
    write("decisions/b.md", GOOD)
    ran = rounds(lambda: write("decisions/b.md", UNFINISHED), lambda: write("decisions/b.md", GOOD))
    assert ran.out.count("a: not built") == 1
    assert ran.out.count("build/b.html") == 3


def test_a_fault_in_the_project_file_is_told_and_watching_goes_on(rounds: Callable[..., Ran], write: Write) -> None:
    write("decisions/hub.md", GOOD)
    ran = rounds(
        lambda: write("docgen.toml", "[rules\n"),
        lambda: Path("docgen.toml").unlink(),
        lambda: write("decisions/hub.md", UNFINISHED),
    )
    assert ran.code == 0
    assert ran.err.count("docgen.toml:1:") == 1
    assert ran.err.count("required-field") == 1


def test_decisions_that_are_all_gone_are_told_and_made_when_they_are_back(rounds: Callable[..., Ran], write: Write) -> None:
    folder = write("decisions/hub.md", GOOD).parent
    ran = rounds(
        lambda: folder.rename("elsewhere"),
        lambda: Path("elsewhere").rename(folder),
        lambda: write("decisions/hub.md", UNFINISHED),
    )
    assert (ran.code, ran.err.count("source-missing"), ran.out.count("build/hub.html")) == (0, 1, 2)


@pytest.mark.parametrize(
    "act", [lambda: Path("build/hub.html").unlink(), lambda: Path("build/hub.html").write_text("x", "utf-8")]
)
def test_a_paper_deleted_or_edited_by_hand_is_made_again_and_told(
    act: Callable[[], None], rounds: Callable[..., Ran], write: Write
) -> None:
    write("decisions/hub.md", GOOD)
    assert "by hand: build/hub.html; made again" in rounds(act).out
    assert "Library hubs" in page()


def test_force_holds_for_the_first_round_alone(rounds: Callable[..., Ran], run: Run, write: Write) -> None:
    write("decisions/a.md", GOOD)
    write("decisions/b.md", GOOD)
    run("build", "--format", "html")
    ran = rounds(lambda: write("decisions/b.md", UNFINISHED), args=("--force", "--explain"))
    assert (ran.out.count("--force"), ran.out.count("a.html"), ran.out.count("b.html")) == (2, 1, 2)


def test_a_fault_in_docgen_ends_it_with_3(rounds: Callable[..., Ran], write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the sky fell")

    def save_and_fail() -> None:
        monkeypatch.setattr(finish, "identify", fail)
        write("decisions/hub.md", UNFINISHED)

    write("decisions/hub.md", GOOD)
    ran = rounds(save_and_fail)
    assert (ran.code, "RuntimeError: the sky fell" in ran.err) == (3, True)


@pytest.mark.parametrize("args", [("nowhere",), ("--house", "atlantis"), ("--scheduler", "tcp://127.0.0.1:8786")])
def test_wrong_usage_ends_it_before_it_begins(args: tuple[str, ...], run: Run, write: Write) -> None:
    write("decisions/hub.md", GOOD)
    ran = run("build", "--watch", *args)
    assert (ran.code, ran.out, "watching" in ran.err) == (2, "", False)


def test_watching_and_a_cluster_exclude_each_other(run: Run, write: Write) -> None:
    write("decisions/hub.md", GOOD)
    assert "leave one out" in run("build", "--watch", "--scheduler", "tcp://127.0.0.1:8786").err
