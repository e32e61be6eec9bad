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
            return read(path, _shown(path))
    return None


def candidates(folder: str) -> list[str]:
    """The paths at which the docgen.toml of the decisions in a folder may lie, nearest first."""
    return [os.path.join(above, NAME) for above in folders(os.path.abspath(folder))]  # noqa: PTH100, PTH118


def folders(folder: str) -> list[str]:
    """The folders in which what belongs to the decisions of a folder may stand, nearest first; all paths are absolute."""
    here, passed = os.path.normcase(os.getcwd()), [folder]  # noqa: PTH109
    while not os.path.exists(os.path.join(passed[-1], ".git")):  # noqa: PTH110, PTH118
        above = os.path.dirname(passed[-1])  # noqa: PTH120
        if above == passed[-1]:
            return next((passed[: n + 1] for n, path in enumerate(passed) if os.path.normcase(path) == here), [folder])
        passed.append(above)
    return passed


def _shown(path: str) -> str:
    try:
        return os.path.relpath(path).replace(os.sep, "/")
    except ValueError:  # on another of Windows' drives, to which no path leads from here
        return path.replace(os.sep, "/")


def read(path: str, shown: str) -> ProjectSource:
    """The docgen.toml at a path; raises DocgenError where it cannot be read."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return ProjectSource(shown, file.read())
    except OSError as fault:
        fact = f"this file cannot be read: {fault.strerror or fault}"
        remedy = "see who may read it, and close it in other programs"
        raise DocgenError([error("project-file", Position(shown), fact, remedy)]) from fault
