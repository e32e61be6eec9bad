"""Files that another program holds, as on Windows: nobody else may open, replace or remove them."""

from __future__ import annotations

import builtins
import errno
import functools
import io
import os
from collections.abc import Callable
from typing import Any

import pytest

_DOINGS = ((builtins, "open"), (io, "open"), (os, "open"), (os, "scandir"), (os, "replace"), (os, "unlink"))


def held(monkeypatch: pytest.MonkeyPatch, *ends: str) -> None:
    """Has the files and folders whose paths end so be held by somebody else."""

    def refusing(doing: Callable[..., Any], *args: Any, **options: Any) -> Any:
        for path in args[:2]:
            if isinstance(path, str | os.PathLike) and os.fspath(path).replace(os.sep, "/").endswith(ends):
                raise PermissionError(errno.EACCES, "Permission denied", os.fspath(path))
        return doing(*args, **options)

    for module, name in _DOINGS:
        monkeypatch.setattr(module, name, functools.partial(refusing, getattr(module, name)))
