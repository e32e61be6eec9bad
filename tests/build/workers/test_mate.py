"""Two processes that share the work on each of a few papers make the same as one, whatever becomes of the second."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
from functools import partial
from pathlib import Path

import pytest

from docgen.build.workers import crew, mate
from tests.build.folders import build, docgen, fill, made, papers
from tests.cli.conftest import BROKEN, GOOD
from tests.support.patience import PATIENCE, until
from tests.support.processes import living

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="there is a mate only on Linux")

MARKED = """
real = mate._Finisher.finish
def finish(self, job, composed, house):
    with open("finished", "a") as note:
        print(job.source.id, os.getpid(), file=note)
    if job.source.id == {deadly!r}:
        os.kill(os.getpid(), 9)
    return real(self, job, composed, house)
mate._Finisher.finish = finish
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    fill(tmp_path, 5)
    return tmp_path


def mated(*args: str, hook: str = MARKED.format(deadly="")) -> subprocess.CompletedProcess[str]:
    """docgen in a process that has a mate, after the hook."""
    return subprocess.run(
        [sys.executable, "run.py", *_script(hook, *args)], capture_output=True, text=True, encoding="utf-8", check=False
    )


def _script(hook: str, *args: str) -> tuple[str, ...]:
    """Writes run.py, which runs docgen after the hook; gives back the arguments."""
    begin = "import os, sys\nfrom docgen.build.workers import crew, mate\ncrew.cores = lambda: 2\n"
    end = "\nfrom docgen.cli.main import program\nsys.argv[0] = 'docgen'\nprogram()\n"
    Path("run.py").write_text(begin + textwrap.dedent(hook) + end, "utf-8")
    return args


def finished() -> dict[str, str]:
    """The decisions that were finished by a mate, with its process."""
    lines = Path("finished").read_text("utf-8").splitlines() if Path("finished").exists() else ()
    return dict(line.split() for line in lines)


def same(told: subprocess.CompletedProcess[str], *args: str) -> bool:
    """Whether one process alone says and makes the same."""
    alone = docgen(*args, "--jobs", "1", cwd=Path())
    assert (told.returncode, told.stdout, told.stderr) == (alone.returncode, alone.stdout, alone.stderr)
    return True


def test_a_mate_gives_the_same_bytes_and_words(here: Path) -> None:
    Path("decisions/d02.md").write_text(BROKEN, "utf-8")
    Path("decisions/d03.md").write_text(GOOD.replace("nottinghamshire", "atlantis"), "utf-8")
    Path("decisions/d04.md").write_text(GOOD.replace("## ", "## {role=none}"), "utf-8")
    told = mated("build", "-o", "build", "--force")
    before = papers()
    assert same(told, "build", "-o", "build", "--force")
    assert papers() == before
    assert len(before) == 6
    assert set(finished()) == {"d00", "d01", "d02", "d03", "d04"}
    assert len(set(finished().values())) == 1


def test_a_mate_checks_as_one_process_does(here: Path) -> None:
    Path("decisions/d02.md").write_text(BROKEN, "utf-8")
    told = mated("check")
    assert set(finished()) == {"d00", "d01", "d02", "d03", "d04"}
    assert same(told, "check")
    assert "error" in told.stdout


@pytest.mark.parametrize("deadly", ["d00", "d02", "d04"])
def test_a_mate_that_is_killed_costs_nothing(here: Path, deadly: str) -> None:
    told = mated("build", hook=MARKED.format(deadly=deadly))
    assert told.returncode == 0, told.stderr
    assert told.stderr == ""
    assert [line.split()[0] for line in told.stdout.splitlines()] == [f"build/d0{n}.docx" for n in range(5)]
    build("alone", ("docx", "html"), jobs=1)
    assert papers("alone") == papers()
    assert max(finished()) == deadly


def test_without_its_mate_a_process_opens_its_houses_once(here: Path) -> None:
    told = mated(
        "build",
        hook=MARKED.format(deadly="d01")
        + textwrap.dedent("""
            from docgen.build import paper
            opened = paper.Workshop.__init__
            def init(self, *given):
                with open("opened", "a") as note:
                    print(os.getpid(), file=note)
                opened(self, *given)
            paper.Workshop.__init__ = init
        """),
    )
    assert told.returncode == 0, told.stderr
    assert set(finished()) == {"d00", "d01"}
    assert len(Path("opened").read_text("utf-8").splitlines()) == 1


