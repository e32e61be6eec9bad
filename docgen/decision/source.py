"""Decisions on disk → their bytes. After `open_source` nothing reads a file."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct, field

from docgen.decision.reading import Disk, Reader, Store, notes_name
from docgen.diagnostics import Diagnostic, DocgenError, Position, error

MAIN = "decision.toml"
_FENCES = (b"+++", b"---")
_FIELD = re.compile(rb"[ \t]*(?:\+{2,}[ \t]*\r?$|#:schema\b|(?:title|house)[ \t]*=)", re.MULTILINE)
_MISNAMED = re.compile(r"(?i:decision\.toml(?:\.(?:txt|md|toml))?|decision\.tml)\Z")

Known = Callable[[str, str], bool]


class SourcePlace(Struct, frozen=True):
    """One decision found: its id, its main file on disk, and how the user would type that file's path."""

    id: str
    file: str
    shown: str
    folder: bool

    @property
    def path(self) -> Path:
        """The main file."""
        return Path(self.file)

    @property
    def below(self) -> str:
        """What the paths of its files on disk begin with."""
        return self.file[: max(self.file.rfind("/"), self.file.rfind(os.sep)) + 1]

    @property
    def around(self) -> str:
        """The folder it lies in as one thing, whether file or folder: houses and project files are looked for from there."""
        return os.path.normpath(self.below + os.pardir) if self.folder else self.below


class Source(Struct, frozen=True):
    """All the bytes of one decision. `files` are keyed by their path below `base`, with forward slashes.

    `problems` tell why the files in `refused` may not be read, one for one. `missing` are files that the text names and that
    are not there. `notes` are the bytes of its review notes, which are no part of it: no paper is made of them.
    """

    id: str
    main: str
    base: str
    files: dict[str, bytes]
    folder: bool = False
    problems: tuple[Diagnostic, ...] = field(default=())
    missing: tuple[str, ...] = field(default=())
    notes: bytes = b""
    refused: tuple[str, ...] = field(default=())

    @property
    def file(self) -> str:
        """The main file as printed."""
        return self.shown(self.main)

    def shown(self, name: str) -> str:
        """How a file of the decision is printed: "brief.csv" → "decisions/brief.csv"."""
        return _join(self.base, name)


def find(
    paths: Sequence[str | Path], known: Known = lambda file, shown: False
) -> tuple[list[SourcePlace], list[Diagnostic]]:
    """The decisions at the paths, which may be files, decision folders, or folders of either, sorted by id.

    A Markdown file inside a folder counts only if it begins with `+++`, or by mistake with `---` or with the front matter
    itself; one named by itself always counts. `known` may say of a file, by its path and its path as printed, that its
    first line need not be read.
    """
    places: list[SourcePlace] = []
    problems: list[Diagnostic] = []
    for given in paths:
        for found in _at(str(given), _posix(given), known):
            if isinstance(found, Diagnostic):
                problems.append(found)
            else:
                places.append(found)
    return _distinct(places, problems)


def at_path(path: str) -> list[SourcePlace]:
    """The decisions at a path; none only where there is nothing. Raises DocgenError for what is there and is no decision."""
    if not Path(path).exists():
        return []
    places, problems = find((path,))
    if problems:
        raise DocgenError(problems)
    return places


def by_id(name: str, folder: str) -> SourcePlace | list[str]:
    """The decision of that id in a folder; if there is none, the ids that there are."""
    places, _ = find((folder,))
    return next((place for place in places if place.id == name), None) or [place.id for place in places]


def _posix(path: str | Path) -> str:
    shown = Path(path).as_posix()
    return "" if shown == "." else shown


def _join(base: str, name: str) -> str:
    return f"{base.rstrip('/')}/{name}" if base else name


def _at(given: str, shown: str, known: Known) -> list[SourcePlace | Diagnostic]:
    here = Position(shown or ".")
    path = Path(given)
    if not path.exists():
        return [error("source-missing", here, f'There is no file or folder "{shown}"', "Check the path's spelling")]
    if path.is_dir():
        found = list(_below(str(path), shown, known))
        return found or [error("source-empty", here, "There is no decision in this folder", _HOW)]
    if path.name == MAIN:
        return [SourcePlace(path.absolute().parent.name, str(path), shown, folder=True)]
    if path.suffix.lower() != ".md":
        return [error("source-kind", here, "This is no decision", _HOW)]
    return [SourcePlace(path.stem, str(path), shown, folder=False)]


