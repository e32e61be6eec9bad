"""Several processes make the same papers as one, whatever becomes of them."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from docgen.build.paper import Workshop
from docgen.build.record.manifest import Manifest
from docgen.build.shelf import Houses, houses_of
from docgen.build.workers import crew, pool, processes, worker
from docgen.build.workers.fault import FaultError
from docgen.build.workers.jobs import Done, Job
from docgen.decision.source import Source, find, open_source
from docgen.diagnostics import DocgenError
from tests.build.folders import build, docgen, fill, made, papers
from tests.cli.conftest import BROKEN
from tests.support.patience import PATIENCE, until
from tests.support.processes import living


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    fill(tmp_path, 8)
    return tmp_path


def jobs(number: int) -> list[Job]:
    return [Job(n, Source(f"d{n}", f"d{n}.md", "", {}), ("html",)) for n in range(number)]


def test_one_and_several_processes_give_the_same_bytes_and_words(here: Path) -> None:
    Path("decisions/d03.md").write_text(BROKEN, "utf-8")
    alone = build("one", ("docx", "html"), jobs=1)
    together = build("two", ("docx", "html"), jobs=3)
    assert papers("one") == papers("two")
    assert [(o.id, o.counts, o.diagnostics) for o in alone] == [(o.id, o.counts, o.diagnostics) for o in together]


def test_any_executor_will_do(here: Path) -> None:
    places, _ = find(["decisions"])
    shop = Workshop(houses_of([]))
    sent = [Job(n, open_source(place), ("html",)) for n, place in enumerate(places)]
    with ThreadPoolExecutor(1) as executor:
        send = partial(executor.submit, lambda jobs: [worker.one(shop, job) for job in jobs])
        done = list(pool.run(sent, send, pool.Pace(1, len(sent))))
    build("one", jobs=1)
    assert {d.built.id + ".html": d.built.files["html"] for d in done} == papers("one")


class Dying(Executor):
    """Ends for good at the first task that holds a deadly decision, as a pool does whose process is killed."""

    def __init__(self, deadly: set[int], lost: list[int]) -> None:
        self.deadly = deadly
        self.dead = False
        self.lost = lost

    def submit(self, fn: Any, /, *args: Any, **_: Any) -> Future[Any]:
        future: Future[Any] = Future()
        if self.dead:
            raise BrokenProcessPool("dead")
        if not args:
            future.set_result(True)
            return future
        (chunk,) = args
        if any(job.number in self.deadly for job in chunk):
            self.dead = True
            self.lost.append(len(chunk))
            future.set_exception(BrokenProcessPool("dead"))
        else:
            future.set_result([Done(job.number, worker.ended(job, "made"), None, 0.001) for job in chunk])
        return future


@pytest.mark.parametrize("deadly", [set(), {0}, {99}, {3, 4, 57}, set(range(100))])
def test_a_paper_that_ends_its_process_costs_only_itself(deadly: set[int]) -> None:
    lost: list[int] = []
    done = list(pool.steadfast(jobs(100), lambda width: Dying(deadly, lost), 3, 100))
    assert sorted(d.number for d in done) == list(range(100))
    assert {d.number for d in done if "unexpectedly" in d.built.diagnostics[0].message} == deadly


def test_processes_that_never_start_are_not_blamed_on_a_paper() -> None:
    class Dead(Executor):
        def submit(self, fn: Any, /, *args: Any, **_: Any) -> Future[Any]:
            raise BrokenProcessPool("dead")

    with pytest.raises(DocgenError) as problem:
        list(pool.steadfast(jobs(9), lambda width: Dead(), 2, 9))
    assert problem.value.diagnostics[0].remedy == "build with --jobs 1"


def test_no_more_is_in_flight_than_keeps_the_workers_busy() -> None:
    flying: list[int] = []

    class Late(Dying):
        def submit(self, fn: Any, /, *args: Any, **_: Any) -> Future[Any]:
            flying.append(asked[0] - given[0])
            return super().submit(fn, *args)

    asked, given = [0], [0]

    def coming() -> Iterator[Job]:
        for job in jobs(3000):
            asked[0] += 1
            yield job

    for _ in pool.run(coming(), partial(Late(set(), []).submit, worker.make), pool.Pace(2, 3000)):
        given[0] += 1
    assert max(flying) <= 2 * 2 * 100  # chunks of at most 0.1 s of papers of 1 ms
    assert given[0] == 3000


KILLER = """
import os, signal
from docgen.build import paper
from docgen.build.workers import worker
real = paper.Workshop.built
def built(self, id_, made, formats):
    if id_ == "d05":
        os.kill(os.getpid(), signal.SIGKILL)
    return real(self, id_, made, formats)
