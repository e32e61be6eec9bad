"""Opening a house: house.toml in the edition of a date, styles.toml, templates and style sheet."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from docgen.diagnostics import DocgenError, Position, error
from docgen.house.find import HouseSource
from docgen.house.model import Defaults, Edition, House, Role
from docgen.house.styles import Styles
from docgen.toml.decode import decode
from docgen.toml.positions import DataPath, Place
from docgen.toml.read import TomlDocument, read_toml
from docgen.toml.validate import validate

DEFAULTS = "_shared/defaults.toml"


class OpenHouse(Struct, frozen=True):
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
        self.document = document(source, "house.toml")
        self.editions = edition_starts(self.document)
        self.looks = document(source, "styles.toml")
        styles, problems = validate(Styles, self.looks)
        if styles is None:
            raise DocgenError(problems)
        self.styles = styles
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
        laid = edition(self.document, self.editions, start)
        house, problems = validate(House, laid)
        if house is not None:
            from docgen.house.check import inconsistencies

            problems = inconsistencies(house, laid, self.styles, self.looks, self.source.files)
        if house is None or problems:
            raise DocgenError(problems)
        return opened(self.source, house, self.styles, start)


def opened(source: HouseSource, house: House, styles: Styles, start: dt.date | None) -> OpenHouse:
    """The house in the edition that began on `start`, with the shared wording; raises DocgenError for an unreadable file."""
    defaults = _defaults(source)
    roles = {name: _with_aliases(role, defaults.aliases.get(name, [])) for name, role in house.roles.items()}
    merged = replace(house, roles=roles, words=defaults.words | house.words)
    files = source.files
    texts = {n: (text_of(source, n), source.shown[n]) for n in files if n.endswith(".j2")}
    css = text_of(source, "house.css") if "house.css" in files else ""
    file = source.shown.get("house.toml", source.id)
    return OpenHouse(source.id, file, start, merged, styles, texts, css, files.get("house.docx"), _fingerprint(files))


def edition_starts(document: TomlDocument) -> dict[dt.date, int]:
    """Start date → place in the list of editions; raises DocgenError for an edition without a good one."""
    found: dict[dt.date, int] = {}
    entries = document.data.get("editions", [])
    if not isinstance(entries, list):
        raise DocgenError([error("field-type", document.key(("editions",)), "editions are written as [[editions]]")])
    for n, entry in enumerate(entries):
        edition, problems = validate(Edition, _part(document, ("editions", n), entry))
        if edition is None:
            top, at = document.key(()), document.key(("editions", n))
            raise DocgenError([replace(d, position=at) if d.position == top else d for d in problems])
        if edition.from_ in found:
            at = document.value(("editions", n, "from"))
            raise DocgenError([error("house-edition", at, "two editions begin on this day", "make one of them")])
        found[edition.from_] = n
    return found


def edition(document: TomlDocument, editions: Mapping[dt.date, int], start: dt.date | None) -> TomlDocument:
    """The house file with all editions up to `start` laid over it, each part still knowing its place."""
    data = {k: v for k, v in document.data.items() if k != "editions"}
    places = dict(document.places)
    for day in sorted(editions):
        if start is None or day > start:
            break
        at: DataPath = ("editions", editions[day])
        entry = {k: v for k, v in document.data["editions"][editions[day]].items() if k != "from"}
        data = _merged(data, entry)
        inside = {p[2:]: place for p, place in document.places.items() if p[:2] == at and len(p) > 2}
        places |= inside
    return _laid(document, data, places)


def _laid(document: TomlDocument, data: dict[str, Any], places: dict[DataPath, Place]) -> TomlDocument:
    """A document whose data and places were put together from several parts of one file."""
    made = TomlDocument(document.text, document.file, document.first_line, data)
    made.__dict__["places"] = places
    return made


def _part(document: TomlDocument, path: DataPath, data: dict[str, Any]) -> TomlDocument:
    """One table of a document, as a document of its own."""
    length = len(path)
    inside = {p[length:]: place for p, place in document.places.items() if p[:length] == path and len(p) > length}
    return _laid(document, data, inside)


def document(source: HouseSource, name: str) -> TomlDocument:
    """One TOML file of the house; raises DocgenError where it is missing or cannot be read."""
    if name not in source.files:
        place = Position(source.shown.get("house.toml", source.id))
        raise DocgenError([error("house-file", place, f"the house has no {name}", "add it: docgen house new makes one")])
    found = read_toml(text_of(source, name), source.shown[name])
    if isinstance(found, list):
        raise DocgenError(found)
    return found


def text_of(source: HouseSource, name: str) -> str:
    """One file of the house as text; raises DocgenError where it is not UTF-8."""
    text, problems = decode(source.files[name], source.shown[name])
    if text is None or problems:
        raise DocgenError(problems)
    return text


def _defaults(source: HouseSource) -> Defaults:
    if DEFAULTS not in source.files:
        return Defaults()
    defaults, problems = validate(Defaults, document(source, DEFAULTS))
    if defaults is None:
        raise DocgenError(problems)
    return defaults


def _with_aliases(role: Role, more: list[str]) -> Role:
    return replace(role, aliases=[*role.aliases, *(a for a in more if a not in role.aliases)])


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
