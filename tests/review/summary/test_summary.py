from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.review.summary.states import TEXT, changed, states
from tests.support import tools

Change = tuple[str, str]
LEND = '[[recommendations]]\nid = "lend"\ntext = "the sledges be lent free of charge"\n\n'
SHED = "A shed would be built beside the depot. It would cost {{ shed }} and hold all twelve sledges with their ropes.\n\n"
SURVEY = '[[background_papers]]\ntitle = "Sledging in the county: a survey of the parishes"\ndate = "2025"\n'
RISK = """[[risks]]
risk = "The shed may fall down in a gale"
likelihood = "low"
impact = "medium"
mitigation = "It is tied to the depot"
owner = "Head of Sheds"

"""
LEGAL = """[[comments]]
kind = "legal"
initials = "AB"
date = 2026-11-20
text = "No law speaks against the lending of sledges."

"""
OPTION = """[[options]]
title = "Buy skis"
text = "Skis would be bought in place of sledges."
rejected = "They break."

"""
OPENING = "“A shed would be built beside the depot. It would cost £300…”"
CASES: dict[str, tuple[list[Change], list[str]]] = {
    "a figure": (
        [("amount = 1200", "amount = 1300"), ("value = 1500", "value = 1600")],
        [
            "recommendation 1: £1,200 → £1,300",
            "finance line “Sledges”: £1,200 → £1,300",
            "figure total: £1,500 → £1,600 (in paragraph 2)",
        ],
    ),
    "a recommendation in another place": (
        [(LEND, ""), ('in the spring."\n', f'in the spring."\n\n{LEND}')],
        ["recommendation 2 moved: was recommendation 3"],
    ),
    "a recommendation less": ([(LEND, "")], ["old recommendation 2 removed: “the sledges be lent free of charge”"]),
    "a recommendation reworded and one before it": (
        [
            (LEND, LEND.replace("free of", "at no") + '[[recommendations]]\ntext = "a shed be built"\n\n'),
            ("a report be made", "a report be read"),
        ],
        [
            "recommendation 2: “free of” → “at no”",
            "recommendation 3 added: “a shed be built”",
            "recommendation 4 (was 3): “made” → “read”",
        ],
    ),
    "a new risk": ([("[[comments]]", f"{RISK}[[comments]]")], ["risk 3 added: “The shed may fall down in a gale”"]),
    "parts of a risk": (
        [('likelihood = "medium"', 'likelihood = "high"'), ("Wheels are kept", "Skates are kept")],
        ["risk 2, likelihood: “medium” → “high”", "risk 2, mitigation: “Wheels” → “Skates”"],
    ),
    "a comment of another day": (
        [("2026-11-24", "2026-11-28"), ("winter budget", "spring budget")],
        ["financial comment: SS 24/11/26 → 28/11/26", "financial comment: “winter” → “spring”"],
    ),
    "a comment by another officer": ([('"SS"', '"TT"')], ["financial comment: SS 24/11/26 → TT 24/11/26"]),
    "a new comment": (
        [("[[background_papers]]", f"{LEGAL}[[background_papers]]")],
        ["legal comment added: “No law speaks against the lending of sledges.”"],
    ),
    "a comment signed": (
        [('initials = "SS"\n', 'initials = "SS"\nsigned = { fingerprint = "ab", saw = "finances Sledges: £1,200" }\n')],
        ["financial comment: signed"],
    ),
    "another meeting": (
        [("2026-12-08", "2026-12-15"), ("Shire Hall", "Town Hall"), ("10.00", "10.30")],
        [
            "meeting date: “8 December 2026” → “15 December 2026”",
            "meeting time: 10.00 → 10.30",
            "meeting place: “Shire Hall” → “Town Hall”",
        ],
    ),
    "another title": (
        [('title = "Lending of sledges"', 'title = "Lending of sledges and skis"')],
        ["title: “sledges” → “sledges and skis”"],
    ),
    "status, number and key decision": (
        [('reference = "W12"', 'reference = "W13"\nstatus = "final"'), ("key_decision = false", "key_decision = true")],
        ["status: “draft” → “final”", "reference: W12 → W13", "key decision: “No” → “Yes”"],
    ),
    "a background paper of another year": ([('date = "2025"', 'date = "2024"')], ["background paper 1, date: 2025 → 2024"]),
    "no background paper any more": (
        [(SURVEY, ""), ('areas = "All"', 'areas = "All"\nbackground_papers = "none"')],
        [
            "background paper 1 removed: “Sledging in the county: a survey of the parishes”",
            "“Background Papers and Published Documents”, paragraph 1 added: “None.”",
        ],
    ),
    "an appendix": (
        [
            (
                "[[background_papers]]",
                '[[appendices]]\ntitle = "Map of the steep roads"\nlabel = "A"\n\n[[background_papers]]',
            )
        ],
        ["appendix 1 added: “Map of the steep roads”"],
    ),
    "other people": (
        [("Director of Winter", "Director of Snow"), ("Ann Example", "Bob Example")],
        [
            "author Director of Snow, post: “Director of Winter” → “Director of Snow”",
            "contact Bob Example, name: “Ann Example” → “Bob Example”",
        ],
    ),
    "an answer on implications": (
        [("[[comments]]", '[implications]\nequality = "Everybody may borrow a sledge."\n\n[[comments]]')],
        ["implications, Public Sector Equality Duty Implications: “Everybody may borrow a sledge.” (new)"],
    ),
    "an option": ([("[[comments]]", f"{OPTION}[[comments]]")], ["option 1 added: “Buy skis”"]),
    "the text": (
        [
            ("Nobody has lent sledges", "No council has lent sledges"),
            ("| South | 5 | £500 |", "| South | 5 | £650 |\n| Town | 2 | £200 |"),
            ("- the southern parishes in the valley\n", ""),
        ],
        [
            "old bullet 2 under paragraph 3 (Information) removed: “the southern parishes in the valley”",
            "paragraph 4 (Information): “Nobody” → “No council”",
            "table under paragraph 5 (Information), row “South”, column “Cost”: £500 → £650",
            "table under paragraph 5 (Information), row “Town” added: “Town 2 £200”",
        ],
    ),
    "a paragraph in two": (
        [("county before. The first", "county before.\n\nThe first"), ("### What was asked\n", "### What was asked for\n")],
        ["heading “What was asked for”: “asked” → “asked for”", "paragraph 4 (Information): split in two"],
    ),
    "a paragraph in another place": (
        [(SHED, ""), ("### What was asked\n", f"### What was asked\n\n{SHED}")],
        [f"old paragraph 5 (Information) moved: now paragraph 2 (Information), {OPENING}"],
    ),
    "nothing": ([("[[comments]]", "# a remark\n[[comments]]")], ["nothing changed"]),
}
NORTH = "- the northern parishes along the ridge, so that more of their people stay and fewer move to the town\n"
SOUTH = "- the southern parishes in the valley\n"
NESTED = "- the western parishes, in which more people live than in all of the others\n  - those at sea\n  - those inland\n"
ROW = "| South of the river and the hills | 5 | £500 |\n"
OUTING = """### Where they go

The sledges go to the parishes first, since these have the most snow of all.

They come back in March of each year, when the thaw has set in for good.

"""
MOVING = TEXT.replace("- the northern parishes along the ridge\n", NORTH + NESTED)
MOVING = MOVING.replace("| South | 5 | £500 |\n", f"{ROW}| West | 1 | £100 |\n| East | 2 | £200 |\n")
MOVING = MOVING.replace("### What was asked\n", f"{OUTING}### What was asked\n")
BUY = '[[recommendations]]\nid = "buy"\ntext = "twelve sledges be bought for {{ sledges }}"\n\n'
LONG = BUY.replace("bought for", "bought from a maker in the county and paid for at once with")
BREAK = """[[risks]]
risk = "The sledges may break on the steep road"
likelihood = "low"
impact = "high"
mitigation = "A mechanic looks at each of them in the autumn"
owner = "Head of Paths"

"""
MOVES: dict[str, tuple[list[Change], list[str]]] = {
    "a bullet": (
        [(NORTH, ""), (SOUTH, SOUTH + NORTH.replace(" and fewer move to the town", ""))],
        [
            (
                "old bullet 1 under paragraph 5 (Information) moved: now bullet 3 under paragraph 5 (Information), "
                "and “and fewer move to the town” taken out"
            )
        ],
    ),
    "a bullet without another word": (
        [(NORTH, ""), (SOUTH, SOUTH + NORTH)],
        [
            (
                "old bullet 1 under paragraph 5 (Information) moved: now bullet 3 under paragraph 5 (Information), "
                "“the northern parishes along the ridge, so that more of thei…”"
            )
        ],
    ),
    "a bullet with bullets": (
        [(NESTED, ""), (SOUTH, SOUTH + NESTED.replace("inland", "on hills"))],
        [
            (
                "old bullet 2 under paragraph 5 (Information) moved: now bullet 3 under paragraph 5 (Information), "
                "and bullet 2 of it: “inland” → “on hills”"
            )
        ],
    ),
    "a row": (
        [(ROW, ""), ("| East | 2 | £200 |\n", "| East | 2 | £200 |\n" + ROW.replace("£500", "£550"))],
        [
            (
                "table under paragraph 7 (Information), row “South of the river and the hills” moved: "
                "now after table under paragraph 7 (Information), row “East”, and column “Cost”: £500 → £550"
            )
        ],
    ),
    "a section": (
        [(OUTING, ""), ("## Other options", OUTING.replace("March", "April") + "## Other options")],
        [
            (
                "section “Where they go” moved: now after table under paragraph 5 (Information), "
                "and paragraph 7 (Information): “March” → “April”"
            )
        ],
    ),
    "a paragraph with a figure": (
        [
            (SHED, ""),
            ("### What was asked\n", f"### What was asked\n\n{SHED}"),
            ("amount = 300", "amount = 350"),
            ("value = 1500", "value = 1550"),
        ],
        [
            "finance line “Shed for the sledges”: £300 → £350 (in paragraph 4)",
            "figure total: £1,500 → £1,550 (in paragraph 5)",
            "old paragraph 7 (Information) moved: now paragraph 4 (Information), and £300 → £350",
        ],
    ),
    "a short recommendation": (
        [(BUY, ""), (LEND, LEND + BUY), ("amount = 1200", "amount = 1300"), ("value = 1500", "value = 1600")],
        [
            "recommendation 1 moved: was recommendation 2",
            "recommendation 2 (was 1): £1,200 → £1,300",
            "finance line “Sledges”: £1,200 → £1,300",
            "figure total: £1,500 → £1,600 (in paragraph 4)",
        ],
    ),
    "a risk": (
        [(BREAK, ""), ("[[comments]]", BREAK.replace('"low"', '"medium"') + "[[comments]]")],
        ["risk 1 moved: was risk 2", "risk 2 (was 1), likelihood: “low” → “medium”"],
    ),
}
ALL = [changes for changes, _ in CASES.values()]