_HOW = "A decision is a Markdown file that begins with a +++ line, or a folder with a decision.toml; `docgen new` makes one"


def _below(folder: str, shown: str, known: Known) -> Iterator[SourcePlace | Diagnostic]:
    try:
        with os.scandir(folder) as listing:
            entries = {entry.name: entry for entry in listing if not entry.name.startswith(".")}
    except OSError as fault:
        fact = f"The folder cannot be read: {fault.strerror}"
        yield error("source-unreadable", Position(shown or "."), fact, "Check its permissions")
        return
    if MAIN in entries and entries[MAIN].is_file():
        name = os.path.basename(os.path.abspath(folder))  # noqa: PTH100, PTH119
        yield SourcePlace(name, entries[MAIN].path, _join(shown, MAIN), folder=True)
        return
    if other := next((name for name in sorted(entries) if _MISNAMED.match(name)), None):
        here, fact = Position(_join(shown, other)), f'A decision\'s main file is named "{MAIN}", not "{other}"'
        yield error("source-missing", here, fact, f"Rename it to {MAIN}")
        return
    for name in sorted(entries):
        entry = entries[name]
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path, _join(shown, name), known)
        elif name[-3:].lower() == ".md" and entry.is_file():
            printed = _join(shown, name)
            if known(entry.path, printed) or _has_front_matter(entry.path):
                path = printed if printed == entry.path else entry.path  # one text in memory, not two alike
                yield SourcePlace(name[:-3], path, printed, folder=False)
        elif name[-7:].lower() == ".md.txt" and entry.is_file() and _has_front_matter(entry.path):
            here = Position(_join(shown, name))
            fact = "This decision is not read, because its name ends in .txt"
            yield error("source-kind", here, fact, f"Rename it to {name[:-4]}")


def _has_front_matter(path: str) -> bool:
    """Whether the file begins as a decision does, or with the "---" of other programs, which loading then complains of.

    A Markdown file that cannot be read, as another program may see to on Windows, may well be one: loading says why.
    """
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123
            return begins(file.read(200))
    except OSError:
        return path[-3:].lower() == ".md"


def begins(data: bytes) -> bool:
    """Whether bytes begin as a decision does, with its front matter, or as one that was saved or opened wrongly."""
    head = data[:200].removeprefix(b"\xef\xbb\xbf")
    if b"\0" in head:  # UTF-16, which loading complains of
        head = head.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").replace(b"\0", b"")
    return head.split(b"\n")[0].rstrip() in _FENCES or _FIELD.match(head.lstrip()) is not None


def _distinct(places: list[SourcePlace], problems: list[Diagnostic]) -> tuple[list[SourcePlace], list[Diagnostic]]:
    """The places sorted, each file once; ids that differ in capitals alone would overwrite each other's papers."""
    by_id = {place.id.casefold(): place for place in places}
    if len(by_id) == len(places):
        return sorted(places, key=lambda p: p.id), problems
    by_id.clear()
    for place in sorted(places, key=lambda p: (p.id.casefold(), p.shown)):
        other = by_id.setdefault(place.id.casefold(), place)
        if other is not place and other.path.resolve() != place.path.resolve():
            fact = f'The id "{place.id}" is taken twice: by {other.shown} and by {place.shown}'
            problems.append(
                error("source-id", Position(place.shown), fact, "Rename one of them; papers are named by the id")
            )
    return sorted(by_id.values(), key=lambda p: (p.id, p.shown)), problems


def open_source(place: SourcePlace) -> Source:
    """The decision's bytes: a folder's files, or a file and the tables and pictures beside it that it names.

    What may not or cannot be read is left out of `files` and told in `problems`.
    """
    return gather(place, Disk(place.path.parent))


def gather(place: SourcePlace, store: Store) -> Source:
    """The same from any store of the files in the folder of its main file."""
    from docgen.decision import attachments

    base = place.shown.rpartition("/")[0] or ("/" if place.shown.startswith("/") else "")
    reader = Reader(store, base)
    reader.take(place.path.name)
    if place.folder:
        reader.take_all()
    elif place.path.name in reader.files:
        for name, at in attachments.named(reader.files[place.path.name], place.shown):
            reader.take(name, at)
    files = dict(sorted(reader.files.items()))
    told = tuple(reader.problems), tuple(reader.missing), reader.aside(notes_name(place.id)), tuple(reader.refused)
    return Source(place.id, place.path.name, base, files, place.folder, *told)
