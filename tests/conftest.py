"""Settings of the tests, which are the same for every user, on a quick machine and on a busy one."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

_BUSY = [HealthCheck.too_slow]  # a test that sets others repeats it
settings.register_profile("docgen", deadline=None, max_examples=60, suppress_health_check=_BUSY, print_blob=True)
settings.register_profile(
    "ci", deadline=None, max_examples=100, derandomize=True, suppress_health_check=_BUSY, print_blob=True
)
settings.load_profile("ci" if os.environ.get("DOCGEN_CI") else "docgen")

# Where a git hook runs the tests, GIT_DIR names the repository of that commit, into which the tests would commit theirs.
for _name in [name for name in os.environ if name.startswith("GIT_") and name != "GIT_EXEC_PATH"]:
    del os.environ[_name]
os.environ.pop("DOCGEN_DEBUG", None)

# What runs in the background of a shell script is deaf to Ctrl-C, and so is all that it starts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# The tests keep nothing in the user's cache; theirs goes in the end with what the programs they start leave behind.
_OWN = "" if "PYTEST_XDIST_WORKER" in os.environ else tempfile.mkdtemp(prefix="docgen-")
if _OWN:
    os.environ["TMPDIR"] = _OWN
    os.environ.setdefault("DOCGEN_CACHE_DIR", str(Path(_OWN, "cache")))


def pytest_unconfigure(config: pytest.Config) -> None:
    if _OWN:
        shutil.rmtree(_OWN, ignore_errors=True)
