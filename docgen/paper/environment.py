"""The Jinja environment of a house: sandboxed, strict, its templates compiled once and kept by content."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import (
    BytecodeCache,
    FunctionLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.bccache import Bucket
from jinja2.sandbox import SandboxedEnvironment, is_internal_attribute
from markupsafe import Markup
from msgspec import Struct

from docgen import cache
from docgen.diagnostics import Diagnostic, DocgenError, Position, error
from docgen.house.load import OpenHouse
from docgen.house.wording import date_text

_FIRST = re.compile(r"\s*<p((?: [^>]*)?)>")


class Templates:
    """The compiled templates of one house."""

    def __init__(self, house: OpenHouse) -> None:
        self.house = house
        self.environment = _Sandbox(
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            loader=_loader(house.templates),
            extensions=["jinja2.ext.do"],
            bytecode_cache=_Compiled(),
        )
        dates = house.house.dates
        self.environment.filters |= {
            "date": lambda day, form="long": date_text(getattr(dates, form), day),
            "run_in": _run_in,
            "named": _named,
        }
        self.environment.globals |= {"house": house.house, "words": _Words(house.house.words), "roles": house.house.roles}

    def render(self, context: Mapping[str, Any]) -> str:
        """The XHTML of a paper; raises DocgenError with the template's file and line."""
        name = self.house.house.template
        try:
            return _rendered(self.environment.get_template(name), context)
        except TemplateSyntaxError as problem:
            raise DocgenError([_syntax(self.house, problem)]) from problem
        except (
            TemplateError,
            AttributeError,
            TypeError,
            KeyError,
            ValueError,
            ZeroDivisionError,
            RecursionError,
        ) as problem:
            raise DocgenError([_failure(self.house, problem)]) from problem


def _rendered(template: Template, values: Mapping[str, Any]) -> str:
    """What `Template.render` gives; but macros hold their context, and it them, and so all of the decision, for long."""
    context = template.new_context(dict(values))
    try:
        return template.environment.concat(template.root_render_func(context))
    except Exception:
        template.environment.handle_exception()
    finally:
        context.vars.clear()
        context.exported_vars.clear()


def _run_in(blocks: str, title: str, name: str = "") -> Markup:
    """Blocks with a title as the run-in heading of their first paragraph, or of a new one if they begin otherwise."""
    lead = Markup("<b>{}</b>").format(title)
    first = _FIRST.match(blocks)
    if first is None:
        return _named(Markup("<p>{}</p>{}").format(lead, Markup(blocks)), name)
    return _named(Markup(blocks[: first.end()]) + lead + Markup(blocks[first.end() :]), name)


def _named(blocks: str, name: str) -> Markup:
    """Blocks whose first paragraph has that id, unless it has one of its own."""
    first = _FIRST.match(blocks) if name else None
    if first is None or " id=" in first[0]:
        return Markup(blocks)
    start = first.start(1)
    return Markup(blocks[:start]) + Markup(' id="{}"').format(name) + Markup(blocks[start:])


class _Words:
    """The house's own wording by name; a name it lacks is undefined."""

    def __init__(self, words: dict[str, str]) -> None:
        self.__dict__.update(words)


class _Sandbox(SandboxedEnvironment):
    """Jinja's sandbox, which asks of each type's attribute only once whether a template may read it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._internal: dict[tuple[type, str], bool] = {}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """As Jinja has it; but a field of a record of docgen's is data, and is no way into anything."""
        if isinstance(obj, Struct) and attribute in obj.__struct_fields__ and not attribute.startswith("_"):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        key = (type(obj), attr)
        internal = self._internal.get(key)
        if internal is None:
            internal = self._internal[key] = attr.startswith("_") or is_internal_attribute(obj, attr)
        return not internal


class _Compiled(BytecodeCache):
    """Compiled templates kept in the user's cache by their content; Jinja checks the source and its own version."""

    def __init__(self) -> None:
        self.folder = cache.folder("templates")

    def load_bytecode(self, bucket: Bucket) -> None:
        kept = cache.load(self.folder / f"{bucket.key}-{bucket.checksum}") if self.folder else None
        if kept:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if self.folder:
            cache.store(self.folder / f"{bucket.key}-{bucket.checksum}", bucket.bytecode_to_string())


def _loader(templates: Mapping[str, tuple[str, str]]) -> FunctionLoader:
    """Gives Jinja the house's templates from memory, named as their files are."""

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        found = templates.get(name)
        return (found[0], found[1], lambda: True) if found else None

    return FunctionLoader(load)


def _syntax(house: OpenHouse, problem: TemplateSyntaxError) -> Diagnostic:
    place = Position(problem.filename or problem.name or house.file, problem.lineno)
    return error("template-syntax", place, f"the template cannot be read: {problem.message}", "mend the Jinja syntax there")


def _failure(house: OpenHouse, problem: Exception) -> Diagnostic:
    """The innermost line of a template on the way to the problem."""
    files = {file for _, file in house.templates.values()}
    place = Position(house.file)
    frame = problem.__traceback__
    while frame:
        if frame.tb_frame.f_code.co_filename in files:
            place = Position(frame.tb_frame.f_code.co_filename, frame.tb_lineno)
        frame = frame.tb_next
    if isinstance(problem, TemplateNotFound):
        return error(
            "template-missing", place, f"there is no template {problem.name}", "name a file of the house or of _shared/"
        )
    return error("template-failed", place, f"the template failed: {problem}", "mend the name or guard it with {% if %}")
