"""The writers of a house's papers. What they prepare of a house is kept in the user's cache, by content."""

from __future__ import annotations

import functools
import hashlib
import json
import pickle
from collections.abc import Callable
from typing import TypeVar

from docgen import cache
from docgen.build import tool
from docgen.house.load import OpenHouse
from docgen.paper.tree import Paper

Writer = Callable[[Paper], bytes]
T = TypeVar("T")


def html(house: OpenHouse) -> Writer:
    """What writes pages in that house."""
    from docgen.write.html import page
    from docgen.write.html.house import prepare

    prepared = _kept("html", house, lambda: prepare(house.house, house.styles, house.css))
    return lambda paper: page.write(paper, prepared)


def word(house: OpenHouse) -> Writer:
    """What writes Word files in that house."""
    from docgen.write.word import prepare, write

    prepared = _kept("docx", house, lambda: prepare(house.house, house.styles, house.base))
    return lambda paper: write(paper, prepared)


WRITERS: dict[str, Callable[[OpenHouse], Writer]] = {"docx": word, "html": html}


def _kept(form: str, house: OpenHouse, make: Callable[[], T]) -> T:
    """What was prepared of the house by this very docgen, from the cache; else made now, and kept."""
    folder = cache.folder("houses")
    if folder is None:
        return make()
    path = folder / f"{_docgen()}-{house.fingerprint}-{house.edition}.{form}"
    data = cache.load(path)
    if data is not None:
        kept: T = pickle.loads(data)
        return kept
    made = make()
    cache.store(path, pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
    return made


@functools.cache
def _docgen() -> str:
    """A fingerprint of docgen, its libraries and, in a checkout, its code: what another docgen prepared is not read."""
    return hashlib.blake2b(json.dumps(tool.state(), sort_keys=True).encode(), digest_size=12).hexdigest()
