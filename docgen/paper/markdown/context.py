"""What the writing of one decision's Markdown as XHTML shares: figures, files, ids, and the complaints."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from html import escape
from typing import Protocol

from msgspec import Struct, field
from msgspec.structs import replace

from docgen.decision.attachments import below
from docgen.diagnostics import Diagnostic, Position, error, warning

_TARGETS = re.compile(r",|\.\.")


class JoiningWords(Protocol):
    """What stands between several references: "14, 15 and 16", "14 to 17"."""

    @property
    def last(self) -> str: ...
    @property
    def between(self) -> str: ...
    @property
    def through(self) -> str: ...


class PlainWords(Struct, frozen=True):
    last: str = " and "
    between: str = ", "
    through: str = " to "


class Context(Struct):
    """Holds for all texts of a decision. `figures` gives a figure as printed, None if there is none of the name.

    `roles` are those that a heading may have; none: any. `refused` are files that may not be read, which was told already.
    `lacking` is what stands in a draft where a figure cannot be derived, by its name.
    """

    figures: Callable[[str], str | None]
    files: Mapping[str, bytes]
    words: JoiningWords
    figure_names: Iterable[str] = ()
    roles: Collection[str] = ()
    refused: Collection[str] = ()
    lacking: Mapping[str, str] = {}
    diagnostics: list[Diagnostic] = field(default_factory=list)
    told: set[Diagnostic] = field(default_factory=set)
    ids: dict[str, Position] = field(default_factory=dict)
    fences: dict[str, Position] = field(default_factory=dict)
    addresses: dict[Diagnostic, str] = field(default_factory=dict)
    noted: int = 0

    def error(self, rule: str, at: Position, message: str, remedy: str = "") -> None:
        self.add(error(rule, at, message, remedy))

    def warning(self, rule: str, at: Position, message: str, remedy: str = "") -> None:
        self.add(warning(rule, at, message, remedy))

    def add(self, diagnostic: Diagnostic) -> None:
        """Tells it, once."""
        if diagnostic not in self.told:
            self.told.add(diagnostic)
            self.diagnostics.append(diagnostic)

    def no_address(self, at: Position, href: str) -> None:
        """Complains of a link; whether a reference may be meant is known when all ids are."""
        remedy = "Give an http, https, mailto or tel address."
        diagnostic = error("link-address", at, f'"{href}" is no address a paper can link to', remedy)
        self.addresses[diagnostic] = href
        self.add(diagnostic)

    def complaints(self) -> list[Diagnostic]:
        """What there is to say, with the ids that are known by now."""
        for n, one in enumerate(self.diagnostics if self.addresses else ()):
            href = self.addresses.get(one, "")
            if href and all(name in self.ids for name in _TARGETS.split(href)):
                remedy = f"To print the number of what has that id, write [](#{href})."
                self.diagnostics[n] = replace(one, remedy=remedy)
        return self.diagnostics

    def claim(self, id_: str, at: Position) -> bool:
        """Takes an id for the block at a place; complains, and is False, if another block has it."""
        first = self.ids.setdefault(id_, at)
        if first != at:
            self.error("id-duplicate", at, f'the id "{id_}" is already used at {first}', "Give one of them another id.")
        return first == at


def suggestion(name: str, known: Iterable[str]) -> str:
    """A remedy naming what the author may have meant, or ""."""
    close = difflib.get_close_matches(name, list(known), 3, 0.6)
    return "Did you mean " + " or ".join(f'"{c}"' for c in close) + "?" if close else ""


def absent(name: str, files: Iterable[str]) -> tuple[str, str]:
    """Why there is no file of a name among those of the decision, and the remedy."""
    if below(name) is None:
        return f'"{name}" lies outside the decision\'s folder', "Put a copy beside the decision and name it alone."
    remedy = suggestion(name, files) or "Check its name, and put it in the same folder."
    return f'there is no file "{name}" beside the decision', remedy


def attribute(name: str, value: str) -> str:
    """One XHTML attribute with a space before it, or "" for an empty value."""
    return f' {name}="{escape(value)}"' if value else ""