@pytest.mark.parametrize("case", CASES)
def test_a_change_is_told_by_its_meaning(case: str) -> None:
    changes, lines = CASES[case]
    assert changed(*changes).lines == lines


@pytest.mark.parametrize("case", MOVES)
def test_what_was_moved_is_told_with_the_words_that_changed_in_it(case: str) -> None:
    changes, lines = MOVES[case]
    assert changed(*changes, text=MOVING).lines == lines


def test_a_recommendation_moved_with_another_amount_has_one_line_for_each_and_none_besides() -> None:
    text = TEXT.replace(BUY, LONG)
    told = changed((LONG, ""), (LEND, LEND + LONG), ("amount = 1200", "amount = 1300"), text=text).summary.told
    assert [str(t) for t in told if t.topic in ("recommendations", "text")] == [
        "recommendation 1 moved: was recommendation 2",
        "recommendation 2 (was 1): £1,200 → £1,300",
    ]
    assert all(t.edits for t in told if t.topic == "recommendations")


PARTS = '''text = """the sledges be lent

a) to whoever asks
b) to schools:
   i) in the morning
   ii) at noon, from Monday to Friday"""'''
LISTED = TEXT.replace('text = "the sledges be lent free of charge"', PARTS)


def test_an_item_of_a_recommendation_is_told_once_as_a_change_of_the_recommendation() -> None:
    assert changed(("at noon", "at night"), text=LISTED).lines == ["recommendation 2: “noon,” → “night,”"]


