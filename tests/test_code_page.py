"""docs/code.md tells the truth about the code."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "docgen"
TEXT = (ROOT / "docs" / "code.md").read_text("utf-8")
NAMES = sorted(set(re.findall(r"`(docgen(?:\.\w+)+)`", TEXT)))
LONGEST_MODULE = 250


@pytest.mark.parametrize("name", NAMES)
def test_what_the_page_names_is_there(name: str) -> None:
    module, found = name, []
    while not (PACKAGE.parent / module.replace(".", "/")).with_suffix(".py").exists() and not _package(module):
        module, _, last = module.rpartition(".")
        found.insert(0, last)
    thing: object = importlib.import_module(module)
    for part in found:
        thing = getattr(thing, part)


def test_the_page_names_every_room() -> None:
    rooms = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert rooms <= set(re.findall(r"\[(\w+)\]\(\.\./docgen/\w+\)", TEXT))


def test_every_room_says_what_is_in_it() -> None:
    silent = [path.parent.name for path in PACKAGE.rglob("__init__.py") if not path.read_text("utf-8").startswith('"""')]
    assert silent == []


def test_no_module_is_longer_than_the_page_says() -> None:
    assert f"at most {LONGEST_MODULE} lines" in TEXT
    long = {path.name: n for path in PACKAGE.rglob("*.py") if (n := path.read_text("utf-8").count("\n")) > LONGEST_MODULE}
    assert long == {}


def _package(module: str) -> bool:
    return (PACKAGE.parent / module.replace(".", "/") / "__init__.py").exists()
