"""Markdown through prose and read in one step."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.diagnostics import Diagnostic
from docgen.markdown_text import MarkdownText
from docgen.paper import walk
from docgen.paper.prose import Insert, Prose, ProseSection
from docgen.paper.read import read
from docgen.paper.tree import Block, Meta, Note, Paper

FILE = "decisions/trial.md"
FIGURES = {"total": "£230,328", "sharp": '<&">'}


def new(files: Mapping[str, bytes] | None = None) -> Prose:
    return Prose(FIGURES.get, files or {}, figure_names=FIGURES)


def told(prose: Prose) -> list[tuple[str, str]]:
    """(place, rule) of every complaint, sorted."""
    return [(str(d.position), d.rule) for d in sorted(prose.diagnostics, key=lambda d: d.sort_key)]


def complaints(markdown: str, files: Mapping[str, bytes] | None = None) -> list[Diagnostic]:
    prose = new(files)
    prose.blocks(MarkdownText(markdown, FILE))
    return sorted(prose.diagnostics, key=lambda d: d.sort_key)


def rules(markdown: str, files: Mapping[str, bytes] | None = None) -> list[str]:
    return [d.rule for d in complaints(markdown, files)]


def paper(markdown: str, files: Mapping[str, bytes] | None = None) -> Paper:
    """The tree of blocks that must be free of complaints."""
    prose = new(files)
    xhtml = prose.blocks(MarkdownText(markdown, FILE))
    assert told(prose) == []
    return tree(xhtml, files)


def tree(xhtml: str, files: Mapping[str, bytes] | None = None) -> Paper:
    return read(f"<article>{xhtml}</article>", Meta("Trial"), files or {})


def blocks(markdown: str) -> tuple[Block, ...]:
    return paper(markdown).blocks


def notes(markdown: str) -> tuple[Note, ...]:
    return paper(markdown).notes


def text(roots: tuple[Block, ...]) -> str:
    """All text below some blocks, blocks apart by " / "."""
    return " / ".join(walk.plain(walk.own_inlines(b)) for b in walk.blocks(roots) if walk.own_inlines(b))


def sections(markdown: str, prose: Prose | None = None) -> tuple[ProseSection, ...]:
    used = prose or new()
    found = used.sections(MarkdownText(markdown, FILE))
    if prose is None:
        assert told(used) == []
    return found


def inserts(section: ProseSection) -> list[str]:
    return [part.name for part in section.parts() if isinstance(part, Insert)]


def xhtml_of(section: ProseSection, shift: int = 0) -> str:
    return "".join(part for part in section.parts(shift) if isinstance(part, str))
