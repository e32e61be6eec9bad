"""Where each part of a rendered paper comes from: the line of the template that wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from msgspec import Struct
from msgspec.structs import replace

from docgen.decision.decision import Decision
from docgen.diagnostics import Diagnostic, DocgenError, Position
from docgen.house.load import OpenHouse
from docgen.paper.environment import Templates
from docgen.paper.prose import Prose
from docgen.paper.read import read
from docgen.paper.render import render
from docgen.paper.tree import Meta

_REMEDY = "docs/houses.md lists the elements of a paper, and what may stand in them"
_LINES = re.compile(r":? line \d+")  # of the XHTML as traced, which nobody sees
_MARK = re.compile("\ue0f0([^\ue0f1]*)\ue0f1(\\d+)\ue0f2")


class Traced(Struct, frozen=True):
    """A paper's XHTML with every element of a template on a line of its own; `origins` the places of these lines."""

    xhtml: str
    origins: tuple[Position, ...]

    def origin(self, line: int) -> Position:
        """Where that line of the XHTML was written."""
        return self.origins[min(max(line, 1), len(self.origins)) - 1]


def tracing(house: OpenHouse) -> Templates:
    """The templates of a house, made ready for `trace`: compiled otherwise than those that are kept."""
    templates = Templates(house)
    templates.environment.bytecode_cache = None
    templates.environment.add_extension(_Marking)
    return templates


def trace(decision: Decision, templates: Templates, prose: Prose) -> Traced:
    """The decision rendered anew, with its origins; `prose` must be a fresh one. Raises DocgenError as `render` does."""
    marked = render(decision, templates, prose).xhtml
    origins, place, lines = [], Position(templates.house.file), []
    for line in _MARK.sub(lambda mark: f"\n{mark[0]}", marked).split("\n"):
        if mark := _MARK.match(line):
            place = Position(mark[1], int(mark[2]))
        origins.append(place)
        lines.append(_MARK.sub("", line))
    return Traced("\n".join(lines).lstrip("\n"), tuple(origins[_leading(lines) :]))


def malformed(traced: Traced, decision: Decision) -> list[Diagnostic]:
    """Why the XHTML cannot be read, each problem at its template's line; empty if it can."""
    try:
        read(traced.xhtml, Meta(decision.front.title), decision.files)
    except DocgenError as problem:
        return [
            replace(
                d, position=traced.origin(d.position.line), message=_LINES.sub("", d.message), remedy=d.remedy or _REMEDY
            )
            for d in problem.diagnostics
        ]
    return []


def _leading(lines: list[str]) -> int:
    """How many lines are empty before the first that is not."""
    return next((n for n, line in enumerate(lines) if line), 0)


class _Marking(Extension):
    """Writes, before each tag of a template, the file and line it stands on."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens with marks in the text between them."""
        file = stream.filename or stream.name or ""
        for token in stream:
            yield token._replace(value=_marked(token.value, file, token.lineno)) if token.type == "data" else token


def _marked(text: str, file: str, line: int) -> str:
    pieces = []
    for n, piece in enumerate(text.split("\n")):
        pieces.append(piece.replace("<", f"\ue0f0{file}\ue0f1{line + n}\ue0f2<"))
    return "\n".join(pieces)
