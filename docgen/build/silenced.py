"""Which rules are switched off, from the bytes of projects and houses; without a rule being loaded."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from docgen import weights
from docgen.diagnostics import DocgenError, SwitchedOff
from docgen.house import load as house_load
from docgen.house.find import HouseSource
from docgen.project import load as project_load
from docgen.project.find import ProjectSource
from docgen.toml.positions import DataPath
from docgen.toml.read import TomlDocument
from docgen.weights import RuleSetting


def switched_off(projects: Iterable[ProjectSource], houses: Iterable[HouseSource]) -> list[SwitchedOff]:
    """The rules that projects and houses switch off, sorted; nothing of a file that cannot be read."""
    found: set[SwitchedOff] = set()
    for source in projects:
        try:
            opened = project_load.load(source)
        except DocgenError:
            continue
        found.update(weights.switched_off(opened.project.rules, opened.document.key))
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
    part = document.data
    for step in path:
        part = part[step]  # type: ignore[index]
    try:
        rules = msgspec.convert(part.get("rules", {}), dict[str, RuleSetting])
    except msgspec.ValidationError:
        return
    yield from weights.switched_off(rules, lambda inside: document.key((*path, *inside)))
