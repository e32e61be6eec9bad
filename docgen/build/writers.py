"""The writers of a house's papers. What they prepare of a house is kept in the user's cache, by content."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from docgen.build.kept import kept
from docgen.house.load import OpenHouse
from docgen.paper.tree import Paper

if TYPE_CHECKING:
    from docgen.write.html.house import HtmlHouse
    from docgen.write.word.prepared import WordHouse

Writer = Callable[[Paper], bytes]


def html(house: OpenHouse) -> Writer:
    """What writes pages in that house."""
    from docgen.write.html import page

    prepared = _prepared(house)
    return lambda paper: page.write(paper, prepared)


def redline(house: OpenHouse, old: str, new: str, lines: Sequence[str]) -> Writer:
    """What writes the pages of compared papers in that house: of what has which names, and with which summary."""
    from docgen.write.html.redline import page

    prepared = _prepared(house)
    return lambda paper: page.write(paper, prepared, old, new, lines)


def _prepared(house: OpenHouse) -> HtmlHouse:
    from docgen.write.html.house import prepare

    return kept(_name(house, "html"), lambda: prepare(house.house, house.styles, house.css))


def word(house: OpenHouse) -> Writer:
    """What writes Word files in that house."""
    from docgen.write.word import write

    prepared = _prepared_word(house)
    return lambda paper: write(paper, prepared)


def tracked(house: OpenHouse, words: str) -> Writer:
    """What writes compared papers in that house as Word files with tracked changes; `words` say what is compared."""
    from docgen.write.word.tracked import redline

    prepared = _prepared_word(house)
    return lambda paper: redline(paper, prepared, words)


def _prepared_word(house: OpenHouse) -> WordHouse:
    from docgen.write.word import prepare

    return kept(_name(house, "docx"), lambda: prepare(house.house, house.styles, house.base))


WRITERS: dict[str, Callable[[OpenHouse], Writer]] = {"docx": word, "html": html}


def _name(house: OpenHouse, form: str) -> str:
    return f"{house.fingerprint}-{house.edition}.{form}"
