"""The houses that decisions may name, as bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from docgen.build.record.prints import digest, fingerprint
from docgen.decision.source import SourcePlace
from docgen.diagnostics import DocgenError, Position
from docgen.house import find
from docgen.house.find import HouseSource


def roots(places: Iterable[SourcePlace]) -> list[Path]:
    """The folders in which the houses of these decisions are looked for."""
    return find.roots(_beside(places))


def candidates(places: Iterable[SourcePlace]) -> list[Path]:
    """The same folders, whether they are there or not."""
    return find.candidates(_beside(places))


def _beside(places: Iterable[SourcePlace]) -> Iterable[Path]:
    return dict.fromkeys(map(Path, dict.fromkeys(place.around for place in places)))


class Houses(dict[str, HouseSource]):
    """Houses read from disk when they are first asked for; raises DocgenError for one that is not there."""

    def __init__(self, folders: list[Path]) -> None:
        super().__init__()
        self.folders = folders

    def __missing__(self, name: str) -> HouseSource:
        self[name] = find.read(name, self.folders)
        return self[name]

    def all(self) -> Sent:
        """Every house there is, read, so that they can be sent to another process or machine."""
        for name in find.names(self.folders):
            self[name]
        return Sent(self)


class Sent(dict[str, HouseSource]):
    """Houses where no disk is to be looked at; raises DocgenError for one that is not among them."""

    def __missing__(self, name: str) -> HouseSource:
        raise DocgenError([find.unknown(name, sorted(self))])


def state(house: HouseSource) -> Mapping[str, str]:
    """The digests of a house's files by name, and that of the folders they are shown to be in."""
    found = {name: digest(data) for name, data in house.files.items()}
    return {**found, "the folder it is in": fingerprint(house.shown)}


def houses_of(places: Iterable[SourcePlace], override: str) -> Houses:
    """The houses these decisions may name. Raises DocgenError if the one that is to override theirs does not exist."""
    known = Houses(roots(places))
    if override:
        known[override] = find.read(override, known.folders, Position("--house"))
    return known