def test_an_advantage_of_an_option_is_told_once_as_a_change_of_the_option() -> None:
    option = OPTION.replace('rejected = "They break."', 'advantages = ["They are fast.", "They are light."]')
    text = TEXT.replace('[[comments]]\nkind = "finance"', option + '[[comments]]\nkind = "finance"')
    assert changed(("are light", "are cheap"), text=text).lines == ["option 1, advantages: “light.” → “cheap.”"]


def test_a_comment_that_was_signed_is_told_once() -> None:
    text = TEXT.replace('initials = "SS"\ndate = 2026-11-24\n', "")
    signed = 'kind = "finance"\ninitials = "SS"\ndate = 2026-11-24\n'
    assert changed(('kind = "finance"\n', signed), text=text).lines == ["financial comment: SS 24/11/26 (new)"]


def test_the_code_of_a_comment_that_was_signed_is_told_with_it() -> None:
    text = TEXT.replace('initials = "SS"\ndate = 2026-11-24\n', "")
    signed = 'kind = "finance"\ninitials = "SS"\ndate = 2026-11-24\n'
    lines = changed(('kind = "finance"\n', signed), text=text, house="wolverhampton").lines
    assert [line for line in lines if "SS" in line] == ["financial comment: SS 24/11/2026 (new)"]


