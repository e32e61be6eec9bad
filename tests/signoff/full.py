"""A decision that says everything a decision can say, signed by four officers; and what becomes of it when it changes."""

from __future__ import annotations

import copy
import datetime as dt
from typing import Any

import tomlkit
from msgspec import to_builtins

from docgen.build.paper import Made
from docgen.decision.source import Source
from docgen.signoff.lines import Seen
from docgen.signoff.scope import scope
from docgen.signoff.seal import seal
from tests.support.decisions import make

Front = dict[str, Any]
Path = tuple[str | int, ...]
KINDS = ("constitutional", "finance", "hr", "legal")
BODY = """\
## Purpose

Why this is here.

## Legal implications

The Council has the power to do this.

## Human resources implications

Two posts are filled by people in post.
"""
FRONT: Front = {
    "title": "Library hubs",
    "house": "nottinghamshire",
    "kind": "decision",
    "status": "draft",
    "reference": "C1",
    "areas": ["Ashwick"],
    "key_decision": False,
    "considered_by": ["Scrutiny"],
    "summary": "Two hubs.",
    "lead_in": "It is recommended that:",
    "meeting": {
        "body": "Libraries Committee", "short": "Committee", "date": dt.date(2027, 3, 9), "agenda_item": "6",
        "time": "10:00", "place": "Town Hall",
    },
    "authors": [{"name": "Rosa Field", "post": "Head of Libraries", "directorate": "Place"}],
    "signatories": [{"name": "Joss Pellerin", "post": "Director", "directorate": "Place"}],
    "contacts": [
        {
            "name": "Tamsin Areland", "post": "Manager", "directorate": "Place", "kind": "enquiries", "portfolio": "Books",
            "phone": "01632 960142", "extension": "12", "email": "t.areland@example.gov.uk",
        }
    ],
    "forward_plan": {"listed": True, "reference": "2027/014", "text": "Listed"},
    "cabinet_member": {"name": "Councillor Isla Thornbury", "portfolio": "Libraries"},
    "release": {"exempt": True, "paragraphs": [3], "reason": "Prices", "public_interest": "None"},
    "recommendations": [
        {"id": "note", "text": "the report be noted"},
        {"id": "spend", "text": "spending of {{ works }} on two hubs be approved"},
        {"id": "staff", "text": "two posts, {{ staff }} in all, be established"},
    ],
    "options": [
        {
            "id": "hubs", "title": "Two hubs", "text": "Both stay.", "advantages": ["Near"], "disadvantages": ["Dear"],
            "cost": "works", "preferred": True, "rejected": "It is not",
        }
    ],
    "finances": [
        {
            "id": "works", "what": "Building works", "amount": 206082, "year": "2027/28", "kind": "capital",
            "recurring": False, "flow": "cost", "source": "Reserves", "certainty": "firm",
        }
    ],
    "figures": {
        "visits": {"value": 20100, "unit": "", "places": 0},
        "staff": {"value": 2, "unit": "fte", "places": 1},
        "grant": {"value": 500, "unit": "£"},
        "total": {"sum": ["works", "grant"]},
    },
    "quoted": [{"amounts": ["£5m"], "source": "the budget book"}],
    "risks": [
        {"id": "late", "risk": "Late", "likelihood": "low", "impact": "high", "mitigation": "A date", "owner": "Property"}
    ],
    "implications": {"crime": "None is expected.", "equality": {"nil": True}, "users": {"phrase": "above"}},
    "comments": [
        {"kind": kind, "initials": kind[:2].upper(), "date": dt.date(2027, 3, 1), "text": f"Words on {kind}.", "suffix": "B"}
        for kind in KINDS
    ],
    "background_papers": [
        {"title": "Survey", "source": "Libraries", "date": "2026", "url": "https://www.example.gov.uk/s", "published": True}
    ],
    "appendices": [{"title": "Plan", "label": "A", "url": "https://www.example.gov.uk/p", "to_follow": True}],
    "fields": {"directorate": "Place"},
}  # fmt: skip


def source(front: Front, body: str = BODY) -> Source:
    text = f"+++\n{tomlkit.dumps(front)}+++\n\n{body}"
    return Source("x", "x.md", "decisions", {"x.md": text.encode()})


def seen(made: Made) -> Seen:
    assert made.decision
    assert made.house
    assert made.rendered, made.diagnostics
    return Seen(made.decision, made.house.house, made.rendered.arrangement)


def signed(front: Front = FRONT, body: str = BODY) -> Front:
    """The front matter with every comment signed on it as it is."""
    made = make(source(front, body))
    looked = seen(made)
    assert made.decision
    assert made.house
    front = copy.deepcopy(front)
    for n, comment in enumerate(made.decision.front.comments):
        words = looked.text(("comments", n, "text"))
        sealed = seal(looked, comment, words, scope(comment.kind, made.house.house))
        front["comments"][n]["signed"] = to_builtins(sealed)
    return front


def stale(front: Front, body: str = BODY) -> list[str]:
    """The kinds of the comments that no longer stand."""
    made = make(source(front, body))
    assert made.decision, made.diagnostics
    assert made.paper, made.diagnostics
    told = [d for d in made.diagnostics if d.rule == "comment-stale"]
    return sorted(k for k in KINDS if any(d.message.startswith(f"the {k} comment") for d in told))


def put(front: Front, path: Path, value: Any) -> Front:
    """A copy with another value at the path."""
    changed = copy.deepcopy(front)
    part: Any = changed
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value
    return changed
