"""What is wrong with a template's elements and attributes, told from its source alone."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from jinja2 import nodes
from msgspec import Struct, field

from docgen.diagnostics import Diagnostic, Position, error
from docgen.paper.template.source import BEGIN, END, HOLE, Body, Flat, flat
from docgen.paper.xhtml.vocabulary import ATTRIBUTES, BLOCKS, HEADINGS, INLINES

_PIECE = re.compile(
    rf"<!--.*?-->|<(?P<close>/?)(?P<name>h{HOLE}|[A-Za-z][\w-]*)(?P<rest>(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*)>"
    rf"|(?P<mark>[{BEGIN}{END}])|(?P<stray><)|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9A-Fa-f]+);)(?P<entity>\w*;?)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s=\"'/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'))?")
_MARKS = re.compile(f"[{BEGIN}{END}]")
_HEADING_HOLE = "h" + HOLE
_EMPTY = ("br", "img", "span")
_TRUTHS = ("data-numbered", "data-paragraphs", "data-resumes")
_TEXT_HOLDERS = frozenset((*HEADINGS, _HEADING_HOLE, *(INLINES - {"img", "br", "span"}), "caption", "b"))
_CHILDREN: dict[str, frozenset[str]] = {
    **dict.fromkeys(_TEXT_HOLDERS, INLINES),
    "p": INLINES | {"b"},
    **dict.fromkeys(("ul", "ol"), frozenset(("li",))),
    "table": frozenset(("caption", "thead", "tbody", "tr")),
    **dict.fromkeys(("thead", "tbody"), frozenset(("tr",))),
    "tr": frozenset(("th", "td")),
    **dict.fromkeys(("section", "div", "aside", "header", "footer"), BLOCKS | {_HEADING_HOLE}),
    "article": BLOCKS | {"header", "footer", _HEADING_HOLE},
}


class Used(Struct, frozen=True):
    """A class that a template gives an element; `element` is the element's name."""

    element: str
    name: str
    line: int


class Elements(Struct):
    """`doubts` are elements opened in one branch of an if and closed elsewhere: an error if the paper then is malformed."""

    problems: list[Diagnostic] = field(default_factory=list)
    doubts: list[Diagnostic] = field(default_factory=list)
    classes: list[Used] = field(default_factory=list)


def elements(template: nodes.Template, file: str) -> Elements:
    """The elements of one template."""
    reading = _Reading(flat(template), file)
    reading.run()
    return reading.found


class _Open(Struct):
    """A body being read: the elements open in it, and those closed in it that it did not open."""

    kind: Body
    opened: list[tuple[str, int]] = field(default_factory=list)
    closed: list[tuple[str, int]] = field(default_factory=list)
    branches: list[_Open] = field(default_factory=list)
    forgiven: list[str] = field(default_factory=list)  # elements that another was found in: their end may still come
    lost: bool = False


