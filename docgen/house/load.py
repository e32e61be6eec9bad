"""Opening a house: house.toml in the edition of a date, styles.toml, templates and style sheet."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from docgen.diagnostics import DocgenError, Position, error
from docgen.house.check import inconsistencies
from docgen.house.find import HouseSource
from docgen.house.model import Defaults, Edition, House, Role
from docgen.house.styles import Styles
from docgen.toml.decode import decode
from docgen.toml.positions import DataPath, Place
from docgen.toml.read import TomlDocument, read_toml
from docgen.toml.validate import validate

DEFAULTS = "_shared/defaults.toml"


@dataclass(frozen=True)
class OpenHouse:
    """A house in one edition. `templates` maps a template's name to (text, path shown); `fingerprint` covers all files."""

    id: str
    file: str
    edition: dt.date | None
    house: House
    styles: Styles
    templates: Mapping[str, tuple[str, str]]
    css: str
    base: bytes | None
    fingerprint: str


class HouseBook:
    """A house with all its editions; raises DocgenError with every problem found in its files."""

    def __init__(self, source: HouseSource) -> None:
        self.source = source
        self.file = source.shown.get("house.toml", source.id)
        self.document = _document(source, "house.toml")
        self.editions = self._editions()
        self.looks = _document(source, "styles.toml")
        styles, problems = validate(Styles, self.looks)
        if styles is None:
            raise DocgenError(problems)
        self.styles = styles
        self.defaults = _defaults(source)
        self.fingerprint = _fingerprint(source.files)
        self._opened: dict[dt.date | None, OpenHouse] = {}

    def on(self, day: dt.date | None) -> OpenHouse:
        """The house as it stands for a meeting on that day; None: its newest edition."""
        start = max((d for d in self.editions if day is None or d <= day), default=None)
        if start not in self._opened:
            self._opened[start] = self._open(start)
        return self._opened[start]

    def all(self) -> list[OpenHouse]:
        """The house before its first edition, and in each edition."""
        return [self.on(day) for day in (dt.date.min, *sorted(self.editions))]

    def _open(self, start: dt.date | None) -> OpenHouse:
        laid = self._edition(start)
        house, problems = validate(House, laid)
        if house is not None:
            problems = inconsistencies(house, laid, self.styles, self.looks, self.source.files)
        if house is None or problems:
            raise DocgenError(problems)
        roles = {name: _with_aliases(role, self.defaults.aliases.get(name, [])) for name, role in house.roles.items()}
        words = self.defaults.words | house.words
        files = self.source.files
        texts = {n: (_text(self.source, n), self.source.shown[n]) for n in files if n.endswith(".j2")}
        css = _text(self.source, "house.css") if "house.css" in files else ""
        merged = house.model_copy(update={"roles": roles, "words": words})
        return OpenHouse(
            self.source.id, self.file, start, merged, self.styles, texts, css, files.get("house.docx"), self.fingerprint
        )

    def _editions(self) -> dict[dt.date, int]:
        """Start date → place in the list of editions."""
        found: dict[dt.date, int] = {}
        entries = self.document.data.get("editions", [])
        if not isinstance(entries, list):
            raise DocgenError(
                [error("field-type", self.document.key(("editions",)), "editions are written as [[editions]]")]
            )
        for n, entry in enumerate(entries):
            edition, problems = validate(Edition, _Part(self.document, ("editions", n), entry))
            if edition is None:
                raise DocgenError(problems)
            found[edition.from_] = n
        return found

    def _edition(self, start: dt.date | None) -> TomlDocument:
        """The house file with all editions up to `start` laid over it, each part still knowing its place."""
        data = {k: v for k, v in self.document.data.items() if k != "editions"}
        places = dict(self.document.places)
        for day in sorted(self.editions):
            if start is None or day > start:
                break
            at: DataPath = ("editions", self.editions[day])
            entry = {k: v for k, v in self.document.data["editions"][self.editions[day]].items() if k != "from"}
            data = _merged(data, entry)
            inside = {p[2:]: place for p, place in self.document.places.items() if p[:2] == at and len(p) > 2}
            places |= inside
        return _Laid(self.document, data, places)


class _Laid(TomlDocument):
    """A document whose data and places were put together from several parts of one file."""

    def __init__(self, document: TomlDocument, data: dict[str, Any], places: dict[DataPath, Place]) -> None:
        super().__init__(document.text, document.file, document.first_line, data)
        self.__dict__["places"] = places


class _Part(_Laid):
    """One table of a document, as a document of its own."""

    def __init__(self, document: TomlDocument, path: DataPath, data: dict[str, Any]) -> None:
        length = len(path)
        inside = {p[length:]: place for p, place in document.places.items() if p[:length] == path and len(p) > length}
        super().__init__(document, data, inside)


def _document(source: HouseSource, name: str) -> TomlDocument:
    if name not in source.files:
        place = Position(source.shown.get("house.toml", source.id))
        raise DocgenError([error("house-file", place, f"the house has no {name}", "add it: docgen house new makes one")])
    document = read_toml(_text(source, name), source.shown[name])
    if isinstance(document, list):
        raise DocgenError(document)
    return document


def _text(source: HouseSource, name: str) -> str:
    text, problems = decode(source.files[name], source.shown[name])
    if text is None or problems:
        raise DocgenError(problems)
    return text


def _defaults(source: HouseSource) -> Defaults:
    if DEFAULTS not in source.files:
        return Defaults()
    defaults, problems = validate(Defaults, _document(source, DEFAULTS))
    if defaults is None:
        raise DocgenError(problems)
    return defaults


def _with_aliases(role: Role, more: list[str]) -> Role:
    return role.model_copy(update={"aliases": [*role.aliases, *(a for a in more if a not in role.aliases)]})


def _merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """`over` laid on `base`: tables merge, anything else is replaced."""
    out = dict(base)
    for key, value in over.items():
        below = out.get(key)
        out[key] = _merged(below, value) if isinstance(value, dict) and isinstance(below, dict) else value
    return out


def _fingerprint(files: Mapping[str, bytes]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for name in sorted(files):
        digest.update(f"{name}\0{len(files[name])}\0".encode())
        digest.update(files[name])
    return digest.hexdigest()
