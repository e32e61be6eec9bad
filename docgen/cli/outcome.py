"""The one place where what happened becomes an exit code."""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:  # --help has no need of them
    from docgen.diagnostics import Diagnostic

GOOD, PROBLEMS, USAGE, FAULT = 0, 1, 2, 3
_WRONG_USAGE = {
    *("source-missing", "source-empty", "source-kind", "output-folder", "cluster-missing", "cluster-unreachable"),
    *("git-missing", "git-ownership", "git-repository", "git-revision", "git-outside", "revision-decision", "fmt-missing"),
}


def guarded(command: click.Command, args: list[str] | None = None) -> int:
    """Runs the command and returns its exit code; every failure ends as a message, none as a traceback."""
    try:
        result = command.main(args=args, prog_name="docgen", standalone_mode=False)
        return result if isinstance(result, int) else GOOD
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as problem:
        problem.show()
        return USAGE
    except (KeyboardInterrupt, click.Abort):
        click.echo("docgen: stopped; the papers already written are whole", err=True)
        return 130
    except (BrokenPipeError, SystemExit):  # click turns a reader that went away into an exit of its own
        return _unread()
    except Exception as problem:
        return _unread() if _reader_is_gone(problem) else _failed(problem)


def _unread() -> int:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return GOOD


def _reader_is_gone(problem: Exception) -> bool:
    """Whether nobody reads what is printed any more: Windows has no word of its own for that."""
    if not isinstance(problem, OSError) or problem.errno != errno.EINVAL:
        return False
    step = problem.__traceback__
    while step and step.tb_frame.f_code is not click.echo.__code__:
        step = step.tb_next
    return step is not None


def _failed(problem: Exception) -> int:
    from docgen.diagnostics import DocgenError

    if not isinstance(problem, DocgenError):
        return _fault(problem)
    show(problem.diagnostics)
    return code_of(problem.diagnostics)


def code_of(diagnostics: list[Diagnostic]) -> int:
    """The exit code where nothing but this was found: whether the command line is to blame, or the decisions."""
    return USAGE if all(_is_wrong_usage(d) for d in diagnostics) else PROBLEMS


def _is_wrong_usage(d: Diagnostic) -> bool:
    """Whether the command line is to blame: a house that no line of a decision asked for was asked for there."""
    return d.rule in _WRONG_USAGE or (d.rule == "house-unknown" and not d.position.line)


def show(diagnostics: list[Diagnostic]) -> None:
    """Diagnostics as text on standard error."""
    if not diagnostics:
        return
    from docgen import report

    for diagnostic in sorted(set(diagnostics), key=lambda d: d.sort_key):
        click.echo(report.text(diagnostic), err=True)


def _fault(problem: Exception) -> int:
    from docgen.build.workers.fault import FaultError

    if not isinstance(problem, FaultError):
        problem = FaultError.of(problem)
    if os.environ.get("DOCGEN_DEBUG"):
        click.echo(problem.trace, err=True, nl=False)
    click.echo(
        f"docgen: this is a fault in docgen, not in your decision: {problem.kind}: {problem.message}\n"
        f"  at {problem.where}\n"
        "  Please report it with the command you typed and, if you can, the decision; nothing was half-written.\n"
        "  DOCGEN_DEBUG=1 before the command shows the whole trace.",
        err=True,
    )
    return FAULT
