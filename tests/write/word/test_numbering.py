"""Native numbers: what Word computes from the file is what the tree says."""

from __future__ import annotations

import pytest

from docgen.paper.tree import Label, Paper
from docgen.write.word import write
from docgen.write.word.numbering_rules import Count, levels
from tests.support.word import tree
from tests.support.word_numbers import numbered_paragraphs
from tests.write.word.samples import docx, h, house, items, main, p, paper

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def nums(data: bytes) -> list[tuple[str, str]]:
    """(numId, ilvl) of every numbered paragraph."""
    return [
        (e.find(f"{_W}numId").get(f"{_W}val"), e.find(f"{_W}ilvl").get(f"{_W}val"))  # type: ignore[union-attr]
        for e in tree(data).iter(f"{_W}numPr")
    ]


def test_headings_and_paragraphs_share_one_instance_of_one_definition() -> None:
    data = docx(
        h("Purpose", label=main("1.0", 1, 1)),
        p("One", label=main("1.1", 2, 1)),
        h("Background", label=main("2.0", 1, 2)),
        p("Two", label=main("2.1", 2, 1)),
    )
    assert nums(data) == [("1", "0"), ("1", "1"), ("1", "0"), ("1", "1")]
    assert numbered_paragraphs(data) == [("1.0", "Purpose"), ("1.1", "One"), ("2.0", "Background"), ("2.1", "Two")]


def test_an_unnumbered_paragraph_has_no_number() -> None:
    assert nums(docx(p("One"), h("Heading"))) == []


def test_an_explicit_label_is_printed_and_the_count_goes_on_behind_it() -> None:
    data = docx(
        h("Background", label=main("1.0", 1, 1)),
        p("One", label=main("1.1", 2, 1)),
        p("Two", label=main("2.1", 2, 2, explicit=True)),
        p("Three", label=main("1.3", 2, 3)),
        h("Next", label=main("2.0", 1, 2)),
        p("Four", label=main("2.1", 2, 1)),
    )
    assert [label for label, _ in numbered_paragraphs(data)] == ["1.0", "1.1", "2.1", "1.3", "2.0", "2.1"]
    assert [num for num, _ in nums(data)] == ["1", "1", "2", "1", "1", "1"]


def test_an_explicit_label_of_any_characters_is_printed_as_typed() -> None:
    data = docx(p("One", label=main('A<b>&"c"', 1, 1, explicit=True)), p("Two", label=main("2.0", 1, 2)))
    assert [label for label, _ in numbered_paragraphs(data)] == ['A<b>&"c"', "2.0"]


def test_a_count_that_jumps_is_restarted_at_its_value() -> None:
    data = docx(p("One", label=main("1.0", 1, 1)), p("Seven", label=main("7.0", 1, 7)), p("Eight", label=main("8.0", 1, 8)))
    assert [label for label, _ in numbered_paragraphs(data)] == ["1.0", "7.0", "8.0"]
    assert [num for num, _ in nums(data)] == ["1", "2", "1"]


def test_a_label_whose_outer_counter_has_not_begun_is_printed_literally() -> None:
    data = docx(p("One", label=main("0.1", 2, 1)), p("Two", label=main("0.2", 2, 2)), h("H", label=main("1.0", 1, 1)))
    assert [label for label, _ in numbered_paragraphs(data)] == ["0.1", "0.2", "1.0"]


def test_each_list_begins_anew_and_bullets_share_one_instance() -> None:
    data = docx(
        items("a", "b", form="a)", name="one", labels=("a)", "b)")),
        p("between"),
        items("a", form="a)", name="two", labels=("a)",)),
        items("x", "y", name="three"),
        items("z", name="four"),
    )
    assert [label for label, _ in numbered_paragraphs(data)] == ["a)", "b)", "a)", "•", "•", "•"]
    found = [num for num, _ in nums(data)]
    assert found[0] == found[1] != found[2]
    assert len(set(found[3:])) == 1


def test_a_list_that_starts_at_four_shows_four() -> None:
    data = docx(items("x", "y", form="(i)", start=4, labels=("(iv)", "(v)")))
    assert numbered_paragraphs(data) == [("(iv)", "x"), ("(v)", "y")]


def test_an_outer_list_goes_on_after_a_nested_one_of_the_same_form() -> None:
    inner = items("x", "y", form="1.", name="inner", labels=("1.", "2."))
    data = docx(
        items((p("one", style="item"), inner), (p("two", style="item"),), form="1.", name="outer", labels=("1.", "2."))
    )
    assert numbered_paragraphs(data) == [("1.", "one"), ("1.", "x"), ("2.", "y"), ("2.", "two")]
    assert [level for _, level in nums(data)] == ["0", "1", "1", "0"]


def test_an_item_that_begins_with_a_list_shows_its_label_all_the_same() -> None:
    inner = items("x", form="a)", name="inner", labels=("a)",))
    data = docx(items((inner,), form="1.", name="outer", labels=("1.",)))
    assert numbered_paragraphs(data) == [("1.", ""), ("a)", "x")]


def test_lists_nested_deeper_than_words_nine_levels_keep_their_labels() -> None:
    block = items("deepest", form="a)", name="l0", labels=("a)",))
    for n in range(1, 12):
        block = items((p(f"level {n}", style="item"), block), form="1.", name=f"l{n}", labels=("1.",))
    assert [label for label, _ in numbered_paragraphs(docx(block))] == ["1."] * 11 + ["a)"]


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        (("{1}.0", "{1}.{2}"), [("%1.0", "1", False), ("%1.%2", "1", False)]),
        (("{1:A}", "{1}.{2}"), [("%1", "A", False), ("%1.%2", "1", True)]),
        (("{1}.", "({2:a})"), [("%1.", "1", False), ("(%2)", "a", False)]),
    ],
)
def test_number_forms_become_words_levels(forms: tuple[str, ...], expected: list[tuple[str, str, bool]]) -> None:
    assert [(lv.text, lv.style, lv.legal) for lv in levels(forms)] == expected


def test_a_level_starts_again_when_a_higher_one_moves() -> None:
    count = Count(levels(("{1}", "{1}.{2}")))
    count.move(0, 1)
    count.move(1, 5)
    assert count.next(1) == 6
    assert count.move(1, 6) == "1.6"
    count.move(0, 2)
    assert count.next(1) == 1
    assert count.move(1, 1) == "2.1"


def test_a_counter_that_has_not_begun_leaves_the_text_open() -> None:
    assert Count(levels(("{1}", "{1}.{2}"))).move(1, 1) is None


def test_a_paper_without_numbers_has_a_numbering_part_all_the_same() -> None:
    assert tree(write(Paper(paper().meta, ()), house()), "word/numbering.xml").tag == f"{_W}numbering"


def test_labels_align_at_the_indent_of_their_look() -> None:
    level = tree(docx(p("One", label=main("1.1", 2, 1))), "word/numbering.xml").findall(f".//{_W}lvl")[1]
    indent = level.find(f"{_W}pPr/{_W}ind")
    assert indent is not None
    assert (indent.get(f"{_W}left"), indent.get(f"{_W}hanging")) == ("680", "680")  # 12 mm


def test_a_label_of_another_sequence_is_still_shown() -> None:
    data = docx(p("One", label=Label("X-1", "own", 1, 1, "")))
    assert numbered_paragraphs(data) == [("X-1", "One")]
