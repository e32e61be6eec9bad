"""`docgen ledger`."""

from __future__ import annotations

import click

from docgen.cli import options
from docgen.cli.outcome import GOOD
from docgen.diagnostics import DocgenError, Severity


@click.command("ledger")
@click.argument("name", metavar="ID")
@click.option("--format", "form", default="text", type=click.Choice(["text", "json"]), help="How the ledger is printed.")
def command(name: str, form: str) -> int:
    """Print the ledger of the decision ID by year, with what it costs, what pays for it, and the balance."""
    from docgen.decision.ledger import show
    from docgen.decision.load import load
    from docgen.decision.source import open_source

    loaded = load(open_source(options.place_of(name)))
    errors = [d for d in loaded.diagnostics if d.severity is Severity.ERROR]
    if loaded.decision is None or errors:
        raise DocgenError(errors)
    click.echo(show.data(loaded.decision) if form == "json" else show.text(loaded.decision), nl=False)
    return GOOD
