"""The review notes of a decision: what reviewers said of its paper. They are kept beside it and printed nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta, Struct, field

from docgen.decision.model import DecisionModel
from docgen.diagnostics import Diagnostic, Position

if TYPE_CHECKING:
    from docgen.toml.read import TomlDocument


class Reply(DecisionModel, frozen=True, kw_only=True):
    """An answer to a comment."""

    author: str = ""
    date: str = ""
    text: str = ""


class Reading(DecisionModel, frozen=True, kw_only=True):
    """How one of two who disagree reads a passage."""

    who: str
    words: str


class ReviewNote(DecisionModel, frozen=True, kw_only=True):
    """A comment, or an edit that was not made, and why not.

    `at` is where it was in the source, `quote` the passage of the paper it is about. `mark` tells it from all others.
    """

    id: Annotated[int, Meta(ge=1)]
    state: Literal["open", "resolved"] = "open"
    kind: Literal["comment", "edit"] = "comment"
    end: Literal["", "noted", "conflicting", "refused"] = ""
    author: str = ""
    date: str = ""
    file: str = ""
    place: str = ""
    quote: str = ""
    block: str = ""
    at: str = ""
    text: str = ""
    reason: str = ""
    mark: str = ""
    replies: list[Reply] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)


class _File(DecisionModel, frozen=True, kw_only=True):
    notes: list[ReviewNote] = field(default_factory=list)


class Notes(Struct, frozen=True):
    """The notes, where each stands in its file, and what is wrong with the file."""

    notes: tuple[ReviewNote, ...] = ()
    places: tuple[Position, ...] = ()
    problems: tuple[Diagnostic, ...] = ()


def read(data: bytes, file: str) -> Notes:
    """The notes in the bytes of their file."""
    if not data:
        return Notes()
    from docgen.toml.decode import decode
    from docgen.toml.read import TomlDocument, read_toml
    from docgen.toml.validate import validate

    text, problems = decode(data, file)
    if text is None:
        return Notes(problems=tuple(problems))
    document = read_toml(text, file)
    if not isinstance(document, TomlDocument):
        return Notes(problems=tuple(document))
    found, faults = validate(_File, document)
    if found is None:
        return Notes(problems=tuple(faults))
    return Notes(tuple(found.notes), _places(document, len(found.notes)), tuple(faults))


def _places(document: TomlDocument, count: int) -> tuple[Position, ...]:
    return tuple(document.key(("notes", n)) for n in range(count))
