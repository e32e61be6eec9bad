"""Arguments and options that several commands share."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docgen.diagnostics import DocgenError

if TYPE_CHECKING:
    from docgen.decision.source import Known, SourcePlace
    from docgen.git.repository import Repository

DEFAULT_FOLDER = "decisions"
DEFAULT_OUTPUT = "build"
_NO_FOLDER = f'there is no folder "{DEFAULT_FOLDER}" here; go to the folder that holds it'

paths = click.argument("paths", nargs=-1, type=click.Path(path_type=str))
house = click.option("--house", default="", help="Use this house for all, in place of the one each decision names.")


class _Processes(click.IntRange):
    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f'"{value}" is no number of processes; give a whole number from 1 up, as in --jobs 2', param, ctx)


jobs = click.option(
    "--jobs",
    metavar="N",
    type=_Processes(min=1),
    help="How many processes to use. [default: as many as there are processors; 1 for few decisions]",
)


def _address(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    if value and not re.fullmatch(r"(tcp|tls|ws|wss)://(\[[0-9A-Fa-f:.]+\]|[^\s/:@\[\]]+):\d{1,5}", value):
        raise click.BadParameter("an address is written tcp://HOST:PORT, or tls://HOST:PORT")
    return value


scheduler = click.option(
    "--scheduler",
    metavar="ADDRESS",
    default="",
    callback=_address,
    help="Have the workers of this dask scheduler do the work: tcp://HOST:PORT.",
)


def one_of(jobs: int | None, scheduler: str) -> None:
    """Raises UsageError if both say who is to do the work."""
    if jobs and scheduler:
        raise click.UsageError(
            "--jobs and --scheduler exclude each other: on a cluster, its workers do the work; leave one out"
        )


def day(_ctx: click.Context, _param: click.Parameter, value: str | None) -> dt.date | None:
    """A day as it is typed, 2027-03-01. Raises BadParameter for any other form, with the day that was probably meant."""
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError as fault:
        from docgen.toml.guess import date

        meant = date(value)
        hint = f"; try {meant.isoformat()}" if meant else ""
        raise click.BadParameter(
            f'"{value}" is no day as docgen reads it: year-month-day, as in 2027-03-01{hint}'
        ) from fault


def found(paths: tuple[str, ...], known: Known = lambda file, shown: False) -> tuple[list[SourcePlace], DocgenError | None]:
    """The decisions at the paths (`decisions` if none is given), and what was wrong with the paths.

    `known` spares reading files that are known to be decisions. Raises DocgenError if there is no decision at all.
    """
    from docgen.decision.source import find

    if not paths and not Path(DEFAULT_FOLDER).exists():
        raise click.UsageError(f"{_NO_FOLDER}, or name files and folders")
    places, problems = find(paths or (DEFAULT_FOLDER,), known)
    trouble = DocgenError(problems) if problems else None
    if trouble and not places:
        raise trouble
    return places, trouble


def place_of(name: str) -> SourcePlace:
    """The decision of that id in the folder `decisions`, or at that path. Raises DocgenError if there is none."""
    from docgen.decision.source import at_path, by_id

    if there := at_path(name):
        if len(there) == 1:
            return there[0]
        raise click.UsageError(f'there are {len(there)} decisions in "{name}"; name one of them')
    if not Path(DEFAULT_FOLDER).exists():
        raise click.UsageError(f'there is no decision "{name}": {_NO_FOLDER}, or name the file')
    found = by_id(name, DEFAULT_FOLDER)
    if not isinstance(found, list):
        return found
    known = ", ".join(found)
    raise click.UsageError(f'there is no decision "{name}"' + (f"; the decisions here: {known}" if known else ""))


def repository() -> Repository | None:
    """The repository of the current folder; without git what lies there is all that is known."""
    from docgen.git.repository import Repository

    try:
        return Repository.find(".")
    except DocgenError as problem:
        if any(d.rule != "git-missing" for d in problem.diagnostics):
            raise
        return None
