"""Blocks: moved, split, joined, changed in form; lists, tables, references and footnotes."""

from __future__ import annotations

from msgspec.structs import replace

from docgen.paper import walk
from docgen.paper.compare import accept, compare, reject
from docgen.paper.tree import (
    Amended,
    Block,
    Division,
    Heading,
    Image,
    Item,
    List,
    Note,
    NoteMark,
    Paper,
    Paragraph,
    Reference,
    Table,
    Text,
)
from tests.paper.compare.trees import bullets, compared, finished, lines, table, text
from tests.paper.papers import heading, paragraph
from tests.support.papers_changed import nodes

LONG = "The council proposes to repair the roof of the old school before the winter"
OTHER = "Residents were asked in spring whether they would use a library that opens on Sundays"
THIRD = "No money has been put aside for the bridge across the river at Millbeck"


def marks(paper: Paper) -> list[tuple[str, str, str]]:
    """Kind of node, kind of change and name of the move of each marked node but cells."""
    found = [n for n in nodes([*paper.blocks, *paper.notes]) if n.change and "cells" not in n.__struct_fields__]
    return [(type(n).__name__, n.change.kind, n.change.move) for n in found if hasattr(n, "id")]


def amended(paper: Paper) -> list[Amended]:
    return [i for i in walk.all_inlines(paper) if isinstance(i, Amended)]


def unchanged(old: Paper, new: Paper) -> bool:
    merged = compared(old, new)
    return not marks(merged) and not amended(merged)


# ---- numbers


def test_renumbering_alone_is_no_change() -> None:
    def made(*before: Block) -> Paper:
        target = paragraph(LONG, id="repair")
        pointing = Paragraph("", (Text("See paragraph "), Reference("repair"), Text(".")), numbered=True)
        return finished(heading(1, "Purpose"), *before, target, pointing, items := bullets("one", "two", form="1."), items)

    old, new = made(), made(paragraph(OTHER))
    merged = compared(old, new)
    assert marks(merged) == [("Paragraph", "ins", "")]
    assert [a.change.kind for a in amended(merged)] == ["ins"]
    pointing = merged.blocks[3]
    assert isinstance(pointing, Paragraph)
    assert pointing.children[1] == Reference("repair", "1.2")


def test_a_reference_to_another_block_is_a_change_though_its_number_is_the_same() -> None:
    def made(target: str) -> Paper:
        pointing = Paragraph(
            "", (Text("This follows from what is said in paragraph "), Reference(target), Text(".")), numbered=True
        )
        return finished(heading(1, "Purpose"), paragraph(LONG, id="a"), paragraph(OTHER, id="b"), pointing)

    swapped = compared(made("a"), made("b"))
    assert [(a.change.kind, walk.plain(a.children) or "-") for a in amended(swapped)] == [("del", "1.1"), ("ins", "1.2")]


def test_a_block_keeps_the_newer_id_and_number_and_what_is_gone_its_own() -> None:
    merged = compared(
        finished(heading(1, "Purpose"), paragraph(THIRD), paragraph(LONG)), finished(heading(1, "Purpose"), paragraph(LONG))
    )
    _, gone, kept = merged.blocks
    assert isinstance(gone, Paragraph)
    assert isinstance(kept, Paragraph)
    assert gone.label == kept.label
    assert (gone.id, kept.id) == ("purpose-p1-was", "purpose-p1")


# ---- moves


def test_a_section_that_moved_is_one_move() -> None:
    first = (heading(1, "Repairs"), paragraph(LONG))
    rest = (
        heading(1, "Consultation"),
        paragraph(OTHER),
        paragraph(THIRD),
        paragraph("In all 1,286 answers came in on paper."),
    )
    merged = compared(finished(*first, *rest), finished(*rest, *first))
    assert marks(merged) == [
        ("Heading", "del", "m1"),
        ("Paragraph", "del", "m1"),
        ("Heading", "ins", "m1"),
        ("Paragraph", "ins", "m1"),
    ]
    assert {a.change.move for a in amended(merged)} == {"m1"}