paper.Workshop.built = built
"""


def _with_preload(code: str) -> str:
    """Writes a program that builds in two processes which have run this code before, and gives its name."""
    Path("preload.py").write_text(code, "utf-8")
    program = (
        "import sys; sys.path.insert(0, '.')\n"
        "from docgen.build.workers import processes\nprocesses._PRELOAD.append('preload')\n"
        "from docgen.cli.main import main\n"
        "if __name__ == '__main__':\n"
        "    sys.argv = ['docgen', 'build', '--jobs', '2', *sys.argv[1:]]\n    main()\n"
    )
    Path("run.py").write_text(program, "utf-8")
    return "run.py"


def test_a_killed_worker_costs_its_paper_and_says_so(here: Path) -> None:
    command = [sys.executable, _with_preload(KILLER), "--format", "html"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1, done.stderr
    assert sorted(papers()) == [f"d0{n}.html" for n in range(8) if n != 5]
    assert [line.split()[0] for line in done.stdout.splitlines()] == [
        "d05:" if n == 5 else f"build/d0{n}.html" for n in range(8)
    ]
    assert "ended unexpectedly" in done.stderr
    assert "--jobs 1" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("seed", range(8))
def test_a_build_killed_at_any_moment_and_run_again_gives_the_same_files(here: Path, seed: int) -> None:
    fill(here, 40)
    started = _start(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    chance = random.Random(seed)
    _wait_for_papers(
        started, chance.choice([0, 0, 1, 5, 20, 40, 60])
    )  # of 80; at first the houses are opened and the pool started
    time.sleep(chance.uniform(0, 0.05))
    with contextlib.suppress(ProcessLookupError):  # where it is done already
        os.killpg(started.pid, signal.SIGKILL)
    started.wait()
    for path in Path("build").glob("[!.]*"):
        assert path.read_bytes().rstrip().endswith(b"</html>") or path.suffix == ".docx"
    assert docgen("build", cwd=here).returncode == 0
    build("again", ("docx", "html"), jobs=1)
    assert papers() == papers("again")


MANY = 1_000
HELD = MANY // 2  # from this one on no paper is made in time, so that the quickest machine has not done before it is stopped
HOLDER = f"""
import time
from docgen.build import paper
real = paper.Workshop.built
def built(self, id_, made, formats):
    if int(id_[1:]) >= {HELD}:
        time.sleep(3600)
    return real(self, id_, made, formats)
