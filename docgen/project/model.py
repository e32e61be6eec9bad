"""What a project file, docgen.toml, may say: what holds for all decisions of a body, whatever their house."""

from typing import Annotated

from msgspec import Meta, Struct

from docgen.project.calendar import CalendarSettings
from docgen.weights import RuleSetting


class ProjectModel(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What docgen.toml says, as it says it; unknown fields are faults."""


class Project(ProjectModel, frozen=True, kw_only=True):
    """docgen.toml. Every part has a default: a project without a file is an empty one."""

    rules: dict[str, RuleSetting] = {}
    abbreviations: Annotated[list[str], Meta(description="Abbreviations that need no explanation here.")] = []
    calendar: CalendarSettings = CalendarSettings()
