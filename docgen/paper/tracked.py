"""Data handed to a template, remembering what the template printed of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

Path = tuple[str | int, ...]
_LEAVES = (str, int, float, bool, type(None))


class Tracked:
    """A read-only view of an object's attributes. Reading a plain value adds its path to `seen`; lists and objects in it are
    tracked in turn. A name that does not exist raises AttributeError, which Jinja reports as undefined."""

    __slots__ = ("_item", "_path", "_seen")

    def __init__(self, item: Any, path: Path, seen: set[Path]) -> None:
        self._item = item
        self._path = path
        self._seen = seen

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return track(getattr(self._item, name), (*self._path, name), self._seen)


class TrackedList:
    """A read-only list whose items are tracked."""

    __slots__ = ("_items", "_path", "_seen")

    def __init__(self, items: list[Any] | tuple[Any, ...], path: Path, seen: set[Path]) -> None:
        self._items = items
        self._path = path
        self._seen = seen

    def __iter__(self) -> Iterator[Any]:
        return (self[n] for n in range(len(self._items)))

    def __len__(self) -> int:
        return len(self._items)

    def __getitem__(self, n: int) -> Any:
        return track(self._items[n], (*self._path, n), self._seen)


def track(value: Any, path: Path, seen: set[Path]) -> Any:
    """The value as a template gets it: plain values as they are (and seen from now on), the rest wrapped."""
    if isinstance(value, list | tuple):
        return TrackedList(value, path, seen)
    if isinstance(value, _LEAVES) or not isinstance(value, Struct):
        seen.add(path)
        return value
    return Tracked(value, path, seen)
