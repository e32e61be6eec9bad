"""Everything wrong with the files of a house at once, where opening it would stop at the first."""

from __future__ import annotations

import functools
import io
import zipfile
from collections.abc import Callable
from typing import TypeVar

from msgspec import Struct, field

from docgen.diagnostics import Diagnostic, DocgenError, Position, error
from docgen.house import load
from docgen.house.check import contradictions, look_faults
from docgen.house.find import HouseSource
from docgen.house.load import OpenHouse
from docgen.house.model import House
from docgen.house.styles import Styles
from docgen.toml.read import TomlDocument
from docgen.toml.validate import validate

T = TypeVar("T")


class Examined(Struct):
    """`editions` are those that could be opened, each with its house file as laid together; `looks` is styles.toml."""

    problems: list[Diagnostic] = field(default_factory=list)
    editions: list[tuple[OpenHouse, TomlDocument]] = field(default_factory=list)
    styles: Styles | None = None
    looks: TomlDocument | None = None


def examine(source: HouseSource) -> Examined:
    """All problems of house.toml, styles.toml and the other files of a house."""
    found = Examined()
    document = _tried(found, lambda: load.document(source, "house.toml"))
    found.looks = _tried(found, lambda: load.document(source, "styles.toml"))
    for name in source.files:
        if name.endswith((".j2", ".css")):
            _tried(found, functools.partial(load.text_of, source, name))
    if found.looks is not None:
        found.styles, problems = validate(Styles, found.looks)
        found.problems += problems
    if found.styles is not None and found.looks is not None:
        found.problems += look_faults(found.styles, found.looks)
    found.problems += _council_file(source)
    if document is not None:
        _examine_editions(found, source, document)
    return found


def _examine_editions(found: Examined, source: HouseSource, document: TomlDocument) -> None:
    starts = _tried(found, lambda: load.edition_starts(document)) or {}
    for start in (None, *sorted(starts)):
        laid = load.edition(document, starts, start)
        house, problems = validate(House, laid)
        found.problems += problems
        if house is None:
            continue
        found.problems += contradictions(house, laid, source.files)
        if found.styles is None:
            continue
        opened = _tried(found, functools.partial(load.opened, source, house, found.styles, start))
        if opened is not None:
            found.editions.append((opened, laid))


def _tried(found: Examined, work: Callable[[], T]) -> T | None:
    """What the work gives, or None with its problems added."""
    try:
        return work()
    except DocgenError as problem:
        found.problems += [d for d in problem.diagnostics if d not in found.problems]
        return None


def _council_file(source: HouseSource) -> list[Diagnostic]:
    """Why house.docx is no Word file that docgen can take its styles from."""
    data = source.files.get("house.docx")
    if data is None:
        return []
    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except zipfile.BadZipFile:
        names = set()
    if {"[Content_Types].xml", "word/document.xml", "word/styles.xml"} <= names:
        return []
    at = Position(source.shown["house.docx"])
    return [
        error(
            "house-word",
            at,
            "this is no Word document",
            "save it in Word as .docx, not as .doc or .dotx, without a password",
        )
    ]
