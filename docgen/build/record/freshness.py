"""Which papers are out of date, and why."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from docgen.build import files
from docgen.build.projects import Projects
from docgen.build.record import prints, tool
from docgen.build.record.entry import Entry, Record
from docgen.build.record.manifest import Manifest
from docgen.build.record.prints import ABSENT, UNSURE
from docgen.build.shelf import Houses, state
from docgen.decision.reading import notes_name, walk
from docgen.decision.source import Source, SourcePlace
from docgen.diagnostics import Diagnostic, DocgenError, Position, Severity
from docgen.house.find import HouseSource

_NAMED = 3


class Verdict(NamedTuple):
    """Why a decision's papers must be made, or no reason; what is remembered of it; papers changed by hand, in words."""

    reasons: tuple[str, ...]
    entry: Entry | None = None
    by_hand: tuple[str, ...] = ()


class Judge:
    """Compares decisions with the manifest. Reads no file whose marks on disk tell that it is unchanged.

    `projects` and `houses` are those of the decisions judged.
    """

    def __init__(self, manifest: Manifest, override: str = "", remember: bool = True) -> None:
        self.manifest = manifest
        self.override = override
        self.remember = remember
        self.tool: Mapping[str, str] = tool.state()
        self.tool_key = prints.fingerprint(self.tool)
        self.projects = Projects()
        self.houses: dict[str, HouseSource] = {}
        self._houses: dict[str, tuple[Mapping[str, str], str]] = {}
        self._current: set[str] = set()
        self._marks: dict[str, str] = {}

    def known(self, file: str, shown: str) -> bool:
        """Whether the file is a decision's and unchanged; remembers its marks on disk for when it is judged."""
        entry = self.manifest.get(os.path.basename(file)[:-3])  # noqa: PTH119
        if entry is None or entry.shown != shown or not entry.house:
            return False
        marks = self._marks[file] = prints.marks(file)
        return entry.main_marks == marks

    def look(self, place: SourcePlace, houses: Houses, formats: Iterable[str] = (), force: bool = False) -> Verdict:
        """Whether the papers in these formats are as they would be made now; no format: only what is said of it."""
        entry = self.manifest.get(place.id)
        if force:
            return Verdict(("--force",), entry)
        if entry is None:
            return Verdict(
                (f"new: {self.manifest.doubt and 'the manifest was not used, '}{self.manifest.doubt or place.shown}",)
            )
        reasons = []
        project = self.projects.state(place)
        if entry.house not in self._current or not entry.made_with(place.shown, self.override, self.tool_key, project):
            reasons += [*self._settings(entry, place), *self._house(entry, houses)]
        if not reasons and not place.folder and self._undisturbed(entry, place, formats):
            return Verdict((), entry)
        sources, changed = self._sources(entry, place)
        reasons += changed
        if reasons:
            return Verdict(tuple(reasons), entry)
        outputs, by_hand, missing = self._outputs(entry, formats)
        if by_hand or missing:
            return Verdict((*by_hand, *missing), entry, tuple(by_hand))
        if sources != entry.files or outputs != entry.outputs:
            entry = entry.having(sources, outputs)
            self.manifest.touch(entry)
        return Verdict((), entry)

    def _settings(self, entry: Entry, place: SourcePlace) -> Iterator[str]:
        if entry.tool != self.tool_key:
            yield f"docgen changed: {_difference(self.manifest.state(entry.tool), self.tool)}"
        if entry.shown != place.shown:
            yield f"source moved: from {entry.shown} to {place.shown}"
        if entry.override != self.override:
            yield f"house chosen anew: --house {self.override}" if self.override else "house chosen anew: its own"
        if entry.project != (now := self.projects.state(place)):
            yield _project_changed(entry.project, now)

    def house(self, name: str, houses: Houses) -> tuple[Mapping[str, str], str]:
        """The present state of a house, and its fingerprint; empty where there is none."""
        if name not in self._houses:
            try:
                source = self.houses[name] = houses[name]
                found = state(source)
            except DocgenError:
                found = {}
            self._houses[name] = (found, prints.fingerprint(found))
        return self._houses[name]

    def _house(self, entry: Entry, houses: Houses) -> Iterator[str]:
        name, _, key = entry.house.rpartition(" ")
        if name:
            now, now_key = self.house(name, houses)
            if now_key != key:
                yield f"house changed: {_difference(self.manifest.state(key), now)}"
                return
        self._current.add(entry.house)

    def _undisturbed(self, entry: Entry, place: SourcePlace, formats: Iterable[str]) -> bool:
        if formats and not entry.built:
            return False
        main = self._marks.pop(place.file, "")
        return entry.undisturbed(main, place.below, files.papers(self.manifest.folder, entry.id), formats)

    def _sources(self, entry: Entry, place: SourcePlace) -> tuple[tuple[Record, ...], list[str]]:
        below = place.below
        found, changed = [], []
        for record in entry.files:
            now = self._now(record, below + record.name)
            found.append(now)
            if now.digest != record.digest:
                verb = "appeared" if record.digest == ABSENT else "is gone" if now.digest == ABSENT else "changed"
                changed.append(f"source {verb}: {_join(place.shown, record.name)}")
        if place.folder:
            listed = {name for name, _ in walk(below or ".")}
            changed += [f"source appeared: {_join(place.shown, n)}" for n in sorted(listed - {r.name for r in found})]
        return tuple(found), changed

    def _now(self, record: Record, path: str) -> Record:
        marks = self._marks.pop(path, "") or prints.marks(path)
        if marks == record.marks:
            return record
        if marks == ABSENT:
            return Record(record.name, ABSENT, ABSENT)
        begun = self.remember and self.manifest.begin()
        return Record(record.name, marks if begun else UNSURE, prints.content(path))

    def _outputs(self, entry: Entry, formats: Iterable[str]) -> tuple[tuple[Record, ...], list[str], list[str]]:
        """The records of the papers as they are; those changed by hand, and those missing, in words."""
        by_hand, missing = [], []
        outputs = {record.name: record for record in entry.outputs}
        for name in formats:
            path = files.papers(self.manifest.folder, entry.id) + name
            shown = path.replace(os.sep, "/")
            if name not in outputs:
                if outputs:
                    missing.append(f"not made before: {shown}")
                elif os.path.exists(path):  # noqa: PTH110
                    missing.append(f"paper of a decision that cannot be built: {shown}")
                continue
            now = self._now(outputs[name], path)
            if now.digest != outputs[name].digest:
                by_hand.append(f"output {'deleted' if now.digest == ABSENT else 'edited'} by hand: {shown}")
            outputs[name] = now
        return tuple(outputs.values()), by_hand, missing


