"""The board's page as a browser and the validators see it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import tools


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The board of this repository's decisions."""
    command = [sys.executable, "-m", "docgen", "status", "decisions", "--format", "html", "--today", "2027-02-20"]
    made = subprocess.run(command, cwd=tools.ROOT, check=False, capture_output=True)
    path = tmp_path_factory.mktemp("board") / "board.html"
    path.write_bytes(made.stdout)
    return path


def test_axe_finds_nothing_on_the_board(page: Path) -> None:
    assert "Decisions on 20 February 2027" in page.read_text(encoding="utf-8")
    assert tools.axe([page]) == []


def test_the_nu_checker_finds_nothing_on_the_board(page: Path) -> None:
    assert tools.nu([page]) == []
