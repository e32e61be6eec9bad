"""What nodes are compared by: a key that equal nodes share, and the text that similar ones nearly share."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

from docgen.paper.compare.leaves import flat
from docgen.paper.tree import (
    Block,
    Break,
    Cell,
    Division,
    Heading,
    Image,
    Inline,
    Item,
    List,
    Note,
    NoteMark,
    Paragraph,
    Reference,
    Row,
    Table,
)

Node = Block | Item | Row | Cell | Note
_FORMS: dict[type, tuple[str, ...]] = {
    Heading: ("rank", "style", "role", "numbered", "paragraphs", "wanted_label"),
    Paragraph: ("style", "numbered", "resumes", "wanted_label"),
    List: ("form", "style", "start"),
    Table: ("style",),
    Division: ("style",),
    Cell: ("header", "align", "span"),
}


def form(node: Any) -> tuple[object, ...]:
    """What a node is, apart from what it holds, its id, its number and its place: rank, style, form of list, ..."""
    return (type(node), *[getattr(node, name) for name in _FORMS.get(type(node), ())])


class Views:
    """The keys and texts of one paper's nodes; those of two papers can be compared if they share `numbers`.

    A key leaves out what renumbering changes: ids, labels, numbers, and what references and footnote marks point to.
    """

    def __init__(self, media: Iterable[tuple[str, bytes]], numbers: dict[Hashable, int]) -> None:
        self.media: Mapping[str, bytes] = dict(media)
        self.numbers = numbers
        self._keys: dict[int, tuple[Any, int]] = {}
        self._texts: dict[int, tuple[Any, str]] = {}

    def key(self, node: Node) -> int:
        """The key of a node with all it holds."""
        known = self._keys.get(id(node))
        if known is None:
            known = (node, self._number((form(node), *self._parts(node))))
            self._keys[id(node)] = known
        return known[1]

    def text(self, node: Node) -> str:
        """The node's text: a stand-in for each reference, mark and picture, a new line between blocks."""
        known = self._texts.get(id(node))
        if known is None:
            known = (node, self._text(node))
            self._texts[id(node)] = known
        return known[1]

    def words(self, inlines: Iterable[Inline]) -> str:
        """The text of inlines."""
        return "".join(leaf.content if isinstance(leaf.content, str) else _stand_in(leaf.content) for leaf in flat(inlines))

    def image(self, image: Image) -> Hashable:
        """What two pictures are equal by: their bytes and their description."""
        return (self.media.get(image.source, image.source), image.alt)

    def _number(self, content: Hashable) -> int:
        return self.numbers.setdefault(content, len(self.numbers))

    def _parts(self, node: Node) -> tuple[Hashable, ...]:
        match node:
            case Heading():
                return (self.inlines(node.children),)
            case Paragraph():
                return self.inlines(node.lead), self.inlines(node.children)
            case List():
                return tuple(map(self.key, node.items))
            case Row():
                return tuple(map(self.key, node.cells))
            case Table():
                return (self.inlines(node.caption), tuple(map(self.key, node.head)), tuple(map(self.key, node.rows)))
            case _:
                return tuple(map(self.key, node.blocks))

    def inlines(self, inlines: tuple[Inline, ...]) -> int:
        """The key of inlines."""
        found: list[Hashable] = []
        text, within = "", None
        for leaf in flat(inlines):
            if isinstance(leaf.content, str) and leaf.within == within:
                text += leaf.content
                found[-1] = (text, within)
                continue
            text, within = (leaf.content, leaf.within) if isinstance(leaf.content, str) else ("", None)
            found.append((text or self._thing(leaf.content), leaf.within))
        return self._number(tuple(found))

    def _thing(self, thing: object) -> Hashable:
        if isinstance(thing, Image):
            return self.image(thing)
        return type(thing) if isinstance(thing, Reference | NoteMark) else thing

    def _text(self, node: Node) -> str:
        match node:
            case Heading():
                return self.words(node.children)
            case Paragraph():
                return self.words((*node.lead, *node.children))
            case List():
                return "\n".join(map(self.text, node.items))
            case Row():
                return " | ".join(map(self.text, node.cells))
            case Table():
                return "\n".join([self.words(node.caption), *map(self.text, (*node.head, *node.rows))])
            case _:
                return "\n".join(map(self.text, node.blocks))


def _stand_in(thing: Inline) -> str:
    return "\n" if isinstance(thing, Break) else "\ufffc"
