"""Sign, change one thing, check: every field of a decision, in and out of the scope of every officer."""

from __future__ import annotations

import datetime as dt
import functools
from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import fields

from docgen.decision import model
from tests.signoff.full import BODY, FRONT, KINDS, Front, Path, put, signed, stale

C, F, H, L = "constitutional", "finance", "hr", "legal"
ALL = [C, F, H, L]

# path → another value, and whose comments no longer stand.
CHANGES: dict[Path, tuple[Any, list[str]]] = {
    ("title",): ("Library centres", []),
    ("house",): (None, []),  # another house has other comments; see below
    ("kind",): ("officer", [C, L]),
    ("status",): ("final", []),
    ("reference",): ("C2", []),
    ("areas",): ("All", []),
    ("key_decision",): (True, [C]),
    ("considered_by",): ("N/A", []),
    ("summary",): ("Three hubs.", []),
    ("lead_in",): ("That:", [C, F, L]),
    ("meeting", "body"): ("Culture Committee", [C, L]),
    ("meeting", "short"): ("Panel", []),
    ("meeting", "date"): (dt.date(2027, 3, 16), [C]),
    ("meeting", "agenda_item"): ("7", []),
    ("meeting", "time"): ("11:00", []),
    ("meeting", "place"): ("Library", []),
    ("authors", 0, "name"): ("Rosa Meadow", []),
    ("authors", 0, "post"): ("Director of Libraries", []),
    ("authors", 0, "directorate"): ("People", []),
    ("signatories", 0, "name"): ("Joss Perrin", []),
    ("signatories", 0, "post"): ("Chief", []),
    ("signatories", 0, "directorate"): ("People", []),
    ("contacts", 0, "name"): ("Tam Areland", []),
    ("contacts", 0, "post"): ("Chief", []),
    ("contacts", 0, "directorate"): ("People", []),
    ("contacts", 0, "kind"): ("officer", []),
    ("contacts", 0, "portfolio"): ("Maps", []),
    ("contacts", 0, "phone"): ("01632 960143", []),
    ("contacts", 0, "extension"): ("13", []),
    ("contacts", 0, "email"): ("a@example.gov.uk", []),
    ("forward_plan", "listed"): (False, []),
    ("forward_plan", "reference"): ("2027/015", []),
    ("forward_plan", "text"): ("Not listed", []),
    ("cabinet_member", "name"): ("Councillor Pryce", []),
    ("cabinet_member", "portfolio"): ("Culture", []),
    ("release", "exempt"): (False, [L]),
    ("release", "paragraphs"): ([5], [L]),
    ("release", "reason"): ("Advice", [L]),
    ("release", "public_interest"): ("Some", [L]),
    ("recommendations", 0, "id"): ("noted", []),
    ("recommendations", 0, "text"): ("the report be received", [C, F, L]),
    ("recommendations", 2, "text"): ("three posts, {{ staff }} in all, be established", ALL),
    ("options", 0, "id"): ("centres", []),
    ("options", 0, "title"): ("Two centres", []),
    ("options", 0, "text"): ("All stay.", []),
    ("options", 0, "advantages"): (["Close"], []),
    ("options", 0, "disadvantages"): (["Costly"], []),
    ("options", 0, "cost"): ("grant", [F]),
    ("options", 0, "preferred"): (False, []),
    ("options", 0, "rejected"): ("No", []),
    ("finances", 0, "id"): ("fabric", None or []),  # the figure's name goes with it; see below
    ("finances", 0, "what"): ("Building work", [F]),
    ("finances", 0, "amount"): (210000, [C, F, L]),  # it is printed in a recommendation
    ("finances", 0, "year"): ("2028/29", [F]),
    ("finances", 0, "kind"): ("revenue", [F]),
    ("finances", 0, "recurring"): (True, [F]),
    ("finances", 0, "flow"): ("saving", [F]),
    ("finances", 0, "source"): ("Borrowing", [F]),
    ("finances", 0, "certainty"): ("holding", [F]),
    ("figures", "visits", "value"): (20200, [F]),
    ("figures", "visits", "unit"): ("%", [F]),
    ("figures", "visits", "places"): (2, [F]),
    ("figures", "staff", "value"): (3, ALL),
    ("figures", "staff", "unit"): ("wte", ALL),
    ("figures", "grant"): (501, [F]),
    ("figures", "total", "sum"): (["grant", "grant"], [F]),
    ("quoted", 0, "amounts"): (["£6m"], []),
    ("quoted", 0, "source"): ("the budget", []),
    ("risks", 0, "id"): ("slow", []),
    ("risks", 0, "risk"): ("Slow", []),
    ("risks", 0, "likelihood"): ("high", []),
    ("risks", 0, "impact"): ("low", []),
    ("risks", 0, "mitigation"): ("None", []),
    ("risks", 0, "owner"): ("Nobody", []),
    ("implications", "crime"): ("Some is expected.", []),
    ("implications", "equality", "nil"): (None, []),
    ("implications", "users", "phrase"): (None, []),
    ("comments", 1, "kind"): (None, []),  # see below
    ("comments", 1, "officer"): ("Sam Groves", []),
    ("comments", 1, "post"): ("Head of Finance", []),
    ("comments", 1, "initials"): ("XX", [F]),
    ("comments", 1, "date"): (dt.date(2027, 3, 2), [F]),
    ("comments", 1, "suffix"): ("C", []),
    ("comments", 1, "text"): ("Other words.", [F]),
    ("comments", 1, "signed", "fingerprint"): ("0" * 32, [F]),
    ("comments", 1, "signed", "scope"): (["kind"], [F]),
    ("comments", 1, "signed", "saw"): ("kind: decision", []),  # what it stands for is bound by the fingerprint
    ("background_papers", 0, "title"): ("Count", []),
    ("background_papers", 0, "source"): ("Council", []),
    ("background_papers", 0, "date"): ("2025", []),
    ("background_papers", 0, "url"): ("https://www.example.gov.uk/t", []),
    ("background_papers", 0, "published"): (False, []),
    ("appendices", 0, "title"): ("Map", []),
    ("appendices", 0, "label"): ("B", []),
    ("appendices", 0, "url"): ("https://www.example.gov.uk/m", []),
    ("appendices", 0, "to_follow"): (False, []),
    ("fields", "directorate"): ("People", []),
    # how and when it was made public says nothing of the matter; a house may have an officer answer for it
    ("key_decision_reason",): ("It is small", []),
    ("publication",): ({"agenda": dt.date(2027, 3, 1)}, []),
    ("urgency",): ({"reason": "The roof"}, []),
    ("general_exception",): ({"reason": "The roof"}, []),
    ("special_urgency",): ({"reason": "The roof"}, []),
    ("private",): ({"reason": "Prices"}, []),
    ("call_in",): ({"exempt": True, "reason": "The roof"}, []),
}
TABLE = [(path, value, kinds) for path, (value, kinds) in CHANGES.items() if value is not None and path[-1] != "id"]
OTHER_TABLES = {"finances": model.FinanceLine, "figures": model.Figure}


