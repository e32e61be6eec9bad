"""A fault in docgen that may have shown itself in another process."""

from __future__ import annotations

import os


class FaultError(Exception):
    """`kind` and `message` of what was raised, where, and the whole trace; can be sent from process to process."""

    def __init__(self, kind: str, message: str, where: str, trace: str) -> None:
        super().__init__(kind, message, where, trace)
        self.kind = kind
        self.message = message
        self.where = where
        self.trace = trace

    @classmethod
    def of(cls, problem: Exception) -> FaultError:
        """The fault that an exception shows."""
        import traceback

        last = traceback.extract_tb(problem.__traceback__)[-1]
        where = f"{os.path.basename(last.filename)}:{last.lineno} in {last.name}"  # noqa: PTH119
        return cls(type(problem).__name__, str(problem), where, "".join(traceback.format_exception(problem)))
