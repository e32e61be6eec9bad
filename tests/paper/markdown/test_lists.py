"""Lists: their forms, where they begin, and what they hold."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.diagnostics import Severity
from docgen.house.forms import item as label
from docgen.markdown_text import MarkdownText
from docgen.paper.tree import List, Paragraph
from tests.paper.markdown.helpers import FILE, blocks, complaints, new, notes, rules, text, tree


@dataclass(frozen=True)
class Drawn:
    """A list drawn at random: each item a word and perhaps a list within it."""

    form: str
    items: tuple[tuple[str, Drawn | None], ...]


def drawn(depth: int) -> st.SearchStrategy[Drawn]:
    inner = st.none() if depth == 0 else st.one_of(st.none(), st.deferred(lambda: drawn(depth - 1)))
    items = st.lists(
        st.tuples(st.sampled_from(["alpha", "beta, gamma", "a) not", "see i) of it", "1. no"]), inner),
        min_size=1,
        max_size=4,
    )
    return st.builds(Drawn, st.sampled_from(["•", "1.", "1)", "a)", "i)", "A)", "I)"]), items.map(tuple))


def written(drawing: Drawn, indent: str = "", loose: bool = False) -> list[str]:
    lines = []
    for n, (words, inner) in enumerate(drawing.items, 1):
        marker = "-" if drawing.form == "•" else label(drawing.form, n)
        head = words if words[0].isalpha() and not words.startswith("a)") else "\\" + words if words[0] == "a" else words
        escaped = head.replace("1.", "1\\.", 1) if words.startswith("1.") else words.replace("a)", "a\\)", 1)
        lines.append(f"{indent}{marker} {escaped}")
        if inner:
            lines += written(inner, indent + " " * (len(marker) + 1), loose)
        if loose:
            lines.append("")
    return lines


def as_drawn(block: List) -> Drawn:
    items = []
    for item in block.items:
        words, *inner = item.blocks
        assert isinstance(words, Paragraph)
        assert words.style == "item"
        assert all(isinstance(b, List) for b in inner)
        items.append((text((words,)), as_drawn(inner[0]) if inner else None))  # type: ignore[arg-type]
    return Drawn(block.form, tuple(items))


@settings(max_examples=300, deadline=None)
@given(drawn(4), st.booleans())
def test_nested_lists_keep_their_forms_and_words(drawing: Drawn, loose: bool) -> None:
    (block,) = blocks("\n".join(written(drawing, loose=loose)))
    assert isinstance(block, List)
    assert as_drawn(block) == drawing


def lists(markdown: str) -> list[tuple[str, int, int]]:
    return [(b.form, b.start, len(b.items)) for b in blocks(markdown) if isinstance(b, List)]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("a) one\nb) two", ("a)", 1, 2)),
        ("i) one\nii) two\niii) three\niv) four", ("i)", 1, 4)),
        ("I) one\nII) two", ("I)", 1, 2)),
        ("A) one\nB) two", ("A)", 1, 2)),
        ("c) one\nd) two", ("a)", 3, 2)),
        ("iii) one\niv) two", ("i)", 3, 2)),
        ("1) one\n2) two", ("1)", 1, 2)),
        ("7. one\n8. two", ("1.", 7, 2)),
        ("1. one\n1. two\n1. three", ("1.", 1, 3)),
        ("g) g\nh) h\ni) i\nj) j", ("a)", 7, 4)),
        ('{form="(a)"}\n1. one\n2. two', ("(a)", 1, 2)),
        ("{form=(i)}\na) one\nb) two", ("(i)", 1, 2)),
        ("a) one\nwrapped without indent\nb) two", ("a)", 1, 2)),
        ("y) y\nz) z\naa) aa", ("a)", 25, 3)),
    ],
)  # fmt: skip
def test_the_first_marker_gives_form_and_start(markdown: str, expected: tuple[str, int, int]) -> None:
    assert lists(markdown) == [expected]


@pytest.mark.parametrize(
    "typed",
    [
        "as clause\na) of the lease says",
        "etc) and so on",
        "word) begins it",
        "(a) stays text",
        "a. stays text",
        "a)stays text",
        "mix) is a word and a numeral",
    ],
)
def test_letters_that_are_no_marker_stay_text(typed: str) -> None:
    (block,) = blocks(typed)
    assert isinstance(block, Paragraph)
    assert text((block,)) == typed.replace("\n", " ")


def test_a_lettered_list_in_a_quotation_goes_on_after_an_item_of_two_paragraphs() -> None:
    plain = "a) one\n\n   more\nb) two"
    (quote,) = blocks("\n".join(f"> {line}".rstrip() for line in plain.split("\n")))
    assert text((quote,)) == text(blocks(plain)) == "one / more / two"


def test_a_lettered_item_follows_in_a_footnote_that_begins_with_a_list() -> None:
    words = "- one\n    more\n    a) two"
    (beside,), (below,) = notes(f"x[^1]\n\n[^1]: {words}"), notes(f"x[^1]\n\n[^1]:\n    {words}")
    assert text(beside.blocks) == text(below.blocks) == "one more / two"


def test_letters_inside_a_csv_fence_stay_as_typed() -> None:
    assert text(blocks("```csv\nname,what\n\na) one,i) two\n```")) == "name / what / a) one / i) two"


def test_letters_in_a_table_stay_as_typed() -> None:
    assert text(blocks("a) | b\n---|---\ni) | x")) == "a) / b / i) / x"


def test_a_lettered_list_may_follow_its_attributes_and_a_heading() -> None:
    first, second = (b for b in blocks("{#x}\na) one\n\n### Head\na) two") if isinstance(b, List))
    assert (first.id, first.form, second.form) == ("x", "a)", "a)")


def test_an_id_in_an_item_names_the_item() -> None:
    (block,) = blocks("- one\n- {#b}\n  two")
    assert isinstance(block, List)
    assert [item.id for item in block.items] == ["", "b"]


def test_a_marker_that_does_not_go_on_is_refused_where_it_stands() -> None:
    found = complaints("1) one\n2) two\na) sub")
    assert [(d.rule, d.position.line) for d in found] == [("list-marker", 3)]


def test_a_gap_in_the_letters_is_reported() -> None:
    found = complaints("a) one\nb) two\nd) four")
    assert [(d.rule, d.severity.value, d.position.line) for d in found] == [("list-sequence", "warning", 3)]


def test_sixty_levels_of_lists_are_read() -> None:
    prose = new()
    (block,) = tree(prose.blocks(MarkdownText("\n".join("  " * n + f"- level {n}" for n in range(60)), FILE))).blocks
    assert text((block,)) == " / ".join(f"level {n}" for n in range(60))


def test_lists_beyond_the_deepest_level_are_refused_not_dropped() -> None:
    assert rules("\n".join("  " * n + f"- level {n}" for n in range(200))) == ["nesting"]


def test_a_list_in_six_others_is_warned_of_where_it_stands() -> None:
    typed = "\n".join("  " * n + f"- level {n}" for n in range(9))
    (problem,) = complaints(typed)
    assert (problem.rule, problem.severity, problem.position.line) == ("nesting", Severity.WARNING, 7)
    assert complaints("\n".join(typed.splitlines()[:6])) == []


def test_further_paragraphs_of_an_item_stay_in_it() -> None:
    (block,) = blocks("- one\n\n  more\n\n- two")
    assert isinstance(block, List)
    assert [text(item.blocks) for item in block.items] == ["one / more", "two"]
    assert all(isinstance(b, Paragraph) and b.style == "item" for item in block.items for b in item.blocks)


@pytest.mark.parametrize(
    ("markdown", "line", "item", "spaces"),
    [
        ("1. one\n  - in it\n2. two", 2, "1.", "1 more space"),
        ("1. one\n   i) first\n   ii) second:\n      - in it", 4, "ii)", "1 more space"),
        ("10) one\n  - in it", 2, "10)", "2 more spaces"),
    ],
)
def test_a_list_indented_too_little_to_stand_in_the_item_above_is_told(
    markdown: str, line: int, item: str, spaces: str
) -> None:
    (found, *_) = [d for d in complaints(markdown) if d.rule == "list-indent"]
    assert (found.position.line, found.severity) == (line, Severity.WARNING)
    assert found.message == f'this list stands below the item "{item}", not in it'
    assert found.remedy == f"Indent it by {spaces}, or begin it where the list above begins."


@pytest.mark.parametrize(
    "markdown",
    ["1. one\n   - in it\n2. two", "- one\n\n1. another", "a) one\n   i) in it\n   - beside it", "> 1. one\n>   - two"],
)
def test_a_list_in_an_item_or_beside_one_is_not_told(markdown: str) -> None:
    assert "list-indent" not in rules(markdown)
