"""Paths into a decision that a house file names: what it demands, and what its notices wait for."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from docgen.decision.model import FrontMatter
from docgen.diagnostics import Diagnostic, error
from docgen.house.model import House
from docgen.paper.template.shapes import Named, Shape, member
from docgen.toml.positions import DataPath
from docgen.toml.read import TomlDocument


def unknown_paths(house: House, document: TomlDocument) -> Iterator[Diagnostic]:
    """An error for each path that leads nowhere in a decision."""
    for name in house.requires:
        yield from _unknown(name, house, document, ("requires", name))
    for name, notice in house.notices.items():
        yield from _unknown(notice.when, house, document, ("notices", name, "when"))


def _unknown(path: str, house: House, document: TomlDocument, place: DataPath) -> Iterator[Diagnostic]:
    shape: Shape = FrontMatter
    for part in path.split("."):
        if shape is FrontMatter and part == "fields":
            shape = Named("fields", frozenset(house.fields))
            continue
        has, shape, names = member(shape, part)
        if not has:
            close = difflib.get_close_matches(part, list(names), n=1)
            how = f'did you mean "{close[0]}"?' if close else f"there are: {', '.join(sorted(names))}"
            at = document.key(place) if place[0] == "requires" else document.value(place)
            yield error("house-path", at, f'"{path}" leads nowhere in a decision: there is no "{part}"', how)
            return
