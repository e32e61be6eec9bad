"""`docgen sign`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from docgen.cli import options
from docgen.cli.outcome import GOOD

if TYPE_CHECKING:
    from docgen.signoff.sign import Signed


@click.command("sign")
@click.argument("decision", metavar="ID")
@click.option("--as", "kind", required=True, metavar="ROLE", help="The kind of comment: finance, legal, hr, ...")
@click.option("--initials", required=True, help="Your initials, as in the register.")
@click.option("--date", callback=options.day, metavar="YYYY-MM-DD", help="The day of signing. [default: today]")
@click.option("--today", callback=options.day, hidden=True)
@click.option("--text", default=None, help="What you say, as Markdown. [default: what the comment says already]")
@click.option(
    "--file", "words", type=click.File(encoding="utf-8-sig"), help="A file that holds what you say; - reads what is typed."
)
def command(
    decision: str,
    kind: str,
    initials: str,
    date: dt.date | None,
    today: dt.date | None,
    text: str | None,
    words: TextIO | None,
) -> int:
    """Sign an officer's comment on the decision ID: it then stands for the text as it is now.

    Adds the comment or renews it, in the decision's own file or, in a folder, in comments/. Nothing else is changed.
    """
    if text is not None and words is not None:
        raise click.UsageError("--text and --file exclude each other: both say what the comment says")
    if words is not None:
        text = words.read().strip("\n")
    from docgen.build import signing
    from docgen.signoff.sign import Request

    now = today or dt.datetime.now().date()  # noqa: DTZ005
    request = Request(kind, initials.strip(), date or now, now, text)
    place = options.place_of(decision)
    signed, path = signing.sign(place, request)
    _tell(signed, path)
    return GOOD


def _tell(signed: Signed, path: Path | None) -> None:
    comment = signed.comment
    day = f"{comment.date.day} {comment.date:%B %Y}" if comment.date else ""
    if path is None:
        click.echo(f"already signed as {comment.kind} by {comment.initials} on {day}; nothing has changed since")
        return
    for change in signed.since:
        click.echo(f"changed since it was last signed: {change.label}: {change.words}", err=True)
    lines = comment.signed.saw.splitlines() if comment.signed else []
    many = f"{len(lines):,} line{'' if len(lines) == 1 else 's'}"
    click.echo(f"{path.as_posix()}: signed as {comment.kind} by {comment.initials} on {day}, for {many}:")
    click.echo("".join(f"  {line}\n" for line in lines), nl=False)
