"""Writing what `docgen review` found: the reviewers' edits, the review notes, and commits of them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from docgen.build import files
from docgen.decision import notes as kept
from docgen.decision.reading import notes_name
from docgen.decision.source import SourcePlace
from docgen.diagnostics import DocgenError, Position, error
from docgen.git.commit import clean, commit, known
from docgen.git.repository import Repository
from docgen.history.review import Session
from docgen.history.world import WorkingTree
from docgen.review.notes import file as notes_file
from docgen.review.review import Share


def apply(session: Session, repository: Repository | None) -> Iterator[str]:
    """Writes the edits reviewer by reviewer, then the review notes; says in a line what was written.

    In a repository each of these becomes a commit. Raises DocgenError where something cannot be written.
    """
    ready(session, repository)
    for share in session.shares:
        written = write(session, share)
        said = f"{', '.join(path.as_posix() for path in written)}: {_many(share.marks, 'edit')} of {share.reviewer}"
        if written:
            message = f"{session.place.id}: {_many(share.marks, 'edit')} of {share.reviewer}"
            yield said + _committed(repository, written, message, share.reviewer, _last(session, share.reviewer))
    if path := write_notes(session):
        said = f"{path.as_posix()}: {_many(session.noted, 'new review note')}"
        message = f"{session.place.id}: {_many(session.noted, 'review note')}"
        yield said + _committed(repository, [path], message)


def ready(session: Session, repository: Repository | None) -> None:
    """Raises DocgenError if what there is to write could not be written whole, as far as that can be known before."""
    untouched(session)
    folder = session.place.path.parent
    changed = {
        n for share in session.shares for n, data in share.source.files.items() if data != session.source.files.get(n)
    }
    every = [folder / name for name in sorted(changed)]
    if session.notes != session.source.notes:
        every.append(folder / notes_name(session.place.id))
    for path in every:
        _can_be_put(path, session.source.shown(path.relative_to(folder).as_posix()))
    if repository is not None and every:
        clean(repository, [repository.relative(path) for path in every])
        known(repository)


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _last(session: Session, reviewer: str) -> str:
    """The date of the reviewer's last edit that was applied, as the file has it."""
    return max((o.mark.date for o in session.outcomes if o.end == "applied" and o.mark.author == reviewer), default="")


def _committed(repository: Repository | None, paths: Sequence[Path], message: str, author: str = "", date: str = "") -> str:
    if repository is None:
        return ""
    return f" (commit {commit(repository, [repository.relative(path) for path in paths], message, author, date)})"


def write(session: Session, share: Share) -> list[Path]:
    """Writes the source with one reviewer's edits; the files that changed. Raises DocgenError where that cannot be."""
    written = []
    for name, data in share.source.files.items():
        path = session.place.path.parent / name
        if path.read_bytes() != data:
            _put(path, data, session.source.shown(name))
            written.append(path)
    return written


def write_notes(session: Session) -> Path | None:
    """Writes the review notes, if there are new ones: their file. Raises DocgenError where that cannot be."""
    if session.notes == session.source.notes:
        return None
    path = session.place.path.parent / notes_name(session.place.id)
    _put(path, session.notes, session.source.shown(notes_name(session.place.id)))
    return path


def untouched(session: Session) -> None:
    """Raises DocgenError if a file was changed by somebody else since it was read."""
    now = WorkingTree().source(session.place)
    if now.files != session.source.files or now.notes != session.source.notes:
        fact = "the files were changed by somebody else just now; nothing was written"
        raise DocgenError([error("review-write", Position(session.source.file), fact, "review again")])


def resolve(place: SourcePlace, number: int) -> Path:
    """Closes a review note; the file it stands in. Raises DocgenError where there is no such note."""
    source = WorkingTree().source(place)
    shown = source.shown(notes_name(place.id))
    found = kept.read(source.notes, shown)
    if found.problems:
        raise DocgenError(list(found.problems))
    if number not in {note.id for note in found.notes}:
        there = ", ".join(str(note.id) for note in found.notes if note.state == "open") or "none"
        fact = f"there is no review note {number} of {place.id}"
        raise DocgenError([error("review-note", Position(shown), fact, f"the open ones: {there}")])
    path = place.path.parent / notes_name(place.id)
    _put(path, notes_file.resolved(source.notes, number), shown)
    return path


def _put(path: Path, data: bytes, shown: str) -> None:
    _can_be_put(path, shown)
    try:
        path.parent.mkdir(exist_ok=True)
        files.write(path.resolve(), data)
    except OSError as fault:
        fact = f"the file cannot be written: {fault.strerror or fault}"
        raise DocgenError([error("review-write", Position(shown), fact, "close it in other programs")]) from fault


def _can_be_put(path: Path, shown: str) -> None:
    """Raises DocgenError for a link, and for a folder in which nothing may be written."""
    at = Position(shown)
    if path.is_symlink() or path.parent.is_symlink():
        fact = "this is a link, and what it leads to is not written"
        raise DocgenError([error("review-write", at, fact, "put the file itself in its place")])
    folder = path.parent if path.parent.exists() else path.parent.parent
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        fact = f'the file cannot be written, since nothing can be written in "{folder.name}"; nothing was written'
        raise DocgenError(
            [error("review-write", at, fact, "see that it is a folder and who may write in it, and review again")]
        )
