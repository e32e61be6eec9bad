"""The settings of a project and of a house, from their bytes; the rules are at hand to judge them only if any is set."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from docgen.diagnostics import Diagnostic, DocgenError, Position
from docgen.house import load as house_load
from docgen.house.find import HouseSource
from docgen.house.load import OpenHouse
from docgen.project.find import ProjectSource
from docgen.project.model import Project
from docgen.toml.positions import DataPath
from docgen.weights import RuleSetting


def project(source: ProjectSource | None) -> Project:
    """The project, an empty one without a file. Raises DocgenError with every problem found in it."""
    if source is None:
        return Project()
    from docgen.project import load as project_load

    opened = project_load.load(source)
    if problems := _faults(opened.project.rules, opened.document.key):
        raise DocgenError(problems)
    return opened.project


def house_faults(source: HouseSource, house: OpenHouse) -> list[Diagnostic]:
    """What is wrong with the settings of a house in one edition."""
    if not _faults(house.house.rules, lambda path: Position(house.file)):
        return []
    document = house_load.document(source, "house.toml")
    laid = house_load.edition(document, house_load.edition_starts(document), house.edition)
    return _faults(house.house.rules, laid.key)


def _faults(rules: Mapping[str, RuleSetting], place: Callable[[DataPath], Position]) -> list[Diagnostic]:
    if not rules:
        return []
    from docgen.checks import settings

    return list(settings.faults(rules, place))