@pytest.mark.parametrize("half", ["composed", "finished"])
def test_a_fault_of_docgen_is_told_once_and_leaves_the_other_papers(here: Path, half: str) -> None:
    fail = """
        from docgen.{package} import {module} as module
        real = module.{name}
        def fail(*given):
            if "value = 42" in str(given) or getattr(getattr(given[0], "meta", None), "identifier", "") == "d02":
                raise RuntimeError("the sky fell")
            return real(*given)
        module.{name} = fail
    """
    place = {"composed": ("paper", "render", "arrange"), "finished": ("build", "finish", "identify")}[half]
    told = mated("build", hook=fail.format(package=place[0], module=place[1], name=place[2]))
    assert told.returncode == 3
    assert told.stderr.count("the sky fell") == 1
    assert sorted(papers()) == [f"d0{n}.{form}" for n in (0, 1, 3, 4) for form in ("docx", "html")]


def test_nothing_is_finished_in_a_house_that_changed_meanwhile(here: Path) -> None:
    changed = MARKED.format(deadly="") + textwrap.dedent("""
        first = mate.Mate.give
        def give(self, job, composed):
            other = composed and mate.replace(composed, house=mate.replace(composed.house, fingerprint="of before"))
            first(self, job, other)
        mate.Mate.give = give
    """)
    told = mated("build", hook=changed)
    assert told.returncode == 0, told.stderr
    assert set(finished()) == {"d00"}  # where it gave up
    build("alone", ("docx", "html"), jobs=1)
    assert papers("alone") == papers()


SLOW = """
import time
real = mate._Finisher.finish
def finish(self, *given):
    print("at work", flush=True)
    time.sleep(600)
mate._Finisher.finish = finish
"""


@pytest.mark.parametrize("sent", ["INT", "KILL"])
def test_a_mate_ends_with_the_command(here: Path, sent: str) -> None:
    _script(SLOW if sent == "INT" else SLOW.replace("time.sleep(600)", "time.sleep(1)"))
    command = [sys.executable, "run.py", "build"]
    started = subprocess.Popen(
        command, start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    assert started.stdout
    assert started.stdout.readline() == "at work\n"
    if sent == "INT":
        os.killpg(started.pid, signal.SIGINT)
        _, err = started.communicate(timeout=PATIENCE)
        assert started.returncode in (130, -signal.SIGINT)
        assert err.strip() == "docgen: stopped; the papers already written are whole"
    else:
        started.kill()
        started.wait()
    until(lambda: not living(started.pid), "the mate ends")


BUILDS = """
import contextlib, os
from pathlib import Path
from docgen.build.run import Build
from docgen.build.workers import crew
from docgen.decision.source import find

crew.cores = lambda: 2
mates, real = [], os.fork
def fork():
    mates.append(real())
    return mates[-1]
os.fork = fork

for n in range(3):
    job = Build(Path(f"build-{n}"), ("html",))
    assert [o.built for o in job.run(find(["decisions"], job.known)[0])] == [True] * 5
    with contextlib.suppress(ChildProcessError):
        os.waitid(os.P_PID, mates[-1], os.WEXITED | os.WNOWAIT)  # until it has ended
assert len(mates) == 3
for mate in mates[:-1]:
    with contextlib.suppress(ChildProcessError):
        print("not collected:", os.waitid(os.P_PID, mate, os.WEXITED | os.WNOWAIT))
"""


def test_a_program_that_builds_again_keeps_no_ended_mates(here: Path) -> None:
    told = subprocess.run([sys.executable, "-c", BUILDS], capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE)
    assert (told.returncode, told.stdout, told.stderr) == (0, "", "")


def test_there_is_no_mate_for_one_process_one_core_or_beside_threads(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*_: object) -> None:
        raise NotImplementedError("a mate was asked for")

    monkeypatch.setattr(mate, "work", asked)
    for cores, threads, jobs in ((1, 1, 0), (2, 2, 0), (2, 1, 1)):
        monkeypatch.setattr(crew, "cores", partial(int, cores))
        monkeypatch.setattr(threading, "active_count", partial(int, threads))
        assert made(build(f"build-{cores}-{threads}-{jobs}", jobs=jobs))
    monkeypatch.setattr(crew, "cores", lambda: 2)
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    with pytest.raises(NotImplementedError):
        build("with", jobs=0)
