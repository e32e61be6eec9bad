"""Patterns compiled when they are first used."""

from __future__ import annotations

import re

import pytest

from docgen import late as module
from docgen.late import compile_while, late


def test_a_late_pattern_finds_what_a_compiled_one_finds() -> None:
    pattern, compiled = late(r"(\d+)([a-z])", re.IGNORECASE), re.compile(r"(\d+)([a-z])", re.IGNORECASE)
    text = "1a 22B 3"
    assert pattern.findall(text) == compiled.findall(text)
    assert pattern.sub("-", text) == "- - 3"
    assert [hit[0] for hit in pattern.finditer(text)] == ["1a", "22B"]
    assert pattern.search(text, 2) is not None
    assert pattern.fullmatch("9z") is not None
    assert pattern.split("x1ay") == ["x", "1", "a", "y"]
    assert pattern.flags == compiled.flags
    assert pattern.groups == 2


def test_a_late_pattern_is_not_compiled_before_it_is_used() -> None:
    broken = late("(")
    with pytest.raises(re.error):
        broken.search("")


def test_patterns_are_compiled_for_as_long_as_there_is_nothing_better_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_all", [])
    first, _ = late("a"), late("(")
    looks = iter([True, False])
    compile_while(lambda: next(looks))
    assert "search" in vars(first)
    assert next(looks, None) is None
