"""Every fault of data that does not fit a model."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from pydantic import ValidationError

from docgen.toml.phrase import Problem, meant_field
from docgen.toml.positions import DataPath
from docgen.toml.twin import twin

_HOSTILE = 1000
_MISFITS = frozenset({
    "string_type", "list_type", "model_type", "model_attributes_type", "dict_type", "decimal_type", "int_type", "bool_type",
    "date_type", "float_type", "literal_error", "is_instance_of", "none_required",
})  # fmt: skip


def problems(model: type[Struct], data: Any) -> list[Problem]:
    """What is wrong with the data, in its order; at most 1,000 problems of a hostile file. Empty if it fits."""
    try:
        twin(model).model_validate(data)
    except ValidationError as fault:
        found = [_Located.of(error, data) for error in fault.errors(include_url=False)]
        return _once(model, _settled(found)[:_HOSTILE])
    return []


def _once(model: type[Struct], problems: list[Problem]) -> list[Problem]:
    """The problems without the missing fields that were only misspelt."""
    misspelt = {(*p.path[:-1], meant_field(model, p)) for p in problems if p.kind == "extra_forbidden"}
    return [p for p in problems if p.kind != "missing" or p.path not in misspelt]


class _Located(Struct, frozen=True):
    """One of pydantic's errors; `tags` are the indices of the parts of `loc` that name an arm of a union."""

    loc: DataPath
    tags: tuple[int, ...]
    kind: str
    message: str
    context: dict[str, Any]

    @classmethod
    def of(cls, error: Any, data: Any) -> _Located:
        loc, tags = error["loc"], []
        for index, step in enumerate(loc):
            held = isinstance(data, dict) and step in data
            if held or (isinstance(data, list) and isinstance(step, int) and step < len(data)):
                data = data[step]
            elif index < len(loc) - 1 or error["type"] != "missing":
                tags.append(index)
        return cls(loc, tuple(tags), error["type"], error["msg"], error.get("ctx", {}))

    def untagged(self) -> _Located:
        first, *rest = self.tags
        context = {**self.context, "of_key": True} if self.loc[first] == "[key]" else self.context
        loc = (*self.loc[:first], *self.loc[first + 1 :])
        return replace(self, loc=loc, tags=tuple(n - 1 for n in rest), context=context)


def _settled(errors: Iterable[_Located]) -> list[Problem]:
    """The errors without unions: of each union those of the arm that was meant, or one for all if none fits."""
    settled: list[Problem] = []
    unions: dict[DataPath, dict[str | int, list[_Located]]] = {}
    for error in errors:
        if error.tags:
            first = error.tags[0]
            unions.setdefault(error.loc[:first], {}).setdefault(error.loc[first], []).append(error.untagged())
        else:
            settled.append(Problem(error.loc, error.kind, error.message, error.context))
    for path, by_arm in unions.items():
        meant = [found for found in by_arm.values() if not any(e.loc == path and e.kind in _MISFITS for e in found)]
        best = min(meant, key=len, default=None)
        settled += [Problem(path, "literal_error", "", {})] if best is None else _settled(best)
    return settled
