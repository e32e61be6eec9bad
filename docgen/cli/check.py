"""`docgen check`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen import garbage
from docgen.cli import options
from docgen.cli.outcome import GOOD, PROBLEMS, show
from docgen.diagnostics import Diagnostic, Severity, SwitchedOff

if TYPE_CHECKING:
    from docgen.build.record.freshness import Judge

FORMS = ("text", "json", "github", "sarif")


@click.command("check")
@options.paths
@click.option("--format", "form", default="text", type=click.Choice(FORMS), help="How problems are printed.")
@options.house
@options.jobs
@options.scheduler
@click.option("--list", "listed", is_flag=True, help="List all rules, with their weights and the law they rest on.")
@click.option("--explain", "rule", metavar="RULE", default="", help="Print the manual page of a rule.")
@click.option("--manual", is_flag=True, hidden=True, help="Print all manual pages as Markdown.")
def command(
    paths: tuple[str, ...],
    form: str,
    house: str,
    jobs: int | None,
    scheduler: str,
    listed: bool,
    rule: str,
    manual: bool,
) -> int:
    """Say everything that is wrong with the decisions at PATHS (the folder `decisions` if none is given)."""
    if listed or rule or manual:
        click.echo(_about_rules(form, rule, manual), nl=False)
        return GOOD
    options.one_of(jobs, scheduler)
    garbage.seldom()
    from docgen.build import run
    from docgen.build.record.freshness import Judge
    from docgen.build.record.manifest import Manifest
    from docgen.decision.left import left

    judge = Judge(Manifest(Path(options.DEFAULT_OUTPUT)), house, remember=False)
    places, trouble = options.found(paths, judge.known)
    found: list[Diagnostic] = list(trouble.diagnostics) if trouble else []
    said: list[Diagnostic] = []
    for diagnostics in run.check(places, judge, jobs or 0, scheduler, said.append):
        found += diagnostics
    found += left(places)
    show(said)
    click.echo(_rendered(found, form, _switched_off(judge)), nl=False)
    return PROBLEMS if any(d.severity is Severity.ERROR for d in found) else GOOD


def _rendered(found: list[Diagnostic], form: str, off: list[SwitchedOff]) -> str:
    if form == "text" and not found and not off:
        return ""
    if form == "sarif":
        from docgen import sarif

        return sarif.render(found, off)
    from docgen import report

    return report.render(found, form, off)  # type: ignore[arg-type]


def _switched_off(judge: Judge) -> list[SwitchedOff]:
    """The rules that the projects and houses of the decisions have switched off."""
    projects, houses = judge.projects.all(), [h for h in judge.houses.values() if b"rules" in h.files.get("house.toml", b"")]
    if not projects and not houses:
        return []
    from docgen.build import silenced

    return silenced.switched_off(projects, houses)


def _about_rules(form: str, rule: str, manual: bool) -> str:
    from docgen.cli import rules

    if manual:
        return rules.book()
    if rule:
        page = rules.page(rule)
        if page is None:
            raise click.BadParameter(rules.unknown(rule), param_hint="--explain")
        return page
    if form not in ("text", "json"):
        raise click.UsageError("the list of rules is printed as text or json")
    return rules.listing(form)
