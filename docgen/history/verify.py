"""Whether a file is the untouched output of a decision at a revision; what the file says of that is not believed."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

import docgen
from docgen.build.paper import Made
from docgen.diagnostics import DocgenError
from docgen.git.repository import Commit, Repository
from docgen.history.revision import Revision
from docgen.history.search import Found, find_fingerprint, states
from docgen.history.world import WorkingTree, World
from docgen.review.marks import Provenance
from docgen.review.proof import page, word
from docgen.review.proof.shown import Difference, Shown, differences
from docgen.review.texts import texts

Result = Literal["untouched", "resaved", "changed", "unknown"]
_MOST_STATES = 60  # states of a decision that are made anew to find where a text comes from


class Verdict(Struct, frozen=True, kw_only=True):
    """What a file is. "resaved": its words and pictures are those of the revision, but not its bytes.

    `commit`: the revision, None for the working tree, which `uncommitted` tells from none found. `remarks` are sentences.
    """

    result: Result
    claimed: Provenance
    commit: Commit | None = None
    uncommitted: bool = False
    differences: tuple[Difference, ...] = ()
    remarks: tuple[str, ...] = ()


class _Output(Struct, frozen=True):
    """What docgen makes of a decision as it was."""

    data: bytes
    made: Made
    shown: Shown

    def differences(self, given: Shown) -> tuple[Difference, ...]:
        """Where a file differs from it, by the numbers of its paragraphs."""
        if self.made.paper is None or self.made.house is None:
            return ()
        return tuple(differences(self.shown, given, texts(self.made.paper, self.made.house.house.run_in)))


def verify(name: str, data: bytes, repository: Repository | None) -> Verdict:
    """What a Word file or page is. Raises DocgenError for one that cannot be read or is unsafe."""
    form = "docx" if data.startswith((b"PK", b"\xd0\xcf\x11\xe0")) else "html"
    shown = _shown(name, data, form)
    claimed = shown.provenance
    if not claimed.decision or not claimed.source_fingerprint:
        fact = "the file does not say which decision it was made from: docgen did not make it, or somebody took that out"
        if claimed.decision.endswith("-correction"):
            fact = "it says that it is a correction sheet, of which nothing can be proved: make it again and compare"
        return Verdict(result="unknown", claimed=claimed, remarks=(fact,))
    found = find_fingerprint(repository, claimed.decision, claimed.source_fingerprint)
    if found is None:
        return _lost(shown, form, repository)
    try:
        output = _house_of(found, claimed, form, repository)
    except DocgenError as problem:
        said = (f"this revision's paper cannot be made again: {problem.diagnostics[0].message}",)
        return Verdict(result="unknown", claimed=claimed, commit=found.commit, uncommitted=not found.commit, remarks=said)
    return _compared(data, shown, output, found, form, repository)


def _shown(name: str, data: bytes, form: str) -> Shown:
    return word.read(name, data) if form == "docx" else page.read(name, data)


def _world(found: Found, repository: Repository | None, commit: Commit | None = None) -> World:
    if found.commit is None or repository is None:
        return WorkingTree()
    return Revision(repository, commit or found.commit, ends=found.ends)


def _output(found: Found, world: World, house: str, form: str) -> _Output:
    """The paper of a decision with the houses of some time. Raises DocgenError where it cannot be made."""
    shop = world.workshop(found.place, house)
    made = shop.make(world.source(found.place))
    if made.paper is None or made.house is None:
        raise DocgenError(list(made.diagnostics))
    data = shop.writer(made.house, form)(made.paper)
    return _Output(data, made, _shown("docgen", data, form))


def _house_of(found: Found, claimed: Provenance, form: str, repository: Repository | None) -> _Output:
    """The paper in the house the file names, in the state it had then: a house may change while a decision does not."""
    first = _output(found, _world(found, repository), claimed.house, form)
    if found.commit is None or repository is None or first.shown.provenance.house_fingerprint == claimed.house_fingerprint:
        return first
    for commit in _later(repository, found, first):
        try:
            other = _output(found, _world(found, repository, commit), claimed.house, form)
        except DocgenError:
            continue
        same = other.shown.provenance.source_fingerprint == claimed.source_fingerprint
        if same and other.shown.provenance.house_fingerprint == claimed.house_fingerprint:
            return other
    return first


def _later(repository: Repository, found: Found, output: _Output) -> Iterator[Commit]:
    """The commits after the one found that touched its house's files."""
    files = [shown for _, shown in output.made.house.templates.values()] if output.made.house else []
    folders = {repository.inside(file.rpartition("/")[0]) for file in files} - {None}
    if folders:
        yield from repository.history([f for f in folders if f], since=found.commit, everywhere=True)[:_MOST_STATES]


