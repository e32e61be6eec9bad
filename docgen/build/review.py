"""Returned Word files on disk, the decisions they were made from, and what becomes of their marks there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from docgen.build.paper import Made, Workshop
from docgen.build.revision import Revision, WorkingTree, World
from docgen.build.search import Found, find_fingerprint, states
from docgen.decision import notes as kept
from docgen.decision.prints import fingerprint
from docgen.decision.reading import notes_name
from docgen.decision.source import Source, SourcePlace
from docgen.diagnostics import Diagnostic, DocgenError, Position, Severity, error
from docgen.git.repository import Repository
from docgen.paper.tree import Paper
from docgen.review import returned as word
from docgen.review.apply.trial import Faulty
from docgen.review.marks import Provenance, Returned
from docgen.review.notes import file as notes_file
from docgen.review.notes.made import notes
from docgen.review.outcome import Outcome
from docgen.review.review import Share, State, review

RULE = "review-file"
_NEAREST = 40  # states looked at for the nearest one


class Copy(Struct, frozen=True):
    """A returned file: its path as typed, its bytes, and what it says of its origin."""

    name: str
    data: bytes
    said: Provenance


class Session(Struct, frozen=True):
    """What became of the marks of all copies of one decision. `source` is as it was found, `shares` what it would become.

    `notes` are the bytes of its review notes with the new ones, of which there are `noted`.
    """

    place: SourcePlace
    source: Source
    outcomes: tuple[Outcome, ...]
    shares: tuple[Share, ...]
    notes: bytes
    noted: int


def copy(path: Path) -> Copy:
    """A returned file, read. Raises DocgenError for one that cannot be read, is unsafe, or says of no decision."""
    at = Position(path.as_posix())
    try:
        data = path.read_bytes()
    except OSError as fault:
        fact = f"this file cannot be read: {fault.strerror or fault}"
        raise DocgenError([error(RULE, at, fact, "check its path")]) from fault
    said = word.provenance(data, path.as_posix())
    if not said.known:
        fact = "this file does not say which decision it was made from"
        remedy = "review files that docgen built; Word keeps the properties that tell, other programs may lose them"
        raise DocgenError([error(RULE, at, fact, remedy)])
    return Copy(path.as_posix(), data, said)


def sessions(copies: Iterable[Copy], repository: Repository | None, rev: str = "") -> list[Session]:
    """The copies decision by decision, in the order given. Raises DocgenError where a decision or revision is not found."""
    by_decision: dict[str, list[Copy]] = {}
    for one in copies:
        by_decision.setdefault(one.said.decision, []).append(one)
    return [_session(name, of, repository, rev) for name, of in by_decision.items()]


def _session(name: str, copies: list[Copy], repository: Repository | None, rev: str) -> Session:
    place = WorkingTree().place(name)
    found = WorkingTree().source(place)
    by_base: dict[tuple[str, str], list[Copy]] = {}
    for one in copies:
        by_base.setdefault((one.said.source_fingerprint, one.said.house), []).append(one)
    outcomes: list[Outcome] = []
    shares: list[Share] = []
    source = found
    for (print_, house), of in by_base.items():
        world, base_place, base_source = _base(name, print_, of[0], repository, rev)
        base, marks = _marks(world, base_place, base_source, house, of)
        done = review(base, _now(place, source, house), marks)
        outcomes += done.outcomes
        shares += done.shares
        source = done.shares[-1].source if done.shares else source
    shown = found.shown(notes_name(name))
    known = kept.read(found.notes, shown)
    if known.problems:
        raise DocgenError(list(known.problems))
    data, noted = notes_file.added(found.notes, known, notes(outcomes))
    return Session(place, found, tuple(outcomes), tuple(shares), data, noted)


def _base(name: str, wanted: str, one: Copy, repository: Repository | None, rev: str) -> tuple[World, SourcePlace, Source]:
    """The decision as it was when the copy was made."""
    if rev:
        if repository is None:
            fact = "there is no repository here in which a revision could be found"
            raise DocgenError([error("git-repository", Position(rev), fact, "leave --base out")])
        world: World = Revision(repository, repository.commit(rev), rev)
        place = world.place(name)
        return world, place, world.source(place)
    tree = WorkingTree()
    place = tree.place(name)
    source = tree.source(place)
    if fingerprint(source.files) == wanted:
        return tree, place, source
    found = find_fingerprint(repository, name, wanted) if repository else None
    if found is None:
        raise DocgenError([_lost(name, one, repository)])
    return _world(found, repository), found.place, found.source if not found.ends else _as_made(found, repository)


def _world(found: Found, repository: Repository | None) -> World:
    if found.commit is None or repository is None:
        return WorkingTree()
    return Revision(repository, found.commit, ends=found.ends)


def _as_made(found: Found, repository: Repository | None) -> Source:
    return _world(found, repository).source(found.place)


def _lost(name: str, one: Copy, repository: Repository | None) -> Diagnostic:
    """That no revision has the fingerprint, and which one to try."""
    at = Position(one.name)
    if repository is None:
        fact = f'the decision "{name}" is not as it was when this paper was made, and there is no git to tell how it was'
        return error("review-base", at, fact, "review the paper in the repository in which it was made")
    fact = f'no revision of "{name}" is the one this paper was made from'
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


def _marks(
    world: World, place: SourcePlace, source: Source, house: str, copies: Sequence[Copy]
) -> tuple[State, list[Returned]]:
    """The base, and the marks of the copies made from it."""
    shop = world.workshop(place, house)
    found = state(shop, source)
    made = shop.make(source)
    if made.house is None or made.paper is None:
        raise DocgenError(list(made.diagnostics))
    docx = shop.writer(made.house, "docx")(made.paper)
    run_in = made.house.house.run_in
    return found, [word.read(one.name, one.data, made.paper, docx, run_in) for one in copies]


def _now(place: SourcePlace, source: Source, house: str) -> State:
    return state(WorkingTree().workshop(place, house), source)


def state(shop: Workshop, source: Source) -> State:
    """The decision in the bytes as `review` takes it. Raises DocgenError where no paper can be made of it."""
    made = shop.make(source)
    if made.decision is None or made.house is None or made.paper is None:
        problems = [d for d in made.diagnostics if d.severity is Severity.ERROR]
        at = Position(source.file)
        raise DocgenError([*problems, error("review-source", at, "no paper can be made of this decision", "mend it first")])
    return State(source, made.decision, made.house.house, made.paper, lambda given: _paper(shop.make(given)))


def _paper(made: Made) -> Paper | Faulty:
    if made.paper is not None:
        return made.paper
    said = [d.message for d in made.diagnostics if d.severity is Severity.ERROR]
    return Faulty("; ".join(said[:2]) or "no paper could be made")
