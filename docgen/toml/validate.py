"""A TOML document checked against a model."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel, ValidationError

from docgen.diagnostics import Diagnostic, error
from docgen.toml.read import TomlDocument

M = TypeVar("M", bound=BaseModel)


def validate(model: type[M], document: TomlDocument) -> tuple[M | None, list[Diagnostic]]:
    """The model, or None and every problem found, each at its place in the text."""
    try:
        return model.model_validate(document.data), []
    except ValidationError as fault:
        return None, [error("field-value", document.key(e["loc"]), e["msg"]) for e in fault.errors()]
