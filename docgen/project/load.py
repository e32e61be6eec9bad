"""A project file's bytes → the project."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from docgen.diagnostics import Diagnostic, DocgenError
from docgen.project import calendar, officers
from docgen.project.find import ProjectSource
from docgen.project.model import Project
from docgen.toml.decode import decode
from docgen.toml.read import TomlDocument, read_toml
from docgen.toml.validate import validate

Contradictions = Callable[[Project, TomlDocument], Iterator[Diagnostic]]

# What a docgen.toml can say against itself that its model cannot see, one function for each part of it.
CONTRADICTIONS: tuple[Contradictions, ...] = (
    lambda project, document: calendar.contradictions(project.calendar, document),
    officers.contradictions,
)


class OpenProject(Struct, frozen=True):
    """A project with its text, which knows the place of every part of it."""

    project: Project
    document: TomlDocument


def load(source: ProjectSource) -> OpenProject:
    """The project in the bytes; raises DocgenError with every problem found in them. Reads no file."""
    text, problems = decode(source.data, source.shown)
    if text is None or problems:
        raise DocgenError(problems)
    document = read_toml(text, source.shown)
    if not isinstance(document, TomlDocument):
        raise DocgenError(document)
    project, problems = validate(Project, document)
    if project is not None:
        problems = [said for contradictions in CONTRADICTIONS for said in contradictions(project, document)]
    if project is None or problems:
        raise DocgenError(problems)
    return OpenProject(project, document)
