"""unprinted: something the decision says that the house's paper does not show.

A house's template prints what it knows of. This rule names every field, entry and section of the decision that it did not
read.

Why it matters: the author meant it to be read. Mostly it is no fault: the same decision is printed in several houses, and
each leaves something out.

Fails:

```toml
cabinet_member = { name = "Councillor Vale", portfolio = "Roads" }
```

Passes:

```toml
cabinet_member = { name = "Councillor Vale", portfolio = "Roads" }
house = "wolverhampton"
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from docgen.checks.rule import Checked, Finding, Rule
from docgen.diagnostics import Severity
from docgen.paper.tracked import Path

# What is not meant to be printed: names, switches, and data that other stages use.
_SILENT_FIELDS = {"house", "kind", "status", "figures", "quoted", "finances", "lead_in", "implications", "fields", "release"}
_SILENT_FIELDS |= {"publication", "urgency", "general_exception", "special_urgency", "private", "call_in"}
_SILENT_FIELDS |= {"key_decision_reason"}
_SILENT_NAMES = {"id", "preferred", "cost", "published", "short", "listed", "signed"}


def check(checked: Checked) -> Iterator[Finding]:
    """Each field, entry or section that the house's template did not read."""
    front = checked.decision.front
    printed = set(checked.rendered.printed)
    signed = {path[:2] for path in printed if path[0] == "comments" and path[-1] in ("heading", "code")}
    printed |= {(*path, name) for path in signed for name in ("kind", "officer", "post", "initials", "date", "suffix")}
    for field in front.__struct_fields__:
        if field in _SILENT_FIELDS:
            continue
        for path in _unprinted(getattr(front, field), (field,), printed):
            yield _named(checked, path)
    for name, value in front.fields.items():
        if name in checked.house.house.fields and ("fields", name) not in printed and value not in (None, "", []):
            yield _named(checked, ("fields", name))
    for role, section in checked.rendered.arrangement.placed.items():
        if ("sections", role) not in printed:
            yield Finding(section.at, f'the house "{checked.house.id}" does not print the section "{role}"', _REMEDY)


_REMEDY = "leave it out, or have the house print it"


def _named(checked: Checked, path: Path) -> Finding:
    shown = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")
    return Finding(checked.decision.place(path), f'the house "{checked.house.id}" does not print {shown}', _REMEDY)


def _unprinted(value: Any, path: Path, printed: set[Path]) -> list[Path]:
    """The paths below `path` that hold something and were not printed; `path` alone if that is true of all of it."""
    parts: list[tuple[Path, Any]]
    if isinstance(value, Struct):
        names = [n for n in value.__struct_fields__ if n not in _SILENT_NAMES]
        parts = [((*path, name), getattr(value, name)) for name in names]
    elif isinstance(value, list):
        parts = [((*path, n), item) for n, item in enumerate(value)]
    else:
        return [] if path in printed or value in (None, "", "none") else [path]
    parts = [(p, v) for p, v in parts if v not in (None, "", [])]
    missing = [_unprinted(v, p, printed) for p, v in parts]
    if parts and all(found == [p] for found, (p, _) in zip(missing, parts, strict=True)):
        return [path]
    return [p for found in missing for p in found]


RULE = Rule("unprinted", check, Severity.NOTE, where="house")
