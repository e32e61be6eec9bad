"""Every kind of edit a reviewer makes in Word, and how it ends: the very lines of the source, or why not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.support.reviews import after, difference, reviewed, source
from tests.support.word_edits import Edits

HOME = "**many** people *cannot* get home. It costs {{ cost }} a year."
Edit = Callable[[Edits], object]


def swap(start: str, old: str, new: str) -> list[str]:
    """The line of the source that begins so, taken away, and the same with other words."""
    (line,) = [line for line in source().files["bus.md"].decode().split("\n") if line.startswith(start)]
    assert line.count(old) == 1
    return [f"-{line}", f"+{line.replace(old, new)}"]


APPLIED: list[tuple[str, Edit, list[str]]] = [
    (
        "words inserted",
        lambda e: e.insert(e.find("To ask"), "To ask", " again"),
        swap("To ask for a", "for", "again for"),
    ),
    (
        "words deleted",
        lambda e: e.delete(e.find("The drivers"), "drivers "),
        swap("The drivers ", "drivers agree.", "agree."),
    ),
    (
        "words replaced",
        lambda e: e.replace(e.find("The drivers"), "agree", "object"),
        swap("The drivers ", "agree.", "object."),
    ),
    (
        "words over a line's end",
        lambda e: e.replace(e.find("To ask"), "ends at six", "stops at five"),
        [
            "-To ask for an evening bus. The service ends",
            "-at six today, and **many** people *cannot* get home. It costs {{ cost }} a year.",
            f"+To ask for an evening bus. The service stops at five today, and {HOME}",
        ],
    ),
    (
        "a word within bold",
        lambda e: e.replace(e.find("To ask"), "many", "most"),
        swap("at six today", "**many**", "**most**"),
    ),
    (
        "a bold word deleted",
        lambda e: e.delete(e.find("To ask"), "many "),
        swap("at six today", "**many** people", "people"),
    ),
    (
        "a word made bold",
        lambda e: e.format(e.find("The drivers"), "agree", b=True),
        swap("The drivers ", "agree.", "**agree**."),
    ),
    (
        "a word made italic",
        lambda e: e.format(e.find("The drivers"), "drivers", i=True),
        swap("The drivers ", "drivers", "*drivers*"),
    ),
    (
        "bold taken away",
        lambda e: e.format(e.find("To ask"), "many", b=False),
        swap("at six today", "**many**", "many"),
    ),
    (
        "a bold word inserted",
        lambda e: e.insert(e.find("The drivers"), "drivers", " all", b=True),
        swap("The drivers ", "agree.", "**all** agree."),
    ),
    (
        "signs of Markdown typed",
        lambda e: e.insert(e.find("The drivers"), "drivers", " *a* _b_ [c] {d} <e> `f` \\g"),
        swap("The drivers ", "agree.", "\\*a\\* \\_b\\_ \\[c\\] \\{d\\} \\<e> \\`f\\` \\\\g agree."),
    ),
    (
        "a list's sign typed at the head",
        lambda e: e.insert(e.find("The drivers"), 0, "- "),
        swap("The drivers ", "The", "\\- The"),
    ),
    (
        "a number typed at the head",
        lambda e: e.insert(e.find("The drivers"), 0, "1. "),
        swap("The drivers ", "The", "1\\. The"),
    ),
    (
        "an ampersand and quotes typed",
        lambda e: e.insert(e.find("The drivers"), "drivers", " & “crew”"),
        swap("The drivers ", "agree.", "& “crew” agree."),
    ),
    (
        "words beside a figure",
        lambda e: e.replace(e.find("To ask"), "a year", "each year"),
        swap("at six today", "}} a", "}} each"),
    ),
    (
        "a sentence with a figure deleted",
        lambda e: e.delete(e.find("To ask"), " It costs £1,200 a year."),
        swap("at six today", "home. It costs {{ cost }} a year.", "home."),
    ),
    (
        "a sentence rewritten around a figure",
        lambda e: e.replace(e.find("To ask"), "It costs £1,200 a year.", "The cost is £1,200 yearly."),
        swap("at six today", "It costs {{ cost }} a year.", "The cost is {{ cost }} yearly."),
    ),
    (
        "a link's words",
        lambda e: e.retype(e.find("Buses stop"), "timetable", "times"),
        swap("Buses stop e", "[timetable](https://www.example.gov.uk/bus)", "[times](https://www.example.gov.uk/bus)"),
    ),
    (
        "words beside a reference",
        lambda e: e.replace(e.find("Buses stop"), "says", "states"),
        swap("Buses stop e", "says,", "states,"),
    ),
    (
        "a footnote's words",
        lambda e: e.replace(e.find("Counted", "word/footnotes.xml"), "May", "June"),
        swap("[^1]: Counte", "May.", "June."),
    ),
    (
        "an author's heading",
        lambda e: e.replace(e.find("What people said"), "people", "riders"),
        swap("### What peo", "people", "riders"),
    ),
    (
        "a list item",
        lambda e: e.replace(e.find("earlier buses"), "earlier", "later"),
        swap("- earlier bu", "earlier", "later"),
    ),
    (
        "a nested item",
        lambda e: e.insert(e.find("for children"), "for ", "all "),
        swap("  - for chil", "children", "all children"),
    ),
    (
        "an item added",
        lambda e: e.add_after(e.find("cleaner seats"), "kinder drivers"),
        ["+- kinder drivers"],
    ),
    (
        "an item deleted",
        lambda e: e.remove(e.find("earlier buses")),
        ["-- earlier buses"],
    ),
    (
        "a numbered item split",
        lambda e: e.split(e.find("second stop"), "second"),
        ["-2. second stop", "+2. second", "+3. stop"],
    ),
    (
        "a numbered item added",
        lambda e: e.add_after(e.find("first stop"), "stop between"),
        ["-2. second stop", "+2. stop between", "+3. second stop"],
    ),
    (
        "a numbered item deleted",
        lambda e: e.remove(e.find("first stop")),
        ["-1. first stop", "-2. second stop", "+1. second stop"],
    ),
    (
        "a paragraph added",
        lambda e: e.add_after(e.find("The drivers"), "So do the # riders."),
        ["+So do the # riders.", "+"],
    ),
    (
        "a paragraph deleted",
        lambda e: e.remove(e.find("The drivers")),
        ["-The drivers agree.", "-"],
    ),
    (
        "a paragraph split",
        lambda e: e.split(e.find("The last bus"), "wanted."),
        [
            "-The last bus leaves at ten. A later one is wanted. It would be full.",
            "+The last bus leaves at ten. A later one is wanted.",
            "+",
            "+It would be full.",
        ],
    ),
    (
        "two paragraphs joined",
        lambda e: e.join(e.find("The last bus")),
        [
            "-The last bus leaves at ten. A later one is wanted. It would be full.",
            "-",
            "-The drivers agree.",
            "+The last bus leaves at ten. A later one is wanted. It would be full.The drivers agree.",
        ],
    ),
    (
        "a paragraph moved",
        lambda e: e.move(e.find("The drivers"), e.find("Buses stop")),
        ["+The drivers agree.", "+", "-The drivers agree.", "-"],
    ),
    (
        "a cell of a drawn table",
        lambda e: e.replace(e.find("Quay"), "Quay", "Quay | West"),
        swap("| Quay | 25 ", "Quay |", "Quay \\| West |"),
    ),
    (
        "a cell of CSV",
        lambda e: e.replace(e.find("Six"), "Six", "Six, half past"),
        swap("Six,2", "Six,2", '"Six, half past",2'),
    ),
    (
        "a cell of CSV in quotes",
        lambda e: e.replace(e.find("Seven, eight"), "eight", '"nine"'),
        swap('"Seven, eigh', 'eight",1', '""nine""",1'),
    ),
    (
        "a row added",
        lambda e: e.add_row(e.rows("Quay")[2], ["Bridge", "5"]),
        ["+| Bridge | 5 |"],
    ),
    (
        "a row deleted",
        lambda e: e.remove_row(e.rows("Quay")[1]),
        ["-| Mill | 40     |"],
    ),
    (
        "a row of CSV added",
        lambda e: e.add_row(e.rows("Seven")[1], ["Half, past", "3"]),
        ['+"Half, past",3'],
    ),
    (
        "a row of CSV deleted",
        lambda e: e.remove_row(e.rows("Seven")[1]),
        ["-Six,2"],
    ),
    (
        "a table's caption",
        lambda e: e.replace(e.find("Buses an hour"), "an", 'each "full"'),
        swap("{#runs capti", "an", 'each \\"full\\"'),
    ),
    (
        "the title",
        lambda e: e.replace(e.find("Evening bus to"), "Evening", 'Late "night"'),
        swap('title = "Evening bus to Marsh Lane"', '"Evening', '"Late \\"night\\"'),
    ),
    (
        "an officer's post",
        lambda e: e.replace(e.find("Report of the"), "Head", "Chief"),
        swap("authors = [{", '"Head', '"Chief'),
    ),
    (
        "a recommendation",
        lambda e: e.replace(e.find("approves the"), "evening", "\\late*"),
        swap('text = "appr', "evening", "\\\\\\\\late\\\\*"),
    ),
    (
        "a recommendation of many lines",
        lambda e: e.replace(e.find("notes the"), '"trial"', '"first" trial'),
        swap('notes the "t', '"trial"', '"first" trial'),
    ),
    (
        "a recommendation added",
        lambda e: e.add_after(e.find("approves the"), 'asks "why".'),
        ["+", "+[[recommendations]]", '+text = "asks \\"why\\"."'],
    ),
    (
        "a recommendation deleted",
        lambda e: e.remove(e.find("approves the")),
        ["-", "-[[recommendations]]", '-id = "rec-bus"', '-text = "approves the evening bus at {{ cost }}"'],
    ),
    (
        "an option's advantage",
        lambda e: e.replace(e.find("no noise"), "noise", "dust"),
        swap("advantages =", 'noise"]', 'dust"]'),
    ),
    (
        "a comment of an officer",
        lambda e: e.replace(e.find('The "cost"'), "met", "Jo's"),
        swap("text = 'The ", "'The \"cost\" is met.'", '"The \\"cost\\" is Jo\'s."'),
    ),
    (
        "an untracked edit",
        lambda e: e.retype(e.find("The drivers"), "agree", "object"),
        swap("The drivers ", "agree.", "object."),
    ),
]
NOT_APPLIED: list[tuple[str, Edit, str, str]] = [
    ("a comment", lambda e: e.comment(e.find("The drivers"), "agree", "All of them?"), "noted", ""),
    (
        "a figure",
        lambda e: e.replace(e.find("To ask"), "£1,200", "£1,300"),
        "noted",
        "figure cost, in [figures]: change it at decisions/bus.md:25:1",
    ),
    ("a figure in part", lambda e: e.replace(e.find("To ask"), "200", "300"), "noted", "figure cost, in [figures]"),
    ("a reference's number", lambda e: e.replace(e.find("Buses stop"), "3", "7"), "noted", "a reference to #why"),
    (
        "a heading of the house",
        lambda e: e.replace(e.find("Purpose of the Report"), "Purpose", "Aim"),
        "noted",
        "house's heading",
    ),
    (
        "wording of the house",
        lambda e: e.replace(e.find("In preparing this report"), "preparing", "writing"),
        "noted",
        "house's own wording",
    ),
    (
        "the meeting's date",
        lambda e: e.replace(e.find("9 March 2027"), "9", "10"),
        "noted",
        "the date of the meeting: change it at decisions/bus.md:4",
    ),
    (
        "a comment's initials",
        lambda e: e.replace(e.find("Financial Comments"), "SS", "TT"),
        "noted",
        '"SS" is the initials of the finance comment: change it at decisions/bus.md:',
    ),
    (
        "a comment's heading",
        lambda e: e.replace(e.find("Financial Comments"), "Financial", "Money"),
        "noted",
        "the house's heading of the finance comment; its initials and date alone are typed",
    ),
    (
        "a field in words of the house",
        lambda e: e.replace(e.find("None."), "None", "Some"),
        "noted",
        "the house's wording for what stands at decisions/bus.md:7:21: change it there",
    ),
    ("another style", lambda e: e.restyle(e.find("The drivers"), "Heading1"), "refused", "house's to give"),
    ("an item with others in it deleted", lambda e: e.remove(e.find("cheaper fares")), "refused", "more in it"),
]


@pytest.mark.parametrize(("kind", "edit", "lines"), APPLIED, ids=[row[0] for row in APPLIED])
def test_an_edit_changes_these_lines_of_the_source_and_no_others(kind: str, edit: Edit, lines: list[str]) -> None:
    done = reviewed([edit])
    assert {one.end for one in done.outcomes} == {"applied"}, [(o.end, o.reason) for o in done.outcomes]
    assert difference(source(), after(done, source())) == lines


@pytest.mark.parametrize(("kind", "edit", "end", "reason"), NOT_APPLIED, ids=[row[0] for row in NOT_APPLIED])
def test_an_edit_that_is_not_the_texts_ends_with_its_reason(kind: str, edit: Edit, end: str, reason: str) -> None:
    done = reviewed([edit])
    assert done.outcomes
    assert {one.end for one in done.outcomes} == {end}, [(o.end, o.reason) for o in done.outcomes]
    assert all(reason in one.reason for one in done.outcomes), [o.reason for o in done.outcomes]
    assert done.shares == ()
