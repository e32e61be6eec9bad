from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.repository import Repo, alone


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    alone(monkeypatch)
    return Repo(tmp_path / "council papers")
