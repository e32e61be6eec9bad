from tests.cli.conftest import run, write

__all__ = ["run", "write"]
