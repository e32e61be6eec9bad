"""The command line's fixtures, for builds."""

from tests.cli.conftest import run, write

__all__ = ["run", "write"]
