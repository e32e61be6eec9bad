"""Changes told one by one, and whose they are."""

from __future__ import annotations

from msgspec.structs import replace

from docgen.diagnostics import Position
from docgen.paper import walk
from docgen.paper.change import Change
from docgen.paper.compare import Changed, Edit, changes, compare, signed
from docgen.paper.tree import Amended, Block, Cell, Division, Heading, Note, NoteMark, Paper, Paragraph, Row, Table, Text
from tests.paper.compare.edited import edited, sample
from tests.paper.compare.test_blocks import COSTS, LONG, OTHER, THIRD
from tests.paper.compare.trees import bullets, compared, finished, table, text
from tests.paper.papers import heading, paragraph
from tests.support.papers_changed import nodes


def told(old: Paper, new: Paper) -> list[Changed]:
    return list(changes(compared(old, new)))


def test_nothing_is_told_of_equal_papers() -> None:
    assert told(finished(text(LONG)), finished(text(LONG))) == []


def test_words_are_told_with_their_place() -> None:
    def made(amount: str) -> Paper:
        return finished(
            heading(1, "Finance"), Division("", "recommendations", (bullets(f"that {amount} be approved", form="1."),))
        )

    [found] = told(made("£206,082"), made("£210,000"))
    assert (found.kind, found.where, found.label) == ("changed", "Finance", "1.")
    assert found.edits == (Edit("£206,082", "£210,000"),)
    assert (found.old, found.new) == ("that £206,082 be approved", "that £210,000 be approved")
    assert [type(n).__name__ for n in found.within] == ["Division", "List", "Item"]


def test_a_section_that_came_is_told_block_by_block_and_a_list_as_a_whole() -> None:
    old = finished(heading(1, "One"), text(LONG))
    new = finished(heading(1, "One"), text(LONG), heading(1, "Two"), bullets(OTHER, THIRD))
    assert [(c.kind, type(c.node).__name__, c.where) for c in told(old, new)] == [
        ("added", "Heading", "Two"),
        ("added", "List", "Two"),
    ]


def test_what_is_gone_is_told_under_its_old_heading_with_its_old_number() -> None:
    old = finished(heading(1, "One"), paragraph(LONG), paragraph(OTHER), heading(1, "Two"), paragraph(THIRD))
    new = finished(heading(1, "One"), paragraph(LONG), heading(1, "Two, now"), paragraph(THIRD))
    [first, second] = told(old, new)
    assert (first.kind, first.where, first.label, first.old, first.new) == ("removed", "One", "1.2", OTHER, "")
    assert (second.kind, second.where) == ("changed", "Two, now")


def test_a_move_of_several_blocks_is_told_once_at_its_new_place() -> None:
    first = (heading(1, "Repairs"), paragraph(LONG))
    rest = (
        heading(1, "Consultation"),
        paragraph(OTHER),
        paragraph(THIRD),
        paragraph("In all 1,286 answers came in on paper."),
    )
    [found] = told(finished(*first, *rest), finished(*rest, *first))
    assert (found.kind, found.old_label, found.label) == ("moved", "1.0", "2.0")
    assert found.new == f"Repairs\n{LONG}"
    assert [type(n) for n in found.nodes] == [Heading, Paragraph]


def test_words_changed_in_a_move_are_in_its_texts() -> None:
    old, new = finished(text(LONG), text(OTHER), text(THIRD)), finished(text(OTHER), text(THIRD), text(LONG + " comes"))
    [found] = told(old, new)
    assert (found.kind, found.old, found.new) == ("moved", LONG, LONG + " comes")


def test_splits_and_joins_are_told_once() -> None:
    whole, parts = finished(text(f"{LONG}. {OTHER}.")), finished(text(f"{LONG}."), text(f"{OTHER}."))
    [split], [join] = told(whole, parts), told(parts, whole)
    assert (split.kind, split.old, split.new) == ("split", f"{LONG}. {OTHER}.", f"{LONG}.\n{OTHER}.")
    assert (join.kind, join.old, join.new) == ("joined", split.new, split.old)
    assert len(split.nodes) == len(join.nodes) == 2