class _Reading:
    def __init__(self, source: Flat, file: str) -> None:
        self.source = source
        self.file = file
        self.found = Elements()
        self.open = [_Open("apart")]
        self.bodies = iter(source.bodies)

    def run(self) -> None:
        for piece in _PIECE.finditer(self.source.text):
            line = self.source.line(piece.start())
            if piece["mark"]:
                self.mark(piece["mark"])
            elif piece["stray"]:
                self.problem("template-element", line, "this < begins no element", "write &lt; for the sign itself")
            elif piece["name"]:
                self.tag(piece, line)
            elif piece["entity"] is not None:
                self.entity(piece["entity"], line)
        self.settle(self.open[0])

    def problem(self, rule: str, line: int, message: str, remedy: str) -> None:
        self.found.problems.append(error(rule, Position(self.file, line), message, remedy))

    def mark(self, mark: str) -> None:
        if mark == BEGIN:
            self.open.append(_Open(next(self.bodies)))
            return
        body = self.open.pop()
        if body.kind == "branch":
            self.open[-1].branches.append(body)
        elif body.kind == "choice":
            self.choose(body)
        else:
            self.settle(body)

    def settle(self, body: _Open) -> None:
        """Ends a body in which elements must be closed where they are opened."""
        if body.lost:
            return
        for name, line in body.opened:
            self.unclosed(name, line)
        for name, line in body.closed:
            self.problem("template-nesting", line, f"</{_shown(name)}> closes nothing that is open here", "take it away")

    def choose(self, choice: _Open) -> None:
        """Ends an if: branches that open and close the same count as one, others leave the nesting unknown."""
        ways = {(tuple(n for n, _ in b.closed), tuple(n for n, _ in b.opened)) for b in choice.branches}
        outer = self.open[-1]
        if len(ways) == 1:
            for name, line in choice.branches[0].closed:
                self.close(name, line)
            outer.opened += choice.branches[0].opened
            return
        outer.lost = True
        for branch in choice.branches:
            for name, line in (*branch.opened, *branch.closed):
                at = Position(self.file, line)
                message = f"<{_shown(name)}> is opened or closed in only one way of an {{% if %}}"
                self.found.doubts.append(error("template-nesting", at, message, "open and close it in the same part"))

    def tag(self, piece: re.Match[str], line: int) -> None:
        text = piece[0]
        for mark in _MARKS.findall(text):  # bodies inside a tag only choose between attributes
            if mark == BEGIN:
                next(self.bodies)
        name = piece["name"]
        if piece["close"]:
            if not _is_known(name):
                self.unknown(name, line)
            self.close(name, line)
            return
        self.known(name, _MARKS.sub(" ", piece["rest"]), piece)
        self.place(name, line)
        if not piece["rest"].rstrip().endswith("/"):
            self.open[-1].opened.append((name, line))

    def close(self, name: str, line: int) -> None:
        """Closes an element, and with it those left open in it; an unknown element counts as the one that is open."""
        body = self.open[-1]
        names = [opened for opened, _ in body.opened]
        if names and (not _is_known(name) or not _is_known(names[-1])):
            body.opened.pop()
        elif name in names:
            while body.opened[-1][0] != name:
                self.unclosed(*body.opened.pop())
            body.opened.pop()
        elif name in body.forgiven:
            body.forgiven.remove(name)
        else:
            body.closed.append((name, line))

    def unclosed(self, name: str, line: int) -> None:
        how = f"write <{name}/>" if name in _EMPTY else f"write </{_shown(name)}>, in the same part"
        self.problem("template-nesting", line, f"<{_shown(name)}> is not closed", how)

    def known(self, name: str, rest: str, piece: re.Match[str]) -> None:
        line = self.source.line(piece.start())
        plain = "h2" if name == _HEADING_HOLE else name
        if plain not in ATTRIBUTES:
            self.unknown(name, line)
            return
        for attribute in _ATTRIBUTE.finditer(rest):
            at = self.source.line(piece.start("rest") + attribute.start())
            self.attribute(plain, attribute[1], attribute[2] if attribute[2] is not None else attribute[3], at)

    def unknown(self, name: str, line: int) -> None:
        self.problem("template-element", line, f"<{name}> is no element of the paper", _close(name, ATTRIBUTES))

    def attribute(self, element: str, name: str, value: str | None, line: int) -> None:
        if HOLE in name:
            return
        if name not in ATTRIBUTES[element]:
            fact = f'{name}="..." is no attribute of <{element}>'
            self.problem("template-attribute", line, fact, _close(name, ATTRIBUTES[element]))
        elif value is None:
            self.problem("template-attribute", line, f"{name} of <{element}> has no value", f'write {name}="..."')
        elif name in _TRUTHS and HOLE not in value and value not in ("true", "false"):
            self.problem("template-attribute", line, f'{name}="{value}"', 'it must be "true" or "false"')
        elif name == "class" and HOLE not in value and value.strip():
            self.found.classes.append(Used(element, value, line))

    def place(self, name: str, line: int) -> None:
        """Complains of an element in one that cannot hold it, as far as the template shows what is round it."""
        for body in reversed(self.open):
            if body.lost:
                return
            if body.opened:
                outer, since = body.opened[-1]
                if _is_known(name) and outer in _CHILDREN and name not in _CHILDREN[outer]:
                    fact = f"<{_shown(name)}> may not stand in <{_shown(outer)}>, which is open since line {since}"
                    self.problem("template-nesting", line, fact, f"close <{_shown(outer)}> first")
                    body.forgiven.append(body.opened.pop()[0])
                return
            if body.kind == "apart":
                return

    def entity(self, name: str, line: int) -> None:
        known = {"nbsp;": "&#160;", "pound;": "£", "ndash;": "–", "mdash;": "—", "hellip;": "…", "rsquo;": "’"}
        fact = f"&{name} is not known here" if name.endswith(";") else "this & stands alone"
        self.problem("template-element", line, fact, f"write {known.get(name, '&amp; for the sign itself')}")


def _is_known(name: str) -> bool:
    return name in ATTRIBUTES or name == _HEADING_HOLE


def _shown(name: str) -> str:
    return name.replace(HOLE, "…")


def _close(name: str, known: Iterable[str]) -> str:
    names = sorted(known)
    found = difflib.get_close_matches(name, names, n=1)
    return f'did you mean "{found[0]}"?' if found else f"use one of: {', '.join(names)}" if names else "take it away"
