"""A decision with which nothing is wrong, and examples laid over it, as the rules' manuals give them."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Mapping

from msgspec.structs import replace

from docgen.build.paper import Made, Workshop
from docgen.decision.source import Source
from docgen.house import find
from docgen.house.find import HouseSource
from docgen.project.find import ProjectSource
from tests.support.decisions import changed_house, house

MEETING = dt.date(2027, 3, 9)
FRONT = {
    "title": 'title = "Survey of library users"',
    "house": 'house = "nottinghamshire"',
    "kind": 'kind = "decision"',
    "reference": 'reference = "LC27-08"',
    "areas": 'areas = "All"',
    "background_papers": 'background_papers = "none"',
    "meeting": '[meeting]\nbody = "Libraries Committee"\nshort = "Committee"\ndate = 2027-03-09\nagenda_item = "8"',
    "authors": '[[authors]]\npost = "Head of Libraries"',
    "contacts": '[[contacts]]\nname = "Tamsin Areland"\nphone = "01632 960001"\nemail = "tamsin@example.gov.uk"',
    "recommendations": '[[recommendations]]\ntext = "notes the results of the survey"',
    "comments": """[[comments]]
kind = "constitutional"
officer = "Rowan Ettick"
initials = "RE"
date = 2027-02-22
text = "The Committee may note the results."

[[comments]]
kind = "finance"
officer = "Jo Marbeck"
initials = "JM"
date = 2027-02-23
text = "Nothing is to be paid for."
""",
}
BODY = """
## Purpose

To tell the Committee what library users said.

## Information

Library users were asked in the autumn, and most were content with the opening hours.

## Other Options Considered

The Committee could do without a survey, and would then not know what users think.

## Reasons for Recommendations

The Committee asked for the results.
"""


def front(over: str = "") -> str:
    """The front matter, its top-level keys replaced by those of `over`."""
    given = tomllib.loads(over)
    top, table, rest = over.partition(re.search(r"^\[|\Z", over, re.MULTILINE)[0] or "\0")  # type: ignore[index]
    kept = [text for name, text in FRONT.items() if name not in given]
    keys = [text for text in kept if not text.startswith("[")]
    tables = [text for text in kept if text.startswith("[")]
    return "\n".join([*keys, top, *tables, table.strip("\0") + rest])


def source(over: str = "", body: str | None = None, files: Mapping[str, bytes] | None = None) -> Source:
    """The decision "x"; `body` replaces its text."""
    text = f"+++\n{front(over)}\n+++\n{BODY if body is None else body}"
    return Source("x", "x.md", "decisions", {"x.md": text.encode(), **(files or {})})


def make(
    over: str = "",
    body: str | None = None,
    project: str = "",
    over_house: str = "",
    files: Mapping[str, bytes] | None = None,
    notes: bytes = b"",
) -> Made:
    """The decision made, in a project, with something laid over its house, and with files and review notes beside it."""
    houses = {name: house(name) for name in find.names([find.installed()])}
    if over_house:
        name = tomllib.loads(front(over))["house"]
        houses[name] = laid_over(houses[name], over_house)
    opened = ProjectSource("docgen.toml", project.encode()) if project else None
    return Workshop(houses, project=opened).make(replace(source(over, body, files), notes=notes))


def laid_over(given: HouseSource, over: str) -> HouseSource:
    """The house with tables of house.toml laid over it: as an edition that began before all others."""
    top = re.sub(r"^\[(?!\[)", "[editions.", re.sub(r"^\[\[", "[[editions.", over, flags=re.MULTILINE), flags=re.MULTILINE)
    text = given.files["house.toml"].decode()
    return changed_house(given.id, {"house.toml": f"{text}\n[[editions]]\nfrom = 1900-01-01\n{top}\n"})
