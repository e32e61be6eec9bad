"""`docgen fmt`."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli import options
from docgen.cli.outcome import GOOD, PROBLEMS, show
from docgen.diagnostics import Diagnostic, DocgenError, Position, error

if TYPE_CHECKING:
    from docgen.build.formatting import Layout, Verdict
    from docgen.fmt.runs import Wrap

PROJECT = "docgen.toml"
WRAPS = ("keep", "no", "sentence")


@click.command("fmt")
@options.paths
@click.option(
    "--wrap",
    default="keep",
    show_default=True,
    type=click.Choice(WRAPS),
    help="Lines of a paragraph: as typed, all on one line, or a line for each sentence.",
)
@click.option("--check", is_flag=True, help="Write nothing; name the files that are not as they should be.")
@click.option("--diff", is_flag=True, help="Write nothing; print what would change.")
def command(paths: tuple[str, ...], wrap: Wrap, check: bool, diff: bool) -> int:
    """Give the decisions at PATHS their canonical layout; what they mean stays the same."""
    if importlib.util.find_spec("mdformat") is None:
        fact = "docgen fmt needs mdformat, which is not installed"
        raise DocgenError([error("fmt-missing", Position("docgen fmt"), fact, "install it: pip install 'docgen[fmt]'")])
    from docgen.build import formatting

    problems: list[Diagnostic] = []
    changed = looked_at = 0
    for verdict in _verdicts(paths, wrap, problems):
        looked_at += verdict.count
        problems += verdict.problems
        for layout in verdict.layouts:
            try:
                if diff:
                    click.echo(_difference(layout), nl=False)
                elif not check:
                    formatting.write(layout)
                if not diff:
                    click.echo(f"{layout.shown}: {'would be formatted' if check else 'formatted'}")
                changed += 1
            except DocgenError as problem:
                problems += problem.diagnostics
    show(problems)
    return PROBLEMS if problems or (check and changed) else GOOD


def _verdicts(paths: tuple[str, ...], wrap: Wrap, problems: list[Diagnostic]) -> Iterator[Verdict]:
    """A verdict on each decision at the paths, and on each docgen.toml that is named or belongs to a folder of them."""
    from docgen.build import formatting
    from docgen.project import find

    named = [path for path in paths if Path(path).name == PROJECT and Path(path).is_file()]
    others = tuple(path for path in paths if path not in named)
    projects = [find.read(path, Path(path).as_posix()) for path in named]
    if others or not named:
        places, trouble = options.found(others)
        problems += trouble.diagnostics if trouble else []
        folders = [path for path in others or (options.DEFAULT_FOLDER,) if Path(path).is_dir()]
        yield from formatting.decisions(places, wrap)
        projects += formatting.project_files(places, folders)
    yield from map(formatting.project, projects)


def _difference(layout: Layout) -> str:
    import difflib

    old, new = (data.decode("utf-8").splitlines(keepends=True) for data in (layout.old, layout.new))
    lines = difflib.unified_diff(old, new, f"a/{layout.shown}", f"b/{layout.shown}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
