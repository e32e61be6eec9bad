"""`docgen schema`."""

from __future__ import annotations

import click

from docgen.cli import options


@click.command("schema")
@options.house
def command(house: str) -> None:
    """Print the JSON Schema of a decision's front matter; with --house, with that house's own fields."""
    import json

    from docgen.diagnostics import Position
    from docgen.house import find
    from docgen.house.load import HouseBook
    from docgen.schema import schema

    opened = HouseBook(find.read(house, find.roots(), Position("--house"))).on(None).house if house else None
    click.echo(json.dumps(schema(opened), indent=2, ensure_ascii=False))
