"""The pydantic twin of a model: it names every fault of the data, where msgspec stops at one, and gives the schema."""

from __future__ import annotations

import functools
import operator
from typing import Annotated, Any, Literal, get_args, get_origin

import msgspec
from msgspec import Meta, Struct
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, create_model

_CONFIGS = {True: ConfigDict(extra="forbid", strict=True), False: ConfigDict(extra="ignore", strict=True)}
_CONSTRAINTS = ("gt", "ge", "lt", "le", "multiple_of", "min_length", "max_length", "description")
_LIMITS = ("max_digits", "decimal_places")


@functools.cache
def twin(model: type[Struct]) -> type[BaseModel]:
    """A pydantic model that takes the same data as the struct.

    What msgspec's `Meta` cannot say stands in its `extra`: `read_as`, the type whose faults are named; `before` and `check`,
    called with the value before and after it was read; `max_digits` and `decimal_places` of a Decimal.
    """
    config = _CONFIGS[model.__struct_config__.forbid_unknown_fields]
    fields: dict[str, Any] = {f.name: (_typed(f.type), _field(f)) for f in msgspec.structs.fields(model)}
    return create_model(model.__name__, __doc__=model.__doc__, __config__=config, **fields)


def _field(info: msgspec.structs.FieldInfo) -> Any:
    given: dict[str, Any] = {} if info.encode_name == info.name else {"alias": info.encode_name}
    if info.default_factory is not msgspec.NODEFAULT:
        given["default_factory"] = info.default_factory
    elif isinstance(info.default, Struct):
        given["default"] = twin(type(info.default)).model_validate(msgspec.to_builtins(info.default))
    elif info.default is not msgspec.NODEFAULT:
        given["default"] = info.default
    return Field(**given)


def _typed(annotation: Any) -> Any:
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return functools.reduce(_bound, args[1:], _typed(args[0]))
    if isinstance(annotation, type) and issubclass(annotation, Struct):
        return twin(annotation)
    if origin in (None, Literal):
        return annotation
    inner = tuple(_typed(arg) for arg in args)
    return origin[inner] if origin in (list, dict) else functools.reduce(operator.or_, inner)


def _bound(annotation: Any, meta: Meta) -> Any:
    extra: dict[str, Any] = meta.extra or {}
    given = {name: value for name in _CONSTRAINTS if (value := getattr(meta, name)) is not None}
    if meta.pattern is not None:
        given["pattern"] = meta.pattern.replace(r"\Z", "$")  # pydantic's $ is the very end
    if meta.extra_json_schema is not None:
        given["json_schema_extra"] = meta.extra_json_schema
    given |= {name: extra[name] for name in _LIMITS if name in extra}
    parts: list[Any] = [Field(**given)] if given else []
    parts += [BeforeValidator(extra["before"])] if "before" in extra else []
    parts += [AfterValidator(extra["check"])] if "check" in extra else []
    return functools.reduce(lambda a, part: Annotated[a, part], parts, extra.get("read_as", annotation))
