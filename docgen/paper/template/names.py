"""Names in a template that stand for nothing: variables, words, roles, fields, macros, filters."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping

from jinja2 import Environment, nodes
from msgspec import Struct, field

from docgen.diagnostics import Diagnostic, Position, error
from docgen.paper.template.shapes import CONTEXT, Gives, Named, Shape, element, member

_JINJA = ("loop", "caller", "varargs", "kwargs", "self", "super", "range", "dict", "lipsum", "cycler", "joiner", "namespace")
_SAME = frozenset(("list", "sort", "unique", "reverse", "selectattr", "rejectattr", "select", "reject"))
_GUARDS = frozenset(("defined", "undefined"))
Problem = Callable[[nodes.Node, str, str], None]


class Names(Struct):
    """`asked` are the roles asked for with section("..."); `loose` says which groups are read by a computed name."""

    problems: list[Diagnostic] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    loose: set[str] = field(default_factory=set)


def names(template: nodes.Template, file: str, known: Mapping[str, Shape], environment: Environment) -> Names:
    """The names of one template; `known` is what it sees besides what it sets itself."""
    reader = _Reader(file, environment)
    scope: dict[str, Shape] = dict.fromkeys(_JINJA) | dict(known) | exports(template, {})
    reader.body(template.body, scope)
    return reader.found


def exports(template: nodes.Template, modules: Mapping[str, Shape]) -> dict[str, Shape]:
    """The names a template sets at its top, which templates that extend it see too; `modules` by template's name."""
    found: dict[str, Shape] = {}
    for node in template.body:
        match node:
            case nodes.Macro():
                found[node.name] = Gives()
            case nodes.Assign() | nodes.AssignBlock():
                found |= dict.fromkeys(n.name for n in node.find_all(nodes.Name) if n.ctx == "store")
            case nodes.Import(template=nodes.Const(value=name)):
                found[node.target] = modules.get(name)
            case nodes.FromImport():
                found |= {alias if isinstance(alias, str) else alias[1]: Gives() for alias in node.names}
    return found


