"""`docgen clock`."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from docgen.cli import options
from docgen.diagnostics import DocgenError, Severity

if TYPE_CHECKING:
    from docgen.clock.routes import Route
    from docgen.clock.steps import Clock
    from docgen.decision.model import FrontMatter
    from docgen.decision.source import SourcePlace
    from docgen.house.model import House

NOTICES = (
    "key-decision",
    "general-exception",
    "special-urgency",
    "private-notice",
    "private-second-notice",
    "private-agreement",
    "urgent-item",
    "short-notice",
    "no-call-in",
)


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> dt.date:
    return options.day(ctx, param, value) or dt.datetime.now().astimezone().date()


@click.command("clock")
@click.argument("name", metavar="ID")
@click.option("--format", "form", default="text", type=click.Choice(["text", "json"]), help="How it is printed.")
@click.option("--notice", type=click.Choice(NOTICES), help="Print the draft of this notice alone, as Markdown.")
@click.option("--today", metavar="DATE", callback=_day, help="The day from which days left are counted. [default: today]")
@options.house
def command(name: str, form: str, notice: str | None, today: dt.date, house: str) -> None:
    """Print the last lawful day for each step of the decision ID, with the days counted, and what to do if one is missed."""
    from docgen.clock import report
    from docgen.clock.notices import draft

    place = options.place_of(name)
    front, opened, made, ways = _reckoned(place, house, today)
    if notice:
        click.echo(draft(notice, front), nl=False)
    elif form == "json":
        import json

        found = {"id": place.id, **report.data(front, opened, made, ways, today)}
        click.echo(json.dumps(found, indent=2, ensure_ascii=False))
    else:
        click.echo(report.text(front, opened, made, ways, today), nl=False)


def _reckoned(place: SourcePlace, house: str, today: dt.date) -> tuple[FrontMatter, House, Clock, list[Route]]:
    """The decision's front matter, its house, its clock and the routes open to it; raises DocgenError without these."""
    from docgen.build.workshop import workshop
    from docgen.clock.calendar import Calendar, UnknownYearError
    from docgen.clock.routes import routes
    from docgen.clock.steps import clock
    from docgen.decision.load import load
    from docgen.decision.source import open_source

    loaded = load(open_source(place))
    decision = loaded.decision
    if decision is None:
        raise DocgenError([d for d in loaded.diagnostics if d.severity is Severity.ERROR])
    shop = workshop([place], house)
    opened = shop.open(decision)
    calendar = Calendar(shop.opened(shop.project).calendar.closures())
    try:
        made = clock(decision.front, opened.house, calendar)
        return decision.front, opened.house, made, routes(decision.front, made, calendar, today)
    except UnknownYearError as problem:
        raise problem.at(decision.value_place(("meeting", "date"))) from problem
