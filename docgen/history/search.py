"""Finding the revision in which a decision's files were what a paper says it was made from."""

from __future__ import annotations

import contextlib
import posixpath
from collections.abc import Iterator

from msgspec import Struct

from docgen.decision.prints import LineEnds, fingerprint, with_ends
from docgen.decision.source import MAIN, Source, SourcePlace
from docgen.diagnostics import DocgenError
from docgen.git.repository import Commit, Repository
from docgen.history.revision import Revision
from docgen.history.world import FOLDER, WorkingTree

_ENDS: tuple[LineEnds, ...] = ("", "crlf", "lf")


class Found(Struct, frozen=True):
    """A decision as it was. `commit` None: so it is in the working tree, in no commit yet.

    `ends`: the line ends the files had when the paper was made, where the commit has others.
    """

    commit: Commit | None
    place: SourcePlace
    source: Source
    ends: LineEnds = ""


def find_fingerprint(repository: Repository | None, name: str, wanted: str) -> Found | None:
    """The newest commit that brought the files of a decision, by its id, into the state with that fingerprint.

    The history of HEAD is looked through first, then that of all branches and tags; then the working tree. None where
    the files never were so, or without a repository, are not so now.
    """
    for revision, place in states(repository, name) if repository else ():
        source = revision.source(place)
        for ends in _ENDS:
            if fingerprint({n: with_ends(n, data, ends) for n, data in source.files.items()}) == wanted:
                return Found(revision.commit, place, source, ends)
    return _uncommitted(name, wanted)


def states(repository: Repository, name: str) -> Iterator[tuple[Revision, SourcePlace]]:
    """Every state in which a decision, by its id, ever was in the repository, newest first, those of HEAD before others."""
    seen: set[tuple[str, str]] = set()
    for path in mains(repository, name):
        names = {posixpath.dirname(path) if posixpath.basename(path) == MAIN else path}
        done = False
        while not done:
            before = set(names)
            for revision in _revisions(repository, names, seen, path):
                for place in revision.at(str(repository.root / path)):
                    names |= _beside(revision, place, repository)
                    yield revision, place
            done = names == before


def _revisions(repository: Repository, paths: set[str], seen: set[tuple[str, str]], main: str) -> Iterator[Revision]:
    """The commits that touched any of the paths and were not seen with this decision before."""
    commits: list[Commit] = []
    for everywhere in (False, True):
        try:
            commits += repository.history(sorted(paths), everywhere=everywhere)
        except DocgenError:
            continue
    for commit in dict.fromkeys(commits):
        if (main, commit.id) not in seen:
            seen.add((main, commit.id))
            yield Revision(repository, commit)


def _beside(revision: Revision, place: SourcePlace, repository: Repository) -> set[str]:
    """The files that a decision of one file names, there or not, as paths in the repository."""
    if place.folder:
        return set()
    source = revision.source(place)
    folder = posixpath.dirname(repository.relative(place.path))
    return {posixpath.join(folder, name) for name in (*source.files, *source.missing)}


def mains(repository: Repository, name: str) -> list[str]:
    """The main files a decision of that id ever had: that of the working tree first; elsewhere if none is here now."""
    found = []
    with contextlib.suppress(DocgenError):
        found.append(repository.relative(WorkingTree().named(name).path))
    here = repository.inside(".") or ""
    for folders in ((posixpath.join(here, FOLDER),), ()):
        found += sorted(path for path in repository.names(*folders) if _is(path, name))
        if any((repository.root / path).exists() for path in found):
            break
    return list(dict.fromkeys(found))


def _is(path: str, name: str) -> bool:
    if posixpath.basename(path) == MAIN:
        return posixpath.basename(posixpath.dirname(path)) == name
    return posixpath.basename(path).lower().endswith(".md") and posixpath.basename(path)[:-3] == name


def _uncommitted(name: str, wanted: str) -> Found | None:
    now = WorkingTree()
    try:
        place = now.named(name)
    except DocgenError:
        return None
    source = now.source(place)
    return Found(None, place, source) if fingerprint(source.files) == wanted else None
