"""Rendering: a decision through its house's template into one XHTML text, and from there into the paper tree."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from jinja2 import StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from docgen.decision.load import Decision
from docgen.diagnostics import Diagnostic, DocgenError, Position, error
from docgen.house.load import OpenHouse
from docgen.house.wording import date_text
from docgen.paper.arrange import Arrangement, Section, arrange
from docgen.paper.prose import Prose
from docgen.paper.tracked import Path, track
from docgen.paper.views import Views


@dataclass(frozen=True)
class Rendered:
    """`xhtml` as the template gave it; `printed` the paths of the data it read, ("sections", role) for sections."""

    xhtml: str
    arrangement: Arrangement
    printed: frozenset[Path]
    diagnostics: tuple[Diagnostic, ...] = field(default=())


class Templates:
    """The compiled templates of one house."""

    def __init__(self, house: OpenHouse) -> None:
        self.house = house
        self.environment = SandboxedEnvironment(
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            loader=_Loader(house.templates),
            extensions=["jinja2.ext.do"],
        )
        dates = house.house.dates
        self.environment.filters |= {
            "date": lambda day, form="long": date_text(getattr(dates, form), day),
            "run_in": _run_in,
        }
        self.environment.globals |= {"house": house.house, "words": _Words(house.house.words), "roles": house.house.roles}

    def render(self, context: Mapping[str, Any]) -> str:
        """The XHTML of a paper; raises DocgenError with the template's file and line."""
        name = self.house.house.template
        try:
            return self.environment.get_template(name).render(context)
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


def render(decision: Decision, templates: Templates, prose: Prose) -> Rendered:
    """The paper's XHTML. Raises DocgenError for what is wrong in the house; diagnostics are about the decision."""
    house = templates.house.house
    arrangement = arrange(decision, house, prose)
    printed: set[Path] = set()
    xhtml = templates.render(_context(decision, Views(decision, house, prose), arrangement, printed))
    return Rendered(xhtml, arrangement, frozenset(printed), arrangement.diagnostics)


def _context(decision: Decision, views: Views, arrangement: Arrangement, printed: set[Path]) -> dict[str, Any]:
    front = track(decision.front, (), printed)

    def seen(name: str, value: Any) -> Any:
        return track(value, (name,), printed)

    return {
        "decision": front,
        "meeting": front.meeting,
        "sections": arrangement.sections,
        "section": _placer(arrangement.placed, printed),
        "lead_in": views.lead_in(),
        "recommendations": seen("recommendations", views.recommendations()),
        "options": seen("options", views.options()),
        "risks": seen("risks", views.risks()),
        "finances": views.finances(),
        "comments": [track(c, ("comments", c.index), printed) for c in views.comments()],
        "background_papers": seen("background_papers", views.background_papers()),
        "contacts": _contacts(decision, printed),
        "contacts_but": _contacts(decision, printed, but=True),
        "fields": _Fields(views.fields(), printed),
        "notices": views.notices(),
        "summary": _summary(views, printed),
    }


def _placer(placed: dict[str, Section], printed: set[Path]) -> Callable[[str], Section | None]:
    def section(role: str) -> Section | None:
        printed.add(("sections", role))
        return placed.get(role)

    return section


def _summary(views: Views, printed: set[Path]) -> Callable[[], str]:
    def summary() -> str:
        """The front matter's summary as XHTML; empty if there is none."""
        printed.add(("summary",))
        return views.blocks("summary") if views.decision.front.summary else ""

    return summary


def _contacts(decision: Decision, printed: set[Path], but: bool = False) -> Callable[..., list[Any]]:
    def contacts(*kinds: str) -> list[Any]:
        """The contacts of these kinds, kind by kind; or, with `but`, of all other kinds. No kind: all of them."""
        found = list(enumerate(decision.front.contacts))
        if but or not kinds:
            chosen = [pair for pair in found if pair[1].kind not in kinds]
        else:
            chosen = [pair for kind in kinds for pair in found if pair[1].kind == kind]
        printed.update(("contacts", n, "kind") for n, _ in chosen)
        return [track(contact, ("contacts", n), printed) for n, contact in chosen]

    return contacts


def _run_in(blocks: str, title: str) -> Markup:
    """Blocks with a title as the run-in heading of their first paragraph, or of a new one if they begin otherwise."""
    lead = Markup("<b>{}</b>").format(title)
    first = re.match(r"\s*<p(?: [^>]*)?>", blocks)
    if first is None:
        return Markup("<p>{}</p>{}").format(lead, Markup(blocks))
    return Markup(blocks[: first.end()]) + lead + Markup(blocks[first.end() :])


class _Words:
    """The house's own wording by name; a name it lacks is undefined."""

    def __init__(self, words: dict[str, str]) -> None:
        self.__dict__.update(words)


class _Fields:
    """The house's own fields by name, remembering which were printed."""

    def __init__(self, views: dict[str, Any], printed: set[Path]) -> None:
        self._views = views
        self._printed = printed

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in self._views:
            raise AttributeError(name)
        self._printed.add(("fields", name))
        return self._views[name]


class _Loader:
    """Gives Jinja the house's templates from memory, named as their files are."""

    def __new__(cls, templates: Mapping[str, tuple[str, str]]) -> Any:
        from jinja2 import FunctionLoader

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
