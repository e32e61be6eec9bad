"""The work of a worker on a cluster. It makes papers only if it has the same docgen as the machine that asks for them."""

from __future__ import annotations

import pickle
import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from docgen.build.record import tool

if TYPE_CHECKING:
    from docgen.build.paper import Workshop

_MOST = 8  # kits held open, for as many builds at a time
_shops: dict[str, Workshop] = {}
_own: dict[str, str] = {}
_lock = threading.Lock()


class Call:
    """Pickled, a call of a function, which is made where it is unpickled: the scheduler in between needs no docgen."""

    def __init__(self, function: Callable[..., object], *args: object) -> None:
        self._call = (function, args)

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return self._call


def enter(key: str, state: Mapping[str, str], kit: bytes) -> dict[str, str]:
    """Opens a kit under a key. Where docgen is in another state here, the kit is not opened and that state comes back."""
    global _own
    with _lock:
        _own = _own or tool.state()  # once: what is loaded does not change when the files do
        if _own != state:
            return _own
        from docgen.build.paper import Workshop
        from docgen.build.workers import worker  # noqa: F401 (so that all is loaded, or cannot be, before there are papers to make)

        _shops[key] = _shops.pop(key) if key in _shops else Workshop(*pickle.loads(kit))
        while len(_shops) > _MOST:
            del _shops[next(iter(_shops))]
        return {}


def papers(key: str, jobs: bytes) -> bytes | str:
    """The papers of pickled jobs, pickled; or this worker's address if it has not opened the kit, or no longer has it."""
    from docgen.build.workers import worker

    with _lock:
        shop = _shops.get(key)
        if shop is None:
            return address()
        return pickle.dumps([worker.one(shop, job) for job in pickle.loads(jobs)])


def address() -> str:
    """Where the worker is that this runs on."""
    from distributed import get_worker

    found: Any = get_worker()
    return str(found.address)
