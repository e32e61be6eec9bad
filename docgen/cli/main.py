"""The command line: `docgen`. Each command is imported only when it is called."""

from __future__ import annotations

import contextlib
import importlib
import io
import os
import sys
import threading

import click

from docgen import __version__

COMMANDS = {
    "build": "docgen.cli.build",
    "check": "docgen.cli.check",
    "new": "docgen.cli.new",
    "sign": "docgen.cli.sign",
    "ledger": "docgen.cli.ledger",
    "status": "docgen.cli.status",
    "show": "docgen.cli.show",
    "redline": "docgen.cli.redline",
    "review": "docgen.cli.review",
    "verify": "docgen.cli.verify",
    "clock": "docgen.cli.clock",
    "house": "docgen.cli.house",
    "fmt": "docgen.cli.fmt",
    "schema": "docgen.cli.schema",
}
HELP = {
    "build": "Make the Word and HTML papers of decisions.",
    "check": "Say what is wrong with decisions; writes nothing.",
    "new": "Start a decision from a commented file.",
    "sign": "Sign an officer's comment on a decision.",
    "ledger": "Print a decision's ledger by year, with its balance.",
    "status": "Say how the decisions stand: the board.",
    "show": "Print a decision on one of its stages.",
    "redline": "Say and show what changed between two revisions.",
    "review": "List the marks in returned Word files, and apply the edits.",
    "verify": "Say whether a paper is untouched, and of which revision.",
    "clock": "Print a decision's deadlines, counted day by day.",
    "house": "List, make and check house styles.",
    "fmt": "Give decisions their canonical layout.",
    "schema": "Print the JSON Schema that editors use.",
}


class _Commands(click.Group):
    """A group that knows its commands' names and summaries without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[cmd_name]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(HELP.items()))


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="docgen")
def docgen() -> None:
    """Council papers from structured decisions: checked, numbered, rendered to Word and HTML."""


def main() -> None:
    """Runs a command and exits: 0 good, 1 problems in the decisions, 2 wrong usage, 3 our fault."""
    from docgen.cli.outcome import guarded

    _print_anything()
    sys.exit(guarded(docgen))


def _print_anything() -> None:
    """Files and pipes are given UTF-8, whatever the locale; a terminal that lacks a letter shows a question mark for it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            kept = stream.isatty() or "PYTHONIOENCODING" in os.environ
            stream.reconfigure(encoding=None if kept else "utf-8", errors="replace")


def program() -> None:
    """The command as a program of its own: `main`, and an end at once.

    Taking a thousand modules apart before the end would cost a small build a tenth of its time. Where processes or threads
    are about, what they have left to do at the end is done.
    """
    try:
        main()
    except SystemExit as end:
        if "multiprocessing" in sys.modules or threading.active_count() > 1 or not isinstance(end.code, int):
            raise
        with contextlib.suppress(OSError, ValueError):
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(end.code)
        raise
