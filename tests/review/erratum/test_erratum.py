from __future__ import annotations

from pathlib import Path

import pytest

from docgen.build import writers
from docgen.paper import walk
from docgen.paper.tree import Amended, Heading, Paper, Paragraph, Table
from docgen.write import text
from tests.review.summary.states import TEXT, States, changed, states
from tests.review.summary.test_summary import LEND, LISTED, MOVES, MOVING, NESTED, RISK, SHED, SOUTH
from tests.support import tools

CHANGES = [
    ("amount = 1200", "amount = 1300"),
    ("value = 1500", "value = 1600"),
    (LEND, ""),
    ("[[comments]]", f"{RISK}[[comments]]"),
    ("Shire Hall", "Town Hall"),
    ("2026-11-24", "2026-11-28"),
    ("What was asked", "What was wished for"),
    (
        "Nobody has lent sledges in this county before. The first",
        "No one has ever lent sledges in this county.\n\nThe first",
    ),
    ("- the southern parishes in the valley\n", ""),
    ("| South | 5 | £500 |", "| South | 5 | £650 |"),
    ("To lend nothing.", "Many people were asked about this.\n\nTo lend nothing."),
]
PARAGRAPH_4 = (
    "for “Nobody” read “No one”; for “has lent” read “has ever lent”; for “county before” read “county”; "
    "begin a new paragraph after “lent sledges in this county before.”"
)
OPENING = "“A shed would be built beside the depot. It would cost £300 …”"
WHOLE = """Correction to “Lending of sledges”
| Report | Lending of sledges |
| Meeting | Winter Committee |
| Date of meeting | 8 December 2026 |
| Agenda item | 8 |
| Reference | W12 |
| Report published | 30 November 2026 |
"""


def written(given: States) -> str:
    return text.write(given.sheet)


def corrections(given: States) -> list[str]:
    return written(given).split("\nCorrections\n")[1].splitlines()


def test_the_sheet_says_what_it_corrects_and_of_which_meeting() -> None:
    change = ("Nobody has", "No one has")
    published = TEXT.replace("key_decision = false\n", "key_decision = false\npublication = { report = 2026-11-30 }\n")
    assert written(changed(change, text=published)).startswith(WHOLE)
    assert "Report published" not in written(changed(change))


def test_each_correction_stands_in_the_order_of_the_published_paper_with_its_numbers() -> None:
    assert corrections(changed(*CHANGES)) == [
        "1.\tHeading “What was asked”: for “asked” read “wished for”.",
        "2.\tParagraph 2 (Information): for “£1,500” read “£1,600”.",
        "3.\tBullet 2 under paragraph 3 (Information): delete: “the southern parishes in the valley”.",
        f"4.\tParagraph 4 (Information): {PARAGRAPH_4}",
        "5.\tTable under paragraph 5 (Information), row “South”, column “Cost”: for “£500” read “£650”.",
        "6.\tAfter table in “Risks”, row “There may be no snow before the end of…”: insert:",
        "| Risk | Likelihood | Impact | What is done about it | Who is responsible |",
        "| The shed may fall down in a gale | Low | Medium | It is tied to the depot | Head of Sheds |",
        "7.\tAfter heading “Other Options Considered”: insert:",
        "Many people were asked about this.",
        "8.\tRecommendation 1: for “£1,200” read “£1,300”.",
        "9.\tRecommendation 2: delete: “the sledges be lent free of charge”.",
        "10.\tHeading “Financial Comments (SS 24/11/26)”: for “24/11/26” read “28/11/26”.",
        "11.\tMeeting place: for “Shire Hall” read “Town Hall”.",
    ]


def test_a_word_that_stands_there_twice_is_told_with_its_neighbours() -> None:
    old = TEXT.replace("To lend sledges to those", "Some may go, the rest may stay, as those")
    told = corrections(states(old, old.replace("rest may stay", "rest must stay")))
    assert told == ["1.\tParagraph 1 (Purpose of the Report): for “rest may stay” read “rest must stay”."]


def test_equal_corrections_of_a_paragraph_are_told_once_with_their_number() -> None:
    old = TEXT.replace("asked for {{ total }} in all.", "asked for {{ total }} in all, {{ total }} at once.")
    told = corrections(states(old, old.replace("value = 1500", "value = 1600").replace("amount = 300", "amount = 400")))
    assert told[0] == "1.\tParagraph 2 (Information): for “£1,500” read “£1,600” (both times)."


def test_a_moved_paragraph_is_told_once_where_it_was() -> None:
    assert corrections(changed((SHED, ""), ("### What was asked\n", f"### What was asked\n\n{SHED}"))) == [
        "1.\tParagraph 5 (Information): move to follow heading “What was asked”: " + OPENING
    ]


