"""A template's text outside Jinja's tags: as one text with holes, cut into the bodies Jinja repeats, skips or calls."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal

from jinja2 import nodes
from msgspec import Struct, field

HOLE, BEGIN, END = "\ue000", "\ue001", "\ue002"  # what Jinja puts in; where a body begins and ends
Body = Literal["part", "apart", "branch", "choice"]


class Flat(Struct):
    """`bodies` are the kinds of the BEGIN marks in order.

    "part": printed any number of times in its place (for); "apart": printed elsewhere (macro, block, set); "choice": an if,
    holding one "branch" for each way.
    """

    text: str = ""
    bodies: list[Body] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def line(self, offset: int) -> int:
        """The line of the template that an offset of the text stands on."""
        n = bisect_right(self.starts, offset) - 1
        return self.lines[n] + self.text.count("\n", self.starts[n], offset) if n >= 0 else 1


def flat(template: nodes.Template) -> Flat:
    """The template flattened."""
    maker = _Flattener()
    maker.all(template.body)
    maker.flat.text = "".join(maker.pieces)
    return maker.flat


class _Flattener:
    def __init__(self) -> None:
        self.flat = Flat()
        self.pieces: list[str] = []
        self.length = 0

    def put(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def all(self, body: list[nodes.Node]) -> None:
        for node in body:
            self.node(node)

    def body(self, kind: Body, body: list[nodes.Node]) -> None:
        self.flat.bodies.append(kind)
        self.put(BEGIN)
        self.all(body)
        self.put(END)

    def node(self, node: nodes.Node) -> None:
        match node:
            case nodes.Output():
                self.output(node)
            case nodes.If():
                self.choice(node)
            case nodes.For():
                self.body("part", node.body)
                if node.else_:
                    self.body("part", node.else_)
            case nodes.With() | nodes.Scope() | nodes.ScopedEvalContextModifier() | nodes.FilterBlock():
                self.body("part", node.body)
            case nodes.Macro() | nodes.Block() | nodes.CallBlock() | nodes.AssignBlock():
                self.body("apart", node.body)

    def output(self, node: nodes.Output) -> None:
        for piece in node.nodes:
            if isinstance(piece, nodes.TemplateData):
                self.flat.starts.append(self.length)
                self.flat.lines.append(piece.lineno)
                self.put(piece.data)
            else:
                self.put(HOLE)

    def choice(self, node: nodes.If) -> None:
        self.flat.bodies.append("choice")
        self.put(BEGIN)
        for branch in (node.body, *(other.body for other in node.elif_), node.else_):
            self.body("branch", branch)
        self.put(END)


def templates_named(template: nodes.Template) -> Iterator[tuple[nodes.Node, str]]:
    """The templates this one extends, includes or imports by name."""
    for node in template.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
        named = getattr(node, "template", None)
        if isinstance(named, nodes.Const) and isinstance(named.value, str):
            yield node, named.value
