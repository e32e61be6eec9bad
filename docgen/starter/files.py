"""A new decision: commented files for its author to fill in, made from what the house asks for."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator

from msgspec import Struct

from docgen.checks.rule import demanded
from docgen.house.load import OpenHouse
from docgen.house.model import Kind, Role
from docgen.starter import front, words
from docgen.starter.text import basic, file_name, joined

NOTICE_WEEKS = 6
LONGEST_ID = 80
_TUESDAY = 1
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\Z")
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
_USUAL = ("purpose", "background", "reasons")  # begun in every decision whose house has them
_PLACED = ("recommendations", "comments", "background-papers", "areas", "summary")


class Wanted(Struct, frozen=True):
    """What the new decision is to be. `schema` is the path of its JSON Schema as seen from the main file."""

    id: str
    house: OpenHouse
    kind: Kind
    meeting: dt.date
    schema: str


def id_problem(name: str) -> str:
    """Why a name cannot be a decision's id, and a better one; empty if it can."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    better = re.sub(r"[^a-z0-9]+", "-", plain.removesuffix(".md").lower()).strip("-")[:LONGEST_ID].strip("-")
    if name.lower() in _RESERVED:
        return f'"{name}" is a name that Windows keeps for itself; try "{name.lower()}-report"'
    if len(name) > LONGEST_ID:
        return f'"{name}" is longer than {LONGEST_ID} characters; try a shorter name'
    if _ID.match(name):
        return ""
    if not better or better in _RESERVED:
        better = "library-hubs"
    return (
        f'"{name}" cannot be an id: it names files, so it has only letters without accents, digits, - and _; try "{better}"'
    )


def meeting_day(today: dt.date) -> dt.date:
    """A day to begin with: the first Tuesday that is six weeks away or more."""
    day = today + dt.timedelta(weeks=NOTICE_WEEKS)
    return day + dt.timedelta(days=(_TUESDAY - day.weekday()) % 7)


def single(wanted: Wanted) -> dict[str, str]:
    """The decision as one file, by its name."""
    matter = front.front(wanted.house.house, wanted.kind, wanted.meeting, _head(wanted), _more(wanted))
    body = [_section(wanted.house.house.roles[name], name) for name in _roles(wanted)]
    return {f"{wanted.id}.md": joined(["+++", *matter, "+++", "", *body])}


def folder(wanted: Wanted) -> dict[str, str]:
    """The decision in folder form: its files by their path below the folder of decisions."""
    house = wanted.house.house
    matter = front.front(house, wanted.kind, wanted.meeting, _head(wanted), _more(wanted), own_files=True)
    files = {"decision.toml": joined(matter)}
    for n, name in enumerate(_roles(wanted), 1):
        files[f"{n:02}-{file_name(name)}.md"] = _section(house.roles[name], name)
    for kind in front.required_comments(house, wanted.kind):
        entry = front.comment_lines(house, kind, wanted.meeting)
        files[f"comments/{file_name(kind)}.md"] = joined(["+++", *entry, "+++", "", front.comment_text(kind), ""])
    return {f"{wanted.id}/{name}": text for name, text in files.items()}


def _head(wanted: Wanted) -> list[str]:
    return [f"#:schema {wanted.schema}", "house = " + basic(wanted.house.id)]


def _roles(wanted: Wanted) -> list[str]:
    """The sections to begin with, in the house's order: those it demands for this kind, and the usual ones.

    Sections that the house's template places itself come first.
    """
    house = wanted.house.house
    listed = [path.rsplit("/", 1)[-1] for path in house.outline]
    order = [*(name for name in house.roles if name not in listed), *(name for name in listed if name != "*")]
    known = [n for n in order if n not in _PLACED and front.allowed(house.roles[n], wanted.kind)]
    return [n for n in known if n in _USUAL or demanded(house.roles[n].required, wanted.kind)]


def _more(wanted: Wanted) -> list[str]:
    """Headings of the further sections that may be written."""
    begun = (*_roles(wanted), *_PLACED)
    roles = wanted.house.house.roles.items()
    return [role.heading for name, role in roles if name not in begun and front.allowed(role, wanted.kind)]


def _section(role: Role, name: str) -> str:
    help_ = words.SECTIONS.get(name, f'Add what belongs under "{role.heading}"')
    return f"## {role.heading}\n\n[{help_}{''.join(_bounds(role))}]\n"


def _bounds(role: Role) -> Iterator[str]:
    if role.min_words:
        yield f"; in {role.min_words} words at least"
    if role.max_words:
        yield f"; in {role.max_words} words at most"
