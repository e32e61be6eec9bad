"""`docgen house`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.outcome import GOOD, PROBLEMS
from docgen.diagnostics import Diagnostic, DocgenError, Severity

if TYPE_CHECKING:
    from docgen.house.find import HouseSource

_DECISIONS = Path("decisions")


@click.group("house")
def command() -> None:
    """List, make and check house styles."""


@command.command("list")
def listing() -> None:
    """Print each house: its name, its full name, the folder it is read from, and the days its editions begin."""
    from docgen.house import find

    folders = find.roots([_DECISIONS])
    rows = [(name, *_described(find.read(name, folders)), folder.as_posix()) for name, folder in find.names(folders).items()]
    widths = [max((len(row[n]) for row in rows), default=0) for n in (0, 1)]
    for name, full_name, editions, folder in rows:
        since = f"  editions from {editions}" if editions else ""
        click.echo(f"{name:{widths[0]}}  {full_name:{widths[1]}}  {folder}{since}")


def _described(source: HouseSource) -> tuple[str, str]:
    """The full name of a house, and the days its editions begin."""
    from docgen.house import load

    try:
        document = load.document(source, "house.toml")
        starts = sorted(load.edition_starts(document))
    except DocgenError:
        return f"(has errors: docgen house check {source.id})", ""
    return str(document.data.get("name", "")), ", ".join(day.isoformat() for day in starts)


@command.command("new")
@click.argument("name")
@click.option("--from", "other", required=True, metavar="HOUSE", help="The house to copy.")
@click.option("--name", "full_name", default="", help="The council or body, as in the name of house.toml.")
@click.option(
    "--into", default="templates", show_default=True, type=click.Path(path_type=Path), help="Folder of the new house."
)
def new(name: str, other: str, full_name: str, into: Path) -> None:
    """Make a house NAME from a copy of another."""
    from docgen import report
    from docgen.house import find
    from docgen.house.new import new as made

    try:
        folder = made(name, find.read(other, find.roots([_DECISIONS])), into, full_name)
    except DocgenError as problem:
        raise click.UsageError("\n".join(report.sentences(d) for d in problem.diagnostics)) from problem
    click.echo(f"{folder.as_posix()} is a copy of {other}. Next:")
    click.echo(f"  1. Change {folder.as_posix()}/house.toml, paper.xml.j2 and styles.toml (docs/houses.md says how).")
    click.echo(f"  2. docgen house check {name}")
    click.echo(f'  3. Write house = "{name}" into a decision, or try one with: docgen build --house {name}')


@command.command("check")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option(
    "--format", "form", default="text", type=click.Choice(["text", "json", "github"]), help="How problems are printed."
)
def check(names: tuple[str, ...], form: str) -> int:
    """Say everything that is wrong with the house NAME, or with all houses: its files, and papers made in it on trial."""
    from docgen import report
    from docgen.build import houses
    from docgen.house import find

    folders = find.roots([_DECISIONS])
    try:
        sources = [find.read(name, folders) for name in names or find.names(folders)]
    except DocgenError as problem:
        raise click.UsageError("\n".join(report.sentences(d) for d in problem.diagnostics)) from problem
    found: list[Diagnostic] = [d for source in sources for d in houses.check(source)]
    click.echo(report.render(found, form), nl=False)  # type: ignore[arg-type]
    return PROBLEMS if any(d.severity is Severity.ERROR for d in found) else GOOD
