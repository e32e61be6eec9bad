"""The command line, for tests of whole reviews."""

from tests.cli.conftest import run, write

__all__ = ["run", "write"]
