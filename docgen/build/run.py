"""Building: decisions from disk, their papers onto it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from docgen.build.paper import Built, Workshop
from docgen.decision.source import SourcePlace, open_source
from docgen.diagnostics import Diagnostic, DocgenError, Position, Severity, error
from docgen.house import find as houses
from docgen.house.find import HouseSource

OUT_OF_DATE = "out-of-date"


@dataclass(frozen=True)
class Outcome:
    """What became of one decision. `written` are its papers, `set_aside` older papers that no longer match the source."""

    id: str
    written: tuple[Path, ...] = ()
    set_aside: tuple[Path, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    status: str = "draft"
    built: bool = field(default=False)

    def count(self, severity: Severity) -> int:
        return sum(d.severity is severity for d in self.diagnostics)


def roots(places: Iterable[SourcePlace]) -> list[Path]:
    """The folders in which the houses of these decisions are looked for."""
    folders = [p.path.parent.parent if p.folder else p.path.parent for p in places]
    return houses.roots(dict.fromkeys(folders))


class Houses(dict[str, HouseSource]):
    """Houses read from disk when they are first asked for; raises DocgenError for one that is not there."""

    def __init__(self, folders: list[Path]) -> None:
        super().__init__()
        self.folders = folders

    def __missing__(self, name: str) -> HouseSource:
        self[name] = houses.read(name, self.folders)
        return self[name]


def workshop(places: Iterable[SourcePlace], override: str = "") -> Workshop:
    """A workshop for these decisions; raises DocgenError if the house given to override theirs does not exist."""
    known = Houses(roots(places))
    if override:
        known[override] = houses.read(override, known.folders, Position("--house"))
    return Workshop(known, override)


def build(places: list[SourcePlace], out: Path, formats: tuple[str, ...], override: str = "") -> Iterator[Outcome]:
    """Each decision's papers written to `out`, one outcome after another; one bad decision does not stop the others."""
    shop = workshop(places, override)
    for place in places:
        yield _finish(shop.build(open_source(place), formats), out, formats)


def check(places: list[SourcePlace], override: str = "") -> Iterator[tuple[Diagnostic, ...]]:
    """What there is to say about each decision; writes nothing."""
    shop = workshop(places, override)
    for place in places:
        yield shop.make(open_source(place)).diagnostics


def prepare_folder(out: Path) -> None:
    """Makes the output folder; raises DocgenError where nothing can be written."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=out):
            pass
    except OSError as fault:
        reason = "it is a file" if out.is_file() else fault.strerror or str(fault)
        said = f"papers cannot be written here: {reason}"
        problem = error("output-folder", Position(out.as_posix()), said, "name another folder with -o")
        raise DocgenError([problem]) from fault


def _finish(built: Built, out: Path, formats: Iterable[str]) -> Outcome:
    written: list[Path] = []
    aside: list[Path] = []
    problems = []
    for name in formats:
        path = out / f"{built.id}.{name}"
        older = out / f"{built.id}.{OUT_OF_DATE}.{name}"
        try:
            if name in built.files:
                _write(path, built.files[name])
                written.append(path)
                older.unlink(missing_ok=True)
            elif path.exists():
                path.replace(older)
                aside.append(older)
        except OSError as fault:
            problems.append(_unwritable(path, fault))
    found = (*built.diagnostics, *problems)
    return Outcome(built.id, tuple(written), tuple(aside), found, built.status, bool(built.files) and not problems)


def _unwritable(path: Path, fault: OSError) -> Diagnostic:
    said = f"the paper cannot be replaced: {fault.strerror or fault}"
    return error("output-file", Position(path.as_posix()), said, "if it is open in Word, close it there and build again")


def _write(path: Path, data: bytes) -> None:
    """The file whole or not at all: written beside it, then put in its place."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        umask = os.umask(0)
        os.umask(umask)
        Path(name).chmod(0o666 & ~umask)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
