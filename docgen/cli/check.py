"""`docgen check`."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli import options
from docgen.cli.outcome import GOOD, PROBLEMS, show
from docgen.diagnostics import Diagnostic, Severity


@click.command("check")
@options.paths
@click.option(
    "--format", "form", default="text", type=click.Choice(["text", "json", "github"]), help="How problems are printed."
)
@options.house
@options.jobs
@options.scheduler
def command(paths: tuple[str, ...], form: str, house: str, jobs: int | None, scheduler: str) -> int:
    """Say everything that is wrong with the decisions at PATHS (the folder `decisions` if none is given)."""
    options.one_of(jobs, scheduler)
    options.hurry()
    from docgen.build import run
    from docgen.build.freshness import Judge
    from docgen.build.manifest import Manifest

    judge = Judge(Manifest(Path(options.DEFAULT_OUTPUT)), house, remember=False)
    places, trouble = options.found(paths, judge.known)
    found: list[Diagnostic] = list(trouble.diagnostics) if trouble else []
    said: list[Diagnostic] = []
    for diagnostics in run.check(places, house, jobs or 0, judge, scheduler, said.append):
        found += diagnostics
    show(said)
    if form != "text" or found:
        from docgen import report

        click.echo(report.render(found, form), nl=False)  # type: ignore[arg-type]
    return PROBLEMS if any(d.severity is Severity.ERROR for d in found) else GOOD
