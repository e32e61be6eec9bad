"""The shapes of what a template is given: which names each thing has, found from the models and views themselves."""

from __future__ import annotations

import functools
import types
import typing
from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from docgen.decision.model import Contact, FrontMatter, Meeting
from docgen.house.model import House
from docgen.paper.rendered import Section
from docgen.paper.view import (
    BackgroundPaperView,
    CommentView,
    FieldView,
    FinanceView,
    LedgerYearView,
    NoticeView,
    OptionView,
    RecommendationView,
    RiskView,
)


class Named(Struct, frozen=True):
    """Things by name: the words, roles or fields of a house, the macros of a file. `item` is the shape of each."""

    what: str
    names: frozenset[str]
    item: Any = None


class Gives(Struct, frozen=True):
    """Something to call; `result` is the shape of what it gives."""

    result: Any = None


Shape = Any  # a type, a Named, a Gives, or None where nothing is known

CONTEXT: dict[str, Shape] = {
    "decision": FrontMatter,
    "meeting": Meeting,
    "sections": tuple[Section, ...],
    "section": Gives(Section | None),
    "lead_in": str,
    "recommendations": list[RecommendationView],
    "options": list[OptionView],
    "risks": list[RiskView],
    "finances": list[FinanceView],
    "ledger": Gives(list[LedgerYearView]),
    "comments": list[CommentView],
    "background_papers": list[BackgroundPaperView],
    "contacts": Gives(list[Contact]),
    "contacts_but": Gives(list[Contact]),
    "notices": list[NoticeView],
    "summary": Gives(str),
    "fields": None,  # by house
}


def given(house: House) -> tuple[dict[str, Shape], dict[str, Shape]]:
    """What every template of the house sees, and what only the paper's own template sees besides."""
    from docgen.house.model import Role

    everywhere = {
        "house": House,
        "words": Named("words", frozenset(house.words), str),
        "roles": Named("roles", frozenset(house.roles), Role),
    }
    return everywhere, CONTEXT | {"fields": Named("fields", frozenset(house.fields), FieldView)}


def member(shape: Shape, name: str) -> tuple[bool, Shape, Iterable[str]]:
    """Whether the shape has that name (True where it cannot be told), the shape it gives, and the names there are."""
    if isinstance(shape, Named):
        return name in shape.names, shape.item, shape.names
    arms = [a for a in _arms(shape) if a is not types.NoneType]
    if not arms or any(a is None or a is Any or isinstance(a, Gives) for a in arms):
        return True, None, ()
    names: set[str] = set()
    for arm in arms:
        known = _names(arm)
        if name in known:
            return True, known[name], ()
        if hasattr(typing.get_origin(arm) or arm, name) and not name.startswith("_"):
            return True, None, ()
        names |= set(known)
    return False, None, names


def element(shape: Shape) -> Shape:
    """The shape of what a list holds."""
    for arm in _arms(shape):
        if typing.get_origin(arm) in (list, tuple):
            return typing.get_args(arm)[0]
    return None


def _arms(shape: Shape) -> list[Any]:
    origin: Any = typing.get_origin(shape)
    if origin is typing.Annotated:
        return _arms(typing.get_args(shape)[0])
    if origin in (types.UnionType, typing.Union):
        return [arm for part in typing.get_args(shape) for arm in _arms(part)]
    if origin is typing.Literal:
        return [type(typing.get_args(shape)[0])]
    return [shape]


@functools.cache
def _names(arm: Any) -> dict[str, Shape]:
    if isinstance(arm, type) and issubclass(arm, Struct):
        return dict(typing.get_type_hints(arm))
    return {}
