"""Which decision a returned copy was made from, and how that was then; it may have another name now."""

from __future__ import annotations

import contextlib
import posixpath
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from docgen.decision.prints import fingerprint
from docgen.decision.source import MAIN, Source, SourcePlace, at_path, begins
from docgen.diagnostics import Diagnostic, DocgenError, Position, error
from docgen.git.repository import Repository
from docgen.history.revision import Revision
from docgen.history.search import Found, find_fingerprint, mains, states
from docgen.history.world import WorkingTree, World
from docgen.review.marks import Provenance

_NEAREST = 40  # states looked at for the nearest one


class Base(Struct, frozen=True):
    """A decision as it was: where it lay, in which world, and its bytes, under the names its files have now."""

    world: World
    place: SourcePlace
    source: Source


def place(copy: str, said: Provenance, repository: Repository | None) -> SourcePlace:
    """The decision a copy was made from, as it lies here: in the folder `decisions`, or elsewhere in the repository.

    Raises DocgenError where there is none.
    """
    try:
        return WorkingTree().named(said.decision)
    except DocgenError as problem:
        there = _elsewhere(said, repository) if repository else []
        if len(there) == 1:
            return there[0]
        raise DocgenError([_unplaced(said.decision, copy, there, repository)]) from problem


def _unplaced(name: str, copy: str, there: list[SourcePlace], repository: Repository | None) -> Diagnostic:
    """That a decision is not here, and where to look; or that there are several, and it is not known which."""
    at = Position(copy)
    if there:
        fact = f'this paper was made from the decision "{name}", and there are {len(there)} of that name in the repository'
        shown = ", ".join(sorted(one.shown for one in there))
        return error(
            "revision-decision", at, fact, f"go to the folder that has the right one in its folder decisions: {shown}"
        )
    fact = f'this paper was made from the decision "{name}", which is not here'
    known = ", ".join(one.id for one in WorkingTree().places()) or "none"
    remedy = f"go to the folder that has it in its folder decisions; the decisions here: {known}"
    remedy += ". If one of them had this name, commit the new name first" if repository else ""
    return error("revision-decision", at, fact, remedy)


def _elsewhere(said: Provenance, repository: Repository) -> list[SourcePlace]:
    """The decision by the files it was made from, which git may know by another name since; or else all of its name."""
    there = _lying(repository, mains(repository, said.decision))
    found = find_fingerprint(repository, said.decision, said.source_fingerprint)
    same = [one for one in there if fingerprint(WorkingTree().source(one).files) == said.source_fingerprint]
    if found is None or found.commit is None or same:
        return same or there
    was = repository.relative(found.place.path)
    names = [new for new, old in repository.renamed(found.commit, repository.commit("HEAD")).items() if old == was]
    return (_lying(repository, [was]) or _lying(repository, names))[:1]


def _lying(repository: Repository, paths: list[str]) -> list[SourcePlace]:
    """The decisions that now lie at these paths of the repository."""
    here = repository.inside(".") or "."
    shown = [posixpath.relpath(path, here) for path in paths]
    return [one for path in shown if _is_decision(Path(path)) for one in at_path(path)]


def _is_decision(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with contextlib.suppress(OSError):
        return path.name == MAIN or begins(path.read_bytes())
    return False


def base(now: SourcePlace, copy: str, said: Provenance, repository: Repository | None, rev: str = "") -> Base:
    """The decision as it was when a copy was made, or as a revision has it. Raises DocgenError where that is not known."""
    found = _asked(now, said, repository, rev) if rev else _found(now, copy, said, repository)
    return replace(found, source=_named_as(found.source, WorkingTree().source(now)))


def _asked(now: SourcePlace, said: Provenance, repository: Repository | None, rev: str) -> Base:
    if repository is None:
        fact = "there is no repository here in which a revision could be found"
        raise DocgenError([error("git-repository", Position(rev), fact, "leave --base out")])
    world = Revision(repository, repository.commit(rev), rev)
    there = world.at(now.file) if now.id == said.decision else []
    try:
        place = there[0] if there else world.place(said.decision)
    except DocgenError:
        place = world.place(now.id)
    return Base(world, place, world.source(place))


def _found(now: SourcePlace, copy: str, said: Provenance, repository: Repository | None) -> Base:
    tree = WorkingTree()
    source = tree.source(now)
    if fingerprint(source.files) == said.source_fingerprint:
        return Base(tree, now, source)
    found = find_fingerprint(repository, said.decision, said.source_fingerprint) if repository else None
    if found is None:
        raise DocgenError([_lost(said.decision, copy, repository)])
    world = _world(found, repository)
    return Base(world, found.place, world.source(found.place) if found.ends else found.source)


def _named_as(source: Source, now: Source) -> Source:
    """A decision of one file, that file named as it is now."""
    if source.folder or now.folder or source.main == now.main:
        return source
    files = {now.main if name == source.main else name: data for name, data in source.files.items()}
    return replace(source, id=now.id, main=now.main, base=now.base, files=files)


def _world(found: Found, repository: Repository | None) -> World:
    if found.commit is None or repository is None:
        return WorkingTree()
    return Revision(repository, found.commit, ends=found.ends)


def _lost(name: str, copy: str, repository: Repository | None) -> Diagnostic:
    """That no revision has the fingerprint, and which one to try."""
    at = Position(copy)
    if repository is None:
        fact = f'the decision "{name}" is not as it was when this paper was made, and there is no git to tell how it was'
        return error("review-base", at, fact, "review the paper in the repository in which it was made")
    fact = f'no revision of "{name}" is the one this paper was made from'
    if repository.shallow:
        remedy = "this repository was cloned without its whole history; fetch it: git fetch --unshallow"
        return error("review-base", at, fact, remedy)
    nearest = _nearest(repository, name)
    remedy = f"say which one it was with --base; the newest is {nearest}" if nearest else "commit the decision first"
    return error("review-base", at, fact, f"{remedy}. A paper built before its source was committed has no revision")


def _nearest(repository: Repository, name: str) -> str:
    """The newest revision that has the decision."""
    for n, (revision, _) in enumerate(states(repository, name)):
        if n >= _NEAREST:
            break
        if revision.commit:
            return f"{revision.commit.short} ({revision.commit.date[:10]}, {revision.commit.subject})"
    return ""
