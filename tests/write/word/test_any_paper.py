"""Properties of any paper at all, and what other programs say of one that has everything."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from docgen.paper import walk
from docgen.paper.number import number
from docgen.paper.tree import (
    Block,
    Break,
    Cell,
    Division,
    Heading,
    Image,
    Inline,
    Item,
    Label,
    Link,
    List,
    Note,
    NoteMark,
    Paper,
    Paragraph,
    Reference,
    Row,
    Styled,
    Table,
    Text,
)
from docgen.write.word import write
from tests.support import tools
from tests.support.patience import PATIENCE
from tests.support.pictures import png
from tests.support.word import findings
from tests.support.word_numbers import numbered_paragraphs
from tests.write.word.samples import NUMBERINGS, house, paper

_IDS = st.sampled_from(["a", "b-2", "ünïcode", "x" * 60, "under_score", ""])
_FORMS = st.sampled_from(["•", "", "1.", "a)", "(i)", "A.", "[I]"])
_ROLES = st.sampled_from(["paragraph", "title", "lead-in", "unknown"])
_MARKS = st.sampled_from(["strong", "em", "sup", "sub", "del", "code"])
_TEXT = st.text(alphabet=st.characters(codec="utf-8"), max_size=20).map(Text)
_INLINE = st.recursive(
    _TEXT
    | st.just(Break())
    | st.builds(NoteMark, st.sampled_from(["n1", "n2", "gone"]), st.integers(1, 9))
    | st.builds(Reference, _IDS, st.just("1.2"))
    | st.builds(Image, st.sampled_from(["p.png", "gone.png"]), st.text(max_size=8)),
    lambda inner: (
        st.builds(Styled, _MARKS, st.lists(inner, max_size=2).map(tuple))
        | st.builds(
            Link, st.sampled_from(["https://example.gov.uk/?a=1&b", "mailto:a@example.gov.uk", "https://b a d"]), st.just(())
        )
    ),
    max_leaves=4,
)
_INLINES = st.lists(_INLINE, max_size=3).map(tuple)


def _containers(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    blocks = st.lists(inner, max_size=3).map(tuple)
    cells = st.builds(
        Cell, blocks, st.sampled_from(["", "column", "row"]), st.sampled_from(["", "right"]), st.integers(1, 3)
    )
    rows = st.lists(st.builds(Row, st.lists(cells, max_size=3).map(tuple)), max_size=2).map(tuple)
    tables = st.builds(Table, _IDS, rows, rows, _INLINES, st.sampled_from(["table", "details", "other"]))
    items = st.lists(st.builds(Item, _IDS, blocks), max_size=3).map(tuple)
    lists = st.builds(List, _IDS, _FORMS, items, st.just("list"), st.integers(1, 40))
    divisions = st.builds(Division, _IDS, st.sampled_from(["recommendations", "signature"]), blocks)
    return tables | lists | divisions


_LEAVES = st.builds(
    Heading, _IDS, st.integers(1, 5), _INLINES, numbered=st.booleans(), wanted_label=st.sampled_from(["", "", "9.9"])
) | st.builds(
    Paragraph,
    _IDS,
    _INLINES,
    _ROLES,
    numbered=st.booleans(),
    resumes=st.booleans(),
    wanted_label=st.sampled_from(["", "", "2.1"]),
)
_BLOCKS: st.SearchStrategy[tuple[Block, ...]] = st.lists(st.recursive(_LEAVES, _containers, max_leaves=8), max_size=6).map(
    tuple
)
_NOTES = (Note("n1", (Paragraph("", (Text("One"),), "note"),), 1), Note("n2", (), 2))


def any_paper(blocks: tuple[Block, ...]) -> Paper:
    return Paper(paper().meta, blocks, _NOTES, (Paragraph("", (Text("H"),), "header"),), (), (("p.png", png(4, 4)),))


def labels(given: Paper) -> list[str]:
    """The labels of the tree's blocks in the order of the paper, with the mark of each bulleted item."""
    bulleted = {id(i) for b in walk.blocks(given.blocks) if isinstance(b, List) and b.form == "•" for i in b.items}
    found = []
    for block in walk.blocks(given.blocks):
        if isinstance(block, Item) and id(block) in bulleted:
            found.append("•")
        elif isinstance(block, Heading | Paragraph | Item) and block.label:
            found.append(block.label.text)
    return found


@given(_BLOCKS, st.sampled_from(sorted(NUMBERINGS)))
def test_the_numbers_word_computes_are_the_labels_of_the_tree(blocks: tuple[Block, ...], policy: str) -> None:
    numbered = number(any_paper(blocks), NUMBERINGS[policy])
    assert [label for label, _ in numbered_paragraphs(write(numbered, house(policy)))] == labels(numbered)


