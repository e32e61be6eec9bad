"""The rules on officers' comments."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from docgen.build.paper import Workshop
from docgen.decision.model import Comment
from docgen.diagnostics import Diagnostic, Severity
from docgen.house import find
from docgen.project.find import ProjectSource
from docgen.signoff.seal import fingerprint
from tests.support.decisions import changed_house, house, make, source

COMMENT = '[[comments]]\nkind = "finance"\ninitials = "CD"\ndate = 2027-03-01\ntext = "It is affordable."\n'


def found(rule: str, front: str, officers: str = "", **more: str) -> list[Diagnostic]:
    houses = {name: house(name) for name in find.names([find.installed()])}
    shop = Workshop(houses, project=ProjectSource("docgen.toml", officers.encode()))
    return [d for d in shop.make(source(front, **more)).diagnostics if d.rule == rule]


@pytest.mark.parametrize(("status", "weight"), [("draft", Severity.NOTE), ("final", Severity.ERROR)])
@pytest.mark.parametrize("lacking", ['initials = "CD"\n', "date = 2027-03-01\n"])
def test_words_without_a_name_or_a_day_clear_nothing(lacking: str, status: str, weight: Severity):
    problems = found("clearance-missing", f'status = "{status}"\n{COMMENT.replace(lacking, "")}')
    assert [d.severity for d in problems] == [weight]


def test_a_house_that_prints_the_officers_name_needs_no_initials():
    toml = house("nottinghamshire").files["house.toml"].decode()
    toml = toml.replace('"Financial Comments ({initials} {date})"', '"Financial Comments ({officer}, {date})"')
    houses = {"nottinghamshire": changed_house("nottinghamshire", {"house.toml": toml})}
    named = COMMENT.replace('initials = "CD"', 'officer = "Carys Dene"')
    assert "clearance-missing" not in [d.rule for d in make(source(named), houses=houses).diagnostics]


def test_a_sign_off_that_was_changed_by_hand_is_noticed():
    record = '[comments.signed]\nfingerprint = "00"\nscope = ["kind"]\nsaw = "kind: decision"\n'
    (problem,) = found("comment-stale", COMMENT + record)
    assert problem.severity is Severity.WARNING
    assert "with other words, another date or other initials" in problem.message


def test_a_stale_comment_stops_a_final_paper():
    record = '[comments.signed]\nfingerprint = "00"\nscope = ["kind"]\nsaw = "kind: officer"\n'
    (problem,) = found("comment-stale", 'status = "final"\n' + COMMENT + record)
    assert problem.severity is Severity.ERROR
    assert "kind (line 2): officer → decision" in problem.message


def test_a_scope_of_nonsense_harms_nothing():
    record = '[comments.signed]\nfingerprint = "00"\nscope = ["", "x.y", "__class__", "sections", "meeting.body.x"]\n'
    assert len(found("comment-stale", COMMENT + record)) == 1


@pytest.mark.parametrize(
    ("officer", "rule"),
    [
        ('initials = "EF"\nroles = ["finance"]', "unknown-officer"),
        ('initials = "CD"\nroles = ["legal"]', "officer-not-in-post"),
        ('initials = "CD"\nroles = ["finance"]\nto = 2027-02-28', "officer-not-in-post"),
        ('initials = "CD"\nroles = ["finance"]\nname = "Ann Author"', "own-report"),
        ('initials = "CD"\nroles = ["finance"]', ""),
    ],
)
def test_the_register_says_who_may_sign(officer: str, rule: str):
    for one in ("unknown-officer", "officer-not-in-post", "own-report"):
        front = COMMENT.replace("[[comments]]", 'authors = [{ name = "Ann Author" }]\n[[comments]]')
        problems = found(one, front, f"[[officers]]\n{officer}\n", without="authors")
        assert bool(problems) == (one == rule), one
        assert all(d.severity is Severity.WARNING for d in problems)


def test_without_a_register_nobody_is_unknown():
    assert found("unknown-officer", COMMENT) == []


def test_an_author_known_by_post_alone_is_found_by_it():
    front = COMMENT.replace('initials = "CD"', 'initials = "CD"\nofficer = "Ann Author"\npost = "director"')
    assert len(found("own-report", front)) == 1


def test_posts_in_a_figure_ask_for_a_comment_on_staffing():
    front = "[figures]\nstaff = { value = 2, unit = 'fte' }\n"
    (problem,) = found("posts-comment", front)
    assert "figure staff is about posts, and there is no hr comment" in problem.message
    assert found("posts-comment", front + COMMENT.replace("finance", "hr")) == []


def test_a_report_for_information_decides_on_no_posts():
    assert found("posts-comment", 'kind = "information"\n[figures]\nstaff = { value = 2, unit = "fte" }\n') == []


def test_a_house_may_let_an_officer_answer_for_more_than_was_signed():
    toml = house("nottinghamshire").files["house.toml"].decode()
    toml = toml.replace("[comments.finance]\n", '[comments.finance]\nscope = ["kind", "title"]\n')
    houses = {"nottinghamshire": changed_house("nottinghamshire", {"house.toml": toml})}
    record = '[comments.signed]\nfingerprint = "{}"\nscope = ["kind"]\nsaw = "kind: decision"\n'
    comment = Comment(kind="finance", initials="CD", date=dt.date(2027, 3, 1))
    mark = fingerprint(comment, "It is affordable.", ["kind"], ["kind: decision"])
    said = [d for d in make(source(COMMENT + record.format(mark)), houses=houses).diagnostics if d.rule == "comment-scope"]
    assert [(d.severity, "answer for title too" in d.message) for d in said] == [(Severity.NOTE, True)]


@pytest.mark.parametrize(("name", "typed"), [("hubs", "hubs"), ("Café hubs", '"Café hubs"'), ("hubs (2)", '"hubs (2)"')])
def test_the_command_to_sign_can_be_typed_as_it_is_told(name: str, typed: str):
    given = replace(source(COMMENT.replace("date = 2027-03-01\n", "")), id=name)
    told = [d.remedy for d in make(given).diagnostics if d.rule == "clearance-missing"]
    assert told == [f"have the officer sign it: docgen sign {typed} --as finance --initials CD"]
