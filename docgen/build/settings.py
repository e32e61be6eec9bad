"""The settings of rules, from the bytes of a house or of a project."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.checks import settings
from docgen.diagnostics import Diagnostic, DocgenError, Position, SwitchedOff
from docgen.house import load as house_load
from docgen.house.find import HouseSource
from docgen.house.load import OpenHouse
from docgen.project import load as project_load
from docgen.project.find import ProjectSource
from docgen.project.model import Project
from docgen.toml.positions import DataPath
from docgen.toml.read import TomlDocument
from docgen.weights import RuleSetting


def project(source: ProjectSource | None) -> Project:
    """The project, an empty one without a file. Raises DocgenError with every problem found in it."""
    if source is None:
        return Project()
    opened = project_load.load(source)
    problems = list(settings.faults(opened.project.rules, opened.document.key))
    if problems:
        raise DocgenError(problems)
    return opened.project


def house_faults(source: HouseSource, house: OpenHouse) -> list[Diagnostic]:
    """What is wrong with the settings of a house in one edition."""
    if not any(settings.faults(house.house.rules, lambda path: Position(house.file))):
        return []
    document = house_load.document(source, "house.toml")
    laid = house_load.edition(document, house_load.edition_starts(document), house.edition)
    return list(settings.faults(house.house.rules, laid.key))


def switched_off(projects: Iterable[ProjectSource], houses: Iterable[HouseSource]) -> list[SwitchedOff]:
    """The rules that projects and houses switch off, sorted; nothing of a file that cannot be read."""
    found: set[SwitchedOff] = set()
    for source in projects:
        try:
            opened = project_load.load(source)
        except DocgenError:
            continue
        found.update(settings.switched_off(opened.project.rules, opened.document.key))
    for house in houses:
        if b"rules" in house.files.get("house.toml", b""):
            found.update(_of_house(house))
    return sorted(found)


def _of_house(source: HouseSource) -> Iterable[SwitchedOff]:
    try:
        document = house_load.document(source, "house.toml")
        starts = house_load.edition_starts(document)
    except DocgenError:
        return
    yield from _of_part(document, ())
    for n in starts.values():
        yield from _of_part(document, ("editions", n))


def _of_part(document: TomlDocument, path: DataPath) -> Iterable[SwitchedOff]:
    """What the table [rules] at a path of a house file switches off."""
    import msgspec

    part = document.data
    for step in path:
        part = part[step]  # type: ignore[index]
    try:
        rules = msgspec.convert(part.get("rules", {}), dict[str, RuleSetting])
    except msgspec.ValidationError:
        return
    yield from settings.switched_off(rules, lambda inside: document.key((*path, *inside)))