def test_a_moved_block_with_words_changed_is_still_moved() -> None:
    found = lines(finished(text(LONG), text(OTHER), text(THIRD)), finished(text(OTHER), text(THIRD), text(LONG + " comes")))
    assert found == [f"[-{LONG}-]", OTHER, THIRD, f"{{+{LONG} comes+}}"]
    merged = compared(
        finished(text(LONG), text(OTHER), text(THIRD)), finished(text(OTHER), text(THIRD), text(LONG + " comes"))
    )
    assert [m for _, _, m in marks(merged)] == ["m1", "m1"]


def test_a_recommendation_that_moved_is_an_item_moved() -> None:
    def made(*texts: str) -> Paper:
        return finished(Division("", "recommendations", (bullets(*texts, form="1."),)))

    merged = compared(made(LONG, OTHER, THIRD), made(OTHER, LONG, THIRD))
    assert marks(merged)[0][0] == "Item"
    assert sorted({(kind, move) for _, kind, move in marks(merged)}) == [("del", "m1"), ("ins", "m1")]


def test_a_paragraph_may_move_into_an_item_and_a_section() -> None:
    old = finished(heading(1, "One"), text(LONG), heading(1, "Two"), bullets(OTHER))
    new = finished(
        heading(1, "One"),
        heading(1, "Two"),
        List("", "•", (Item("", (text(OTHER, style="item"), text(LONG, style="item"))),)),
    )
    assert [m for m in marks(compared(old, new)) if m[2]] == [("Paragraph", "del", "m1"), ("Paragraph", "ins", "m1")]


def test_short_words_here_and_there_are_no_move() -> None:
    merged = compared(
        finished(text("None."), heading(1, "One"), text(LONG)), finished(heading(1, "One"), text(LONG), text("None."))
    )
    assert {m for _, _, m in marks(merged)} == {""}


def test_what_stands_in_a_new_list_is_new_though_it_was_elsewhere() -> None:
    old = finished(bullets(LONG, OTHER, THIRD), text("None of these is new to members."))
    new = finished(bullets(LONG, OTHER), text("None of these is new to members."), bullets(THIRD))
    assert {m for _, _, m in marks(compared(old, new))} == {""}


def test_two_moves_have_two_names() -> None:
    stay = [paragraph(f"Paragraph number {n} of those that stay where they are") for n in "abcdef"]
    first, second = paragraph(LONG), paragraph(OTHER)
    old = finished(first, *stay[:3], second, *stay[3:])
    new = finished(*stay[:3], first, *stay[3:], second)
    assert {m for _, _, m in marks(compared(old, new))} == {"m1", "m2"}


# ---- splits and joins


def test_a_split_paragraph_keeps_its_common_words_unmarked() -> None:
    merged = compared(finished(text(f"{LONG}. {OTHER}.")), finished(text(f"{LONG}."), text(f"{OTHER}.")))
    assert marks(merged) == [("Paragraph", "ins", "")]
    assert [walk.plain(b.children) for b in merged.blocks if isinstance(b, Paragraph)] == [f"{LONG}.", f"{OTHER}."]
    assert [(a.change.kind, a.children) for a in amended(merged)] == [("del", (Text(" "),))]


def test_a_paragraph_may_be_split_in_three_with_words_changed() -> None:
    merged = compared(
        finished(text(f"{LONG}. {OTHER}. {THIRD}.")), finished(text(f"{LONG}."), text(f"{OTHER} at noon."), text(THIRD))
    )
    assert marks(merged) == [("Paragraph", "ins", ""), ("Paragraph", "ins", "")]


def test_joined_paragraphs_keep_their_common_words_unmarked() -> None:
    merged = compared(finished(text(f"{LONG}."), text(f"{OTHER}.")), finished(text(f"{LONG}. {OTHER}.")))
    assert marks(merged) == [("Paragraph", "del", "")]
    assert [(a.change.kind, a.children) for a in amended(merged)] == [("ins", (Text(" "),))]


def test_a_reference_to_a_split_paragraph_is_no_change() -> None:
    def made(*blocks: Block) -> Paper:
        return finished(heading(1, "One"), *blocks, Paragraph("", (Text("See paragraph "), Reference("x")), numbered=True))

    old = made(paragraph(f"{LONG}. {OTHER}.", id="x"))
    new = made(paragraph(f"{LONG}.", id="x"), paragraph(f"{OTHER}."))
    merged = compared(old, new)
    assert not any(isinstance(i, Reference) for a in amended(merged) for i in walk.inlines(a.children))


