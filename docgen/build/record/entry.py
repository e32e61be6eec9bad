"""What is remembered of one decision."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from docgen.build.record.prints import unmoved


class Record(NamedTuple):
    """A file as it was last seen: its name, its marks on disk (prints.UNSURE: read it), the digest of its content."""

    name: str
    marks: str
    digest: str


Records = tuple[Record, ...]


class Head(NamedTuple):
    """All that is remembered of a decision but its files."""

    id: str
    shown: str
    path: str
    override: str
    tool: str
    house: str
    project: str
    status: str
    counts: str
    diagnostics: str


class Entry:
    """A decision as it was last built: its line in the manifest, taken apart only as far as is asked for.

    `house` is the name of its house and the state this was in, empty if none was needed; `project` tells its project file,
    empty if there was none; `counts` are errors, warnings and notes; `outputs` the papers by format, none if it could not
    be built.
    """

    __slots__ = ("parts",)
    _FIRST = 12

    def __init__(self, parts: list[str]) -> None:
        self.parts = parts

    @classmethod
    def of(cls, head: Iterable[str], files: Records, outputs: Records) -> Entry:
        """An entry with what stands in a Head, in its order, and with these records."""
        flat = (part for record in (*files, *outputs) for part in record)
        return cls(["paper", *head, str(len(files)), *flat])

    @property
    def id(self) -> str:
        return self.parts[1]

    @property
    def shown(self) -> str:
        return self.parts[2]

    @property
    def path(self) -> str:
        return self.parts[3]

    @property
    def override(self) -> str:
        return self.parts[4]

    @property
    def tool(self) -> str:
        return self.parts[5]

    @property
    def house(self) -> str:
        return self.parts[6]

    @property
    def states(self) -> tuple[str, str]:
        """The fingerprints of docgen and of the house it was built with; empty if no house was needed."""
        return self.parts[5], self.parts[6].rpartition(" ")[2]

    @property
    def project(self) -> str:
        return self.parts[7]

    @property
    def status(self) -> str:
        return self.parts[8]

    @property
    def counts(self) -> str:
        return self.parts[9]

    @property
    def diagnostics(self) -> str:
        return self.parts[10]

    @property
    def main_marks(self) -> str:
        """The marks of its main file."""
        return self.parts[self._FIRST + 1]

    @property
    def files(self) -> Records:
        return self._records(self._FIRST, self._end)

    @property
    def outputs(self) -> Records:
        return self._records(self._end, len(self.parts))

    @property
    def built(self) -> bool:
        return len(self.parts) > self._end

    @property
    def _end(self) -> int:
        return self._FIRST + 3 * int(self.parts[11])

    def _records(self, start: int, end: int) -> Records:
        parts = self.parts
        return tuple([Record(parts[n], parts[n + 1], parts[n + 2]) for n in range(start, end, 3)])

    def made_with(self, shown: str, override: str, tool: str, project: str) -> bool:
        """Whether it was found at this path as shown, and its papers were made with these."""
        parts = self.parts
        return parts[2] == shown and parts[4] == override and parts[5] == tool and parts[7] == project

    def undisturbed(self, main: str, below: str, papers: str, formats: Iterable[str]) -> bool:
        """Whether all files are marked on disk as they were: its own, whose paths begin with `below`, and the papers.

        `main` are the marks of its main file, if they were just taken.
        """
        parts, end, first = self.parts, self._end, self._FIRST
        if main and main != parts[first + 1]:
            return False
        for n in range(first + 3 if main else first, end, 3):
            if not unmoved(below + parts[n], parts[n + 1]):
                return False
        left = set(formats)
        for n in range(end, len(parts), 3):
            if parts[n] in left:
                left.remove(parts[n])
                if not unmoved(papers + parts[n], parts[n + 1]):
                    return False
        return not left

    def having(self, files: Records, outputs: Records) -> Entry:
        """The same with other records."""
        return Entry.of(self.parts[1 : self._FIRST - 1], files, outputs)
