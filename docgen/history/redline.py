"""What changed in decisions' papers from one time to another: pairs of papers, compared, with the authors of the changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from docgen.build.paper import Made
from docgen.build.workshop import workshop
from docgen.decision.decision import Decision
from docgen.decision.prints import with_ends
from docgen.decision.source import Source, SourcePlace, find, open_source
from docgen.diagnostics import Diagnostic, DocgenError, Position, Severity, error
from docgen.git.repository import Repository
from docgen.history.authors import authors
from docgen.history.revision import Revision
from docgen.history.world import FOLDER, WorkingTree, World
from docgen.house.load import OpenHouse
from docgen.paper.compare import compare, signed
from docgen.paper.tree import Paper


class Side(Struct, frozen=True):
    """A decision at one time. `name` says which time that is."""

    name: str
    id: str
    decision: Decision
    house: OpenHouse
    paper: Paper


class Redline(Struct, frozen=True):
    """One decision at two times, and its papers in one tree."""

    old: Side
    new: Side
    merged: Paper

    @property
    def id(self) -> str:
        """The id the decision has now."""
        return self.new.id


class Changed(Struct, frozen=True):
    """A decision that differs between two times. `old` or `new` is None where it was not there."""

    id: str
    old: SourcePlace | None
    new: SourcePlace | None


def of(repository: Repository, name: str, old: Revision, new: World, house: str = "") -> Redline:
    """A decision, by its id or path, from a revision to a later one. Raises DocgenError where there is no such paper."""
    place = _newer(name, old, new)
    return between(repository, Changed(place.id, _older(repository, place, old, new), place), old, new, house)


def between(repository: Repository, changed: Changed, old: Revision, new: World, house: str = "") -> Redline:
    """A decision found at both times. Raises DocgenError, with the revision's name, where a paper cannot be made."""
    if changed.old is None or changed.new is None:
        raise (old if changed.old is None else new).lacks(changed.id, ())
    before, after = (_side(world, world.make(place, house)) for world, place in ((old, changed.old), (new, changed.new)))
    merged = compare(before.paper, after.paper)
    who = authors(repository, old.commit, new)
    return Redline(before, after, signed(merged, who.who) if who else merged)


def of_files(old: str, new: str, house: str = "") -> Redline:
    """Two decisions on disk, wherever they lie: files or folders. Raises DocgenError where a paper cannot be made."""
    sides = []
    for path in (old, new):
        places, problems = find((path,))
        if problems or len(places) != 1:
            raise DocgenError(problems or [WorkingTree().lacks(path, (p.id for p in places)).diagnostics[0]])
        made = workshop(places, house).make(open_source(places[0]))
        sides.append(replace(_side(WorkingTree(), made), name=places[0].shown))
    before, after = sides
    return Redline(before, after, compare(before.paper, after.paper))


def changes(repository: Repository, old: Revision, new: World) -> Iterator[Changed]:
    """The decisions that differ between two times, added and removed ones among them, sorted by id.

    A decision whose house alone changed is one of them, as its paper may differ. Raises DocgenError where none is known.
    """
    before, after = ({place.shown: place for place in world.places()} for world in (old, new))
    if not before and not after:
        fact = f"there is no decision in this folder, neither in {old.name} nor in {new.name}"
        remedy = f'go to the folder that holds the folder "{FOLDER}"'
        raise DocgenError([error("source-missing", Position(FOLDER), fact, remedy)])
    moved = _renames(repository, old, new)
    taken = {
        new_path: before.pop(old_path) for new_path, old_path in moved.items() if new_path in after and old_path in before
    }
    houses = _houses_changed(repository, old, new)
    found = []
    for shown in {**before, **after}:
        one, other = taken.get(shown) or before.get(shown), after.get(shown)
        if one is None or other is None or houses or one.id != other.id or _differ(old.source(one), new.source(other)):
            found.append(Changed((other or one or after[shown]).id, one, other))
    yield from sorted(found, key=lambda changed: changed.id)


def _side(world: World, made: Made) -> Side:
    """A decision as it was made at a time. Raises DocgenError, with the revision's name, where it has no paper."""
    if made.decision is None or made.house is None or made.paper is None:
        problems: list[Diagnostic] = [d for d in made.diagnostics if d.severity is Severity.ERROR]
        raise DocgenError(world.told(problems))
    return Side(world.title, made.decision.id, made.decision, made.house, made.paper)


def _newer(name: str, old: Revision, new: World) -> SourcePlace:
    try:
        return new.place(name)
    except DocgenError as problem:
        try:
            old.place(name)
        except DocgenError:
            raise problem from None
        raise new.gone(name, old) from problem


def _older(repository: Repository, place: SourcePlace, old: Revision, new: World) -> SourcePlace:
    """The decision at the same path, else of the same id, else what git takes for the same file under another name."""
    found = old.at(str(place.path))
    if found:
        return found[0]
    renamed = _renames(repository, old, new)
    if place.shown in renamed and (found := old.at(renamed[place.shown])):
        return found[0]
    return old.place(place.id)


def _renames(repository: Repository, old: Revision, new: World) -> dict[str, str]:
    """The decisions' main files under other names, both as they are shown."""
    found = repository.renamed(old.commit, new.commit or repository.commit("HEAD"))
    return {old.shown(path): old.shown(earlier) for path, earlier in found.items()}


def _houses_changed(repository: Repository, old: Revision, new: World) -> bool:
    """Whether any file of a house that lay in the repository has changed since."""
    for folder in filter(None, (repository.inside(path) for path in ("templates", f"{FOLDER}/templates"))):
        before = repository.files(old.commit, folder)
        after = repository.files(new.commit, folder) if new.commit else _on_disk(repository, before)
        if _all_plain(before) != _all_plain(after):
            return True
    return False


def _on_disk(repository: Repository, paths: Iterable[str]) -> dict[str, bytes]:
    found = {path: repository.root / path for path in paths}
    return {path: file.read_bytes() for path, file in found.items() if file.is_file()}


def _differ(old: Source, new: Source) -> bool:
    """Whether two states of a decision differ in more than the line ends of this system."""
    return _all_plain(old.files) != _all_plain(new.files)


def _all_plain(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name: with_ends(name, data, "lf") for name, data in files.items()}