def test_a_new_paragraph_after_one_that_stays_is_no_split() -> None:
    merged = compared(finished(text(LONG)), finished(text(LONG), text("It rains a lot.")))
    assert [b.change.kind if b.change else "" for b in merged.blocks] == ["", "ins"]


# ---- form


def test_another_rank_is_a_change_of_form() -> None:
    [block, _] = compared(finished(heading(1, "Risks"), text(LONG)), finished(heading(2, "Risks"), text(LONG))).blocks
    assert block.change
    assert block.change.kind == "form"
    assert isinstance(block.change.was, Heading)
    assert (block.change.was.rank, block.change.was.children) == (1, ())


def test_a_paragraph_that_became_a_heading_is_a_change_of_form() -> None:
    merged = compared(
        finished(paragraph("What happens next"), text(LONG)), finished(heading(2, "What happens next"), text(LONG))
    )
    assert marks(merged) == [("Heading", "form", "")]
    assert not amended(merged)


def test_bullets_that_became_letters_are_a_change_of_form() -> None:
    merged = compared(finished(bullets("one", "two")), finished(bullets("one", "two", form="a)")))
    assert marks(merged) == [("List", "form", "")]


def test_a_paragraph_rewritten_in_its_place_stays_one() -> None:
    old = finished(heading(1, "One"), text("All of it is new."), heading(1, "Two"))
    new = finished(heading(1, "One"), text("Nobody came to the meeting!"), heading(1, "Two"))
    assert lines(old, new)[1] == "[-All of it is new.-]{+Nobody came to the meeting!+}"


def test_a_paragraph_is_rewritten_in_its_place_though_a_list_came_with_it() -> None:
    old = finished(heading(1, "One"), text("All of it is new."), heading(1, "Two"))
    new = finished(heading(1, "One"), text("Nobody came to the meeting:"), bullets("rain", "snow"), heading(1, "Two"))
    assert lines(old, new)[1:3] == ["[-All of it is new.-]{+Nobody came to the meeting:+}", "•\t{+rain+}"]


def test_a_paragraph_that_moved_is_not_taken_for_the_one_now_in_its_place() -> None:
    old = finished(heading(1, "One"), text(LONG), heading(1, "Two"), text(THIRD))
    new = finished(heading(1, "One"), text(OTHER), heading(1, "Two"), text(THIRD), text(LONG))
    assert lines(old, new)[1:3] == [f"[-{LONG}-]", f"{{+{OTHER}+}}"]


# ---- lists


def test_items_of_a_list_in_a_list_are_compared() -> None:
    old = bullets("Costs for the roof:", ("Partners in this:", bullets("health trust", "advice service")), "Time")
    new = bullets(
        "Costs for the roof:", ("Partners in this:", bullets("health trust", "job club", "advice service")), "Time"
    )
    assert lines(finished(old), finished(new)) == [
        "•\tCosts for the roof:",
        "•\tPartners in this:",
        "•\thealth trust",
        "•\t{+job club+}",
        "•\tadvice service",
        "•\tTime",
    ]


def test_words_of_an_item_are_compared() -> None:
    assert lines(
        finished(bullets("32 hours become 52", "28 hours become 48")),
        finished(bullets("32 hours become 52", "28 hours become 46")),
    ) == [
        "•\t32 hours become 52",
        "•\t28 hours become [-48-]{+46+}",
    ]


# ---- tables

COSTS = ("Item | Year | Amount", "Roof | 2027 | £400", "Floor | 2027 | £300", "Doors | 2028 | £200")


def test_a_row_that_came_and_a_cell_that_changed() -> None:
    new = (*COSTS[:2], "Walls | 2027 | £50", "Floor | 2027 | £350", COSTS[3])
    assert lines(finished(table(*COSTS)), finished(table(*new))) == [
        "| Item | Year | Amount |",
        "| Roof | 2027 | £400 |",
        "| {+Walls+} | {+2027+} | {+£50+} |",
        "| Floor | 2027 | [-£300-]{+£350+} |",
        "| Doors | 2028 | £200 |",
    ]


def test_a_row_is_known_again_by_its_first_cell() -> None:
    new = (COSTS[0], "Roof | 2031 | £999,999 at most", *COSTS[2:])
    assert (
        lines(finished(table(*COSTS)), finished(table(*new)))[1]
        == "| Roof | [-2027-]{+2031+} | [-£400-]{+£999,999 at most+} |"
    )