def _project_changed(before: str, now: str) -> str:
    verb = "changed" if before and now else "appeared" if now else "is gone"
    return f"project file {verb}: {(now or before).partition(' ')[2]}"


def records(source: Source, place: SourcePlace) -> tuple[Record, ...]:
    """The files of a source as read; the main one first; then those that were not read, by their marks alone.

    Any change since has left its mark later than the build's start.
    """
    below = place.below
    names = [source.main, *(name for name in source.files if name != source.main)]
    read = [Record(n, prints.marks(below + n), prints.digest(source.files[n])) for n in names]
    notes = notes_name(source.id)
    beside = prints.marks(below + notes) if source.notes else prints.ABSENT
    read.append(Record(notes, beside, prints.digest(source.notes) if source.notes else prints.ABSENT))
    read += [Record(n, prints.marks(below + n), prints.ABSENT) for n in source.refused]
    return (*read, *(Record(name, prints.ABSENT, prints.ABSENT) for name in source.missing))


def _join(shown: str, name: str) -> str:
    folder = shown.rpartition("/")[0]
    return f"{folder}/{name}" if folder else name


def _difference(before: Mapping[str, str], now: Mapping[str, str]) -> str:
    names = sorted(name for name in {*before, *now} if before.get(name) != now.get(name))
    if not before or not names:
        return "it is not known how"
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def told(diagnostics: Iterable[Diagnostic]) -> str:
    """Diagnostics as the manifest keeps them."""
    import json

    parts = [
        (d.rule, str(d.severity), d.position.file, d.position.line, d.position.column, d.message, d.remedy, d.citation)
        for d in diagnostics
    ]
    return json.dumps(parts, separators=(",", ":")) if parts else ""


def retold(text: str) -> tuple[Diagnostic, ...]:
    """Diagnostics from the manifest."""
    if not text:
        return ()
    import json

    return tuple(
        Diagnostic(rule, Severity(weight), Position(file, line, column), message, remedy, citation)
        for rule, weight, file, line, column, message, remedy, citation in json.loads(text)
    )