@functools.cache
def all_signed() -> Front:
    return signed()


def test_a_sign_off_stands_as_long_as_nothing_changes():
    assert stale(all_signed()) == []


@pytest.mark.parametrize(
    ("path", "value", "kinds"), TABLE, ids=lambda part: ".".join(map(str, part)) if isinstance(part, tuple) else ""
)
def test_a_changed_field_makes_stale_the_comments_that_answer_for_it_and_no_other(path: Path, value: Any, kinds: list[str]):
    assert stale(put(all_signed(), path, value)) == sorted(kinds)


@pytest.mark.parametrize(
    "other",
    [
        {"difference": ["works", "grant"]},
        {"product": ["works", 2]},
        {"ratio": ["works", "grant"]},
        {"sum": ["works", "grant"], "round": -3},
        {"sum": ["works", "grant"], "round": -3, "rounding": "up"},
    ],
)
def test_a_figure_derived_in_another_way_makes_finance_stale(other: Front):
    assert stale(put(all_signed(), ("figures", "total"), other)) == [F]


def test_a_figure_that_comes_to_the_same_is_the_same():
    assert stale(put(all_signed(), ("figures", "total"), 206582)) == []


@pytest.mark.parametrize("table", ["recommendations", "options", "risks"])
def test_the_name_of_a_part_is_not_what_an_officer_answers_for(table: str):
    assert stale(put(all_signed(), (table, 0, "id"), "another")) == []


