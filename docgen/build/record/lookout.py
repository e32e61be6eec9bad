"""Waits for a change to a file that a build looks at.

It asks the file system again and again in place of having it report, which network drives do not do.
"""

from __future__ import annotations

import heapq
import time
from collections.abc import Iterable, Mapping

from docgen.build.record.area import Area, Marks, Seen, marks

Change = Mapping[str, Marks | None]  # by path; None: it is gone

_RECENT = 12  # files changed last are looked at oftener than the rest: an author saves the same one again and again
_OFTEN, _SELDOM, _LONGEST = 0.05, 0.3, 3.0  # seconds between two looks: at these few, at all, and at most
_SHARE = 50  # a look takes at most one part in so many of the time
_QUIET, _DOUBTFUL = 0.03, 0.4  # seconds a changed file must stay as it is; one that is gone or empty may be half-saved


class Lookout:
    """What was last seen in an area, which may be set anew. Reads no file."""

    def __init__(self, area: Area) -> None:
        self.area = area
        self._seen: Seen = area.look()
        self._recent: list[str] = []
        self._due = 0.0

    def made(self, papers: Iterable[str]) -> None:
        """Takes these papers for seen: they have just been made."""
        for path in papers:
            self._take(path, marks(path))

    def wait(self) -> tuple[Change, float]:
        """Comes back when something has changed, with that, and when it was noticed by time.monotonic()."""
        self._recent = self._newest()
        pause = _OFTEN
        while True:
            time.sleep(pause)
            noticed = time.monotonic()
            everywhere = noticed >= self._due
            change = self._of_recent() or (self._of_all() if everywhere else {})
            took = time.monotonic() - noticed
            if everywhere:
                self._due = noticed + _rest(took, _SELDOM)
            else:
                pause = _rest(took, _OFTEN)
            if change:
                change = _settled(change)
                for path, now in change.items():
                    self._take(path, now)
                return change, noticed

    def _newest(self) -> list[str]:
        papers = self.area.papers
        sources = ((found[1], path) for path, found in self._seen.items() if path not in papers)
        return [path for _, path in heapq.nlargest(_RECENT, sources)]

    def _of_recent(self) -> Change:
        change = {path: now for path in self._recent if (now := marks(path)) != self._seen.get(path, now)}
        return self._of_all() if None in change.values() else change  # more may have gone with it

    def _of_all(self) -> Change:
        before, self._seen = self._seen, self.area.look()
        if self._seen == before:
            return {}
        new = {path: now for path, now in self._seen.items() if now != before.get(path)}
        gone = [path for path in before.keys() - self._seen.keys() if not marks(path)]  # not only out of the area
        return {**new, **dict.fromkeys(gone)}

    def _take(self, path: str, now: Marks | None) -> None:
        if now:
            self._seen[path] = now
        else:
            self._seen.pop(path, None)


def _settled(change: Change) -> Change:
    """The same files, once they have stayed as they are for a while: editors save in several steps."""
    while True:
        doubtful = any(not now or not now[0] for now in change.values())
        time.sleep(_DOUBTFUL if doubtful else _QUIET)
        now = {path: marks(path) for path in change}
        if now == change:
            return change
        change = now


def _rest(took: float, least: float) -> float:
    return min(max(took * _SHARE, least), _LONGEST)
