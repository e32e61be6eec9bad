"""docgen itself as one of the things a paper is made from: its version, its libraries and, in a checkout, its code."""

from __future__ import annotations

import functools
import os
import sys
import zlib
from collections.abc import Iterator

import docgen
from docgen.build.record.prints import content

LIBRARIES = (
    "holidays",
    "jinja2",
    "lxml",
    "markdown-it-py",
    "mdit-py-plugins",
    "msgspec",
    "pydantic",
    "python-docx",
    "rapidfuzz",
    "tree-sitter",
    "tree-sitter-toml",
)
_PACKAGE = os.path.dirname(os.path.abspath(docgen.__file__))  # noqa: PTH100, PTH120


@functools.cache
def state() -> dict[str, str]:
    """Everything of docgen that a paper's bytes may depend on, by name."""
    found = {"docgen": docgen.__version__, "Python": sys.version.split(" ")[0], "zlib": zlib.ZLIB_RUNTIME_VERSION}
    found |= _libraries(sys.path)
    if not os.path.isdir(os.path.join(_PACKAGE, "_templates")):  # noqa: PTH112, PTH118
        found |= {"docgen" + path[len(_PACKAGE) :].replace(os.sep, "/"): content(path) for path in _code(_PACKAGE)}
    return found


def _libraries(folders: list[str]) -> dict[str, str]:
    """The versions of the installed libraries by their folders' names, since asking for them would load them."""
    found: dict[str, str] = {}
    for folder in folders:
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208
        except OSError:
            continue
        for name in names:
            if name.endswith(".dist-info"):
                library, _, version = name.removesuffix(".dist-info").partition("-")
                found.setdefault(library.lower().replace("_", "-").replace(".", "-"), version)
    return {name: found[name] for name in LIBRARIES if name in found}


def _code(folder: str) -> Iterator[str]:
    with os.scandir(folder) as listing:
        for entry in listing:
            if entry.name.endswith((".py", ".css")):
                yield entry.path
            elif "." not in entry.name and entry.name != "__pycache__" and entry.is_dir():
                yield from _code(entry.path)