def _compared(data: bytes, shown: Shown, output: _Output, found: Found, form: str, repository: Repository | None) -> Verdict:
    claimed, own = shown.provenance, output.shown.provenance
    remarks = list(_house_remarks(claimed, own))
    if found.ends:
        remarks.append(f"it was made where lines end in {found.ends.upper()}, as git writes files on some systems")
    result: Result = "changed"
    told: tuple[Difference, ...] = ()
    if data == output.data:
        result = "untouched"
    elif form == "docx" and shown.parts == output.shown.parts:
        result = "untouched"
        remarks.append("its parts are packed in another way, as another version of zlib does it")
    elif shown.same(output.shown) and not shown.marks:
        result = "resaved"
        remarks += _why_resaved(shown, output, form)
    else:
        told = output.differences(shown)
        remarks += _why_changed(shown, output, found, form, repository)
    return Verdict(
        result=result,
        claimed=claimed,
        commit=found.commit,
        uncommitted=found.commit is None,
        differences=told,
        remarks=tuple(remarks),
    )


def _house_remarks(claimed: Provenance, own: Provenance) -> Iterator[str]:
    if claimed.version != own.version:
        theirs = claimed.version or "of an unnamed version"
        yield f"it says that docgen {theirs} made it; this is docgen {docgen.__version__}, which may write other bytes"
        yield f"for a full proof, verify it with docgen {theirs}"
    if claimed.house_fingerprint != own.house_fingerprint:
        yield f'it was made with another state of the house "{claimed.house}" than any found for that revision'


def _why_resaved(shown: Shown, output: _Output, form: str) -> Iterator[str]:
    if shown.provenance.version != output.shown.provenance.version:
        yield "the words and pictures are the same"
    elif form == "docx":
        parts = {*shown.parts, *output.shown.parts}
        other = sorted(p for p in parts if shown.parts.get(p) != output.shown.parts.get(p))
        yield "the same text, but the file was saved by another program, or its looks or properties were changed"
        yield f"parts that differ: {', '.join(other[:8])}{' and more' if len(other) > 8 else ''}"
    else:
        yield "the same text, but the page was saved by another program, or its markup or looks were changed"


def _why_changed(shown: Shown, output: _Output, found: Found, form: str, repository: Repository | None) -> Iterator[str]:
    if shown.comparison:
        yield "it says that it is a redline, which shows two revisions at once: verify the papers themselves"
    elif shown.marks:
        yield f"it holds {shown.marks} tracked changes and comments; docgen review lists them"
    if shown.programs > output.shown.programs:
        yield "the page holds programs, forms or frames, which no page of docgen's does: do not open it"
    if shown.blocks != output.shown.blocks and repository:
        other = next((f for f, o in _made_states(shown, form, repository) if o.shown.blocks == shown.blocks), None)
        if other and other.commit and other.commit != found.commit:
            revision = named(other.commit)
            if shown.marks:
                yield f"with its changes it reads as another revision does, {revision}"
            else:
                yield f"its text is that of another revision, {revision}: what the file says of its origin is false"


def _made_states(shown: Shown, form: str, repository: Repository) -> Iterator[tuple[Found, _Output]]:
    for n, (revision, place) in enumerate(states(repository, shown.provenance.decision)):
        if n >= _MOST_STATES:
            return
        found = Found(revision.commit, place, revision.source(place))
        try:
            yield found, _output(found, revision, shown.provenance.house, form)
        except DocgenError:
            continue


def _lost(shown: Shown, form: str, repository: Repository | None) -> Verdict:
    """No revision has the fingerprint the file names: which one comes nearest to its text."""
    claimed = shown.provenance
    if repository is None:
        fact = "the decision as it lies here is not what it was made from, and without git no earlier state is known"
        return Verdict(result="unknown", claimed=claimed, remarks=(fact,))
    fact = f'no revision of a decision "{claimed.decision}" in this repository has the fingerprint the file names'
    remarks = [fact]
    if repository.shallow:
        remarks.append("this repository was cloned without its whole history; fetch it and try again: git fetch --unshallow")
    nearest, best = None, 0.0
    for found, output in _made_states(shown, form, repository):
        likeness = difflib.SequenceMatcher(None, output.shown.blocks, shown.blocks, autojunk=False).ratio()
        if likeness > best:
            nearest, best = (found, output), likeness
    if nearest is None or best < 0.5:
        return Verdict(result="unknown", claimed=claimed, remarks=tuple(remarks))
    found, output = nearest
    near = f"the revision nearest to it is {named(found.commit)}" if found.commit else "the working tree comes nearest"
    same = "; its text is the same word for word" if output.shown.blocks == shown.blocks else ""
    told = output.differences(shown)
    return Verdict(result="unknown", claimed=claimed, commit=found.commit, differences=told, remarks=(*remarks, near + same))


def named(commit: Commit) -> str:
    """A commit as it is shown: the beginning of its name, its day, its author."""
    return f"{commit.short} of {commit.date[:10]} by {commit.author}"
