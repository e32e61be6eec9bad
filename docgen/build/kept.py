"""What is prepared of a house, kept in the user's cache by content: the house read and checked, and its writers' parts."""

from __future__ import annotations

import contextlib
import datetime as dt
import functools
import pickle
from collections.abc import Callable, Sequence
from typing import TypeVar

from docgen import cache
from docgen.build.record import tool
from docgen.build.record.prints import fingerprint
from docgen.build.shelf import state
from docgen.diagnostics import DocgenError
from docgen.house.find import HouseSource
from docgen.house.load import HouseBook, OpenHouse

T = TypeVar("T")


def kept(name: str, make: Callable[[], T]) -> T:
    """What this very docgen made under that name, from the cache; else made now, and kept."""
    folder = cache.folder("houses")
    if folder is None:
        return make()
    path = folder / f"{_docgen()}-{name}"
    data = cache.load(path)
    if data is not None:
        with contextlib.suppress(Exception):  # another docgen of the same version, as while developing, kept something else
            found: T = pickle.loads(data)
            return found
    made = make()
    cache.store(path, pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
    return made


def book(source: HouseSource) -> Book:
    """The house with all its editions. Raises DocgenError for what is wrong in its files."""
    return Book(source, kept(f"{fingerprint(state(source))}-{source.id}.house", lambda: _opened(source)))


class Book:
    """A house with all its editions, opened before; one with a bad edition is opened only as far as it is asked for."""

    def __init__(self, source: HouseSource, opened: Sequence[OpenHouse]) -> None:
        self._opened = opened
        self._book = None if opened else HouseBook(source)

    def on(self, day: dt.date) -> OpenHouse:
        """The house as it stands for a meeting on that day. Raises DocgenError for a bad edition."""
        if self._book:
            return self._book.on(day)
        return [house for house in self._opened if house.edition is None or house.edition <= day][-1]


def _opened(source: HouseSource) -> tuple[OpenHouse, ...]:
    try:
        return tuple(HouseBook(source).all())
    except DocgenError:
        return ()


@functools.cache
def _docgen() -> str:
    """A fingerprint of docgen, its libraries and, in a checkout, its code: what another docgen prepared is not read."""
    return fingerprint(tool.state())
