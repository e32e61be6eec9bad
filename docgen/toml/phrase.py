"""One fault of a model's data as a sentence a clerk can act on."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Callable
from decimal import Decimal
from typing import Any, get_origin

from msgspec import Struct, field

from docgen.diagnostics import Diagnostic, error
from docgen.toml import guess
from docgen.toml.expected import arms, choices, expected_at, fields, how, is_model, words
from docgen.toml.positions import DataPath
from docgen.toml.read import TomlDocument


class Problem(Struct, frozen=True):
    """What pydantic found at a path of the data."""

    path: DataPath
    kind: str
    message: str
    context: dict[str, Any] = field(default_factory=dict)


def diagnostic(model: type[Struct], document: TomlDocument, problem: Problem) -> Diagnostic:
    """The problem in plain words, at its place, with what to write instead."""
    if problem.kind == "missing":
        return _missing(model, document, problem)
    if problem.kind == "extra_forbidden":
        return _unknown(model, document, problem)
    if said := _value_said(problem):
        value = _at(document.data, problem.path)
        shown = f" is {_shown(value)}, but" if isinstance(value, str | int | Decimal) and value != "" else ""
        of_key = problem.context.get("of_key")
        fact = f"The name {_name(problem.path)} {said}" if of_key else f"{_name(problem.path)}{shown} {said}"
        return error("field-value", document.key(problem.path), fact, _remedy(problem))
    return _misfit(model, document, problem)


def _at(data: Any, path: DataPath) -> Any:
    for step in path:
        data = data[step]
    return data


def _name(path: DataPath) -> str:
    """'"date"', 'entry 2 of "areas"'."""
    if not path:
        return "the file"
    if isinstance(path[-1], int):
        return f"Entry {path[-1] + 1} of {_name(path[:-1])}"
    return f'"{path[-1]}"'


def _where(path: DataPath, preposition: str) -> str:
    if not path:
        return ""
    if isinstance(path[-1], int):
        return f" {preposition} entry {path[-1] + 1} of [[{'.'.join(str(s) for s in path[:-1] if isinstance(s, str))}]]"
    return f" {preposition} [{'.'.join(str(s) for s in path if isinstance(s, str))}]"


def _missing(model: type[Struct], document: TomlDocument, problem: Problem) -> Diagnostic:
    *parent, name = problem.path
    fact = f'"{name}" is missing{_where(tuple(parent), "from")}'
    return error(
        "field-missing", document.key(tuple(parent)), fact, f"Write {how(problem.path, expected_at(model, problem.path))}"
    )


def _unknown(model: type[Struct], document: TomlDocument, problem: Problem) -> Diagnostic:
    path, name = problem.path, str(problem.path[-1])
    known = [key for arm in expected_at(model, path[:-1]) if is_model(arm) for key in fields(arm)]
    given = _at(document.data, path[:-1])
    if likely := meant_field(model, problem):
        remedy = f'Did you mean "{likely}"?'
    elif len(path) > 1 and name in fields(model):
        remedy = "It belongs to the file as a whole: move it above the first line that begins with ["
    else:
        free = [key for key in known if key not in given]
        remedy = (
            f"Delete it, or use one of: {', '.join(free)}" if len(free) <= 15 else "Delete it, or see the list of fields"
        )
    return error("field-unknown", document.key(path), f'"{name}" is not a known field{_where(path[:-1], "of")}', remedy)


def meant_field(model: type[Struct], problem: Problem) -> str | None:
    """The field somebody meant by an unknown one, if one is spelt much like it."""
    known = [key for arm in expected_at(model, problem.path[:-1]) if is_model(arm) for key in fields(arm)]
    name = str(problem.path[-1]).lower().replace("-", "_").replace(" ", "_")
    return next(iter(difflib.get_close_matches(name, known, 1, 0.7)), None)


def _misfit(model: type[Struct], document: TomlDocument, problem: Problem) -> Diagnostic:
    path = problem.path
    value, allowed = _at(document.data, path), expected_at(model, path)
    options = choices(allowed)
    rule = "field-value" if isinstance(value, str) and options else "field-type"
    fact = f"{_name(path)} is {_shown(value)}, but must be {words(allowed)}"
    for hint in _HINTS:
        if remedy := hint(path, value, allowed):
            return error(rule, document.key(path), fact, remedy)
    named = [step for step in path if isinstance(step, str)][-1:] or ["it"]
    example = how((*named,), allowed) if path and isinstance(path[-1], str) else words(allowed)
    return error(rule, document.key(path), fact, f"Write {example}")


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{guess.shortened(value)}"' if value else "empty"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, dt.datetime):
        return f"{value.isoformat(sep=' ')} (a date with a time)"
    return guess.shortened(str(value))


Hint = Callable[[DataPath, Any, list[Any]], str]


def _date(path: DataPath, value: Any, allowed: list[Any]) -> str:
    if dt.date not in allowed:
        return ""
    if isinstance(value, dt.datetime):
        return f"Write {_assigned(path, value.date().isoformat())}"
    day = guess.date(value) if isinstance(value, str) else None
    if day is None:
        return f"Write year-month-day without quotes: {_assigned(path, '2014-09-03')} for 3 September 2014"
    return f"Write it without quotes: {_assigned(path, day.isoformat())}"


def _number(path: DataPath, value: Any, allowed: list[Any]) -> str:
    if not {Decimal, int, float} & set(_plain(allowed)) or not isinstance(value, str):
        return ""
    number = guess.amount(value)
    rest = "without quotes, pound sign or commas"
    return f"Write it {rest}: {_assigned(path, number)}" if number else f"Write digits {rest}: {_assigned(path, '230328')}"


def _truth(path: DataPath, value: Any, allowed: list[Any]) -> str:
    if bool not in _plain(allowed) or not isinstance(value, str):
        return ""
    meant = {"yes": "true", "true": "true", "no": "false", "false": "false"}.get(value.strip().lower(), "true or false")
    return f"Write {_assigned(path, meant)}, without quotes"


def _text(path: DataPath, value: Any, allowed: list[Any]) -> str:
    if str not in _plain(allowed) or isinstance(value, list | dict):
        return ""
    return f"Put it between quotes: {_assigned(path, f'{_quotable(value)}')}"


def _quotable(value: Any) -> str:
    return f'"{str(value).lower() if isinstance(value, bool) else value}"'


def _list(path: DataPath, value: Any, allowed: list[Any]) -> str:
    lists = [arm for arm in allowed if get_origin(arm) is list]
    if not lists or not path:
        return ""
    of_tables = any(is_model(one) for arm in lists for one in arms(arm.__args__[0]))
    if isinstance(value, dict) and of_tables:
        return f"Write [[{path[-1]}]], with two brackets on either side: there can be several"
    if isinstance(value, str) and not of_tables and not choices(allowed):
        return f"Put it between square brackets: {_assigned(path, f'[{_quotable(guess.shortened(value))}]')}"
    return ""


def _table(path: DataPath, value: Any, allowed: list[Any]) -> str:
    if isinstance(value, list) and path and any(is_model(arm) for arm in allowed):
        return f"Write [{path[-1]}], with one bracket on either side: there can be only one"
    if path and isinstance(path[-1], int) and all(is_model(arm) for arm in allowed):
        return f"Write {how(path[:-1], [list[arm] for arm in allowed])}"  # type: ignore[valid-type]
    return ""


def _choice(path: DataPath, value: Any, allowed: list[Any]) -> str:
    known = [option for option in choices(allowed) if isinstance(option, str)]
    if not isinstance(value, str) or not known:
        return ""
    by_folded = {option.casefold(): option for option in known}
    likely = difflib.get_close_matches(value.casefold(), by_folded, 1, 0.6)
    if likely:
        return f'Did you mean "{by_folded[likely[0]]}"?'
    return f"Write {words(allowed)}"


_HINTS: tuple[Hint, ...] = (_choice, _date, _number, _truth, _list, _table, _text)


def _plain(allowed: list[Any]) -> list[Any]:
    return [arm for arm in allowed if isinstance(arm, type)]


def _assigned(path: DataPath, value: str) -> str:
    return f"{path[-1]} = {value}" if path and isinstance(path[-1], str) else value


_PATTERNS = {
    r"^[A-Za-z][A-Za-z0-9_-]*$": "may have only letters a to z, digits, - and _, and begins with a letter",
    r"\S": "must not be empty",
    r"^#[0-9A-Fa-f]{6}$": "is a colour as #RRGGBB, e.g. #1D70B8",
}


def _value_said(problem: Problem) -> str:
    """What must be true of the value, or "" if the problem is its type."""
    context = problem.context
    limits = {
        "string_too_short": "must not be empty",
        "too_short": "must have at least {min_length}",
        "too_long": "may have at most {max_length}",
        "string_too_long": "may have at most {max_length} characters",
        "greater_than_equal": "must be {ge} or more",
        "greater_than": "must be more than {gt}",
        "less_than_equal": "must be {le} or less",
        "less_than": "must be less than {lt}",
        "finite_number": "must be an ordinary number",
        "decimal_max_digits": "may have at most {max_digits} digits",
        "decimal_whole_digits": "may have at most {whole_digits} digits before the point",
        "decimal_max_places": "may have at most {decimal_places} digits after the point",
    }
    if problem.kind == "value_error":
        return problem.message.removeprefix("Value error, ")
    if problem.kind == "string_pattern_mismatch":
        return _PATTERNS.get(str(context.get("pattern")), f"does not have the form {context.get('pattern')}")
    if problem.kind == "too_short" and context.get("min_length") == 1:
        return "must not be empty"
    said = limits.get(problem.kind, "")
    return said.format(**context)


def _remedy(problem: Problem) -> str:
    if problem.kind in ("string_too_short", "too_short") or problem.context.get("pattern") == r"\S":
        return "Write something, or delete the line if it may be left out"
    return "Write it as in 230328 or 1250.50" if problem.kind.startswith(("decimal_", "finite_")) else ""
