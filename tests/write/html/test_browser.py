"""The pages as a browser and the validators see them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from docgen.paper.tree import Cell, Link, List, Paragraph, Row, Table
from docgen.write.html import write
from tests.support import tools
from tests.support.patience import PATIENCE
from tests.write.html.samples import META, cell, finished, heading, house, item, paragraph, text, whole


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A page with every kind of node, as draft and final, and the pages of the decisions of this repository."""
    folder = tmp_path_factory.mktemp("pages")
    paper = whole()
    (folder / "whole.html").write_bytes(write(paper, house()))
    (folder / "draft.html").write_bytes(write(replace(paper, meta=replace(META, status="draft")), house()))
    command = [str(Path(sys.executable).with_name("docgen")), "build", "decisions", "-o", str(folder), "--format", "html"]
    subprocess.run(command, cwd=tools.ROOT, check=True, capture_output=True)
    return sorted(folder.glob("*.html"))


def test_axe_finds_nothing_at_desk_and_phone_width(pages: list[Path]) -> None:
    assert tools.axe(pages) == []


def grid(*rows: tuple[Cell, ...], caption: str = "") -> Table:
    """A table of a head and rows."""
    return Table("", (Row(rows[0]),), tuple(map(Row, rows[1:])), text(caption) if caption else ())


def test_words_and_tables_of_any_width_leave_the_page_as_wide_as_the_window(tmp_path: Path) -> None:
    word = "Interoperability" * 4
    link = Paragraph("", (Link("https://example.gov.uk/papers", text(word)),), "cell")
    narrow = grid((cell("Year", "column"), cell("Loans", "column")), (cell(word), cell("7")), caption=word)
    long = grid((cell(word, "column"), cell(word, "column")), (cell(word), cell("7")))
    linked = grid((Cell((link,), "column"), cell("7", "column")), (cell("1"), cell("2")))
    many = grid(tuple(cell(f"Winter of {n}", "column") for n in range(2020, 2032)), (cell(word, span=12),))
    inside = List("", "•", (item("one", narrow, List("", "1.", (item("two", long),))),))
    blocks = (heading("Why"), heading(word), heading(word, 2), paragraph(word), narrow, long, linked, many, inside)
    page = tmp_path / "wide.html"
    page.write_bytes(write(finished(*blocks), house()))
    assert tools.axe([page]) == []


def test_the_nu_checker_finds_nothing(pages: list[Path]) -> None:
    assert tools.nu(pages) == []


def test_axe_does_find_a_fault(tmp_path: Path) -> None:
    page = tmp_path / "bad.html"
    page.write_bytes(write(whole(), house()).replace(b' lang="en-GB"', b""))
    assert any("html-has-lang" in finding for finding in tools.axe([page]))


def test_the_nu_checker_does_find_a_fault(tmp_path: Path) -> None:
    page = tmp_path / "bad.html"
    page.write_bytes(write(whole(), house()).replace(b"<main ", b"<main bad=1 "))
    assert any("bad" in finding for finding in tools.nu([page]))


def test_the_page_prints_on_a4_with_page_numbers(pages: list[Path], tmp_path: Path) -> None:
    printed = tmp_path / "page.pdf"
    chromium, pdftotext = tools.require("chromium"), tools.require("pdftotext")
    page = next(p for p in pages if p.stem == "whole").resolve().as_uri()
    options = ["--headless", "--no-sandbox", "--no-pdf-header-footer", f"--print-to-pdf={printed}", page]
    subprocess.run([str(chromium), *options], check=True, capture_output=True, timeout=PATIENCE)
    shown = subprocess.run(
        [str(pdftotext), "-layout", str(printed), "-"], check=True, capture_output=True, text=True, encoding="utf-8"
    ).stdout
    assert "Page 1" in shown
    assert "Contents" not in shown
    assert "1.1" in shown
