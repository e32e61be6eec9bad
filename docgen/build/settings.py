"""The settings of a project and of a house, from their bytes, with the rules at hand to judge them."""

from __future__ import annotations

from docgen.checks import settings
from docgen.diagnostics import Diagnostic, DocgenError, Position
from docgen.house import load as house_load
from docgen.house.find import HouseSource
from docgen.house.load import OpenHouse
from docgen.project import load as project_load
from docgen.project.find import ProjectSource
from docgen.project.model import Project


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
