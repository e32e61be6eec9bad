"""Workers on other machines make the same papers as this process, whatever becomes of them and of the scheduler."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import docgen
from docgen.build.record import tool
from docgen.build.shelf import houses_of
from docgen.build.workers import cluster, muster, remote
from docgen.build.workers.cluster import Cluster
from docgen.build.workers.jobs import Job
from docgen.build.workers.pool import Pace
from docgen.decision.source import find, open_source
from tests.build.folders import build, fill, made, papers
from tests.build.workers.machines import BARE, LIAR, POISON, Machines, machines, slow
from tests.cli.conftest import BROKEN, GOOD, Run, Write
from tests.support.patience import PATIENCE, until
from tests.support.tools import ROOT, require_library

BOTH = ("docx", "html")
NOBODY = "tcp://127.0.0.1:1"


@pytest.fixture
def net(tmp_path: Path) -> Iterator[Machines]:
    """Machines of a test's own."""
    require_library("distributed", "cluster")
    (tmp_path / "net").mkdir()
    with machines(tmp_path / "net") as found:
        yield found


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    """A scheduler and two workers that are started anew when they end. The decision "poison" ends them."""
    require_library("distributed", "cluster")
    with machines(tmp_path_factory.mktemp("pair")) as found:
        found.scheduler(DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="0")
        found.worker(slow(0.1) + POISON, 2, nanny=True)
        yield found


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the sample decisions and some more, of which two cannot be built."""
    folder = tmp_path / "here"
    shutil.copytree(ROOT / "decisions", folder / "decisions")
    fill(folder, 12)
    (folder / "decisions/broken.md").write_text(BROKEN, "utf-8")
    (folder / "decisions/lost.md").write_text(GOOD.replace("nottinghamshire", "notinghamshire"), "utf-8")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def long(here: Path) -> Path:
    """The same with decisions that take slow workers long."""
    for n in range(30):
        (here / f"decisions/slow{n:02}.md").write_text(GOOD, "utf-8")
    return here


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """docgen in this process waits long for workers."""
    monkeypatch.setattr(muster, "_PATIENCE", PATIENCE)


class Docgen:
    """`docgen build`, in a process of its own that waits long for workers, and may do something `before`."""

    def __init__(self, *args: str, before: str = "") -> None:
        before = (
            f"from docgen.build.workers import muster\nmuster._PATIENCE = {PATIENCE}\n{before}"
            if "--scheduler" in args
            else ""
        )
        code = f"import sys\nfrom docgen.cli.main import main\n{before}\nsys.argv[0] = 'docgen'\nmain()"
        with Path("out.txt").open("wb") as out, Path("err.txt").open("wb") as err:
            command = [sys.executable, "-c", code, "build", *args]
            self.process = subprocess.Popen(command, stdout=out, stderr=err, start_new_session=True)

    def wait_for_a_paper(self) -> None:
        until(lambda: self.process.poll() is not None or Path("out.txt").read_bytes(), "a paper is made")
        assert self.process.poll() is None, Path("err.txt").read_text("utf-8")

    def end(self) -> tuple[int, str, str]:
        """Its exit code and what it printed, when it has ended."""
        code = self.process.wait(PATIENCE)
        out, err = Path("out.txt").read_text("utf-8"), Path("err.txt").read_text("utf-8")
        assert "Traceback" not in err
        return code, out, err


def test_papers_and_words_are_the_same_though_a_worker_is_killed(pair: Machines, long: Path) -> None:
    expected = Docgen("--jobs", "1").end()
    wanted = papers()
    shutil.rmtree("build")
    victim = next(iter(pair.pids(2).values()))
    with pair.held():
        building = Docgen("--scheduler", pair.address)
        building.wait_for_a_paper()
        os.kill(victim, signal.SIGKILL)
        assert building.process.poll() is None
    assert building.end() == expected
    assert papers() == wanted


def test_checking_says_the_same(pair: Machines, here: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(here)
    checked = run("check", "--scheduler", pair.address)
    assert checked == run("check", "--jobs", "1")
    assert checked.code == 1


def test_a_paper_that_ends_its_workers_costs_only_itself(pair: Machines, here: Path) -> None:
    build("alone", BOTH, jobs=1)
    Path("decisions/poison.md").write_text(GOOD, "utf-8")
    code, out, err = Docgen("--scheduler", pair.address).end()
    assert code == 1
    assert "\npoison: not built: 1 error (docgen check)\n" in out
    assert "decisions/poison.md: error process-ended: The worker making this paper ended unexpectedly" in err
    assert papers() == papers("alone")


def test_ctrl_c_ends_soon_and_calls_off_what_is_under_way(pair: Machines, long: Path) -> None:
    from distributed import Client

    with pair.held():
        building = Docgen("--scheduler", pair.address)
        building.wait_for_a_paper()
        os.killpg(building.process.pid, signal.SIGINT)
        code, _, err = building.end()
    assert (code, err.strip()) == (130, "docgen: stopped; the papers already written are whole")
    assert not Path("build/slow29.html").exists()
    for path in Path("build").glob("[!.]*"):
        assert path.read_bytes().rstrip().endswith(b"</html>") or path.suffix == ".docx"
    with Client(pair.address, set_as_default=False) as client:
        until(lambda: not any(client.processing().values()), "nothing of it is under way")


def test_a_worker_that_lost_the_houses_is_given_them_again(pair: Machines, here: Path) -> None:
    from distributed import Client

    kit = houses_of([]).packed()
    place = next(place for place in find(["decisions"])[0] if place.id == "d01")
    work = Cluster(pair.address, kit, Pace(1, 2))
    try:
        work.wait()
        with Client(pair.address, set_as_default=False) as client:
            client.run(exec, "from docgen.build.workers import remote; remote._shops.clear()")
        (done,) = work.send([Job(7, open_source(place), ("html",))]).result(30)
    finally:
        work.close()
    build("alone", jobs=1)
    assert (done.number, done.built.files["html"]) == (7, papers("alone")["d01.html"])


def test_a_worker_without_docgen_is_not_used_and_named(pair: Machines, here: Path) -> None:
    bare = pair.worker(BARE)
    address = next(address for address, pid in pair.pids(3).items() if pid == bare.pid)
    code, _, err = Docgen("--scheduler", pair.address).end()
    assert code == 1  # for the two that cannot be built
    assert f"warning cluster-version: The worker {address} is not used: docgen cannot be loaded there: " in err
    build("alone", BOTH, jobs=1)
    assert papers() == papers("alone")
    bare.kill()


def test_a_worker_with_another_docgen_is_not_used_and_named(net: Machines, write: Write, run: Run) -> None:
    net.scheduler()
    net.worker(LIAR)
    (address,) = net.pids(1)
    write("decisions/d.md", GOOD)
    ran = run("build", "--scheduler", net.address)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(
        f"--scheduler: error cluster-version: The worker {address} is not used: docgen 0.0.9 there, "
        f"docgen {docgen.__version__} here. Install there what is installed here"
    )


def test_a_worker_that_comes_late_takes_over(net: Machines, long: Path) -> None:
    net.scheduler()
    with net.held():
        building = Docgen("--scheduler", net.address)
        first = net.worker(slow(0))
        building.wait_for_a_paper()
        net.worker()
        net.pids(2)
        first.kill()
        assert building.process.poll() is None
    assert building.end()[0] == 1  # for the two that cannot be built
    build("alone", BOTH, jobs=1)
    assert papers() == papers("alone")


def test_a_lost_scheduler_is_told_and_nothing_is_lost(net: Machines, long: Path) -> None:
    scheduler = net.scheduler()
    net.worker(slow(0))
    with net.held():
        building = Docgen(
            "--scheduler", net.address, before="from docgen.build.workers import cluster\ncluster._CONNECT = 5"
        )
        building.wait_for_a_paper()
        scheduler.kill()
        code, _, err = building.end()
    assert code == 1
    assert f"error cluster-lost: The scheduler at {net.address} was lost" in err
    left = {Path(name).stem for name in papers()}
    assert left
    assert not left & made(build("build", BOTH, jobs=1)).keys()
    build("alone", BOTH, jobs=1)
    assert papers() == papers("alone")


def test_a_scheduler_without_workers_is_told(net: Machines, write: Write, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(muster, "_PATIENCE", 1.0)
    net.scheduler()
    write("decisions/d.md", GOOD)
    ran = run("build", "--scheduler", net.address)
    assert (ran.code, ran.out) == (1, "")
    assert f"error cluster-workers: The scheduler at {net.address} has had no worker for 1 seconds. Start" in ran.err


def test_no_scheduler_is_told_at_once(write: Write, run: Run) -> None:
    require_library("distributed", "cluster")
    write("decisions/d.md", GOOD)
    ran = run("build", "--scheduler", NOBODY)
    assert (ran.code, ran.out) == (2, "")
    assert f"error cluster-unreachable: No scheduler answers at {NOBODY}: Connection refused. Check the address" in ran.err


def test_something_else_than_a_scheduler_is_told_soon(write: Write, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    require_library("distributed", "cluster")
    monkeypatch.setattr(cluster, "_CONNECT", 1.0)
    write("decisions/d.md", GOOD)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
        ran = run("build", "--scheduler", address)
    assert ran.code == 2
    assert f"No scheduler answers at {address}: " in ran.err


def test_tls_that_is_not_set_up_is_told(pair: Machines, write: Write, run: Run) -> None:
    write("decisions/d.md", GOOD)
    ran = run("build", "--scheduler", pair.address.replace("tcp", "tls"))
    assert ran.code == 2
    assert "TLS" in ran.err


def test_dask_that_is_not_installed_is_told(write: Write, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    write("decisions/d.md", GOOD)
    ran = run("build", "--scheduler", NOBODY)
    assert (ran.code, ran.out) == (2, "")
    assert "pip install 'docgen[cluster]'" in ran.err
    assert run("build").code == 0
    assert run("build", "--scheduler", NOBODY).code == 0  # there is nothing to do


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--scheduler", "tcp://a:8786", "--jobs", "2"], "exclude each other"),
        (["--jobs", "2", "--scheduler", "tcp://a:8786"], "exclude each other"),
        (["--scheduler", "a:8786"], "tcp://HOST:PORT"),
        (["--scheduler", "tcp://a"], "tcp://HOST:PORT"),
        (["--scheduler", "http://a:8786"], "tcp://HOST:PORT"),
    ],
)
def test_a_wrong_scheduler_is_wrong_usage(command: str, args: list[str], said: str, write: Write, run: Run) -> None:
    write("decisions/d.md", GOOD)
    ran = run(command, *args)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_what_differs_is_named() -> None:
    ours = {"docgen": "0.2.0", "lxml": "6.1", "docgen/a.py": "1", "docgen/b.py": "1"}
    assert muster._difference({**ours, "lxml": "6.0"}, ours) == "lxml 6.0 there, lxml 6.1 here"
    assert muster._difference({"docgen": "0.2.0", "lxml": "6.1"}, ours) == (
        "other code there than here in docgen/a.py and 1 more file"
    )
    theirs = {"docgen": "0.1.0", "docgen/a.py": "1", "docgen/b.py": "2"}
    assert muster._difference(theirs, ours) == (
        "docgen 0.1.0 there, docgen 0.2.0 here; no lxml there, lxml 6.1 here; other code there than here in docgen/b.py"
    )


def test_a_worker_opens_only_what_its_own_docgen_would_make(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "_own", {})
    monkeypatch.setattr(remote, "_shops", {})
    kit = houses_of([]).packed()
    assert remote.enter("k", {**tool.state(), "lxml": "1"}, kit) == tool.state()
    assert remote._shops == {}
    assert remote.enter("k", tool.state(), kit) == {}
    shop = remote._shops["k"]
    assert remote.enter("k", tool.state(), kit) == {}
    assert remote._shops == {"k": shop}
    for n in range(20):
        remote.enter(str(n), tool.state(), kit)
    assert list(remote._shops) == [str(n) for n in range(20)][-remote._MOST :]


def test_the_commands_on_the_page_are_understood(run: Run) -> None:
    require_library("distributed", "cluster")
    from distributed.cli import dask_scheduler, dask_worker

    page = (ROOT / "docs" / "cluster.md").read_text(encoding="utf-8")
    lines = [
        line for text in re.findall(r"^```sh\n(.*?)^```$", page, re.MULTILINE | re.DOTALL) for line in text.splitlines()
    ]
    for line in lines:
        match shlex.split(line):
            case ["docgen", *args]:
                assert run(*args, "--help").code == 0, line
            case ["dask", "scheduler", *args]:
                dask_scheduler.main.make_context("dask", args)
            case ["dask", "worker", *args]:
                dask_worker.main.make_context("dask", args)
            case other:
                assert other == ["pip", "install", "docgen[cluster]"]
    assert len(lines) >= 5
