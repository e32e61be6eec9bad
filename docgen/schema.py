"""The JSON Schema of a decision's front matter, for editors."""

from __future__ import annotations

from typing import Any

from docgen.decision.model import FrontMatter
from docgen.house.model import House


def schema(house: House | None = None) -> dict[str, Any]:
    """The schema (draft 2020-12); with a house, its own fields, kinds and roles are in it."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **FrontMatter.model_json_schema()}