paper.Workshop.built = built
"""


@pytest.mark.parametrize("wait", [0.0, 0.1, 0.2, 0.3, 0.5, 0.7, "a paper"])
def test_ctrl_c_ends_soon_with_130_and_no_noise(here: Path, wait: float | str) -> None:
    fill(here, MANY)
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "encoding": "utf-8"}
    started = subprocess.Popen([sys.executable, _with_preload(HOLDER)], start_new_session=True, **pipes)
    assert started.stdout
    if isinstance(wait, str):
        started.stdout.readline()
    else:
        _wait_for_papers(started, 0)
        time.sleep(wait)
    os.killpg(started.pid, signal.SIGINT)
    _, err = started.communicate(timeout=PATIENCE)  # what was under way is not waited for
    assert started.returncode in (130, -signal.SIGINT)  # either is 130 to a shell
    assert err.strip() == "docgen: stopped; the papers already written are whole"
    if isinstance(wait, str):
        remembered = Manifest(Path("build")).ids()
        assert 0 < len(remembered) <= HELD
        assert {f"{name}.html" for name in remembered} <= set(papers())


def _start(**pipes: Any) -> subprocess.Popen[Any]:
    """A build of the current folder by two processes, in a group of its own."""
    command = [sys.executable, "-m", "docgen", "build", "--jobs", "2"]
    return subprocess.Popen(command, start_new_session=True, **pipes)


def _wait_for_papers(started: subprocess.Popen[Any], number: int) -> None:
    """Returns once the build's folder is there with so many papers, or the build has ended."""

    def there() -> bool:
        return Path("build").exists() and sum(1 for _ in Path("build").glob("[!.]*")) >= number

    until(lambda: started.poll() is not None or there(), f"{number} papers are made")


def test_workers_end_when_the_command_is_killed_alone(here: Path) -> None:
    fill(here, MANY)
    started = _start(stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert started.stdout
    started.stdout.readline()
    started.kill()
    started.wait()
    until(lambda: not living(started.pid), "the workers end")


def test_few_papers_need_no_processes(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "cores", lambda: 8)
    monkeypatch.setattr(pool, "steadfast", lambda *_: pytest.fail("a pool was started"))
    assert len(made(build())) == 8


def test_a_fault_of_docgen_leaves_the_other_papers_and_is_raised(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from docgen.build import finish

    real = finish.identify

    def fail(tree: Any) -> Any:
        if tree.meta.identifier == "d01":
            raise RuntimeError("the sky fell")
        return real(tree)

    monkeypatch.setattr(finish, "identify", fail)
    with pytest.raises(FaultError) as problem:
        build()
    assert (problem.value.kind, problem.value.message) == ("RuntimeError", "the sky fell")
    assert sorted(papers()) == [f"d0{n}.html" for n in range(8) if n != 1]


def test_processes_started_anew_as_on_windows_give_the_same_bytes(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build("one", jobs=1)
    monkeypatch.setattr(processes, "forks", lambda: False)
    build("two", jobs=2)
    assert papers("one") == papers("two")


def test_the_command_itself_does_not_load_what_its_workers_do(here: Path) -> None:
    code = (
        "import sys\nfrom docgen.cli.main import docgen\nfrom docgen.cli.outcome import guarded\n"
        "if __name__ == '__main__':\n    assert guarded(docgen, ['build', '--jobs', '2']) == 0\n"
        "    print(*(m for m in ('pydantic', 'lxml', 'jinja2', 'distributed') if m in sys.modules))"
    )
    Path("run.py").write_text(code, "utf-8")
    done = subprocess.run([sys.executable, "run.py"], check=True, capture_output=True, text=True, encoding="utf-8")
    assert done.stdout.splitlines()[-1] == ""


def half_an_answer() -> object:
    """Ends its process while it sends a long answer."""
    threading.Timer(0.2, lambda: os.kill(os.getpid(), signal.SIGKILL)).start()
    return "a" * 50_000_000


def test_a_process_that_ends_in_the_middle_of_an_answer_blocks_nobody(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kit = houses_of([]).packed()
    recv = Connection.recv

    def late(pipe: Connection) -> object:
        time.sleep(1)  # so long that the pipe is full and its writer gone
        return recv(pipe)

    monkeypatch.setattr(Connection, "recv", late)
    executor = processes.Processes(1, kit)
    with pytest.raises(BrokenExecutor):
        executor.submit(half_an_answer).result(timeout=PATIENCE)
    assert executor.submit(worker.ready).result(timeout=PATIENCE) is True
    executor.shutdown()


def test_what_a_task_raises_comes_back() -> None:
    executor = processes.Processes(1, Houses([]).packed())
    with pytest.raises(FaultError, match="ZeroDivisionError"):
        executor.submit(divmod, 1, 0).result(timeout=PATIENCE)
    executor.shutdown()