MOVED = {
    "a bullet": "Bullet 1 under paragraph 5 (Information): move to follow bullet 3 under paragraph 5 (Information): "
    "“the northern parishes along the ridge, so that more of their people …”, "
    "and there delete “and fewer move to the town”.",
    "a bullet with bullets": "Bullet 2 under paragraph 5 (Information): move to follow bullet 3 under paragraph 5 "
    "(Information): “the western parishes, in which more people live than in all of …”, "
    "and in bullet 2 of it for “inland” read “on hills”.",
    "a row": "Table under paragraph 7 (Information), row “South of the river and the hills”: "
    "move to follow table under paragraph 7 (Information), row “East”: “South of the river and the hills 5 £500”, "
    "and in column “Cost” for “£500” read “£550”.",
    "a section": "Section “Where they go”: move to follow table under paragraph 7 (Information): "
    "“Where they go The sledges go to the parishes first, since these …”, "
    "and in paragraph 3 (Information) for “March” read “April”.",
}


@pytest.mark.parametrize("case", MOVED)
def test_what_was_moved_and_reworded_is_told_with_both(case: str) -> None:
    assert corrections(changed(*MOVES[case][0], text=MOVING)) == [f"1.\t{MOVED[case]}"]


def test_what_was_moved_with_more_in_it_stands_there_in_full() -> None:
    more = NESTED.replace("  - those inland\n", "  - those inland\n  - those on the hills\n")
    assert corrections(changed((NESTED, ""), (SOUTH, SOUTH + more), text=MOVING)) == [
        (
            "1.\tBullet 2 under paragraph 5 (Information): move to follow bullet 3 under paragraph 5 (Information): "
            "“the western parishes, in which more people live than in all of …”, and there read:"
        ),
        "•\tthe western parishes, in which more people live than in all of the others",
        "•\tthose at sea",
        "•\tthose inland",
        "•\tthose on the hills",
    ]


def test_an_item_of_a_recommendation_is_named_with_its_recommendation() -> None:
    assert corrections(changed(("to whoever asks", "to all who ask"), ("at noon", "at night"), text=LISTED)) == [
        "1.\tRecommendation 2, item a): for “to whoever asks” read “to all who ask”.",
        "2.\tRecommendation 2, item b), item ii): for “noon” read “night”.",
    ]


def test_numbers_of_the_published_paper_are_not_called_old() -> None:
    assert " old " not in f" {written(changed(*CHANGES))} ".casefold()


def test_what_no_reader_sees_is_no_correction() -> None:
    sheet = written(changed(('reference = "W12"', 'reference = "W12"\nstatus = "final"')))
    assert "has not been changed" in sheet
    assert "Corrections" not in sheet


def test_the_sheet_holds_no_mark_of_a_change_and_no_fingerprint_of_the_decision() -> None:
    sheet = changed(*CHANGES).sheet
    assert not any(isinstance(inline, Amended) for inline in walk.all_inlines(sheet))
    assert all(getattr(block, "change", None) is None for block in walk.blocks(sheet.blocks))
    assert sheet.meta.fingerprints == ()
    assert sheet.meta.identifier == "sledges-correction"
    assert sheet.meta.status == "final"


def test_header_and_footer_are_the_house_s_with_the_sheet_s_title_and_without_draft() -> None:
    sheet = changed(*CHANGES).sheet
    running = [walk.plain(b.children) for b in (*sheet.header, *sheet.footer) if isinstance(b, Paragraph)]
    assert "Correction to “Lending of sledges”" in running
    assert "Draft" not in running


def test_the_sheet_has_one_heading_and_every_table_a_head(tmp_path: Path) -> None:
    sheet = changed(*CHANGES).sheet
    blocks = list(walk.blocks(sheet.blocks))
    assert [walk.plain(b.children) for b in blocks if isinstance(b, Heading)] == ["Corrections"]
    assert all(t.head or t.rows[0].cells[0].header == "row" for t in blocks if isinstance(t, Table))


def pages(house: str, folder: Path) -> tuple[Path, Path]:
    given = changed(*CHANGES, house=house)
    page, word = folder / f"{house}.html", folder / f"{house}.docx"
    page.write_bytes(writers.html(given.house)(given.sheet))
    word.write_bytes(writers.word(given.house)(given.sheet))
    return page, word


def test_its_page_and_word_file_are_valid_and_accessible_in_every_house(tmp_path: Path) -> None:
    made = [pages(house, tmp_path) for house in ("nottinghamshire", "cambridgeshire", "west-sussex", "wolverhampton")]
    assert tools.axe([page for page, _ in made]) == []
    assert tools.nu([page for page, _ in made]) == []
    assert tools.ooxml([word for _, word in made]) == []


def test_the_same_states_give_the_same_sheet() -> None:
    one, other = changed(*CHANGES).sheet, changed(*CHANGES).sheet
    assert isinstance(one, Paper)
    assert one == other
