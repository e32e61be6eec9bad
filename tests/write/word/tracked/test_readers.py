"""What other programs make of a redline."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from docgen.paper import walk
from docgen.paper.compare import compare
from docgen.paper.tree import NoteMark, Paper, Reference, Table, Text
from docgen.write.word import write
from docgen.write.word.tracked import redline
from tests.support import tools
from tests.support.papers_changed import changed
from tests.support.patience import PATIENCE
from tests.write.word.samples import NUMBERINGS, house
from tests.write.word.tracked.samples import WORDS, normalised, versions


def test_the_sdk_validator_has_no_finding(tmp_path: Path) -> None:
    old, new, prepared = versions()
    file = tmp_path / "redline.docx"
    file.write_bytes(redline(compare(old, new), prepared, WORDS))
    assert tools.ooxml([file]) == []


@pytest.mark.parametrize("seed", range(4))
def test_the_sdk_validator_has_no_finding_of_made_up_papers(seed: int, tmp_path: Path) -> None:
    old, new = (normalised(paper) for paper in changed(seed, 10, 12, NUMBERINGS["wolverhampton"]))
    file = tmp_path / f"{seed}.docx"
    file.write_bytes(redline(compare(old, new), house(), WORDS))
    assert tools.ooxml([file]) == []


def test_pandoc_reads_both_versions_of_a_decision(tmp_path: Path) -> None:
    old, new, prepared = versions()
    file = redline(compare(old, new), prepared, WORDS)
    assert _read(file, tmp_path, "accept") == _read(write(new, prepared), tmp_path)
    assert _read(file, tmp_path, "reject") == _read(write(old, prepared), tmp_path)


@settings(
    max_examples=12,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.integers(0, 2**32))
@example(13514)
def test_pandoc_reads_both_of_many_papers(tmp_path: Path, seed: int) -> None:
    """The same papers each time: of 150, pandoc joins the paragraphs of one in its own way, before a heading or a note."""
    old, new = (_plain(paper) for paper in changed(seed, 6, 6, NUMBERINGS["wolverhampton"]))
    file = redline(compare(old, new), house(), WORDS)
    assert _read(file, tmp_path, "accept") == _read(write(new, house()), tmp_path)
    assert _read(file, tmp_path, "reject") == _read(write(old, house()), tmp_path)


def _plain(paper: Paper) -> Paper:
    """The paper without what pandoc reads in its own way.

    The text of a reference, or of a second mark of a note, is what a field last gave: the newer paper's. A caption is told
    by pandoc whether it is deleted or not.
    """
    seen: set[str] = set()

    def once(mark: NoteMark) -> NoteMark | Text:
        if mark.note in seen:
            return Text("again")
        seen.add(mark.note)
        return mark

    plain = walk.change_inlines(paper, Reference, lambda reference: Text("ref"))
    found: Paper = normalised(_uncaptioned(walk.change_inlines(plain, NoteMark, once)))
    return found


def _uncaptioned(node: Any) -> Any:
    given: dict[str, Any] = {"caption": (), "label": None} if isinstance(node, Table) else {}
    for name in ("blocks", "items", "head", "rows", "cells", "notes"):
        if hasattr(node, name):
            given[name] = tuple(map(_uncaptioned, getattr(node, name)))
    return replace(node, **given)


def _read(docx: bytes, folder: Path, changes: str = "accept") -> list[str]:
    """The texts of the paragraphs and cells pandoc finds, in order, without the empty ones.

    Empty ones are not compared: for a deleted item, row or column pandoc leaves an empty item, row or column.
    """
    (folder / "x.docx").write_bytes(docx)
    command = [
        str(tools.require("pandoc")),
        f"--track-changes={changes}",
        "-f",
        "docx",
        "-t",
        "json",
        str(folder / "x.docx"),
    ]
    done = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=True)
    return [text for text in _texts(json.loads(done.stdout)["blocks"]) if text]


def _texts(node: Any) -> Iterator[str]:
    """The text of each paragraph, heading or caption below a node of pandoc's tree."""
    if isinstance(node, list):
        for child in node:
            yield from _texts(child)
    elif isinstance(node, dict):
        if node.get("t") in ("Para", "Plain"):
            yield " ".join(_words(node["c"]).split())
        elif node.get("t") == "Table":
            yield from _texts(node["c"][3:])  # its title and description stay when its rows go
        elif node.get("t") == "Header":
            yield " ".join(_words(node["c"][2]).split())
        else:
            yield from _texts(node.get("c"))


def _words(inlines: Any) -> str:
    """The characters of inlines; a footnote's where its mark stands, a picture as its kind.

    A footnote's have no brackets: where a paragraph is joined to one that begins with a footnote's mark, pandoc takes the
    words of the first into the footnote.
    """
    if isinstance(inlines, list):
        return "".join(map(_words, inlines))
    if not isinstance(inlines, dict):
        return ""
    match inlines["t"]:
        case "Str":
            return str(inlines["c"])
        case "Space" | "SoftBreak" | "LineBreak":
            return " "
        case "Note":
            return f" {' '.join(_texts(inlines['c']))} "
        case "Code":
            return str(inlines["c"][1])
        case "Image":
            return "(picture)"
        case _:
            return _words(inlines.get("c"))
