from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

FRONT = """\
title = "Community hubs"
house = "example"
background_papers = "none"
[meeting]
body = "Cabinet"
date = 2014-09-03
[[authors]]
post = "Head of Hubs"
[[contacts]]
name = "A N Officer"
[[recommendations]]
id = "approve"
text = "Approve the pilot"
"""
DECISION = f"+++\n{FRONT}+++\n\n## Purpose\n\nWords.\n"

Write = Callable[[str, str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes a file below the current folder, which is a new one."""
    monkeypatch.chdir(tmp_path)

    def writer(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return writer
