"""The project file on disk: the nearest docgen.toml above some decisions."""

from __future__ import annotations

import os

from msgspec import Struct

from docgen.diagnostics import DocgenError, Position, error

NAME = "docgen.toml"


class ProjectSource(Struct, frozen=True):
    """The bytes of a docgen.toml, and how it is printed in diagnostics."""

    shown: str
    data: bytes


def find(folder: str) -> ProjectSource | None:
    """The docgen.toml of the decisions in a folder, read; None where there is none.

    It stands in that folder, or in the nearest one above it, up to the root of the repository; outside a repository up to
    the current folder. Raises DocgenError for one that cannot be read.
    """
    for path in candidates(folder):
        if os.path.isfile(path):  # noqa: PTH113
            return _read(path)
    return None


def candidates(folder: str) -> list[str]:
    """The paths at which the docgen.toml of the decisions in a folder may lie, nearest first."""
    return [os.path.join(above, NAME) for above in folders(os.path.abspath(folder))]  # noqa: PTH100, PTH118


def folders(folder: str) -> list[str]:
    """The folders in which what belongs to the decisions of a folder may stand, nearest first; all paths are absolute."""
    here, passed = os.getcwd(), [folder]  # noqa: PTH109
    while not os.path.exists(os.path.join(passed[-1], ".git")):  # noqa: PTH110, PTH118
        above = os.path.dirname(passed[-1])  # noqa: PTH120
        if above == passed[-1]:
            return passed[: passed.index(here) + 1] if here in passed else [folder]
        passed.append(above)
    return passed


def _read(path: str) -> ProjectSource:
    shown = os.path.relpath(path).replace(os.sep, "/")
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return ProjectSource(shown, file.read())
    except OSError as fault:
        fact = f"this file cannot be read: {fault.strerror or fault}"
        raise DocgenError([error("project-file", Position(shown), fact, "see who may read it")]) from fault
