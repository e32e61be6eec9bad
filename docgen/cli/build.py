"""`docgen build`."""

from __future__ import annotations

from pathlib import Path

import click

from docgen import garbage
from docgen.build import FORMATS
from docgen.cli import options, papers
from docgen.cli.outcome import GOOD, PROBLEMS, show
from docgen.diagnostics import Severity


def _formats(_ctx: click.Context, _param: click.Parameter, value: str) -> tuple[str, ...]:
    chosen = tuple(dict.fromkeys(part.strip() for part in value.split(",") if part.strip()))
    unknown = [name for name in chosen if name not in FORMATS]
    if unknown or not chosen:
        raise click.BadParameter(f"the formats are {' and '.join(FORMATS)}")
    return chosen


@click.command("build")
@options.paths
@click.option(
    "-o",
    "--output",
    "out",
    default=options.DEFAULT_OUTPUT,
    show_default=True,
    type=click.Path(path_type=Path),
    help="Folder for the papers.",
)
@click.option("--format", "formats", default="docx,html", show_default=True, callback=_formats, help="Which papers to make.")
@options.house
@options.jobs
@options.scheduler
@click.option("--force", is_flag=True, help="Make all papers again, changed or not.")
@click.option("--explain", is_flag=True, help="Say why each paper is made.")
@click.option("--watch", is_flag=True, help="Stay, and make papers again whenever something is saved, until Ctrl-C.")
def command(
    paths: tuple[str, ...],
    out: Path,
    formats: tuple[str, ...],
    house: str,
    jobs: int | None,
    scheduler: str,
    force: bool,
    explain: bool,
    watch: bool,
) -> int:
    """Make the Word and HTML papers of the decisions at PATHS (the folder `decisions` if none is given).

    Papers that are as they should be are left alone.
    """
    options.one_of(jobs, scheduler)
    if watch and scheduler:
        raise click.UsageError("--watch and --scheduler exclude each other: papers are made here as you save; leave one out")
    garbage.seldom()
    from docgen.build.run import Build

    if watch:
        from docgen.build.workers.keeper import Keeper
        from docgen.cli import watch as watching

        keeper = Keeper()

        def begin(force: bool) -> Build:
            return Build(out, formats, house, jobs or 0, force=force, keeper=keeper)

        return watching.watch(begin, keeper, paths, force, explain)
    build = Build(out, formats, house, jobs or 0, force=force, scheduler=scheduler)
    places, trouble = options.found(paths, build.known)
    problems = [*(trouble.diagnostics if trouble else ()), *papers.make(build, places, explain)]
    show([*problems, *build.warnings])
    return PROBLEMS if any(problem.severity is Severity.ERROR for problem in problems) else GOOD
