"""New decisions: they load, they build, and they say everything that can be said."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from docgen.build.paper import Made, Workshop
from docgen.checks.wording import placeholder
from docgen.decision.decision import Decision
from docgen.decision.load import load
from docgen.decision.model import FrontMatter
from docgen.decision.source import Source
from docgen.diagnostics import Severity
from docgen.house import find
from docgen.house.find import HouseSource
from docgen.house.load import HouseBook
from docgen.house.model import KINDS, FieldRule, Kind
from docgen.starter import files as starter
from docgen.starter.files import Wanted

ROOTS = [find.installed()]
HOUSES = list(find.names(ROOTS))
MEETING = dt.date(2027, 3, 9)
PLACEHOLDER = re.compile(r"\[[A-Z][^\]]*\]")
SWITCHED_OFF = re.compile(r"^#(?=[\[a-z])", re.MULTILINE)


def wanted(house: str, kind: Kind = "decision") -> Wanted:
    return Wanted("hub", HouseBook(find.read(house, ROOTS)).on(MEETING), kind, MEETING, "./x.schema.json")


def with_house(change: dict[str, object]) -> Wanted:
    """A decision for a house that was changed in some respect."""
    given = wanted("nottinghamshire")
    house = replace(given.house.house, **change)
    return Wanted("hub", replace(given.house, house=house), "decision", MEETING, "./x.json")


def source(files: dict[str, str]) -> Source:
    if "hub.md" in files:
        return Source("hub", "hub.md", "", {"hub.md": files["hub.md"].encode()})
    inside = {name.removeprefix("hub/"): text.encode() for name, text in files.items()}
    return Source("hub", "decision.toml", "hub", dict(sorted(inside.items())), folder=True)


def loaded(files: dict[str, str]) -> Decision:
    found = load(source(files))
    assert found.diagnostics == ()
    assert found.decision is not None
    return found.decision


def made(house: str, files: dict[str, str]) -> Made:
    read: dict[str, HouseSource] = {house: find.read(house, ROOTS)}
    return Workshop(read).make(source(files))


@pytest.mark.parametrize("form", ["single", "folder"])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("house", HOUSES)
def test_a_new_decision_has_a_paper_and_no_error_but_for_a_choice_still_to_be_made(
    house: str, kind: Kind, form: str
) -> None:
    result = made(house, getattr(starter, form)(wanted(house, kind)))
    assert result.paper is not None
    errors = [d for d in result.diagnostics if d.severity is Severity.ERROR]
    assert [d for d in errors if d.rule != "field-form" or '"[Choose ' not in d.message] == []
    assert len(errors) == sum(bool(r.choices and r.required) for r in wanted(house).house.house.fields.values())


@pytest.mark.parametrize("house", HOUSES)
def test_both_forms_say_the_same(house: str) -> None:
    single, folder = (loaded(make(wanted(house))) for make in (starter.single, starter.folder))
    texts = [[replace(c, text=c.text.strip()) for c in d.front.comments] for d in (single, folder)]
    assert texts[0] == texts[1]
    assert replace(single.front, comments=[]) == replace(folder.front, comments=[])
    bodies = ["\n".join(part.text.strip() + "\n" for part in d.body).strip() for d in (single, folder)]
    assert bodies[0] == bodies[1]


@pytest.mark.parametrize("house", HOUSES)
def test_every_field_of_a_decision_is_there_or_switched_off(house: str) -> None:
    text = starter.single(wanted(house))["hub.md"]
    named = set(re.findall(r"^#?\[*([a-z_]+)(?: =|\]+$)", text, re.MULTILINE))
    spared = set() if wanted(house).house.house.fields else {"fields"}
    spared |= set() if wanted(house).house.house.comments else {"comments"}
    spared |= set() if any(r.nil for r in wanted(house).house.house.roles.values()) else {"implications"}
    assert set(FrontMatter.__struct_fields__) - named - spared == set()


@pytest.mark.parametrize("house", HOUSES)
def test_every_entry_that_is_switched_off_can_be_switched_on(house: str) -> None:
    text = starter.single(wanted(house))["hub.md"].replace('background_papers = "none"\n', "")
    front = loaded({"hub.md": SWITCHED_OFF.sub("", text.replace("#:", "# :"))}).front
    assert front.options
    assert front.finances
    assert front.risks
    assert front.appendices
    assert front.release.exempt
    assert list(front.comments) if wanted(house).house.house.comments else True
    assert set(front.fields) == set(wanted(house).house.house.fields)


@pytest.mark.parametrize("house", HOUSES)
def test_every_id_that_is_offered_for_a_part_of_the_paper_can_be_referred_to(house: str) -> None:
    text = SWITCHED_OFF.sub("", starter.single(wanted(house))["hub.md"].replace('background_papers = "none"\n', ""))
    front = loaded({"hub.md": text.replace("#:", "# :")}).front
    names = [part.id for part in (*front.recommendations, *front.options, *front.risks) if part.id]
    referring = "".join(f"See [](#{name}).\n\n" for name in names)
    given = made(house, {"hub.md": f"{text}\n\n## More\n\n{referring}"})
    assert given.paper
    assert not [d for d in given.diagnostics if d.rule.startswith("reference")]


@pytest.mark.parametrize("house", HOUSES)
def test_every_demanded_section_waits_for_words(house: str) -> None:
    given = wanted(house)
    body = starter.single(given)["hub.md"].split("\n+++\n")[1]
    for name, role in given.house.house.roles.items():
        if role.required is True and name not in ("recommendations", "background-papers"):
            after = body.split(f"## {role.heading}\n\n")[1]
            assert PLACEHOLDER.match(after)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("house", HOUSES)
def test_docgen_check_finds_all_words_that_wait(house: str, kind: Kind) -> None:
    files = starter.single(wanted(house, kind))
    text = files["hub.md"]
    lines = enumerate(text.split("\n"), 1)
    waiting = {n for n, line in lines if PLACEHOLDER.search(line) and not line.startswith("#")}
    told = [d.position.line for d in made(house, files).diagnostics if d.rule == "placeholder"]
    assert set(told) == waiting or (set(told) < waiting and len(told) == placeholder.MOST)


@pytest.mark.parametrize("house", HOUSES)
def test_nothing_in_a_new_decision_goes_unprinted(house: str) -> None:
    assert [d for d in made(house, starter.single(wanted(house))).diagnostics if d.rule == "unprinted"] == []


def test_the_wording_is_that_of_the_meetings_date() -> None:
    book = HouseBook(find.read("nottinghamshire", ROOTS))
    texts = [
        starter.single(Wanted("hub", book.on(day), "decision", day, "./x.json"))["hub.md"]
        for day in (dt.date(2014, 12, 8), dt.date(2019, 2, 4))
    ]
    assert "## Information and Advice\n" in texts[0]
    assert "## Information\n" in texts[1]


def test_what_a_house_demands_is_switched_on() -> None:
    names = ("reference", "key_decision", "forward_plan", "cabinet_member", "considered_by", "summary", "signatories")
    wants = with_house({"requires": {**dict.fromkeys(names, True), "areas": ["scrutiny"], "meeting.time": ["decision"]}})
    text = starter.single(wants)["hub.md"]
    front = loaded({"hub.md": text}).front
    assert all(getattr(front, name) not in (None, "", []) for name in names)
    assert front.areas is None
    assert front.meeting.time
    assert not front.meeting.place


def test_a_house_field_of_every_type_begins_with_a_value_of_that_type() -> None:
    types = ("text", "markdown", "date", "number", "yes-no")
    rules = {f"own {name}": FieldRule(label=f'The "{name}"', type=name, required=True, many=True) for name in types}
    text = starter.single(with_house({"fields": rules}))["hub.md"]
    front = loaded({"hub.md": text}).front
    assert [type(front.fields[f"own {name}"][0]) for name in types] == [str, str, dt.date, int, bool]
    assert '# The "number".' in text


def test_a_section_with_bounds_says_how_long_it_may_be() -> None:
    roles = wanted("nottinghamshire").house.house.roles
    bound = {**roles, "purpose": replace(roles["purpose"], min_words=20, max_words=80)}
    text = starter.single(with_house({"roles": bound}))["hub.md"]
    assert "; in 20 words at least; in 80 words at most]" in text


@given(st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)))
def test_the_meeting_is_a_tuesday_from_six_to_seven_weeks_away(today: dt.date) -> None:
    day = starter.meeting_day(today)
    assert day.weekday() == 1
    assert dt.timedelta(weeks=6) <= day - today < dt.timedelta(weeks=7)


@pytest.mark.parametrize("name", ["hub", "Library-Hubs", "c0533", "2027_hubs", "console"])
def test_an_id_that_can_name_files_is_taken(name: str) -> None:
    assert starter.id_problem(name) == ""


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("library hubs", "library-hubs"),
        ("../hubs", "hubs"),
        ("a/b", "a-b"),
        ("hubs.md", "hubs"),
        ("Bücherei", "bucherei"),
        ("CON", "con-report"),
        ("lpt1", "lpt1-report"),
        ("-x", "x"),
        ("", "library-hubs"),
        ("…", "library-hubs"),
        ("nul ", "library-hubs"),
    ],
)
def test_an_id_that_cannot_name_files_is_refused_with_a_better_one(name: str, better: str) -> None:
    assert starter.id_problem(name).endswith(f'try "{better}"')


@given(st.text(max_size=100))
def test_a_better_id_is_always_a_good_one(name: str) -> None:
    problem = starter.id_problem(name)
    if 'try "' in problem:
        assert starter.id_problem(problem.rsplit('try "', 1)[1][:-1]) == ""


def test_the_folder_form_keeps_each_comment_in_a_file_of_its_own() -> None:
    files = starter.folder(wanted("nottinghamshire"))
    assert {Path(name).name for name in files if "/comments/" in name} == {"constitutional.md", "finance.md"}
    assert all(not PLACEHOLDER.search(name) for name in files)
