"""The same source gives the same bytes, wherever and whenever it is built."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.papers.samples import ROOT


def build(folder: Path, out: Path, **environment: str) -> dict[str, str]:
    command = [str(Path(sys.executable).with_name("docgen")), "build", "decisions", "-o", str(out)]
    run = subprocess.run(
        command, cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0, run.stderr
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(out.glob("[!.]*"))}


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return build(ROOT, tmp_path_factory.mktemp("here"), TZ="Europe/London", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")


def test_twelve_papers_are_built(here: dict[str, str]):
    assert len(here) == 12


def test_another_folder_time_zone_and_locale_give_the_same_bytes(here: dict[str, str], tmp_path: Path):
    shutil.copytree(ROOT / "decisions", tmp_path / "a folder" / "decisions")
    other = build(tmp_path / "a folder", tmp_path / "out", TZ="Pacific/Auckland", LC_ALL="tr_TR.UTF-8", PYTHONHASHSEED="2")
    assert other == here


def test_windows_line_ends_and_a_byte_order_mark_change_only_the_fingerprint(here: dict[str, str], tmp_path: Path):
    folder = tmp_path / "decisions"
    shutil.copytree(ROOT / "decisions", folder)
    for path in folder.rglob("*"):
        if path.suffix in (".md", ".toml", ".csv"):
            path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    other = build(tmp_path, tmp_path / "out")
    page = (tmp_path / "out" / "social-work-pilot.html").read_text("utf-8")
    assert sorted(other) == sorted(here)
    assert "\r" not in page
    assert "Children's Social Care" in page
