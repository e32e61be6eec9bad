"""Formatting decisions on disk: only where the paper stays the same, and each file whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from docgen.build import files
from docgen.build.paper import Made, Workshop
from docgen.build.projects import Projects
from docgen.build.shelf import houses_of
from docgen.decision.source import Source, SourcePlace, open_source
from docgen.diagnostics import Diagnostic, DocgenError, Position, Severity, error
from docgen.fmt import same
from docgen.fmt import source as formatting
from docgen.fmt.runs import Wrap
from docgen.fmt.source import RULE
from docgen.project.find import NAME, ProjectSource


class Layout(Struct, frozen=True):
    """A file as it is and as it should be."""

    path: Path
    shown: str
    old: bytes
    new: bytes


class Verdict(Struct, frozen=True):
    """What formatting one decision or project file comes to: `count` files looked at, those to be changed, and problems."""

    count: int
    layouts: tuple[Layout, ...] = ()
    problems: tuple[Diagnostic, ...] = ()


def decisions(places: list[SourcePlace], wrap: Wrap) -> Iterator[Verdict]:
    """A verdict on each decision."""
    projects = Projects()
    shop = Workshop(houses_of(places))
    for place in places:
        source = open_source(place)
        try:
            shop.project = projects.of(place)
            yield _decision(place, source, shop, wrap)
        except DocgenError as problem:
            yield Verdict(1, problems=tuple(problem.diagnostics))


def project(source: ProjectSource) -> Verdict:
    """The verdict on a docgen.toml."""
    try:
        new = formatting.project(source.data, source.shown)
    except DocgenError as problem:
        return Verdict(1, problems=tuple(problem.diagnostics))
    layout = Layout(Path(source.shown), source.shown, source.data, new)
    return Verdict(1, (layout,) if new != source.data else ())


def project_files(places: Iterable[SourcePlace], folders: Iterable[str]) -> list[ProjectSource]:
    """The project files of decisions that stand in one of the folders, or beside the folder of that name."""
    projects = Projects()
    near = {Path(folder).resolve() for folder in folders}
    near |= {folder.parent for folder in near}
    for place in places:
        projects.of(place)
    return [found for found in projects.all() if Path(found.shown).resolve().parent in near]


def _decision(place: SourcePlace, source: Source, shop: Workshop, wrap: Wrap) -> Verdict:
    made = shop.make(source)
    if made.paper is None:
        return Verdict(1, problems=tuple(d for d in made.diagnostics if d.severity is Severity.ERROR))
    wanted = formatting.formatted(source, wrap)
    problems: list[Diagnostic] = []
    if wanted and _refusal(made, source, wanted, shop):
        for name in list(wanted):
            refused = _refusal(made, source, {name: wanted[name]}, shop)
            if refused:
                problems.append(refused)
                del wanted[name]
    base = place.path.parent
    layouts = [Layout(base / name, source.shown(name), source.files[name], new) for name, new in wanted.items()]
    return Verdict(len(source.files), tuple(layouts), tuple(problems))


def _refusal(made: Made, source: Source, wanted: dict[str, bytes], shop: Workshop) -> Diagnostic | None:
    """Why the files may not be written: what would mean something else then. None if nothing would."""
    now = shop.make(replace(source, files={**source.files, **wanted}))
    shown = source.shown(next(iter(wanted)))
    if not (made.decision and made.paper and now.decision and now.paper):
        return _refused(Position(shown), "the file could not be read any more")
    if at := same.front_difference(made.decision, now.decision):
        return _refused(at, "this field would hold something else")
    told = same.told_difference(made.diagnostics, now.diagnostics)
    if told:
        return _refused(told.position, f'`docgen check` would no longer say the same of it ("{told.message}")')
    at = same.paper_difference(made.paper, now.paper)
    return _refused(at if at.file else Position(shown), "the paper would not be the same") if at else None


def _refused(at: Position, fact: str) -> Diagnostic:
    return error(RULE, at, f"in another layout {fact}, so the file is left as it is", "mend what `docgen check` says of it")


def write(layout: Layout) -> None:
    """Writes the file in its new layout. Raises DocgenError where it cannot, or where someone changed it meanwhile."""
    at = Position(layout.shown)
    try:
        real = layout.path.resolve()
        if real.read_bytes() != layout.old:
            fact = "the file was changed by somebody else just now; nothing was written"
            raise DocgenError([error(RULE, at, fact, "format it again")])
        files.write(real, layout.new)
    except OSError as fault:
        fact = f"the file cannot be written: {fault.strerror or fault}"
        raise DocgenError([error(RULE, at, fact, "close it in other programs, and see who may write it")]) from fault


__all__ = ["NAME", "Layout", "Verdict", "decisions", "project", "project_files", "write"]
