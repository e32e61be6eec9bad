"""The files and the words that tell what changed in a decision's paper."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from docgen.build import files, output, writers
from docgen.build.redline import Redline
from docgen.diagnostics import DocgenError, Position, error
from docgen.review.summary import Side, Summary, summary

FORMATS = ("docx", "html", "text", "json")
FILES = ("docx", "html")


def told(redline: Redline) -> Summary:
    """What changed, in plain words and as data."""
    old, new = (Side(side.decision, side.house.house) for side in (redline.old, redline.new))
    return summary(old, new, redline.merged, redline.old.paper)


def write(redline: Redline, formats: Iterable[str], out: Path, lines: list[str]) -> list[Path]:
    """Writes the files asked for, whole or not at all, and gives their paths. Raises DocgenError where that cannot be."""
    made = {}
    for form in formats:
        if form == "docx":
            made[f"{redline.id}.redline.docx"] = writers.word(redline.new.house)(redline.merged)
        elif form == "html":
            make = writers.redline(redline.new.house, redline.old.name, redline.new.name, lines)
            made[f"{redline.id}.redline.html"] = make(redline.merged)
    return put(made, out)


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
