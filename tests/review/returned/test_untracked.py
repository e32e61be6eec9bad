"""Edits that nothing tracks are found by comparison with the base paper; what programs do by themselves is no edit."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.paper.tree import Styled, Text
from docgen.review.marks import Mark
from docgen.review.texts import characters
from tests.papers.samples import SAMPLES
from tests.support.patience import PATIENCE
from tests.support.returned import WORDS, base, block, docx, marks, read
from tests.support.tools import require
from tests.support.word_edits import Edits, w

LOSSES: dict[str, Callable[[Edits], None]] = {"kept": lambda e: None, "lost": lambda e: e.lose_bookmarks()}
with_and_without_bookmarks = pytest.mark.parametrize("loss", LOSSES)


def one(found: tuple[Mark, ...]) -> Mark:
    assert len(found) == 1, found
    assert (found[0].author, found[0].date, found[0].tracked, found[0].revisions) == ("unknown", "", False, ())
    return found[0]


def after(loss: str, edit: Callable[[Edits], object]) -> Mark:
    def both(e: Edits) -> None:
        edit(e)
        LOSSES[loss](e)

    return one(marks(both))


NOISE: dict[str, Callable[[Edits], object]] = {
    "nothing": lambda e: None,
    "runs split anywhere": lambda e: e.split_runs(),
    "revision save ids": lambda e: e.rsids(),
    "proofing marks and page breaks": lambda e: e.proof_marks(),
    "content controls and smart tags": lambda e: e.controls(),
    "bookmarks lost": lambda e: e.lose_bookmarks(),
    "every other bookmark lost": lambda e: e.lose_bookmarks(2),
    "all at once": lambda e: (e.split_runs(2), e.rsids(), e.proof_marks(), e.controls(), e.lose_bookmarks(3)),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_as_docgen_wrote_it_has_no_mark(name: str) -> None:
    assert marks(lambda e: None, name) == ()


@pytest.mark.parametrize("noise", NOISE)
@pytest.mark.parametrize("name", ["community-hubs", "unit-model-consultation"])
def test_what_word_writes_by_itself_is_no_mark(name: str, noise: str) -> None:
    assert marks(NOISE[noise], name) == ()


@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_saved_by_libreoffice_has_no_mark(name: str, tmp_path: Path) -> None:
    office = require("soffice")
    source = tmp_path / "paper.docx"
    source.write_bytes(docx(name))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", tmp_path / "out", source]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
    assert read((tmp_path / "out" / "paper.docx").read_bytes(), name).marks == ()


def test_curly_quotation_marks_are_one_mark_that_counts_them() -> None:
    mark = one(marks(lambda e: e.smart_quotes()))
    assert (mark.kind, mark.block) == ("autocorrect", -1)
    assert mark.note.startswith("16 words in 14 blocks differ in nothing but quotation marks")


def test_an_edit_among_curly_quotation_marks_is_still_found() -> None:
    def edit(e: Edits) -> None:
        e.smart_quotes()
        e.retype(e.find(WORDS), "three", "four")

    assert [(m.kind, m.old, characters(m.content)) for m in marks(edit)] == [
        ("replace", "three", "four"),
        ("autocorrect", "", ""),
    ]


@with_and_without_bookmarks
def test_other_words_are_a_replacement(loss: str) -> None:
    mark = after(loss, lambda e: e.retype(e.find(WORDS), "people use", "folk visit"))
    assert (mark.kind, mark.block, mark.start, mark.end, mark.old) == ("replace", block(WORDS).index, 6, 16, "people use")
    assert mark.content == (Text("folk visit"),)


@with_and_without_bookmarks
def test_a_paragraph_taken_out_or_put_in_is_a_block(loss: str) -> None:
    here = block(WORDS)
    gone = after(loss, lambda e: e.drop(e.find(WORDS)))
    assert (gone.kind, gone.block, gone.old) == ("remove-block", here.index, here.text)
    new = after(loss, lambda e: e.type_after(e.find(WORDS), "Quite new."))
    assert (new.kind, new.block, new.side, new.content) == ("add-block", here.index, "after", (Text("Quite new."),))


@with_and_without_bookmarks
def test_a_paragraph_parted_or_run_on_is_a_split_or_join(loss: str) -> None:
    parted = after(loss, lambda e: e.part_in_two(e.find(WORDS), "each year."))
    assert (parted.kind, parted.block, parted.start) == ("split", block(WORDS).index, block(WORDS).text.index(" Between"))
    first = block("Three libraries would")
    joined = after(loss, lambda e: e.run_on(e.find("This report seeks")))
    assert (joined.kind, joined.block) == ("join", block("This report seeks").index)
    joined = after(loss, lambda e: e.run_on(e.find("Three libraries would")))
    assert (joined.kind, joined.block, joined.start) == ("join", first.index, len(first.text))


@with_and_without_bookmarks
def test_a_paragraph_put_elsewhere_is_a_move(loss: str) -> None:
    def edit(e: Edits) -> None:
        paragraph = e.find(WORDS)
        e.drop(paragraph)
        e.find("Three libraries would").addnext(paragraph)

    mark = after(loss, edit)
    assert (mark.kind, mark.block, mark.to, mark.side) == (
        "move-block", block(WORDS).index, block("Three libraries would").index, "after",
    )  # fmt: skip


@with_and_without_bookmarks
def test_emphasis_put_on_words_is_a_format(loss: str) -> None:
    mark = after(loss, lambda e: e.embolden(e.find(WORDS), "three"))
    assert (mark.kind, mark.old, mark.content) == ("format", "three", (Styled("strong", (Text("three"),)),))


@with_and_without_bookmarks
def test_a_row_a_column_a_cell_taken_out_are_told_apart(loss: str) -> None:
    row = after(loss, lambda e: e.drop(e.rows("Ashwick")[2]))
    assert (row.kind, base()[1][row.block].row) == ("remove-row", 2)
    column = after(loss, lambda e: [e.drop(r[-1]) for r in e.rows("Ashwick")])
    assert (column.kind, base()[1][column.block].column) == ("remove-column", 4)
    cell = after(loss, lambda e: e.drop(e.rows("Ashwick")[2][-1]))
    assert (cell.kind, base()[1][cell.block].row) == ("other", 2)


def test_a_table_taken_out_is_told_row_by_row() -> None:
    def edit(e: Edits) -> None:
        table = e.rows("Ashwick")[0].getparent()
        e.drop(table)  # type: ignore[arg-type]

    found = marks(edit)
    assert [m.kind for m in found] == ["remove-row"] * 5


def test_words_in_a_cell_and_in_a_footnote_are_edits_there() -> None:
    cell = one(marks(lambda e: e.retype(e.find("61,200"), "61,200", "62,000")))
    assert (cell.kind, cell.old, cell.place) == ("replace", "61,200", "Table 1, row 2, column 3")
    note = one(marks(lambda e: e.retype(e.find("Surveyors", "word/footnotes.xml"), "September", "October")))
    assert (note.kind, note.old, note.place) == ("replace", "September", "footnote 1")


def test_the_page_header_is_told_as_a_whole() -> None:
    def edit(e: Edits) -> None:
        part = next(p for p in e.parts if p.startswith("word/paper_"))
        next(e.root(part).iter(w("t"))).text = "Quite another line"

    mark = one(marks(edit))
    assert mark.kind == "other"
    assert "Quite another line" in mark.note


def test_tracked_edits_keep_their_place_beside_untracked_ones() -> None:
    def edit(e: Edits) -> None:
        e.retype(e.find(WORDS), "Fewer", "Not nearly as many")
        e.replace(e.find("Not nearly"), "libraries", "buildings")

    found = marks(edit)
    start = block(WORDS).text.index("libraries")
    assert [(m.tracked, m.start, m.end, m.old, characters(m.content)) for m in found] == [
        (False, 0, 5, "Fewer", "Not nearly as many"),
        (True, start, start + 9, "libraries", "buildings"),
    ]
