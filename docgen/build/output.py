"""The papers of one decision in the output folder."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from docgen.build import files
from docgen.build.record import prints
from docgen.build.record.entry import Record
from docgen.diagnostics import Diagnostic, DocgenError, Position, Severity, error, warning

if TYPE_CHECKING:
    from docgen.build.workers.jobs import Built

OUT_OF_DATE = "out-of-date"


class Put(Struct):
    """What was written and what set aside, what could not be, and the papers as they now lie on disk."""

    written: list[Path] = field(default_factory=list)
    aside: list[Path] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        """Whether a paper is not where it belongs."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def put(built: Built, out: Path, formats: Iterable[str]) -> Put:
    """Writes the papers; where one could not be built, its older form is set aside, so that no one takes it for the new."""
    done, beginning = Put(), files.papers(out, built.id)
    for name in formats:
        path = Path(beginning + name)
        older = Path(f"{beginning}{OUT_OF_DATE}.{name}")
        try:
            if name in built.files:
                inode = files.write(path, built.files[name])
                done.records.append(Record(name, prints.own(str(path), inode), prints.digest(built.files[name])))
                done.written.append(path)
                done.problems += _removed(older)
            elif _set_aside(path, older):
                done.aside.append(older)
        except OSError as fault:
            done.problems.append(_unwritable(path, fault))
    return done


def _set_aside(path: Path, older: Path) -> bool:
    """Whether there was such a paper; another build may be setting it aside too."""
    try:
        path.replace(older)
    except FileNotFoundError:
        return False
    return True


def _removed(older: Path) -> list[Diagnostic]:
    """Removes the form of a paper that was set aside; what there is to say where it cannot be."""
    try:
        older.unlink(missing_ok=True)
    except OSError as fault:
        fact = f"the older paper cannot be removed: {fault.strerror or fault}"
        return [warning("output-file", Position(older.as_posix()), fact, "close it in Word, and delete it")]
    return []


def prepare(out: Path) -> None:
    """Makes the output folder, and clears what a killed docgen left; raises DocgenError where nothing can be written."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        files.now(out)
        files.tidy(out)
    except OSError as fault:
        reason = "it is a file" if out.is_file() else fault.strerror or str(fault)
        said = f"papers cannot be written here: {reason}"
        problem = error("output-folder", Position(out.as_posix()), said, "name another folder with -o")
        raise DocgenError([problem]) from fault


def _unwritable(path: Path, fault: OSError) -> Diagnostic:
    said = f"the paper cannot be replaced: {fault.strerror or fault}"
    remedy = "if it is open in Word, close it there and build again"
    if path.exists() and not os.access(path, os.W_OK):
        remedy = "it is marked as read-only: take that off, or delete it, and build again"
    return error("output-file", Position(path.as_posix()), said, remedy)