def test_a_column_that_came_marks_its_cells_alone() -> None:
    new = (
        "Item | Kind | Year | Amount",
        "Roof | capital | 2027 | £400",
        "Floor | capital | 2027 | £310",
        "Doors | revenue | 2028 | £200",
    )
    assert lines(finished(table(*COSTS)), finished(table(*new))) == [
        "| Item | {+Kind+} | Year | Amount |",
        "| Roof | {+capital+} | 2027 | £400 |",
        "| Floor | {+capital+} | 2027 | [-£300-]{+£310+} |",
        "| Doors | {+revenue+} | 2028 | £200 |",
    ]


def test_a_column_went_and_a_row_came() -> None:
    new = ("Item | Amount", "Roof | £400", "Walls | £50", "Floor | £300", "Doors | £200")
    merged = compared(finished(table(*COSTS)), finished(table(*new)))
    [block] = merged.blocks
    assert isinstance(block, Table)
    assert {len(row.cells) for row in (*block.head, *block.rows)} == {3}
    assert lines(finished(table(*COSTS)), finished(table(*new)))[2] == "| {+Walls+} |  | {+£50+} |"


def test_a_moved_row_is_a_move() -> None:
    rows = [
        f"{name} in the old town hall | 2027 | £{n}00" for n, name in enumerate(["Roof", "Floors", "Windows", "Doors"], 1)
    ]
    merged = compared(
        finished(table("Item | Year | Amount", *rows)), finished(table("Item | Year | Amount", *rows[1:], rows[0]))
    )
    [block] = merged.blocks
    assert isinstance(block, Table)
    assert [(r.change.kind, r.change.move) for r in block.rows if r.change] == [("del", "m1"), ("ins", "m1")]


def test_a_caption_is_compared_in_words() -> None:
    old, new = (finished(table(*COSTS, caption=f"What it costs in {year}")) for year in (2027, 2028))
    assert lines(old, new)[0] == "Table 1: What it costs in [-2027-]{+2028+}"


# ---- footnotes and pictures


def noted(*notes: tuple[str, str], marked: tuple[str, ...]) -> Paper:
    inlines = tuple(i for name in marked for i in (NoteMark(name), Text(" then the council acts ")))
    return finished(
        Paragraph("", (Text("At first "), *inlines)),
        notes=tuple(Note(n, (text(words, style="note"),)) for n, words in notes),
    )


def test_a_footnote_that_came_before_another_renumbers_it_and_no_more() -> None:
    old = noted(("n1", OTHER), marked=("n1",))
    new = noted(("n1", LONG), ("n2", OTHER), marked=("n1", "n2"))
    merged = compared(old, new)
    assert [(n.change.kind if n.change else "", n.number) for n in merged.notes] == [("ins", 1), ("", 2)]


def test_a_footnote_that_is_gone_stays_in_the_tree_under_a_name_of_its_own() -> None:
    merged = compared(noted(("n1", OTHER), marked=("n1",)), noted(("n1", LONG), marked=("n1",)))
    assert sorted((n.change.kind, n.id) for n in merged.notes if n.change) == [("del", "n1-was"), ("ins", "n1")]


def test_words_of_a_footnote_are_compared() -> None:
    found = lines(noted(("n1", OTHER), marked=("n1",)), noted(("n1", OTHER + " too"), marked=("n1",)))
    assert found[-1] == f"[^1]: {OTHER}{{+ too+}}"


def test_a_picture_with_other_bytes_is_kept_under_another_name() -> None:
    def made(data: bytes) -> Paper:
        return finished(Paragraph("", (Image("plan.png", "The plan"),)), media=(("plan.png", data),))

    merged = compared(made(b"old"), made(b"new"))
    assert dict(merged.media) == {"plan.png": b"new", "plan-was.png": b"old"}
    assert reject(merged).media == (("plan-was.png", b"old"),)
    assert unchanged(made(b"same"), replace(made(b"same")))


def test_the_rest_of_the_paper_is_the_newer_ones() -> None:
    old = finished(text(LONG))
    new = replace(finished(text(LONG)), header=(text("Header"),), meta=replace(old.meta, title="Another"))
    for paper in (compare(old, new), accept(compare(old, new)), reject(compare(old, new))):
        assert (paper.meta, paper.header) == (new.meta, new.header)
