"""Whether two states of a decision mean the same: what they say, what is printed of them, what there is to say of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import fields

from docgen.decision.decision import Decision
from docgen.diagnostics import Diagnostic, Position
from docgen.fmt.fields import is_markdown
from docgen.markdown_text import MarkdownText
from docgen.paper.prose import Prose
from docgen.paper.tree import Paper
from docgen.toml.positions import DataPath

_PLACE = re.compile(r' data-at="[^"]*"')


def paper_difference(old: Paper, new: Paper) -> Position | None:
    """The first place in the source where two papers differ in more than places and fingerprints; None if nowhere."""
    for a, b in zip((*old.blocks, *old.notes), (*new.blocks, *new.notes), strict=False):
        if bare(a) != bare(b):
            return next(_places(a), Position(""))
    return None if bare(old) == bare(new) else Position("")


def bare(node: Any) -> Any:
    """A node of the paper tree as plain data, without places in the source and without fingerprints."""
    if isinstance(node, Struct):
        named = [f.name for f in fields(node) if f.name not in ("at", "fingerprints")]
        return type(node).__name__, [bare(getattr(node, name)) for name in named]
    return [bare(one) for one in node] if isinstance(node, tuple) else node


def _places(node: Any) -> Iterator[Position]:
    if isinstance(node, Struct):
        at = getattr(node, "at", None)
        if isinstance(at, Position) and at.line:
            yield at
        for f in fields(node):
            yield from _places(getattr(node, f.name))
    elif isinstance(node, tuple):
        for one in node:
            yield from _places(one)


def front_difference(old: Decision, new: Decision) -> Position | None:
    """The first place where two front matters differ in more than the layout of their Markdown; None if nowhere."""
    for n, (a, b) in enumerate(zip(_data(old), _data(new), strict=False)):
        path = _differing(a, b, ())
        if path is not None:
            return old.places.comments[n - 1].document.value(path) if n else old.places.document.value(path)
    return None


def _data(decision: Decision) -> list[Any]:
    places = decision.places
    return [places.document.data, *(file.document.data for file in places.comments)]


def _differing(old: Any, new: Any, path: DataPath) -> DataPath | None:
    if isinstance(old, dict) and isinstance(new, dict) and list(old) == list(new):
        inner = ((old[key], new[key], (*path, key)) for key in old)
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        inner = ((a, b, (*path, n)) for n, (a, b) in enumerate(zip(old, new, strict=True)))
    elif old == new or (
        isinstance(old, str) and isinstance(new, str) and is_markdown(path) and _prints(old) == _prints(new)
    ):
        return None
    else:
        return path
    return next((found for one in inner if (found := _differing(*one)) is not None), None)


def _prints(text: str) -> str:
    """What a text prints, up to places; figures and files are those of no decision."""
    return _PLACE.sub("", Prose(lambda name: name, {}).blocks(MarkdownText(text, "")))


def told_difference(old: tuple[Diagnostic, ...], new: tuple[Diagnostic, ...]) -> Diagnostic | None:
    """A diagnostic of a rule that has more to say of a file in one state than in the other; None if there is none.

    What exactly is said is not compared: messages may quote the source as it is laid out.
    """
    before, after = Counter(map(_said, old)), Counter(map(_said, new))
    return next((d for d in (*old, *new) if before[_said(d)] != after[_said(d)]), None)


def _said(d: Diagnostic) -> tuple[str, str, str]:
    return d.rule, d.severity, d.position.file