def test_a_number_of_the_older_paper_is_called_old_where_the_newer_has_another_of_it() -> None:
    fourth = TEXT[TEXT.index("Nobody has lent") : TEXT.index("A shed would")]
    assert changed((fourth, ""), ("hold all twelve", "hold the twelve")).lines == [
        (
            "old paragraph 4 (Information) removed: "
            "“Nobody has lent sledges in this county before. The first winter will show how often they…”"
        ),
        "paragraph 4 (Information): “all” → “the”",
    ]


def test_the_last_bullet_is_not_called_old_and_one_under_a_renumbered_paragraph_is_told_with_its_old_number() -> None:
    town = "- the town itself with all its wards.\n"
    assert changed((town, "")).lines == [
        "bullet 3 under paragraph 3 (Information) removed: “the town itself with all its wards.”"
    ]
    lines = changed((town, ""), ("### What was asked\n", "### What was asked\n\nThey asked often.\n")).lines
    assert lines[-1] == "bullet 3 under old paragraph 3 (Information) removed: “the town itself with all its wards.”"


def test_the_data_of_a_move_has_the_changes_inside_it() -> None:
    first, second = changed(*MOVES["a row"][0], text=MOVING).summary.data()["changes"]
    assert (first["kind"], second["kind"]) == ("moved-from", "moved-to")
    assert [(c["kind"], c["what"], c["old"], c["new"]) for c in second["inside"]] == [
        ("replaced", "£500 → £550", "£500", "£550")
    ]
    assert first["inside"][0]["new"] == "£550"


