"""What each kind of comment answers for, in the names that a house may use."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from docgen.decision.model import FrontMatter
from docgen.diagnostics import Diagnostic, error
from docgen.house.model import House
from docgen.toml.read import TomlDocument

POSTS = "posts"
SECTIONS = "sections"
_NOT_SEEN = {"comments", "status", "house"}  # what a sign-off itself changes, and what says nothing of the matter
_DECIDED = ("recommendations",)
DEFAULTS: dict[str, tuple[str, ...]] = {
    "finance": ("recommendations", "finances", "figures", "options.cost"),
    "constitutional": (
        "recommendations",
        "kind",
        "meeting.body",
        "meeting.date",
        "key_decision",
        "sections.legal",
        "sections.powers",
    ),
    "legal": ("recommendations", "kind", "meeting.body", "release", "sections.legal"),
    "hr": (POSTS, "sections.hr", "sections.staffing"),
}


def scope(kind: str, house: House) -> tuple[str, ...]:
    """What a comment of that kind answers for in a house; of a kind without a rule, recommendations and its own section."""
    rule = house.comments.get(kind)
    if rule and rule.scope:
        return tuple(rule.scope)
    return DEFAULTS.get(kind, (*_DECIDED, f"{SECTIONS}.{kind}"))


def top(name: str) -> str:
    """The first part of a dotted name."""
    return name.partition(".")[0]


def unknown(house: House, document: TomlDocument) -> Iterator[Diagnostic]:
    """The names in the house's scopes that stand for nothing."""
    for kind, rule in house.comments.items():
        for n, name in enumerate(rule.scope):
            if not _known(name, house.roles):
                near = _guess(name, house.roles)
                remedy = f'did you mean "{near}"?' if near else 'use fields of a decision, "sections.<role>" or "posts"'
                at = document.value(("comments", kind, "scope", n))
                yield error("house-scope", at, f'"{name}" is nothing that an officer could answer for', remedy)


def _known(name: str, roles: Iterable[str]) -> bool:
    first, _, rest = name.partition(".")
    if first == SECTIONS:
        return not rest or rest in roles
    if first == POSTS:
        return not rest
    return first in _fields()


def _guess(name: str, roles: Iterable[str]) -> str:
    first, dot, rest = name.partition(".")
    if first == SECTIONS and dot:
        near = difflib.get_close_matches(rest, list(roles), n=1)
        return f"{SECTIONS}.{near[0]}" if near else ""
    near = difflib.get_close_matches(first, [*_fields(), POSTS, SECTIONS], n=1)
    return f"{near[0]}{dot}{rest}" if near else ""


def _fields() -> list[str]:
    return [name for name in FrontMatter.__struct_fields__ if name not in _NOT_SEEN]
