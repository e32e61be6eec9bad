"""explicit-label: a number was written by hand, and so does not move when paragraphs are added before it."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.rule import Checked
from docgen.diagnostics import Diagnostic, warning
from docgen.paper import walk
from docgen.paper.tree import Heading, Paragraph


def check(checked: Checked) -> Iterator[Diagnostic]:
    """A warning for each label written by hand, saying which number the house would give."""
    for block in walk.blocks(checked.paper.blocks):
        if isinstance(block, Heading | Paragraph) and block.label and block.label.explicit:
            yield warning(
                "explicit-label",
                block.at,
                f'the number "{block.label.text}" was written by hand; the house would print "{block.label.usual}"',
                "take label=... out of the braces, unless the number must stay as it was published",
            )
