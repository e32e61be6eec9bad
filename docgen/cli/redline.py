"""`docgen redline`."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen import garbage
from docgen.cli import options
from docgen.cli.outcome import GOOD, PROBLEMS, show
from docgen.diagnostics import DocgenError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docgen.git.repository import Repository
    from docgen.history.redline import Changed, Redline
    from docgen.history.revision import Revision
    from docgen.history.world import World

FORMATS = ("docx", "html", "text", "json")


def _formats(_ctx: click.Context, _param: click.Parameter, value: str) -> tuple[str, ...]:
    chosen = tuple(dict.fromkeys(part.strip() for part in value.split(",") if part.strip()))
    if not chosen or not set(chosen) <= set(FORMATS):
        raise click.BadParameter(f"choose from {', '.join(FORMATS)}, with commas between")
    return chosen


@click.command("redline")
@click.argument("names", nargs=-1, metavar="ID... | OLD NEW")
@click.option("--from", "old", default="", metavar="REV", help="The older revision: a tag, a branch, a commit, HEAD~2.")
@click.option("--to", "new", default="", metavar="REV", help="The newer revision. [default: the files as they lie here]")
@click.option("--all", "every", is_flag=True, help="Every decision that differs between the revisions.")
@click.option(
    "-o", "--output", default=options.DEFAULT_OUTPUT, show_default=True, type=click.Path(path_type=Path), help="Folder."
)
@click.option(
    "--format", "formats", default="docx,html", show_default=True, callback=_formats, help="docx, html, text, json."
)
@click.option("--erratum", is_flag=True, help="Write the correction sheet for a published paper, not the redline.")
@options.house
def command(
    names: tuple[str, ...],
    old: str,
    new: str,
    every: bool,
    output: Path,
    formats: tuple[str, ...],
    erratum: bool,
    house: str,
) -> int:
    """Say what changed in decisions between two revisions, and write their papers with the changes marked.

    Without --from, give two files or folders: OLD and NEW.
    """
    garbage.seldom()
    _look(names, old, new, every)
    printer = _Printer(output, formats, erratum)
    if not old:
        from docgen.history import redline

        printer.take(partial(redline.of_files, names[0], names[1], house), alone=True)
    else:
        _of_revisions(printer, names, old, new, house)
    printer.end()
    return printer.code


def _look(names: tuple[str, ...], old: str, new: str, every: bool) -> None:
    """Raises UsageError for arguments that make no sense together."""
    if old and not names and not every:
        raise click.UsageError("name a decision, or give --all for every decision that changed")
    if old and names and every:
        raise click.UsageError("--all takes every decision that changed: leave out their names, or --all")
    if not old and (new or every):
        raise click.UsageError("--to and --all need the older revision: --from REV")
    if not old and len(names) != 2:
        raise click.UsageError("give the older revision with --from REV, or two files to compare: OLD NEW")


def _of_revisions(printer: _Printer, names: tuple[str, ...], old: str, new: str, house: str) -> None:
    from docgen.history import redline
    from docgen.history.revision import Revision, repository
    from docgen.history.world import WorkingTree

    found = repository(Path(names[0]).parent if names and Path(names[0]).exists() else ".")
    before = Revision(found, found.commit(old), old)
    after: World = Revision(found, found.commit(new), new) if new else WorkingTree()
    for name in names:
        printer.take(partial(redline.of, found, name, before, after, house), alone=len(names) == 1)
    if not names:
        _all(printer, found, before, after, house)


def _all(printer: _Printer, found: Repository, before: Revision, after: World, house: str) -> None:
    from docgen.history import redline

    changed: Iterator[Changed] = redline.changes(found, before, after)
    for one in changed:
        if one.old is None or one.new is None:
            printer.there(one.id, one.new is not None, after.name if one.old is None else before.name)
        else:
            printer.take(partial(redline.between, found, one, before, after, house), quiet=True)


class _Printer:
    """Writes the files and prints the words of one redline after another; problems of one do not stop the others."""

    def __init__(self, out: Path, formats: tuple[str, ...], erratum: bool) -> None:
        self.out = out
        self.formats = formats
        self.erratum = erratum
        self.code = GOOD
        self.data: list[dict[str, object]] = []
        self.count = 0

    def take(self, make: Callable[[], Redline], quiet: bool = False, alone: bool = False) -> None:
        """One redline; `quiet`: a paper without changes is passed over; `alone`: no other is asked for."""
        from docgen.history import redlined

        try:
            redline = make()
            told = redlined.told(redline)
            if quiet and not told.told:
                return
            lines = told.lines
            if self.erratum:
                paths = redlined.correct(redline, self.formats, self.out)
                show(redlined.doubts(redline))
            else:
                paths = redlined.write(redline, self.formats, self.out, lines if told.told else [])
        except DocgenError as problem:
            if alone or any(d.rule == "output-folder" for d in problem.diagnostics):
                raise
            show(problem.diagnostics)
            self.code = PROBLEMS
            return
        self.count += 1
        self.data.append(
            told.data() | {"from": redline.old.name, "to": redline.new.name, "files": [p.as_posix() for p in paths]}
        )
        was = f" (was {redline.old.id})" if redline.old.id != redline.id else ""
        self._say(f"{redline.id}{was}: from {redline.old.name} to {redline.new.name}")
        for line in lines:
            self._say(f"  {line}")
        if paths:
            self._say("  " + " ".join(path.as_posix() for path in paths))

    def there(self, name: str, added: bool, where: str) -> None:
        """A decision that is there at one of the times alone."""
        self.count += 1
        self.data.append({"decision": name, "added" if added else "removed": True})
        self._say(f"{name}: added, it is new in {where}" if added else f"{name}: removed, it was last in {where}")

    def end(self) -> None:
        """What is left to print."""
        if "json" in self.formats:
            import json

            click.echo(json.dumps(self.data, indent=2, ensure_ascii=False))
        elif not self.count and self.code == GOOD:
            click.echo("no decision has changed")

    def _say(self, line: str) -> None:
        if "json" not in self.formats:
            click.echo(line)
