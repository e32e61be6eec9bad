"""Returned Word files on disk, the decisions they were made from, and what becomes of their marks there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from docgen.build.paper import Made, Workshop
from docgen.decision import notes as kept
from docgen.decision.reading import notes_name
from docgen.decision.source import Source, SourcePlace
from docgen.diagnostics import Diagnostic, DocgenError, Position, Severity, error
from docgen.git.repository import Repository
from docgen.history import origin
from docgen.history.world import WorkingTree
from docgen.paper.tree import Paper
from docgen.review import returned as word
from docgen.review.apply.trial import Faulty
from docgen.review.marks import Provenance, Returned
from docgen.review.notes import file as notes_file
from docgen.review.notes.made import notes
from docgen.review.outcome import Outcome
from docgen.review.review import Share, State, review

RULE = "review-file"


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
    if not path.exists():
        raise DocgenError([error("source-missing", at, "there is no such file", "check the path's spelling")])
    if path.is_dir():
        raise DocgenError([error("source-kind", at, "this is a folder", "name the Word files in it")])
    try:
        data = path.read_bytes()
    except OSError as fault:
        fact = f"this file cannot be read: {fault.strerror or fault}"
        raise DocgenError([error(RULE, at, fact, "see who may read it, and close it in other programs")]) from fault
    said = word.provenance(data, path.as_posix())
    if not said.known:
        fact = "this file does not say which decision it was made from"
        remedy = "review files that docgen built; Word keeps the properties that tell, other programs may lose them"
        raise DocgenError([error(RULE, at, fact, remedy)])
    return Copy(path.as_posix(), data, said)


def sessions(copies: Iterable[Copy], repository: Repository | None, rev: str = "") -> tuple[list[Session], list[Diagnostic]]:
    """The copies decision by decision, in the order given; and what is wrong with those of which nothing can be said."""
    by_decision: dict[SourcePlace, list[Copy]] = {}
    found: list[Session] = []
    problems: list[Diagnostic] = []
    for one in copies:
        try:
            by_decision.setdefault(origin.place(one.name, one.said, repository), []).append(one)
        except DocgenError as problem:
            problems += problem.diagnostics
    for place, of in by_decision.items():
        try:
            found.append(_session(place, of, repository, rev))
        except DocgenError as problem:
            problems += problem.diagnostics
    return found, problems


def _session(place: SourcePlace, copies: list[Copy], repository: Repository | None, rev: str) -> Session:
    found = WorkingTree().source(place)
    by_base: dict[tuple[str, str], list[Copy]] = {}
    for one in copies:
        by_base.setdefault((one.said.source_fingerprint, one.said.house), []).append(one)
    outcomes: list[Outcome] = []
    shares: list[Share] = []
    source = found
    for (_, house), of in by_base.items():
        made_from = origin.base(place, of[0].name, of[0].said, repository, rev)
        base, marks = _marks(made_from, house, of)
        done = review(base, _now(place, source, house), marks)
        outcomes += done.outcomes
        shares += done.shares
        source = done.shares[-1].source if done.shares else source
    shown = found.shown(notes_name(place.id))
    known = kept.read(found.notes, shown)
    if known.problems:
        raise DocgenError(list(known.problems))
    data, noted = notes_file.added(found.notes, known, notes(outcomes))
    return Session(place, found, tuple(outcomes), tuple(shares), data, noted)


def _marks(base: origin.Base, house: str, copies: Sequence[Copy]) -> tuple[State, list[Returned]]:
    """The base, and the marks of the copies made from it."""
    shop = base.world.workshop(base.place, house)
    found = state(shop, base.source)
    made = shop.make(base.source)
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
