"""`docgen review`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli import options
from docgen.cli.outcome import GOOD, PROBLEMS, show
from docgen.diagnostics import DocgenError

if TYPE_CHECKING:
    from docgen.diagnostics import Diagnostic
    from docgen.git.repository import Repository
    from docgen.history.review import Session


@click.command("review")
@click.argument("files", nargs=-1, required=True, metavar="RETURNED...")
@click.option("--apply", "writes", is_flag=True, help="Write the edits into the source, and the rest as review notes.")
@click.option("--commit", "commits", is_flag=True, help="The same, with one commit for each reviewer, in their name.")
@click.option("--base", metavar="REV", default="", help="The revision the papers were made from. [default: found by itself]")
@click.option(
    "--resolve", metavar="N", type=int, multiple=True, help="Close the review note N of a decision, given in place of files."
)
@click.option("--format", "form", default="text", type=click.Choice(["text", "json"]), help="How the answer is printed.")
def command(files: tuple[str, ...], writes: bool, commits: bool, base: str, resolve: tuple[int, ...], form: str) -> int:
    """List what reviewers did in returned Word files: each edit and comment, whose it is, and where in the source.

    Writes nothing without --apply or --commit. Edits of generated text, and what cannot be applied, become review notes.
    """
    if resolve:
        return _resolve(files, resolve, writes or commits)
    from docgen.history import review_answer, review_write

    repository = options.repository()
    if commits and repository is None:
        raise click.UsageError("--commit needs a repository of git; --apply writes the files alone")
    found, problems = _sessions(files, repository, base)
    if problems and not found:
        raise DocgenError(problems)
    into = repository if commits else None
    if writes or commits:
        for session in found:
            review_write.ready(session, into)
    show(problems)
    if form == "json":
        click.echo(review_answer.data(found), nl=False)
    for session in found:
        if form == "text":
            click.echo(review_answer.text(session, writes or commits), nl=False)
        if writes or commits:
            _write(session, into, form == "text")
    waits = any(one.end in ("conflicting", "refused") and not one.silent for session in found for one in session.outcomes)
    return PROBLEMS if problems or waits else GOOD


def _sessions(files: tuple[str, ...], repository: Repository | None, base: str) -> tuple[list[Session], list[Diagnostic]]:
    """What becomes of the marks of the files, and what is wrong with those that cannot be read or have no decision here."""
    from docgen.history import review

    copies, problems = [], []
    for file in files:
        try:
            copies.append(review.copy(Path(file)))
        except DocgenError as problem:
            problems += problem.diagnostics
    found, others = review.sessions(copies, repository, base)
    return found, problems + others


def _write(session: Session, repository: Repository | None, tells: bool) -> None:
    from docgen.history import review_write

    for line in review_write.apply(session, repository):
        if tells:
            click.echo(line)


def _resolve(names: tuple[str, ...], numbers: tuple[int, ...], writes: bool) -> int:
    if len(names) != 1 or writes:
        raise click.UsageError("--resolve N closes a note of one decision: docgen review --resolve N DECISION")
    from docgen.history import review_write

    place = options.place_of(names[0])
    for number in numbers:
        path = review_write.resolve(place, number)
        click.echo(f"{path.as_posix()}: note {number} is closed")
    return GOOD
