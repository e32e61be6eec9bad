"""What a project file, docgen.toml, may say: what holds for all decisions of a body, whatever their house."""

import datetime as dt
from typing import Annotated

from msgspec import Meta, Struct, field

from docgen.project.calendar import CalendarSettings
from docgen.weights import RuleSetting


class ProjectModel(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What docgen.toml says, as it says it; unknown fields are faults."""


class Officer(ProjectModel, frozen=True, kw_only=True):
    """Somebody who may sign comments: for these kinds, from one day to another, both included."""

    initials: Annotated[str, Meta(min_length=1)]
    name: str = ""
    post: str = ""
    roles: Annotated[list[str], Meta(description="Kinds of comment: finance, legal, ...")] = []
    from_: dt.date | None = field(default=None, name="from")
    to: dt.date | None = None
    deputy_for: Annotated[str, Meta(description="Initials of the officer for whose kinds they may sign as well.")] = ""


class Project(ProjectModel, frozen=True, kw_only=True):
    """docgen.toml. Every part has a default: a project without a file is an empty one."""

    rules: dict[str, RuleSetting] = {}
    abbreviations: Annotated[list[str], Meta(description="Abbreviations that need no explanation here.")] = []
    calendar: CalendarSettings = CalendarSettings()
    officers: Annotated[list[Officer], Meta(description="The register of officers who may sign comments.")] = []