def test_another_form_is_told_with_what_it_was() -> None:
    [found] = told(finished(heading(1, "Risks"), text(LONG)), finished(heading(2, "Risks"), text(LONG)))
    assert found.kind == "form"
    assert isinstance(found.was, Heading)
    assert found.was.rank == 1


def test_rows_columns_and_cells_are_told_apart() -> None:
    new = (
        "Item | Kind | Year | Amount",
        "Roof | capital | 2027 | £400",
        "Walls | capital | 2027 | £50",
        "Floor | capital | 2027 | £310",
        "Doors | revenue | 2028 | £200",
    )
    found = told(finished(table(*COSTS)), finished(table(*new)))
    assert [(c.kind, type(c.node), c.new) for c in found] == [
        ("added", Cell, "Kind"),
        ("added", Row, "Walls | capital | 2027 | £50"),
        ("changed", Paragraph, "£310"),
    ]
    assert [type(n) for n in found[2].within] == [Table, Row, Cell]


def test_footnotes_are_told_last() -> None:
    def made(words: str, note: str) -> Paper:
        notes = (Note("n", (text(note, style="note"),)),)
        return finished(Paragraph("", (Text(words), NoteMark("n"))), notes=notes)

    found = told(made(LONG, OTHER), made(LONG + " comes", OTHER + " too"))
    assert [(c.kind, c.label, c.edits) for c in found] == [
        ("changed", "", (Edit("", " comes"),)),
        ("changed", "1", (Edit("", " too"),)),
    ]


def test_a_date_of_a_comment_and_a_sum_are_told_of_a_sample() -> None:
    new = edited(
        "social-work-pilot",
        ("date = 2014-11-24", "date = 2014-11-28"),
        ("amount = 206082", "amount = 210000"),
        ("value = 230328", "value = 234246"),
    )
    found = changes(compare(sample("social-work-pilot"), new))
    pairs = {(edit.old, edit.new) for c in found for edit in c.edits}
    assert pairs == {("24/11/14", "28/11/14"), ("£206,082", "£210,000"), ("£230,328", "£234,246")}
    assert {c.kind for c in found} == {"changed"}


# ---- whose


def placed(block: Block, file: str, line: int) -> Block:
    return replace(block, at=Position(file, line))


def asked(change: Change, at: Position, older: bool, words: str) -> tuple[str, str]:
    return f"{at.file}:{at.line}", "old" if older else "new"


def authors(paper: Paper) -> list[tuple[str, str, str]]:
    marks = [n.change for n in nodes(paper.blocks) if n.change]
    marks += [i.change for i in walk.all_inlines(paper) if isinstance(i, Amended)]
    return sorted({(c.kind, c.author, c.date) for c in marks})


def test_every_change_is_signed_by_its_place() -> None:
    old = finished(placed(text(LONG), "old.md", 1), placed(text(OTHER), "old.md", 2))
    new = finished(placed(text(LONG + " comes"), "new.md", 1), placed(bullets("one"), "new.md", 6))
    assert authors(signed(compare(old, new), asked)) == [
        ("del", "old.md:2", "old"),
        ("ins", "new.md:1", "new"),
        ("ins", "new.md:6", "new"),
    ]


def test_words_gone_from_a_paragraph_are_asked_for_at_its_newer_place() -> None:
    old, new = (
        finished(placed(text("The old roof leaks"), "old.md", 1)),
        finished(placed(text("The roof leaks"), "new.md", 3)),
    )
    assert authors(signed(compare(old, new), asked)) == [("del", "new.md:3", "new")]


def test_a_change_in_a_table_is_asked_for_at_the_table() -> None:
    old = finished(replace(table(*COSTS), at=Position("old.md", 5)))
    new = finished(replace(table(*COSTS[:3], "Doors | 2028 | £250"), at=Position("new.md", 7)))
    assert {author for _, author, _ in authors(signed(compare(old, new), asked))} == {"new.md:7"}


def test_whose_a_change_is_is_asked_with_its_words() -> None:
    old = finished(placed(text("The old roof leaks"), "old.md", 1))
    new = finished(placed(text("The roof leaks"), "new.md", 3), placed(bullets("one", "two"), "new.md", 6))
    found = signed(compare(old, new), lambda change, at, older, words: (words.strip(), ""))
    assert {author for _, author, _ in authors(found)} == {"old", "one two", "one", "two"}
