"""A paper built, edited in LibreOffice as a reviewer does, and brought back: each edit at its line, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.build.paper import Made, Workshop
from docgen.paper.tree import Paper, Styled, Text
from docgen.review.marks import Mark, Returned
from docgen.review.returned import read
from tests.cli.conftest import GOOD, Run, Write
from tests.papers.samples import SAMPLES, built, made
from tests.support import libreoffice as office
from tests.support.decisions import house, source

BODY = """\
## Purpose

This report asks for a decision on three libraries in the spring.

Members visited each building twice and were content.

{#visits caption="Visits by library"}
| Library  | Visits |
|----------|-------:|
| Ashwick  | 20,100 |
| Millbeck | 21,100 |

The work, which {{ growth }} of visitors back, has these parts:

- the roof of the *old* building
- the windows at the back

A passage that nobody needs.

A last word on money, which is short.
"""


class Sent:
    """A small paper on its way to the reviewer."""

    def __init__(self) -> None:
        shop = Workshop({"nottinghamshire": house("nottinghamshire")})
        given = source(front='figures = { growth = { value = 4, unit = "%" } }', body=BODY)
        self.made: Made = shop.make(given)
        self.docx = shop.build(given, ("docx",)).files["docx"]

    def back(self, folder: Path, *edits: office.Edit, comments: tuple[tuple[str, str], ...] = ()) -> Returned:
        data = office.edited(self.docx, list(edits), folder, comments=comments)
        assert isinstance(self.made.paper, Paper)
        assert self.made.house
        return read("back.docx", data, self.made.paper, self.docx, self.made.house.house.run_in)


@pytest.fixture(scope="module")
def sent() -> Sent:
    return Sent()


def told(mark: Mark) -> tuple[str, str, str]:
    """A mark's kind, what it is about, and what it brings."""
    cells = (("|".join(words(cell) for cell in mark.cells)),) if mark.cells else ()
    return mark.kind, mark.old, words(mark.content) or mark.comment or "".join(cells)


def words(inlines: tuple[object, ...]) -> str:
    return "".join(
        one.text if isinstance(one, Text) else words(one.children) if isinstance(one, Styled) else "?" for one in inlines
    )


def test_tracked_edits_and_comments_are_read_one_by_one(sent: Sent, tmp_path: Path) -> None:
    found = sent.back(
        tmp_path,
        office.track(),
        office.replace("spring", "autumn"),
        office.insert("each building", " with the architect"),
        office.replace(" and were content", ""),
        office.replace("21,100", "22,200"),
        office.insert("the roof", " and gutters"),
        office.bold("short"),
        office.add_paragraph("has these parts", "Says the architect."),
        office.remove_paragraph("A passage"),
        comments=(("three libraries", "Why three?"),),
    )
    assert found.decision == "x"
    assert [told(mark) for mark in found.marks] == [
        ("comment", "three libraries", "Why three?"),
        ("replace", "spring", "autumn"),
        ("insert", "", " with the architect"),
        ("delete", " and were content", ""),
        ("replace", "21,100", "22,200"),
        ("add-block", "", "Says the architect."),
        ("insert", "", " and gutters"),
        ("remove-block", "A passage that nobody needs.", ""),
        ("format", "short", "short"),
    ]
    assert {(mark.author, mark.tracked) for mark in found.marks} == {("Ann Reviewer", True)}
    assert sum(len(mark.revisions) for mark in found.marks) == found.elements


def test_edits_that_were_not_tracked_are_found_too(sent: Sent, tmp_path: Path) -> None:
    found = sent.back(
        tmp_path,
        office.replace("spring", "autumn"),
        office.add_paragraph("A last word", "More."),
        office.replace("old", "new"),
    )
    assert [(told(mark), mark.tracked) for mark in found.marks] == [
        (("replace", "spring", "autumn"), False),
        (("replace", "old", "new"), False),
        (("add-block", "", "More."), False),
    ]


def test_rows_and_paragraph_ends(sent: Sent, tmp_path: Path) -> None:
    found = sent.back(tmp_path, office.track(), office.split("twice and"), office.add_row(0, 2, "Thorncote", "900"))
    assert [told(mark) for mark in found.marks] == [("split", "", ""), ("add-row", "", "Thorncote|900")]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_saved_by_libreoffice_holds_no_edit(name: str, tmp_path: Path) -> None:
    sample, docx = made(name), built(name).files["docx"]
    assert sample.paper
    assert sample.house
    back = office.edited(docx, [], tmp_path)
    found = read("back.docx", back, sample.paper, docx, sample.house.house.run_in)
    assert [(told(mark), mark.place, mark.note) for mark in found.marks] == []


def test_what_the_reviewer_did_stands_in_the_source_at_its_lines(run: Run, write: Write, tmp_path: Path) -> None:
    front = GOOD.partition("## Purpose")[0]
    file = write("decisions/hubs.md", front + BODY)
    assert run("build").code == 0
    sent = Path("build/hubs.docx").read_bytes()
    edits = [
        office.track(),
        office.replace("spring", "autumn"),
        office.insert("each building", " with the architect"),
        office.replace(" and were content", ""),
        office.replace("21,100", "22,200"),
        office.insert("the roof", " and gutters"),
        office.bold("short"),
        office.remove_paragraph("A passage"),
        office.replace("4%", "5%"),
    ]
    back = office.edited(sent, edits, tmp_path / "office", comments=[("three libraries", "Why three?")])
    write("back.docx", back)
    ran = run("review", "back.docx", "--apply")
    wanted = (
        BODY.replace("spring", "autumn")
        .replace("each building", "each building with the architect")
        .replace(" and were content", "")
        .replace("21,100", "22,200")
        .replace("the roof", "the roof and gutters")
        .replace("short", "**short**")
        .replace("A passage that nobody needs.\n\n", "")
    )
    assert file.read_text("utf-8") == front + wanted, ran
    notes = Path("decisions/review/hubs.toml").read_text("utf-8")
    assert "Why three?" in notes
    assert "growth" in notes
    assert "7 applied" in ran.out, ran.out
    assert run("build").code == 0
