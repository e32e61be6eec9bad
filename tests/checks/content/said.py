"""A good decision with something laid over it or put into its text, and what the rules say of it."""

from __future__ import annotations

from docgen.build.paper import Made
from docgen.diagnostics import Diagnostic
from tests.checks import good
from tests.support.pictures import PNG

HERE = "most were content with the opening hours."


def body(text: str) -> str:
    """The good text with more paragraphs under Information; or the text alone, if it begins with a section of its own."""
    if text.startswith("## "):
        return f"\n{text}"
    assert HERE in good.BODY
    return good.BODY.replace(HERE, f"{HERE}\n\n{text}")


def make(over: str = "", text: str = "", project: str = "", house: str = "") -> Made:
    """The good decision with front matter laid over it and a text put in."""
    return good.make(over, body(text), project, house, {"map.png": PNG})


def found(rule: str, over: str = "", text: str = "", project: str = "", house: str = "") -> list[Diagnostic]:
    """What one rule says."""
    made = make(over, text, project, house)
    assert made.paper is not None, made.diagnostics
    return [d for d in made.diagnostics if d.rule == rule]


def words_at(over: str, text: str, diagnostic: Diagnostic) -> str:
    """The rest of the source's line from the place of a diagnostic on."""
    source = good.source(over, body(text)).files["x.md"].decode().split("\n")
    return source[diagnostic.position.line - 1][max(diagnostic.position.column - 1, 0) :]
