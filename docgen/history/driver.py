"""A decision's file as text for `git diff`, wherever git has put it: the numbered paper, or the file as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from docgen.build import stages
from docgen.build.workshop import workshop
from docgen.decision.reading import LARGEST_TEXT, Disk, State, Store
from docgen.decision.source import MAIN, SourcePlace, begins, gather
from docgen.diagnostics import DocgenError, Severity
from docgen.git.repository import Repository
from docgen.history.world import WorkingTree

_TEMPORARY = re.compile(r"[A-Za-z0-9]{6}_(?=.)")  # what older versions of git put before a file's name


class Shown(Struct, frozen=True):
    """What is to be printed of a file; `why` says why it is the file itself, if the file was meant to be a decision."""

    text: bytes
    why: str = ""


def shown(path: Path, house: str = "") -> Shown:
    """The numbered paper of a file, or its own bytes where none can be made of it. Raises OSError if it cannot be read.

    A file that git has put elsewhere is taken for the decision of its name in the current repository, which lends it its
    tables, pictures, house and project file as they are now.
    """
    data = path.read_bytes()
    if not begins(data) or len(data) > LARGEST_TEXT:
        return Shown(data)
    try:
        text = _text(path, data, house)
    except DocgenError as problem:
        return Shown(data, problem.diagnostics[0].message)
    except Exception as fault:
        return Shown(data, f"docgen has failed: {type(fault).__name__}: {fault}")
    return text if isinstance(text, Shown) else Shown(text.encode())


def _text(path: Path, data: bytes, house: str) -> str | Shown:
    place = _home(path)
    if any((folder / MAIN).is_file() for folder in (place.path.parent, place.path.parent.parent)):
        return Shown(data)  # one of the files of a decision's folder
    source = gather(place, _Lent(place.path.name, data, Disk(place.path.parent)))
    made = workshop([place], house).make(source)
    text = stages.text(made, "text")
    if text is None:
        told = next((str(d.message) for d in made.diagnostics if d.severity is Severity.ERROR), "it is no decision")
        return Shown(data, told)
    return text


def _home(path: Path) -> SourcePlace:
    """The place of the decision that a file is a state of: its own, or that of the decision of its name."""
    file = path if path.suffix.lower() == ".md" else path.with_name(f"{path.name}.md")
    own = SourcePlace(file.stem, str(file), path.as_posix(), folder=False)
    try:
        repository = Repository.find(".")
    except DocgenError:  # of git: a file is shown without it too
        return own
    if repository is None or repository.inside(path) is not None:
        return own
    names = dict.fromkeys((path.name, _TEMPORARY.sub("", path.name)))
    for name in names:
        found = [at for at in _tracked(repository) if at.rpartition("/")[2] == name]
        if found:
            at = repository.root / found[0]
            return SourcePlace(at.stem, str(at), found[0], folder=False)
    return replace(own, id=list(names)[-1].removesuffix(path.suffix))


def _tracked(repository: Repository) -> list[str]:
    """The files that the repository has now, those in a folder of decisions first."""
    try:
        files = repository.listing(repository.commit("HEAD"))
    except DocgenError:
        return [place.shown for place in WorkingTree().places()]
    return sorted(files, key=lambda at: ("decisions/" not in at, at))


class _Lent(Store):
    """A folder in which one file has other bytes."""

    def __init__(self, name: str, data: bytes, others: Disk) -> None:
        self._name = name
        self._data = data
        self._others = others

    def names(self) -> Iterator[tuple[str, bool]]:
        """The files that belong to a decision in this folder."""
        return self._others.names()

    def state(self, name: str) -> State:
        """What there is under a name, and whether it may be read."""
        return "file" if name == self._name else self._others.state(name)

    def read(self, name: str, most: int) -> bytes:
        """A file's bytes, cut off after `most`."""
        return self._data[:most] if name == self._name else self._others.read(name, most)
