"""A run of inlines as its leaves in a row, each with the emphasis and links around it, and back again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, cast

from msgspec import Struct

from docgen.paper.change import Change
from docgen.paper.tree import Amended, Inline, Link, Styled, Text

Wrap = tuple[Literal["style", "link"], str]
Style = Literal["strong", "em", "sup", "sub", "del", "code"]


class Leaf(Struct, frozen=True):
    """Some text, or an inline that holds no others, with what stands around it, outermost first."""

    content: str | Inline
    within: tuple[Wrap, ...] = ()
    change: Change | None = None


def flat(inlines: Iterable[Inline], within: tuple[Wrap, ...] = (), change: Change | None = None) -> Iterator[Leaf]:
    """The leaves in reading order; empty texts are left out."""
    for inline in inlines:
        match inline:
            case Text(text):
                if text:
                    yield Leaf(text, within, change)
            case Styled(style, children):
                yield from flat(children, (*within, ("style", style)), change)
            case Link(href, children):
                yield from flat(children, (*within, ("link", href)), change)
            case Amended(amended, children):
                yield from flat(children, within, amended)
            case _:
                yield Leaf(inline, within, change)


def joined(leaves: Sequence[Leaf], depth: int = 0, told: bool = False) -> tuple[Inline, ...]:
    """Inlines that read as the leaves do: neighbours alike in emphasis, link and change share one node.

    Of a change and an emphasis that begin together, the longer goes outside. `told`: the change is told further out.
    """
    found: list[Inline] = []
    start = 0
    while start < len(leaves):
        end, inline = _first(leaves, start, depth, told)
        found.append(inline)
        start = end
    return tuple(found)


def normal(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The inlines in the one form that `joined` gives them."""
    if len(inlines) == 1 and isinstance(inlines[0], Text) and inlines[0].text:
        return inlines
    return joined(list(flat(inlines)))


def _first(leaves: Sequence[Leaf], start: int, depth: int, told: bool) -> tuple[int, Inline]:
    """The node that begins at `start`, and where it ends."""
    leaf = leaves[start]
    amended = 0 if told or leaf.change is None else _run(leaves, start, lambda other: other.change == leaf.change)
    wrapped = 0
    if len(leaf.within) > depth:
        wrap = leaf.within[depth]
        wrapped = _run(leaves, start, lambda other: len(other.within) > depth and other.within[depth] == wrap)
    if amended and amended >= wrapped and leaf.change:
        return start + amended, Amended(leaf.change, joined(leaves[start : start + amended], depth, True))
    if wrapped:
        return start + wrapped, _wrapped(leaf.within[depth], joined(leaves[start : start + wrapped], depth + 1, told))
    if not isinstance(leaf.content, str):
        return start + 1, leaf.content
    run = _run(leaves, start, lambda other: _plain(other, depth, told))
    return start + run, Text("".join(cast("str", other.content) for other in leaves[start : start + run]))


def _run(leaves: Sequence[Leaf], start: int, same: Callable[[Leaf], bool]) -> int:
    """How many leaves from `start` on are the same."""
    end = start
    while end < len(leaves) and same(leaves[end]):
        end += 1
    return end - start


def _plain(leaf: Leaf, depth: int, told: bool) -> bool:
    return isinstance(leaf.content, str) and len(leaf.within) == depth and (told or leaf.change is None)


def _wrapped(wrap: Wrap, children: tuple[Inline, ...]) -> Inline:
    return Link(wrap[1], children) if wrap[0] == "link" else Styled(cast("Style", wrap[1]), children)
