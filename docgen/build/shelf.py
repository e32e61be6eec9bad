"""The houses that decisions may name, as bytes."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from docgen.build.record.prints import digest, fingerprint
from docgen.decision.source import SourcePlace
from docgen.diagnostics import DocgenError, Position
from docgen.house import find
from docgen.house.find import Folder, HouseSource, Root


def candidates(places: Iterable[SourcePlace]) -> list[Path]:
    """The folders in which the houses of these decisions are looked for, whether they are there or not."""
    return find.candidates(_beside(places))


def _beside(places: Iterable[SourcePlace]) -> Iterable[Path]:
    return dict.fromkeys(map(Path, dict.fromkeys(place.around for place in places)))


class Houses(dict[str, HouseSource]):
    """Houses read when they are first asked for; raises DocgenError for one that is not there.

    `override` is the one to use in place of what decisions name, if any. It is read at once.
    """

    def __init__(self, roots: Sequence[Root], override: str = "") -> None:
        super().__init__()
        self._roots = roots
        self.override = override
        if override:
            self[override] = find.gather(override, roots, Position("--house"))

    def __missing__(self, name: str) -> HouseSource:
        self[name] = find.gather(name, self._roots)
        return self[name]

    def packed(self) -> bytes:
        """Every house there is, read, and the override, pickled as they are sent to another process or machine."""
        for name in sorted({name for root in self._roots for name in root.names()}):
            self[name]
        return pickle.dumps((_Sent(self), self.override))


class _Sent(dict[str, HouseSource]):
    """Houses where no disk is to be looked at; raises DocgenError for one that is not among them."""

    def __missing__(self, name: str) -> HouseSource:
        raise DocgenError([find.unknown(name, sorted(self))])


def state(house: HouseSource) -> Mapping[str, str]:
    """The digests of a house's files by name, and that of the folders they are shown to be in."""
    found = {name: digest(data) for name, data in house.files.items()}
    return {**found, "the folder it is in": fingerprint(house.shown)}


def houses_of(places: Iterable[SourcePlace], override: str = "") -> Houses:
    """The houses these decisions may name. Raises DocgenError if the one that is to override theirs does not exist."""
    return Houses([Folder(path) for path in find.roots(_beside(places))], override)
