"""Reading back a sample paper's Word file after edits were made in it."""

from __future__ import annotations

import functools
from collections.abc import Callable

from docgen.paper.tree import Paper
from docgen.review import returned
from docgen.review.marks import Mark, Returned
from docgen.review.texts import TextBlock, texts
from tests.papers.samples import CLEAN, built, made
from tests.support.word_edits import Edits

SAMPLE = CLEAN  # a Nottinghamshire paper with lists, tables, footnotes, references and a run of numbers
WORDS = "Fewer people use the three libraries each year."


def docx(name: str = SAMPLE) -> bytes:
    """The Word file of a sample paper."""
    return built(name).files["docx"]


@functools.cache
def base(name: str = SAMPLE) -> tuple[Paper, tuple[TextBlock, ...]]:
    stages = made(name)
    assert stages.paper is not None
    assert stages.house is not None
    return stages.paper, texts(stages.paper, stages.house.house.run_in)


def block(words: str, name: str = SAMPLE) -> TextBlock:
    """The first text block with these words."""
    return next(b for b in base(name)[1] if words in b.text)


def read(data: bytes, name: str = SAMPLE) -> Returned:
    """A returned file against its sample; every revision of it is in a mark."""
    stages = made(name)
    assert stages.house is not None
    found = returned.read("back.docx", data, base(name)[0], docx(name), stages.house.house.run_in)
    assert {number for mark in found.marks for number in mark.revisions} == set(range(found.elements))
    assert [mark.number for mark in found.marks] == list(range(len(found.marks)))
    return found


def marks(edit: Callable[[Edits], object], name: str = SAMPLE) -> tuple[Mark, ...]:
    """The marks of a sample's Word file after an edit."""
    edits = Edits(docx(name))
    edit(edits)
    return read(edits.bytes(), name).marks
