"""docgen's patterns mean the same in every Python it runs on."""

from __future__ import annotations

import json
import re._constants as parts  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

# Imports all of docgen and prints each pattern it compiles, at once or late, with its flags and its module.
LISTING = """
import importlib, json, pkgutil, re, sys
import docgen, docgen.late as late

found = []

def noted(make):
    def making(pattern, flags=0):
        module = sys._getframe(1).f_globals.get("__name__", "")
        if module.startswith("docgen.") and isinstance(pattern, str):
            found.append((module, pattern, int(flags)))
        return make(pattern, flags)
    return making

re.compile, late.late = noted(re.compile), noted(late.late)
for module in pkgutil.walk_packages(docgen.__path__, "docgen."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
print(json.dumps(found))
"""
ONE_CHARACTER = (parts.LITERAL, parts.NOT_LITERAL, parts.IN, parts.ANY)


@pytest.fixture(scope="module")
def patterns() -> list[tuple[str, str, int]]:
    done = subprocess.run([sys.executable, "-c", LISTING], capture_output=True, text=True, check=True)
    return [(module, pattern, flags) for module, pattern, flags in json.loads(done.stdout)]


def test_no_pattern_keeps_hold_of_what_a_group_took(patterns: list[tuple[str, str, int]]) -> None:
    """Python before 3.11.5 goes wrong at a group repeated possessively, and at an atomic group (gh-106052, gh-101955)."""
    assert len(patterns) > 200
    assert [pattern for _, pattern, flags in patterns if any(_held(parser.parse(pattern, flags)))] == []


@pytest.mark.parametrize("pattern", ["(?:ab?)++", "(?:ab|b)*+c", "x(?>ab|a)", "(?=(?:ab){2,3}+)"])
def test_a_pattern_that_does_is_found(pattern: str) -> None:
    assert any(_held(parser.parse(pattern)))


def _held(pattern: Any) -> Iterator[bool]:
    """True for each group anywhere in a parsed pattern of which nothing is given back."""
    for kind, arguments in pattern:
        if kind is parts.ATOMIC_GROUP:
            yield True
        elif kind is parts.POSSESSIVE_REPEAT:
            yield [inner for inner, _ in arguments[2]] not in [[one] for one in ONE_CHARACTER]
        for inside in _inside(arguments):
            yield from _held(inside)


def _inside(arguments: Any) -> Iterator[Any]:
    """The patterns within a part of a pattern."""
    if isinstance(arguments, parser.SubPattern):
        yield arguments
    elif isinstance(arguments, (tuple, list)):
        for argument in arguments:
            yield from _inside(argument)
