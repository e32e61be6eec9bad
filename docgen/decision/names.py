"""Names given to parts of a decision: each may be given once, and figures are derived only from those there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from docgen.decision.ledger.figures import faults
from docgen.decision.model import FrontMatter
from docgen.diagnostics import Diagnostic, Position, error
from docgen.toml.positions import DataPath

Place = Callable[[DataPath], Position]


def name_clashes(front: FrontMatter, place: Place) -> tuple[FrontMatter, list[Diagnostic]]:
    """Ids used twice: among the parts of the paper that can be referred to, and among the figures.

    With them comes the front matter in which only the first has the id.
    """
    clashes = [*_twice(_anchors(front), place), *_twice(_amounts(front), place)]
    for path, _ in clashes:
        front = _nameless(front, *path)
    return front, [told for _, told in clashes]


def _nameless(front: FrontMatter, table: str | int, index: str | int, *_: str | int) -> FrontMatter:
    """The front matter with an entry's id taken away."""
    entries = list(getattr(front, str(table)))
    entries[int(index)] = replace(entries[int(index)], id=None)
    return replace(front, **{str(table): entries})


def underived(front: FrontMatter, place: Place) -> Iterator[Diagnostic]:
    """Why figures cannot be derived, each at the name or number to blame."""
    for fault in faults(front):
        if not fault.near:
            yield error("figure-derivation", place(fault.path), fault.fact, fault.remedy)
            continue
        import difflib

        names = [*front.figures, *(line.id for line in front.finances if line.id)]
        close = difflib.get_close_matches(fault.near, names, n=1)
        remedy = f'Did you mean "{close[0]}"?' if close else fault.remedy
        yield error("figure-unknown", place(fault.path), fault.fact, remedy)


def _anchors(front: FrontMatter) -> Iterator[tuple[str, str, DataPath]]:
    for table, what in (("recommendations", "a recommendation"), ("options", "an option"), ("risks", "a risk")):
        for index, part in enumerate(getattr(front, table)):
            if part.id is not None:
                yield part.id, what, (table, index, "id")


def _amounts(front: FrontMatter) -> Iterator[tuple[str, str, DataPath]]:
    for name in front.figures:
        yield name, "a figure", ("figures", name)
    for index, line in enumerate(front.finances):
        if line.id is not None:
            yield line.id, "a finance line", ("finances", index, "id")


def _twice(names: Iterator[tuple[str, str, DataPath]], place: Place) -> Iterator[tuple[DataPath, Diagnostic]]:
    seen: dict[str, tuple[str, DataPath]] = {}
    for name, what, path in names:
        if name not in seen:
            seen[name] = what, path
            continue
        other, first = seen[name]
        at = place(first)
        fact = f'"{name}" names {what} here, and already names {other} on line {at.line}'
        yield path, error("name-twice", place(path), fact, "Give each a name of its own")