class _Reader:
    def __init__(self, file: str, environment: Environment) -> None:
        self.file = file
        self.environment = environment
        self.found = Names()

    def problem(self, node: nodes.Node, message: str, remedy: str, rule: str = "template-name") -> None:
        self.found.problems.append(error(rule, Position(self.file, node.lineno), message, remedy))

    def body(self, body: Iterable[nodes.Node], scope: dict[str, Shape]) -> None:
        for node in body:
            self.node(node, scope)

    def node(self, node: nodes.Node, scope: dict[str, Shape]) -> None:
        match node:
            case nodes.For():
                self.loop(node, scope)
            case nodes.Macro() | nodes.CallBlock():
                self.macro(node, scope)
            case nodes.Assign():
                shape = self.shape(node.node, scope)
                self.bind(node.target, shape, scope)
            case nodes.AssignBlock():
                self.bind(node.target, str, scope)
                self.body(node.body, dict(scope))
            case nodes.With():
                inner = dict(scope)
                for target, value in zip(node.targets, node.values, strict=True):
                    self.bind(target, self.shape(value, scope), inner)
                self.body(node.body, inner)
            case nodes.Block() | nodes.Scope():
                self.body(node.body, dict(scope))
            case nodes.Import() | nodes.FromImport() | nodes.Extends() | nodes.Include():
                scope |= {n: s for n, s in exports(nodes.Template([node]), {}).items() if n not in scope}
            case nodes.Expr():
                self.shape(node, scope)
            case _:
                self.body(node.iter_child_nodes(), scope)

    def loop(self, node: nodes.For, scope: dict[str, Shape]) -> None:
        inner = dict(scope)
        self.bind(node.target, element(self.shape(node.iter, scope)), inner)
        if node.test:
            self.shape(node.test, inner)
        self.body(node.body, inner)
        self.body(node.else_, dict(scope))

    def macro(self, node: nodes.Macro | nodes.CallBlock, scope: dict[str, Shape]) -> None:
        for value in node.defaults:
            self.shape(value, scope)
        if isinstance(node, nodes.CallBlock):
            self.shape(node.call, scope)
        self.body(node.body, scope | dict.fromkeys(arg.name for arg in node.args))

    def bind(self, target: nodes.Node, shape: Shape, scope: dict[str, Shape]) -> None:
        if isinstance(target, nodes.Name):
            scope[target.name] = shape
        else:
            scope.update(dict.fromkeys(n.name for n in target.find_all(nodes.Name)))

    def shape(self, node: nodes.Node, scope: dict[str, Shape]) -> Shape:
        """The shape of an expression, complaining of the names in it."""
        match node:
            case nodes.Name():
                return self.variable(node, scope)
            case nodes.Getattr():
                return self.part(node, self.shape(node.node, scope), node.attr)
            case nodes.Getitem():
                return self.item(node, scope)
            case nodes.Call():
                return self.call(node, scope)
            case nodes.Filter():
                return self.filter(node, scope)
            case nodes.Test():
                return self.test(node, scope)
            case nodes.Const():
                return type(node.value)
        self.children(node, scope)
        return None

    def children(self, node: nodes.Node, scope: dict[str, Shape]) -> None:
        for child in node.iter_child_nodes():
            self.shape(child, scope)

    def variable(self, node: nodes.Name, scope: dict[str, Shape]) -> Shape:
        if node.name not in scope:
            self.problem(
                node, f'"{node.name}" stands for nothing here', _close(node.name, scope, "docs/houses.md lists what does")
            )
        return scope.get(node.name)

    def part(self, node: nodes.Node, shape: Shape, name: str) -> Shape:
        has, found, names = member(shape, name)
        if isinstance(shape, Named) and shape.what == "words":
            self.found.words.add(name)
        if not has:
            what = (
                f'"{name}" is none of the house\'s {shape.what}'
                if isinstance(shape, Named)
                else f'there is no "{name}" here'
            )
            add = f"add it to [{shape.what}] in house.toml" if isinstance(shape, Named) else ""
            self.problem(node, what, _close(name, names, add or f"there are: {', '.join(sorted(names))}"))
        return found

    def item(self, node: nodes.Getitem, scope: dict[str, Shape]) -> Shape:
        shape = self.shape(node.node, scope)
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self.part(node, shape, node.arg.value)
        if isinstance(node.arg, nodes.Slice):
            self.children(node.arg, scope)
            return shape
        self.shape(node.arg, scope)
        if isinstance(shape, Named):
            self.found.loose.add(shape.what)
            return shape.item
        return element(shape)

    def call(self, node: nodes.Call, scope: dict[str, Shape]) -> Shape:
        called = self.shape(node.node, scope)
        for part in (*node.args, *node.kwargs):
            self.shape(part, scope)
        if isinstance(node.node, nodes.Name) and node.node.name == "section" and called == CONTEXT["section"]:
            asked = [a.value for a in node.args if isinstance(a, nodes.Const)]
            self.found.asked |= set(asked)
            if not asked:
                self.found.loose.add("section")
            self.roles(node, asked, scope)
        return called.result if isinstance(called, Gives) else None

    def roles(self, node: nodes.Node, asked: list[str], scope: Mapping[str, Shape]) -> None:
        roles = scope.get("roles")
        for role in asked:
            if isinstance(roles, Named) and role not in roles.names:
                self.problem(node, f'"{role}" is no role of this house', _close(role, roles.names, f"add [roles.{role}]"))

    def filter(self, node: nodes.Filter, scope: dict[str, Shape]) -> Shape:
        if node.name not in self.environment.filters:
            known = self.environment.filters
            self.problem(node, f'there is no filter "{node.name}"', _close(node.name, known, "see Jinja's list of filters"))
        for part in (*node.args, *node.kwargs):
            self.shape(part, scope)
        if node.name in ("default", "d") or node.node is None:
            return None
        shape = self.shape(node.node, scope)
        return shape if node.name in _SAME else element(shape) if node.name in ("first", "last") else None

    def test(self, node: nodes.Test, scope: dict[str, Shape]) -> Shape:
        if node.name not in self.environment.tests:
            self.problem(
                node,
                f'there is no test "{node.name}"',
                _close(node.name, self.environment.tests, "see Jinja's list of tests"),
            )
        if node.name not in _GUARDS:
            self.children(node, scope)
        return bool


def _close(name: str, known: Iterable[str], otherwise: str) -> str:
    found = difflib.get_close_matches(name, list(known), n=1)
    return f'did you mean "{found[0]}"?' if found else otherwise
