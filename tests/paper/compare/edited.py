"""Sample decisions with some of their text changed, as papers."""

from __future__ import annotations

from msgspec.structs import replace

from docgen.build.workshop import workshop
from docgen.decision.source import open_source
from docgen.paper.tree import Paper
from tests.papers.samples import made, places


def sample(name: str, house: str = "") -> Paper:
    """The paper of a sample decision."""
    paper = made(name, house).paper
    assert paper
    return paper


def edited(name: str, *edits: tuple[str, str], house: str = "") -> Paper:
    """The paper of a sample decision after each text, found once in one of its files, is replaced by another."""
    place = places()[name]
    source = open_source(place)
    files = dict(source.files)
    for old, new in edits:
        [file] = [n for n, data in files.items() if old.encode() in data]
        assert files[file].count(old.encode()) == 1, old
        files[file] = files[file].replace(old.encode(), new.encode())
    result = workshop([place], house).make(replace(source, files=files))
    assert result.paper, result.diagnostics
    return result.paper
