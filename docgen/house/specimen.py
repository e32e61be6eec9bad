"""Specimen decisions: made up for a house, to try its templates with everything there is and with next to nothing."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

from docgen.house.model import FieldRule, House, Kind, Role

FULL, NIL, BARE = "full", "nil", "bare"
IN_FRONT = frozenset(("recommendations", "comments", "areas", "background-papers", "appendices"))
_PROSE = """\
{#specimen-paragraph}
A paragraph with **strong** and *slanted* words, a link to <https://www.example.gov.uk>, the 5^th^ of May, a figure of
{{ specimen }}, a note[^1] and the signs < & > | £ “ ”.

[^1]: What the note says.

##### Run-in heading

A paragraph under it, which refers to [](#specimen-paragraph) and [](#specimen-table).

- a bullet

  1. a numbered item in it
  2. and another

- the last bullet.

{#specimen-table caption="A table"}
| Year    | Amount |
| ------- | -----: |
| 2027/28 | £1,000 |

### A sub-heading

Words below it.

> Words quoted.

#### A heading below the sub-heading

Words below that.
"""


def specimen(house: House, name: str, kind: Kind, day: dt.date, how: str) -> str:
    """The source of a decision for the house `name`.

    FULL has all fields and sections, NIL declares a nil wherever the house has words for one and has no lists, BARE has
    what no decision can do without.
    """
    lines = [
        "+++",
        'title = "Specimen <paper> & more"',
        f"house = {_toml(name)}",
        f"kind = {_toml(kind)}",
        _FRONT[how],
        *(_fields(house) if how != BARE else ()),
        *(_answers(house, kind) if how == NIL else ()),
        "[meeting]",
        'body = "Specimen Committee"',
        f"date = {day.isoformat()}",
        *(_MEETING if how != BARE else ()),
        *_people(house, how),
        *(_comments(house) if how != BARE else ()),
        "+++",
        "",
    ]
    return "\n".join(lines) + "\n" + "\n".join(_body(house, kind, how))


_FULL = """\
reference = "AB/1"
summary = "In *short*."
areas = ["Ashwick", "Bell Green"]
key_decision = true
forward_plan = { listed = true, reference = "KD1" }
cabinet_member = { name = "A Member", portfolio = "Roads" }
considered_by = ["Panel", "Board"]
key_decision_reason = "It is one."
publication = { agenda = 1900-01-02, key_decision = 1900-01-02, short_notice = true, convened = 1900-01-02 }
urgency = { reason = "A <storm>.", chair = "A Chair", chair_consulted = 1900-01-02, lateness = "Late figures." }
general_exception = { informed = "A Chair", date = 1900-01-02, published = 1900-01-02, reason = "A storm." }
special_urgency = { agreed_by = "A Chair", date = 1900-01-02, reason = "A storm." }
private = { notice = 1900-01-02, second_notice = 1900-01-02, representations = "None", response = "None" }
call_in = { exempt = true, reason = "A storm." }
release = { exempt = true, paragraphs = [3, 5], reason = "It names a firm.", public_interest = "Trade." }
figures = { specimen = 1000 }
quoted = [{ amounts = ["£5m"], source = "A survey" }]
background_papers = [
  { title = "Paper *one*", source = "A council", date = "2011", url = "https://www.example.gov.uk/p" },
  { title = "Paper two", published = true },
]
appendices = [
  { title = "Plan", label = "A", url = "https://www.example.gov.uk/a" },
  { title = "Map", to_follow = true },
]
recommendations = [
  { id = "specimen-first", text = "agrees to **this**;" },
  { text = "notes that." },
]
options = [
  { id = "specimen-option", title = "Do it", text = "Text.", advantages = ["Good", "Better"], preferred = true },
  { title = "Do not", disadvantages = ["Dear"], cost = "specimen", rejected = "It is worse." },
]
risks = [
  { id = "specimen-risk", risk = "Delay", likelihood = "low", impact = "high", mitigation = "Plan.", owner = "A Director" },
  { risk = "Cost" },
]
finances = [
  { what = "Staff", amount = 1000, year = "2027/28", source = "Reserve" },
  { what = "Sale", amount = -20.5, kind = "capital", flow = "income", certainty = "estimate", recurring = true },
]"""
_NIL = """\
status = "final"
areas = "All"
key_decision = false
forward_plan = { text = "Not applicable" }
considered_by = "N/A"
background_papers = "none"
recommendations = [{ text = "notes the report." }]
options = [{ title = "Only one" }]"""
_BARE = """\
background_papers = "none"
recommendations = [{ text = "notes the report." }]"""
_FRONT = {FULL: _FULL, NIL: _NIL, BARE: _BARE}
_MEETING = ('short = "Committee"', 'agenda_item = "08"', 'time = "10:00"', 'place = "Room 1"')


def _people(house: House, how: str) -> Iterator[str]:
    """Authors, contacts of every kind the house knows, signatories."""
    person = {"name": "An Officer", "post": "Head of Specimens"}
    reach = {"phone": "01632 960001", "extension": "12", "email": "officer@example.gov.uk"}
    if how == BARE:
        yield '[[authors]]\npost = "Head of Specimens"\n[[contacts]]\nname = "An Officer"'
        yield f"kind = {_toml((house.contacts or ['enquiries'])[0])}"
        return
    yield from _table("authors", person | {"directorate": "Place"})
    yield from _table("authors", {"post": "Director of Specimens"})
    yield from _table("signatories", person)
    for kind in house.contacts or ["enquiries"]:
        yield from _table("contacts", {"kind": kind, **person, "portfolio": "Roads", "directorate": "Place", **reach})
        yield from _table("contacts", {"kind": kind, "post": "Director of Specimens", "extension": "13"})


def _fields(house: House) -> list[str]:
    values = [f"{_toml(name)} = {_field(rule)}" for name, rule in house.fields.items()]
    return [f"fields = {{ {', '.join(values)} }}"] if values else []


def _field(rule: FieldRule) -> str:
    values = [_toml(choice) for choice in rule.choices] or _VALUES[rule.type]
    return f"[{', '.join(values)}]" if rule.many else values[0]


_VALUES = {
    "text": ['"Text & more"', '"More text"'],
    "markdown": ['"Some *text*."', '"- and\\n- a list"'],
    "date": ["2027-03-01", "2027-04-01"],
    "number": ["1000", "0.5"],
    "yes-no": ["true", "false"],
}


def _answers(house: House, kind: Kind) -> list[str]:
    roles = [name for name, role in house.roles.items() if role.nil and _belongs(name, role, kind)]
    return [f"implications = {{ {', '.join(f'{_toml(name)} = {{ nil = true }}' for name in roles)} }}"] if roles else []


def _comments(house: House) -> Iterator[str]:
    for kind in house.comments:
        signed = {"officer": "An Officer", "post": "Specialist", "initials": "AO", "suffix": "Z"}
        values = {"kind": kind, **signed, "text": "The first words.\n\nThe rest, with *emphasis*."}
        yield from _table("comments", values)
        yield "date = 2027-02-01"


def _table(name: str, values: dict[str, str]) -> Iterator[str]:
    yield f"[[{name}]]"
    yield from (f"{key} = {_toml(value)}" for key, value in values.items())


def _toml(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _belongs(name: str, role: Role, kind: Kind) -> bool:
    return name not in IN_FRONT and (role.kinds is None or kind in role.kinds)


def _body(house: House, kind: Kind, how: str) -> Iterator[str]:
    if how == BARE:
        return
    yield "## A section of its author's own\n\n" + (_PROSE if how == FULL else "Words.\n")
    if how == FULL:
        yield "{numbered=false}\n## One without a number\n\nWords.\n\n```finances\n```\n\n```ledger\n```\n"
    for name, role in house.roles.items():
        if not _belongs(name, role, kind) or (how == NIL and role.nil):
            continue
        if how == FULL or role.required or role.always:
            most = role.max_words or role.min_words
            words = " ".join(["word"] * max(role.min_words - _words(role), min(3, most or 3)))
            yield f"{{role={name}}}\n## {role.heading}\n\n{words}.\n"


def _words(role: Role) -> int:
    return len(role.text.split())