def test_the_ledger_with_other_names_is_another_ledger_to_finance_alone():
    front = all_signed()
    front = put(front, ("finances", 0, "id"), "fabric")
    front = put(front, ("recommendations", 1, "text"), "spending of {{ fabric }} on two hubs be approved")
    front = put(front, ("options", 0, "cost"), "fabric")
    front = put(front, ("figures", "total", "sum"), ["fabric", "grant"])
    assert stale(front) == [F]


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ("Why this is here.", "Why this is not here.", []),
        ("has the power", "has no power", [C, L]),
        ("Two posts are filled", "Three posts are filled", [H]),
        ("## Purpose", "## Background\n\nMore.\n\n## Purpose", []),
    ],
)
def test_a_changed_section_makes_stale_the_comments_that_answer_for_it(old: str, new: str, kinds: list[str]):
    assert stale(all_signed(), BODY.replace(old, new)) == kinds


@pytest.mark.parametrize("table", ["recommendations", "finances", "options", "figures"])
def test_what_is_added_or_taken_out_makes_finance_stale(table: str):
    front = all_signed()
    more: Any = {**front[table], "new": 7} if table == "figures" else [*front[table], dict(front[table][0])]
    if table != "figures":
        more[-1].pop("id")
    assert F in stale(put(front, (table,), more))


def test_the_order_of_recommendations_is_part_of_what_is_decided():
    front = all_signed()
    assert stale(put(front, ("recommendations",), front["recommendations"][::-1])) == ALL


def test_the_order_of_figures_and_of_ledger_lines_says_nothing():
    more = put(FRONT, ("finances",), [*FRONT["finances"], {"id": "fees", "what": "Fees", "amount": 5, "year": "2027/28"}])
    front = signed(more)
    front = put(front, ("finances",), front["finances"][::-1])
    front = put(front, ("figures",), dict(reversed(front["figures"].items())))
    assert stale(front) == []


def test_the_table_holds_every_field_there_is():
    given = {tuple(p for p in path if isinstance(p, str)) for path in CHANGES}
    tops = {path[0] for path in given}
    assert {f.name for f in fields(model.FrontMatter)} - tops <= LATER
    for name, part in PARTS.items():
        known = {path[1] for path in given if path[0] == name and len(path) > 1}
        if name == "figures":
            known = {path[2] for path in given if path[0] == name and len(path) > 2}
        assert {f.name for f in fields(part)} - known <= LATER, name


PARTS: dict[str, type[Struct]] = {
    "meeting": model.Meeting,
    "authors": model.Person,
    "contacts": model.Contact,
    "forward_plan": model.ForwardPlan,
    "cabinet_member": model.Member,
    "release": model.Release,
    "recommendations": model.Recommendation,
    "options": model.Option,
    "finances": model.FinanceLine,
    "figures": model.Figure,
    "risks": model.Risk,
    "comments": model.Comment,
    "background_papers": model.BackgroundPaper,
    "appendices": model.Appendix,
}
LATER = {"difference", "product", "ratio", "round", "rounding"}  # tested by themselves
assert set(KINDS) == {C, F, H, L}
