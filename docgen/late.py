"""Patterns that are compiled when they are first looked for: most papers have nothing that most rules look for."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, cast


class _Late:
    """Stands for the compiled pattern; after the first use its methods are the compiled pattern's own."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._wanted = pattern, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(*self._wanted)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


_all: list[_Late] = []


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, made at the first use of one of its methods; a fault in the pattern shows only then."""
    _all.append(_Late(pattern, flags))
    return cast("re.Pattern[str]", _all[-1])


def compile_while(idle: Callable[[], bool]) -> None:
    """Compiles the patterns there are, one after another, for as long as there is nothing better to do."""
    for pattern in _all:
        if not idle():
            return
        _ = pattern.search
