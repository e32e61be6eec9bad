"""A TOML document checked against a model."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TypeVar

import msgspec
from msgspec import Struct

from docgen.diagnostics import Diagnostic
from docgen.toml.read import TomlDocument

M = TypeVar("M", bound=Struct)
_BUILTIN = (dt.date, Decimal)  # what TOML gives; no text is taken for one of these
MOST = 200


def validate(model: type[M], document: TomlDocument) -> tuple[M | None, list[Diagnostic]]:
    """The model, or None and every problem found (at most 200), each at its place in the text.

    Rule ids: field-missing, field-unknown, field-type, field-value.
    """
    try:
        return msgspec.convert(document.data, model, builtin_types=_BUILTIN), []
    except (msgspec.ValidationError, RecursionError):
        from docgen.toml.faults import problems
        from docgen.toml.phrase import diagnostic

        found = problems(model, document.data)
        if not found:
            raise  # the two must agree on what is right
        return None, [diagnostic(model, document, problem) for problem in found[:MOST]]
