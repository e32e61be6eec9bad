"""Settings of the tests."""

from __future__ import annotations

import os
import signal
import tempfile

from hypothesis import HealthCheck, settings

settings.register_profile("docgen", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(
    "ci", deadline=None, max_examples=100, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci" if os.environ.get("DOCGEN_CI") else "docgen")

# The tests keep nothing in the user's cache, and share one of their own.
os.environ.setdefault("DOCGEN_CACHE_DIR", tempfile.mkdtemp(prefix="docgen-tests-"))

# A script's background processes begin with Ctrl-C ignored, and so would the commands that the tests start and stop.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
