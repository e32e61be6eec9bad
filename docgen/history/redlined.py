"""The files and the words that tell what changed in a decision's paper."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from docgen.build import files, output, writers
from docgen.diagnostics import Diagnostic, DocgenError, Position, error, warning
from docgen.history.redline import Redline
from docgen.review.erratum import erratum
from docgen.review.summary import Side, Summary, summary


def told(redline: Redline) -> Summary:
    """What changed, in plain words and as data."""
    return summary(*_sides(redline), redline.merged, redline.old.paper)


def write(redline: Redline, formats: Iterable[str], out: Path, lines: list[str]) -> list[Path]:
    """Writes the files asked for, whole or not at all, and gives their paths. Raises DocgenError where that cannot be."""
    made = {}
    for form in formats:
        if form == "docx":
            made[f"{redline.id}.redline.docx"] = writers.tracked(redline.new.house, _words(redline))(redline.merged)
        elif form == "html":
            make = writers.redline(redline.new.house, redline.old.name, redline.new.name, lines)
            made[f"{redline.id}.redline.html"] = make(redline.merged)
    return put(made, out)


def correct(redline: Redline, formats: Iterable[str], out: Path) -> list[Path]:
    """Writes the correction sheet of a published paper, in the house it was published in. Raises DocgenError likewise."""
    sheet = erratum(*_sides(redline), redline.merged, redline.old.paper)
    known = {"docx": writers.word, "html": writers.html}
    made = {f"{redline.id}.correction.{form}": known[form](redline.old.house)(sheet) for form in formats if form in known}
    return put(made, out)


def doubts(redline: Redline) -> list[Diagnostic]:
    """A warning where what is corrected was a draft: a correction sheet speaks of a paper that was published."""
    old = redline.old
    if old.decision.front.status != "draft":
        return []
    fact = f"the sheet says that this report was published, but in {old.name} it is a draft"
    return [warning("erratum-draft", Position(old.decision.file), fact, "give the revision that was published with --from")]


def put(made: dict[str, bytes], out: Path) -> list[Path]:
    """Writes files into a folder, which is made if need be."""
    if not made:
        return []
    output.prepare(out)
    written = []
    for name, data in made.items():
        path = out / name
        try:
            files.write(path, data)
        except OSError as fault:
            fact = f"this file cannot be written: {fault.strerror or fault}"
            remedy = "if it is open in Word, close it there and try again"
            raise DocgenError([error("output-file", Position(path.as_posix()), fact, remedy)]) from fault
        written.append(path)
    return written


def _sides(redline: Redline) -> tuple[Side, Side]:
    old, new = redline.old, redline.new
    return Side(old.decision, old.house.house), Side(new.decision, new.house.house)


def _words(redline: Redline) -> str:
    return f"Changes from {redline.old.name} to {redline.new.name}"
