"""The JSON Schema of a decision's front matter, for editors."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from docgen.decision.model import FrontMatter
from docgen.house.model import Demand, FieldRule, House
from docgen.toml.twin import twin

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DROPPED = ("title", "max_digits", "decimal_places")
_TYPES: dict[str, dict[str, Any]] = {
    "text": {"type": "string"},
    "markdown": {"type": "string", "x-docgen": "markdown"},
    "date": {"type": "string", "format": "date"},
    "number": {"type": "number"},
    "yes-no": {"type": "boolean"},
}


def schema(house: House | None = None) -> dict[str, Any]:
    """The schema (draft 2020-12); with a house, its fields, kinds of comment and contact, and roles are in it.

    TOML dates are given as strings of format date, as taplo and tombi hand them to a schema.
    """
    found = twin(FrontMatter).model_json_schema(schema_generator=_Generator)
    untitled: dict[str, Any] = _cleaned(found)
    made = {"$schema": DIALECT, "title": "Front matter of a decision", **untitled}
    if house is not None:
        _fill(made, house)
    return made


class _Generator(GenerateJsonSchema):
    """Numbers are numbers: TOML has no need of the texts pydantic would also take for a Decimal."""

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        return {"type": "number"}


def _cleaned(node: Any, names: bool = False) -> Any:
    """The schema without pydantic's titles and null defaults; `names`: the keys of `node` are names of properties."""
    if isinstance(node, list):
        return [_cleaned(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {key: value for key, value in node.items() if names or key not in _DROPPED}
    if not names and kept.get("default", ...) is None:
        del kept["default"]
    cleaned = {key: _cleaned(value, names=not names and key in ("properties", "$defs")) for key, value in kept.items()}
    return cleaned if names else _without_null(cleaned)


def _without_null(node: dict[str, Any]) -> dict[str, Any]:
    """TOML has no null: `anyOf [x, null]` is x."""
    choices = node.get("anyOf")
    if choices is None:
        return node
    left = [choice for choice in choices if choice != {"type": "null"}]
    rest = {key: value for key, value in node.items() if key != "anyOf"}
    return {**left[0], **rest} if len(left) == 1 else {**rest, "anyOf": left}


def _fill(made: dict[str, Any], house: House) -> None:
    properties, parts = made["properties"], made["$defs"]
    properties["fields"] = _fields(house.fields)
    properties["kind"]["enum"] = list(house.kinds)
    for part, kinds in (("Comment", list(house.comments)), ("Contact", house.contacts)):
        if kinds:
            parts[part]["properties"]["kind"]["enum"] = list(kinds)
    answer = properties["implications"].pop("additionalProperties")
    properties["implications"] |= {
        "properties": {name: {"description": role.heading} | answer for name, role in house.roles.items()},
        "additionalProperties": False,
    }
    demanded = [name for name, demand in house.requires.items() if _always(demand, house) and name in properties]
    if any(_always(rule.required, house) for rule in house.fields.values()):
        demanded.append("fields")
    made["required"] = sorted({*made["required"], *demanded}, key=list(properties).index)


def _always(demand: Demand, house: House) -> bool:
    return demand is True or (isinstance(demand, list) and set(house.kinds) <= set(demand))


def _fields(rules: dict[str, FieldRule]) -> dict[str, Any]:
    return {
        "type": "object",
        "description": "Fields the house declares.",
        "properties": {name: _field(rule) for name, rule in rules.items()},
        "required": [name for name, rule in rules.items() if rule.required is True],
        "additionalProperties": False,
    }


def _field(rule: FieldRule) -> dict[str, Any]:
    one = dict(_TYPES[rule.type])
    if rule.choices:
        one["enum"] = list(rule.choices)
    described = {"description": ". ".join(part for part in (rule.label, rule.help) if part)}
    return described | ({"type": "array", "items": one} if rule.many else one)
