"""What rendering gives: the paper's XHTML, and the sections it was arranged in. Needs neither Markdown nor Jinja."""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct, field

from docgen.diagnostics import Diagnostic, Position
from docgen.paper.tracked import Path

EMPTY = Markup()


class Part(Struct, frozen=True):
    """A stretch of a section: XHTML, or the name of structured data that the template prints here."""

    xhtml: Markup = EMPTY
    insert: str = ""


class Section(Struct, frozen=True):
    """One section of the paper as a template gets it; `rank` 1 is the outermost."""

    role: str
    heading: Markup
    rank: int
    parts: tuple[Part, ...]
    children: tuple[Section, ...] = ()
    id: str = ""
    numbered: bool | None = None
    paragraphs: bool | None = None
    label: str = ""
    at: Position = field(default=Position(""))


class Arrangement(Struct, frozen=True):
    """`sections` in the order of the house's outline; `placed` by role: those a template places itself."""

    sections: tuple[Section, ...]
    placed: dict[str, Section]
    diagnostics: tuple[Diagnostic, ...]


class Rendered(Struct, frozen=True):
    """`xhtml` as the template gave it; `printed` the paths of the data it read, ("sections", role) for sections.

    `first_ids`: by the id of an option or a risk, that which the first paragraph of its text has of its own.
    """

    xhtml: str
    arrangement: Arrangement
    printed: frozenset[Path]
    diagnostics: tuple[Diagnostic, ...] = field(default=())
    first_ids: dict[str, str] = field(default_factory=dict)
