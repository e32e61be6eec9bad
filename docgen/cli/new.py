"""`docgen new`."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli import options
from docgen.diagnostics import DocgenError, error

if TYPE_CHECKING:
    from docgen.house.load import HouseBook, OpenHouse
    from docgen.house.model import Kind

SCHEMAS = ".docgen"  # folder of the schemas beside the decisions; a dot keeps it out of what `build` looks through


@click.command("new")
@click.argument("name", metavar="ID")
@click.option("--house", default="", help="The house it is for; may be left out where ./templates holds only one.")
@click.option("--kind", default="", help="decision, information, scrutiny, executive or officer.  [default: decision]")
@click.option("--folder", is_flag=True, help="Make a folder, with a file for each section and for each officer's comment.")
@click.option("--date", "meeting", metavar="DATE", callback=options.day, help="Date of the meeting, as 2027-03-09.")
@click.option(
    "-o",
    "--output",
    "place",
    default=options.DEFAULT_FOLDER,
    show_default=True,
    type=click.Path(path_type=Path),
    help="Folder for the new decision.",
)
def command(name: str, house: str, kind: str, folder: bool, meeting: dt.date | None, place: Path) -> None:
    """Start the decision ID: a file for its author to fill in, with a remark on everything its house asks for."""
    from docgen.starter import files as starter

    if problem := starter.id_problem(name):
        raise click.BadParameter(problem, param_hint="ID")
    day = meeting or starter.meeting_day(dt.date.today())  # noqa: DTZ011 (the clerk's own day)
    book = _house(house, place)
    opened = book.on(day)
    _refuse_overwriting(name, place)
    schema = f"{SCHEMAS}/{opened.id}.schema.json"
    wanted = starter.Wanted(name, opened, _kind(kind, opened), day, f"../{schema}" if folder else f"./{schema}")
    files = starter.folder(wanted) if folder else starter.single(wanted)
    _write(place, files, {schema: _schema(opened)})
    main = next(iter(files))
    click.echo(f"{(place / main).as_posix()} is ready for {opened.house.name}. Fill it in; then:")
    click.echo(f"  docgen check {_shown(place, name, folder)}\n  docgen build {_shown(place, name, folder)}")


def _shown(place: Path, name: str, folder: bool) -> str:
    path = (place / (name if folder else f"{name}.md")).as_posix()
    return f'"{path}"' if " " in path else path


def _house(name: str, place: Path) -> HouseBook:
    """The house that is meant; wrong usage if none is given and there is a choice, or if there is no such house."""
    from docgen.house import find
    from docgen.house.load import HouseBook

    roots = find.roots([place])
    own = find.names([root for root in roots if root.resolve() != find.installed().resolve()] or roots)
    if not name and len(own) != 1:
        known = find.names(roots)
        listed = f"; the houses here: {', '.join(known)}" if known else "; there is none yet: docgen house new makes one"
        raise click.UsageError(f"say with --house which house it is for{listed}")
    chosen = name or next(iter(own))
    if chosen not in find.names(roots):
        raise click.UsageError(f'there is no house "{chosen}"; the houses here: {", ".join(find.names(roots))}')
    return HouseBook(find.read(chosen, roots))


def _kind(kind: str, house: OpenHouse) -> Kind:
    kinds = house.house.kinds
    wanted = kind or ("decision" if "decision" in kinds else kinds[0])
    for known in kinds:
        if known == wanted:
            return known
    raise click.UsageError(f'the house "{house.id}" has no papers of the kind "{wanted}"; its kinds: {", ".join(kinds)}')


def _refuse_overwriting(name: str, place: Path) -> None:
    """Wrong usage if the id is taken; ids that differ in capitals alone are one file to Windows."""
    taken = {name.lower(), f"{name}.md".lower()}
    others = sorted(path for path in place.iterdir() if path.name.lower() in taken) if place.is_dir() else []
    if others:
        raise click.UsageError(f"{others[0].as_posix()} is there already, and is left as it is; choose another id")


def _schema(house: OpenHouse) -> str:
    from docgen.schema import schema

    return json.dumps(schema(house.house), indent=2, ensure_ascii=False) + "\n"


def _write(place: Path, files: dict[str, str], schemas: dict[str, str]) -> None:
    """New files, and schemas brought up to date; no file of the author's is ever replaced."""
    from docgen.diagnostics import Position

    try:
        for name, text in files.items():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            with (place / name).open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        for name, text in schemas.items():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as fault:
        at = Position(place.as_posix())
        reason = fault.strerror or str(fault)
        problem = error("output-folder", at, f"nothing can be written here: {reason}", "name another folder with -o")
        raise DocgenError([problem]) from fault
