"""Everything the source of a house's templates tells, without a decision."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import TemplateSyntaxError, nodes
from msgspec import Struct, field

from docgen.diagnostics import Diagnostic, Position, error
from docgen.house.load import OpenHouse
from docgen.paper.environment import Templates
from docgen.paper.template.elements import Used, elements
from docgen.paper.template.names import exports, names
from docgen.paper.template.shapes import Gives, Named, Shape, given
from docgen.paper.template.source import templates_named


class Static(Struct):
    """`classes` by file; `words` the words read; `asked` the roles asked for by name; `loose` as in `Names`."""

    problems: list[Diagnostic] = field(default_factory=list)
    doubts: list[Diagnostic] = field(default_factory=list)
    classes: list[tuple[str, Used]] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    loose: set[str] = field(default_factory=set)


def static(house: OpenHouse) -> Static:
    """What is wrong with the templates of a house in one edition, and what they use."""
    return _Reading(house).run()


class _Reading:
    def __init__(self, house: OpenHouse) -> None:
        self.house = house
        self.environment = Templates(house).environment
        self.everywhere, self.context = given(house.house)
        self.found = Static()
        self.parsed: dict[str, nodes.Template] = {}

    def run(self) -> Static:
        for name, (text, file) in self.house.templates.items():
            self.parse(name, text, file)
        main = self.house.house.template
        whole = set(self.reached(main, imported=False))
        for name in {main: None} | dict.fromkeys(sorted({*whole, *self.reached(main, imported=True)})):
            if name in self.parsed:
                self.read(name, whole)
        return self.found

    def parse(self, name: str, text: str, file: str) -> None:
        try:
            self.parsed[name] = self.environment.parse(text, name, file)
        except TemplateSyntaxError as problem:
            at = Position(file, problem.lineno)
            message = f"the template cannot be read: {problem.message}"
            self.found.problems.append(error("template-syntax", at, message, "mend the Jinja syntax there"))

    def reached(self, name: str, imported: bool) -> Iterator[str]:
        """The template and those it extends and includes, or with `imported` those it imports too, and so on."""
        seen: list[str] = [name]
        for one in seen:
            template = self.parsed.get(one)
            for node, other in templates_named(template) if template else ():
                brings = isinstance(node, nodes.Import | nodes.FromImport)
                if other not in self.house.templates:
                    self.missing(node, one, other)
                elif other not in seen and (imported or not brings):
                    seen.append(other)
        return iter(seen)

    def missing(self, node: nodes.Node, inside: str, name: str) -> None:
        at = Position(self.house.templates[inside][1], node.lineno)
        problem = error("template-missing", at, f"there is no template {name}", "name a file of the house or of _shared/")
        if problem not in self.found.problems:
            self.found.problems.append(problem)

    def read(self, name: str, whole: set[str]) -> None:
        file = self.house.templates[name][1]
        found = elements(self.parsed[name], file)
        self.found.problems += found.problems
        self.found.doubts += found.doubts
        self.found.classes += [(file, used) for used in found.classes]
        if any(other not in self.house.templates for _, other in templates_named(self.parsed[name])):
            return
        known = self.everywhere | (self.context if name in whole else {}) | self.inherited(name)
        said = names(self.parsed[name], file, known, self.environment)
        self.found.problems += said.problems
        self.found.words |= said.words
        self.found.asked |= said.asked
        self.found.loose |= said.loose

    def inherited(self, name: str, above: tuple[str, ...] = ()) -> dict[str, Shape]:
        """What the template imports, and what those it extends set at their top."""
        modules = {other: self.module(other) for other in self.parsed}
        found = exports(self.parsed[name], modules)
        for node, other in templates_named(self.parsed[name]):
            if isinstance(node, nodes.Extends) and other in self.parsed and other not in (*above, name):
                found = self.inherited(other, (*above, name)) | found
        return found

    def module(self, name: str) -> Named:
        return Named(f"macros of {name}", frozenset(exports(self.parsed[name], {})), Gives())
