"""Which decision a returned copy was made from, and how that was then; it may have another name now."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from docgen.decision.prints import fingerprint
from docgen.decision.source import Source, SourcePlace
from docgen.diagnostics import Diagnostic, DocgenError, Position, error
from docgen.git.repository import Repository
from docgen.history.revision import Revision
from docgen.history.search import Found, find_fingerprint, states
from docgen.history.world import WorkingTree, World
from docgen.review.marks import Provenance

_NEAREST = 40  # states looked at for the nearest one


class Base(Struct, frozen=True):
    """A decision as it was: where it lay, in which world, and its bytes, under the names its files have now."""

    world: World
    place: SourcePlace
    source: Source


def place(copy: str, said: Provenance, repository: Repository | None) -> SourcePlace:
    """The decision a copy was made from, as it lies here. Raises DocgenError where there is none."""
    try:
        return WorkingTree().named(said.decision)
    except DocgenError as problem:
        found = _renamed(said, repository) if repository else None
        if found is None:
            fact = f'this paper was made from the decision "{said.decision}", which is not here'
            there = ", ".join(one.id for one in WorkingTree().places()) or "none"
            remedy = f"go to the folder that has it in its folder decisions; the decisions here: {there}"
            remedy += ". If one of them had this name, commit the new name first" if repository else ""
            raise DocgenError([error("revision-decision", Position(copy), fact, remedy)]) from problem
        return found


def _renamed(said: Provenance, repository: Repository) -> SourcePlace | None:
    """The decision that has another name since, as git sees it."""
    found = find_fingerprint(repository, said.decision, said.source_fingerprint)
    if found is None or found.commit is None:
        return None
    was = repository.relative(found.place.path)
    names = {new for new, old in repository.renamed(found.commit, repository.commit("HEAD")).items() if old == was}
    return next((one for one in WorkingTree().places() if repository.relative(one.path) in names), None)


def base(now: SourcePlace, copy: str, said: Provenance, repository: Repository | None, rev: str = "") -> Base:
    """The decision as it was when a copy was made, or as a revision has it. Raises DocgenError where that is not known."""
    found = _asked(now, said, repository, rev) if rev else _found(now, copy, said, repository)
    return replace(found, source=_named_as(found.source, WorkingTree().source(now)))


def _asked(now: SourcePlace, said: Provenance, repository: Repository | None, rev: str) -> Base:
    if repository is None:
        fact = "there is no repository here in which a revision could be found"
        raise DocgenError([error("git-repository", Position(rev), fact, "leave --base out")])
    world = Revision(repository, repository.commit(rev), rev)
    try:
        place = world.place(said.decision)
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
