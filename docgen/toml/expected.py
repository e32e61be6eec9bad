"""What a model expects at a path, in words and as TOML to copy."""

from __future__ import annotations

import datetime as dt
import types
from decimal import Decimal
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from msgspec import Struct
from msgspec.structs import FieldInfo
from msgspec.structs import fields as struct_fields

from docgen.toml.positions import DataPath

_WORDS: dict[Any, tuple[str, str]] = {
    str: ("a text between quotes", '"…"'),
    dt.date: ("a date such as 2014-09-03", "2014-09-03"),
    bool: ("true or false", "true"),
    int: ("a whole number", "1"),
    Decimal: ("a number such as 1250.50", "1250.50"),
    float: ("a number", "1.5"),
}


def arms(annotation: Any) -> list[Any]:
    """The types an annotation allows, without None."""
    if get_origin(annotation) is Annotated:
        inner, *metas = get_args(annotation)
        return arms(next((m.extra["read_as"] for m in metas if m.extra and "read_as" in m.extra), inner))
    if get_origin(annotation) in (Union, types.UnionType):
        return [arm for part in get_args(annotation) for arm in arms(part)]
    return [] if annotation is types.NoneType else [annotation]


def is_model(arm: Any) -> bool:
    """Whether a type is a model, which TOML writes as a table."""
    return isinstance(arm, type) and issubclass(arm, Struct)


def expected_at(model: type[Struct], path: DataPath) -> list[Any]:
    """The types allowed at a path; none where the model does not know it."""
    found: list[Any] = [model]
    for step in path:
        found = [arm for one in found for arm in _into(one, step)]
    return found


def _into(arm: Any, step: str | int) -> list[Any]:
    if is_model(arm):
        return next((arms(field.type) for name, field in fields(arm).items() if name == step), [])
    if get_origin(arm) is list and isinstance(step, int):
        return arms(get_args(arm)[0])
    if get_origin(arm) is dict and isinstance(step, str):
        return arms(get_args(arm)[1])
    return []


def fields(model: type[Struct]) -> dict[str, FieldInfo]:
    """The model's fields by the name TOML uses."""
    return {field.encode_name: field for field in struct_fields(model)}


def choices(allowed: list[Any]) -> list[Any]:
    """The values that may be chosen, where only some may."""
    return [value for arm in allowed if get_origin(arm) is Literal for value in get_args(arm)]


def joined(parts: list[str]) -> str:
    """ "a, b or c"."""
    return " or ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def words(allowed: list[Any]) -> str:
    """What may stand there: "a text between quotes", '"All" or a list of texts'."""
    return joined(list(dict.fromkeys(word for arm in allowed for word in _words(arm)))) if allowed else "something else"


def _words(arm: Any) -> list[str]:
    if get_origin(arm) is Literal:
        return [_literal(value) for value in get_args(arm)]
    if get_origin(arm) is list:
        inner = arms(get_args(arm)[0])
        if any(is_model(one) for one in inner):
            return ["entries under [[…]]"]
        return ['a list of texts such as ["North", "South"]'] if str in inner else ["a list in [ ]"]
    if is_model(arm) or arm is dict or get_origin(arm) is dict:
        return ["a table"]
    return [_WORDS[arm][0]] if arm in _WORDS else ["a value"]


def _literal(value: Any) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value).lower()


def how(path: DataPath, allowed: list[Any]) -> str:
    """How to write a value for the key at the end of a path."""
    examples = [_example(path, arm) for arm in allowed if get_origin(arm) is not Literal]
    if values := choices(allowed):
        examples.append(f"{path[-1]} = {joined([_literal(value) for value in values])}")
    return ", or ".join(examples) or f"{path[-1]} = …"


def _example(path: DataPath, arm: Any) -> str:
    name = path[-1]
    header = ".".join(str(step) for step in path if isinstance(step, str))
    if get_origin(arm) is list:
        inner = arms(get_args(arm)[0])
        model = next((one for one in inner if is_model(one)), None)
        return f"[[{header}]]{_needs(model)}" if model else f"{name} = [{_sample(inner)}]"
    if is_model(arm):
        return f"[{header}]{_needs(arm)}"
    return f"[{header}]" if get_origin(arm) is dict else f"{name} = {_sample([arm])}"


def _sample(allowed: list[Any]) -> str:
    values = choices(allowed)
    return _literal(values[0]) if values else next((_WORDS[arm][1] for arm in allowed if arm in _WORDS), '"…"')


def _needs(model: type[Struct]) -> str:
    needed = [name for name, field in fields(model).items() if field.required]
    named = needed or [name for name in fields(model) if name in ("name", "title", "text")][:1]
    lines = [how((name,), arms(fields(model)[name].type)) for name in named]
    return " with " + " and ".join(lines) if lines else ""
