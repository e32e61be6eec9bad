"""The one tree of two papers, made from the steps of their pairing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec.structs import replace

from docgen.paper import walk
from docgen.paper.change import Change
from docgen.paper.compare import words
from docgen.paper.compare.leaves import Leaf, flat, joined
from docgen.paper.compare.links import Links
from docgen.paper.compare.steps import Step, TableSteps
from docgen.paper.compare.tokens import Token, tokens
from docgen.paper.compare.views import Node, form
from docgen.paper.tree import (
    Amended,
    Cell,
    Heading,
    Inline,
    List,
    Note,
    NoteMark,
    Paragraph,
    Reference,
    Row,
    Table,
)

INS = Change("ins")
DEL = Change("del")
_HOLDS: dict[type, tuple[str, ...]] = {
    Heading: ("children",),
    Paragraph: ("children", "lead"),
    List: ("items",),
    Table: ("head", "rows", "caption"),
    Row: ("cells",),
}
_END = Token(object(), Leaf(Amended(INS, ())))


class Merge:
    """Makes merged nodes; `links` says what things are called in the merged tree."""

    def __init__(self, links: Links) -> None:
        self.links = links

    def nodes(self, steps: Iterable[Step]) -> tuple[Any, ...]:
        """The merged nodes of the steps through a container."""
        return tuple(node for step in steps for node in self.step(step))

    def step(self, step: Step) -> Sequence[Any]:
        if not step.new:
            return (self.whole(step.old[0], Change("del", step.move), step.inner),)
        if not step.old:
            return (self.whole(step.new[0], Change("ins", step.move), step.inner),)
        if len(step.old) + len(step.new) > 2:
            return self.parts(step.old, step.new)
        return (self.pair(step.old[0], step.new[0], step.inner),)

    def pair(self, old: Any, new: Any, inner: list[Step] | TableSteps | None) -> Any:
        """The merged node of two that are one."""
        if inner is None:
            if self.equal(old, new):
                return new
            inner = self.zipped(old, new)
        given: dict[str, Any] = {"change": self.form(old, new)}
        if isinstance(new, Heading | Paragraph):
            given["children"] = self.words(old.children, new.children)
            if isinstance(old, Paragraph) and isinstance(new, Paragraph):
                given["lead"] = self.words(old.lead, new.lead)
        elif isinstance(inner, TableSteps):
            given |= {
                "caption": self.words(old.caption, new.caption),
                "head": self.nodes(inner.head),
                "rows": self.nodes(inner.rows),
            }
        else:
            given[_held(new)] = self.nodes(inner)
        if not isinstance(new, Row | Cell) and old.id and not new.id:
            given["id"] = self.links.kept.get(old.id, "")
        return replace(new, **given)

    def equal(self, old: Any, new: Any) -> bool:
        """Whether two nodes with one key point to the same things too."""
        return list(map(self.links.old_thing, _things(old))) == list(map(self.links.new_thing, _things(new)))

    def zipped(self, old: Any, new: Any) -> list[Step] | TableSteps:
        """The steps through two nodes with one key, which are built alike."""
        if isinstance(new, Heading | Paragraph):
            return []
        if isinstance(new, Table):
            return TableSteps(_zip(old.head, new.head), _zip(old.rows, new.rows))
        return _zip(getattr(old, _held(new)), getattr(new, _held(new)))

    def form(self, old: Any, new: Any) -> Change | None:
        """What the pair changed in, if not in what it holds."""
        if form(old) == form(new):
            return None
        return Change("form", was=replace(old, **dict.fromkeys(_HOLDS.get(type(old), ("blocks",)), ())))

    # ---- what one paper alone has

    def whole(self, node: Any, change: Change, inner: list[Step] | TableSteps | None = None) -> Any:
        """The node with all it holds marked; `inner` are the steps through the cells of a row."""
        given: dict[str, Any] = {"change": change}
        if change.kind == "del" and not isinstance(node, Row | Cell) and node.id:
            given["id"] = node.id if isinstance(node, Note) else self.links.kept.get(node.id, node.id)
            given["id"] = self.links.notes.get(node.id, node.id) if isinstance(node, Note) else given["id"]
        for name in _HOLDS.get(type(node), ("blocks",)):
            held = getattr(node, name)
            if name in ("children", "lead", "caption"):
                given[name] = self.marked(held, change)
            elif isinstance(inner, list) and inner:
                given[name] = tuple(self.cell(step, change.move) for step in inner)
            else:
                given[name] = tuple(self.whole(each, change) for each in held)
        return replace(node, **given)

    def cell(self, step: Step, move: str) -> Any:
        return self.whole((step.old or step.new)[0], Change("del" if step.old else "ins", move))

    def marked(self, inlines: tuple[Inline, ...], change: Change) -> tuple[Inline, ...]:
        if change.kind == "del":
            inlines = self.old(inlines)
        return (Amended(change, inlines),) if inlines else ()

    def old(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """Inlines of the older paper as they stand in the merged tree."""
        return joined([self.links.renamed(leaf) for leaf in flat(inlines)])

    # ---- words

    def words(self, old: tuple[Inline, ...], new: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """The inlines of a pair, what is gone and what has come marked."""
        first, second = self.tokens(old, False), self.tokens(new, True)
        if [t.key for t in first] == [t.key for t in second]:
            return new
        return joined(list(_leaves(first, second, False)))

    def tokens(self, inlines: tuple[Inline, ...], new: bool) -> list[Token]:
        if new:
            return list(tokens(flat(inlines), self.links.new_thing))
        found = tokens(flat(inlines), self.links.old_thing)
        return [Token(t.key, self.links.renamed(t.leaf)) for t in found]

    def parts(self, old: Sequence[Any], new: Sequence[Any]) -> list[Any]:
        """Paragraphs of which one was split or some were joined: each end that one paper alone has is marked."""
        lead = self.words(old[0].lead, new[0].lead)
        first, second = self.ended(old, False), self.ended(new, True)
        change, others = (INS, new) if len(new) > 1 else (DEL, old)
        runs: list[list[Leaf]] = [[]]
        for leaf in _leaves(first, second, True):
            if leaf.content is _END.leaf.content:
                runs.append([])
            else:
                runs[-1].append(leaf)
        found: list[Any] = [
            replace(each, id=self.id(each, change), children=joined(run), lead=(), change=change)
            for each, run in zip(others[:-1], runs, strict=False)
        ]
        last = self.id(new[-1], INS) or self.links.kept.get(old[-1].id, "")
        found.append(replace(new[-1], id=last, children=joined(runs[-1]), lead=(), change=self.form(old[-1], new[-1])))
        return [replace(found[0], lead=lead), *found[1:]]

    def id(self, node: Any, change: Change) -> str:
        return str(self.links.kept.get(node.id, node.id) if change.kind == "del" else node.id)

    def ended(self, nodes: Sequence[Any], new: bool) -> list[Token]:
        found = self.tokens(nodes[0].children, new)
        for node in nodes[1:]:
            found += [_END, *self.tokens(node.children, new)]
        return found


def _leaves(old: list[Token], new: list[Token], parts: bool) -> Iterable[Leaf]:
    for stretch in words.compare(old, new, parts):
        if stretch.same:
            yield from (token.leaf for token in stretch.come)
        else:
            for tokens_, change in ((stretch.gone, DEL), (stretch.come, INS)):
                yield from (Leaf(token.leaf.content, token.leaf.within, change) for token in tokens_)


def _held(node: Node) -> str:
    return "items" if isinstance(node, List) else "cells" if isinstance(node, Row) else "blocks"


def _zip(old: Sequence[Node], new: Sequence[Node]) -> list[Step]:
    return [Step((a,), (b,)) for a, b in zip(old, new, strict=True)]


def _things(node: Any) -> Iterable[Inline]:
    """The references and footnote marks in a node."""
    roots = [c for cell in node.cells for c in cell.blocks] if isinstance(node, Row) else [node]
    if isinstance(node, Cell | Note):
        roots = list(node.blocks)
    for block in walk.blocks(roots):
        own = walk.own_inlines(block)
        yield from (i for i in walk.inlines(own) if isinstance(i, Reference | NoteMark))
