"""`docgen status`."""

from __future__ import annotations

import datetime as dt

import click

from docgen import garbage
from docgen.cli import options
from docgen.cli.outcome import GOOD, show


@click.command("status")
@options.paths
@click.option(
    "--format", "form", default="text", type=click.Choice(["text", "json", "html"]), help="How the board is printed."
)
@click.option("--today", callback=options.day, metavar="DATE", help="The day it is made for. [default: today]")
@options.jobs
def command(paths: tuple[str, ...], form: str, today: dt.date | None, jobs: int | None) -> int:
    """Say how the decisions at PATHS stand: what is missing, who must comment, what is stale, what is due next."""
    garbage.seldom()
    from docgen.board import forms
    from docgen.build import status

    day = today or dt.datetime.now().astimezone().date()
    judge = status.judged(options.DEFAULT_OUTPUT)
    places, trouble = options.found(paths, judge.known)
    if trouble:
        show(list(trouble.diagnostics))
    rows = forms.ordered(status.rows(places, judge, jobs or 0, day), day)
    if form == "html":
        from docgen.board.page import page

        click.echo(page(rows, day), nl=False)
    else:
        click.echo(forms.data(rows, day) if form == "json" else forms.text(rows), nl=False)
    return GOOD
