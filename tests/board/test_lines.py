"""`docgen status` reads no decision again that is as it was, and says the same as if it did."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen import cache
from docgen.build import lines
from docgen.decision import load
from tests.board.test_board import FINANCE, LAW, board, decision
from tests.cli.conftest import BROKEN, GOOD, Run, Write, run, write

__all__ = ["run", "write"]
DAY = "2027-02-25"
SHUT = '[calendar]\nclosed = [{ date = 2027-02-26, until = 2027-03-02, reason = "Training days" }]\n'


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch, write: Write, run: Run) -> list[str]:
    """Three decisions, built and looked at once; the names of those that are read for the board from now on."""
    write("decisions/hub.md", decision(FINANCE, LAW))
    write("decisions/bus.md", GOOD)
    write("decisions/odd.md", BROKEN)
    run("build")
    board(run)
    found: list[str] = []
    real = load.load

    def note(source: load.Source) -> load.Loaded:
        found.append(source.id)
        return real(source)

    monkeypatch.setattr(load, "load", note)
    return found


def fresh(run: Run, monkeypatch: pytest.MonkeyPatch, day: str = DAY) -> dict[str, object]:
    """The board of someone who keeps nothing."""
    with monkeypatch.context() as here:
        here.setenv(cache.VARIABLE, "")
        return board(run, day)


@pytest.mark.parametrize("day", ["2026-11-02", DAY, "2027-03-01", "2027-03-09", "2027-03-10", "2028-01-05"])
def test_on_any_day_the_board_is_as_if_all_were_read(
    day: str, read: list[str], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = board(run, day)
    assert read == []
    assert known == fresh(run, monkeypatch, day)
    assert read == ["bus", "hub", "odd"]


def test_a_decision_that_changed_is_read_alone(read: list[str], run: Run, write: Write) -> None:
    write("decisions/bus.md", GOOD.replace("2027-03-09", "2027-04-08"))
    assert board(run)["bus"]["meeting"] == "2027-04-08"
    assert set(read) == {"bus"}
    read.clear()
    board(run)
    assert "hub" not in read


def test_a_calendar_that_changed_moves_the_days(
    read: list[str], run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = board(run)["bus"]
    write("docgen.toml", SHUT)
    after = board(run)["bus"]
    assert (before["deadline"]["last"], before["passed"]) == ("2027-03-01", [])
    assert len(after["passed"]) == 3
    assert after == fresh(run, monkeypatch)["bus"]


def test_a_house_that_changed_is_looked_at_again(
    read: list[str], run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("house", "new", "ours", "--from", "nottinghamshire").code == 0
    write("decisions/bus.md", GOOD.replace("nottinghamshire", "ours"))
    board(run)
    read.clear()
    path = Path("templates/ours/house.toml")
    path.write_text(path.read_text("utf-8") + '\n[clock.deadlines.early]\nname = "Early"\ndays = 3\n', "utf-8")
    assert board(run)["bus"] == fresh(run, monkeypatch)["bus"]
    assert "bus" in read


def test_what_lies_in_the_cache_is_not_trusted_to_be_whole(read: list[str], run: Run) -> None:
    before = board(run)
    folder = cache.folder("boards")
    assert folder is not None
    for path in folder.iterdir():
        path.write_bytes(b"x" * 40)
    assert board(run) == before
    assert set(read) == {"bus", "hub", "odd"}


def test_decisions_that_are_gone_are_forgotten(read: list[str], run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[set[str]] = []
    monkeypatch.setattr(lines.pickle, "dumps", lambda found, _: kept.append(set(found)) or b"")
    Path("decisions/bus.md").rename("decisions/tram.md")
    board(run)
    assert kept == [{"decisions/hub.md", "decisions/odd.md", "decisions/tram.md"}]