@given(st.lists(st.tuples(st.integers(1, 3), st.integers(1, 60), st.text(max_size=4), st.booleans()), max_size=20))
def test_any_labels_are_shown_as_the_tree_has_them(wanted: list[tuple[int, int, str, bool]]) -> None:
    made = [Label(text.replace("%", ""), "main", level, value, "", explicit) for level, value, text, explicit in wanted]
    kept = [m for m in made if m.text.isprintable()]
    blocks = tuple(Paragraph("", (Text("x"),), label=label) for label in kept)
    assert [label for label, _ in numbered_paragraphs(write(paper(*blocks), house("cambridgeshire")))] == [
        m.text for m in kept
    ]


@given(_BLOCKS)
def test_any_paper_keeps_to_the_iso_schemas(blocks: tuple[Block, ...]) -> None:
    numbered = number(any_paper(blocks), NUMBERINGS["cambridgeshire"])
    assert findings(write(numbered, house("cambridgeshire"))) == []


@given(_BLOCKS)
def test_any_paper_is_written_the_same_twice(blocks: tuple[Block, ...]) -> None:
    numbered = number(any_paper(blocks), NUMBERINGS["west-sussex"])
    assert write(numbered, house("west-sussex")) == write(numbered, house("west-sussex"))


# ---- one paper with everything, and the programs


def _text(text: str) -> tuple[Inline, ...]:
    return (Text(text),)


def full() -> Paper:
    """A paper with one of everything, and an explicit label in the middle of its count."""
    cells = Row(
        (
            Cell((Paragraph("", _text("a"), "cell"),), "row"),
            Cell((List("l3", "•", (Item("", (Paragraph("", _text("b")),)),)),)),
        )
    )
    head = Row(tuple(Cell((Paragraph("", _text(t), "cell"),), "column") for t in ("Head", "Other")))
    table = Table("t", (head,), (cells,), _text("Costs"))
    deep = List("l2", "a)", (Item("", (Paragraph("", _text("deep"), "item"),)),))
    listed = List(
        "l",
        "1.",
        (Item("i", (Paragraph("", _text("first"), "item"), deep)), Item("", (Paragraph("", _text("second"), "item"),))),
    )
    marks = (Text("See "), Reference("two", "2.1"), Reference("t", "Table 1"), NoteMark("n1", 1), NoteMark("n1", 1))
    return any_paper(
        (
            Paragraph("", _text("A title"), "title"),
            Heading("h1", 1, _text("Purpose"), numbered=True),
            Paragraph("one", (*marks, Image("p.png", "A plan")), numbered=True),
            Paragraph("two", _text("Two"), numbered=True, wanted_label="2.1"),
            Paragraph("three", _text("Three"), numbered=True),
            listed,
            table,
            Heading("h2", 1, _text("Background"), numbered=True),
            Paragraph("four", (Link("https://example.gov.uk/", _text("link")),), numbered=True),
            Division("r", "recommendations", (Heading("h3", 1, _text("Recommendations")), listed)),
        )
    )


@pytest.mark.parametrize("policy", sorted(NUMBERINGS))
def test_the_sdk_validator_has_no_finding(policy: str, tmp_path: Path) -> None:
    file = tmp_path / f"{policy}.docx"
    file.write_bytes(write(number(full(), NUMBERINGS[policy]), house(policy)))
    assert tools.ooxml([file]) == []


@pytest.mark.parametrize("policy", sorted(NUMBERINGS))
def test_libreoffice_shows_the_numbers_of_the_tree(policy: str, tmp_path: Path) -> None:
    numbered = number(full(), NUMBERINGS[policy])
    shown = _in_libreoffice(write(replace(numbered), house(policy)), tmp_path)
    for label, text in numbered_paragraphs(write(numbered, house(policy))):
        if text and label != "•":
            assert any(line.startswith(f"{label} {text.split()[0]}") for line in shown), (label, text, shown)


def _in_libreoffice(data: bytes, folder: Path) -> list[str]:
    """The lines LibreOffice prints of a Word file. It lays out no page for that, so references in them may be unresolved."""
    (folder / "x.docx").write_bytes(data)
    program = [str(tools.require("soffice")), "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command = [*program, "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(folder), str(folder / "x.docx")]
    subprocess.run(command, capture_output=True, timeout=PATIENCE, check=True)
    return [line.strip() for line in (folder / "x.txt").read_text("utf-8-sig").splitlines()]