@pytest.mark.parametrize("house", ["cambridgeshire", "west-sussex", "wolverhampton"])
def test_other_houses_tell_the_same_of_what_is_decided(house: str) -> None:
    for case in ("a figure", "a new risk", "a recommendation less", "parts of a risk", "an appendix"):
        changes, lines = CASES[case]
        assert [line.split(" (in")[0] for line in changed(*changes, house=house).lines] == [
            told.split(" (in")[0] for told in lines
        ]


def test_the_printed_figure_is_told_once_with_all_its_places() -> None:
    text = TEXT.replace("Nobody has lent", "Of {{ total }} nothing was spent, {{ shed }} apart. Nobody has lent")
    new = text.replace("amount = 300", "amount = 350").replace("value = 1500", "value = 1550")
    assert states(text, new).lines == [
        "finance line “Shed for the sledges”: £300 → £350 (in paragraphs 4 and 5)",
        "figure total: £1,500 → £1,550 (in paragraphs 2 and 4)",
    ]


def test_an_amount_in_the_text_that_is_no_figure_of_the_ledger_is_one_of_the_text() -> None:
    told = changed(("amount = 300", "amount = 350"), ("| South | 5 | £500 |", "| South | 5 | £350 |")).summary.told
    assert [t.topic for t in told] == ["finances", "text"]


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_every_change_of_the_paper_is_told_by_some_line(data: st.DataObject) -> None:
    house = data.draw(st.sampled_from(["nottinghamshire", "cambridgeshire", "west-sussex", "wolverhampton"]))
    text = TEXT
    for changes in data.draw(st.lists(st.sampled_from(ALL), max_size=6, unique_by=str)):
        if all(was in text for was, _ in changes):
            for was, now in changes:
                text = text.replace(was, now, 1)
    old, new = (text, TEXT) if data.draw(st.booleans()) else (TEXT, text)
    found = states(old, new, house).summary
    told = [number for line in found.told for number in line.edits]
    assert set(told) == {edit.number for edit in found.edits}
    in_text = [number for line in found.told if line.topic == "text" for number in line.edits]
    assert len(in_text) == len(set(in_text))
    moved = {edit.number for edit in found.edits if edit.changes}
    assert set(in_text) & {n for line in found.told if line.topic != "text" for n in line.edits} <= moved
    counts = found.data()["counts"]
    assert counts["changes"] == len(found.edits)
    assert counts["in_the_text"] + counts["in_the_front_matter"] == counts["lines"] == len(found.told)


def test_the_data_has_the_documented_form() -> None:
    data = changed(*CASES["a figure"][0]).summary.data()
    assert json.loads(json.dumps(data)) == data
    assert list(data) == ["schema", "decision", "title", "counts", "lines", "changes"]
    assert data["counts"] == {"lines": 3, "in_the_front_matter": 3, "in_the_text": 0, "changes": 2}
    assert data["lines"][0] == {
        "text": "recommendation 1: £1,200 → £1,300",
        "topic": "recommendations",
        "kind": "changed",
        "subject": "recommendation 1",
        "field": "recommendations.0.text",
        "old": "twelve sledges be bought for £1,200",
        "new": "twelve sledges be bought for £1,300",
        "changes": [2],
    }
    (first, _) = data["changes"]
    assert first.pop("id")
    assert first == {
        "number": 1,
        "kind": "replaced",
        "where": "paragraph 2 (Information)",
        "what": "£1,500 → £1,600",
        "old": "£1,500",
        "new": "£1,600",
        "file": "decisions/sledges.md",
        "line": 84,
        "author": "",
        "date": "",
        "other_place": 0,
        "inside": [],
    }


def test_the_manual_names_every_part_of_the_data() -> None:
    manual = (tools.ROOT / "docs" / "redline.md").read_text("utf-8")
    data = changed(*CASES["a figure"][0]).summary.data()
    names = {*data, *data["counts"], *data["lines"][0], *data["changes"][0]}
    names |= set(changed(*MOVES["a bullet"][0], text=MOVING).summary.data()["changes"][0]["inside"][0])
    assert {name for name in names if f"`{name}`" not in manual} == set()
