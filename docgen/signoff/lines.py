"""What an officer answers for, as short lines of plain text."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from msgspec import NODEFAULT, Struct, structs

from docgen.decision import ledger
from docgen.decision.decision import Decision
from docgen.decision.model import Answer, Figure, FinanceLine
from docgen.diagnostics import Position
from docgen.house.model import House
from docgen.markdown_text import MarkdownText
from docgen.paper.rendered import Arrangement, Section
from docgen.signoff import plain
from docgen.signoff.scope import POSTS, SECTIONS, top
from docgen.toml.positions import DataPath

_MARKDOWN = {"text", "advantages", "disadvantages", "rejected", "risk", "mitigation", "summary", "implications"}
_NAMES = {"recommendations": "recommendation", "options": "option", "risks": "risk", "appendices": "appendix"}
_NAMES |= {"background_papers": "background paper", "authors": "author", "signatories": "signatory", "contacts": "contact"}
_UNSEEN = {"id"}  # names that only the source uses
fields = functools.cache(structs.fields)
_POSTS = re.compile(r"\b(?:posts?|f\.?t\.?e\.?s?|w\.?t\.?e\.?s?|full[- ]time equivalents?)\b", re.IGNORECASE)


class Line(Struct, frozen=True):
    """`label` says what it is and holds no ": "; `path` leads to it in the front matter, `at` to a section's text."""

    label: str
    text: str
    path: DataPath = ()
    at: Position | None = None

    def __str__(self) -> str:
        return f"{self.label}: {self.text}"


def speaks_of_posts(text: str) -> bool:
    """Whether a unit or a sentence is about posts."""
    return bool(_POSTS.search(text))


class Seen:
    """What officers see of one decision; texts are read once for all of them. `figures` are its own, if they are known."""

    def __init__(
        self, decision: Decision, house: House, arrangement: Arrangement, figures: Mapping[str, Figure] | None = None
    ) -> None:
        self.decision = decision
        self.house = house
        self.arrangement = arrangement
        self.figures = ledger.figures(decision) if figures is None else figures
        from docgen.paper.prose import Prose  # only where something was signed: the rest of signing needs no Markdown

        self._prose = Prose(self._printed, decision.files)
        self._known: dict[str, tuple[Line, ...]] = {}

    def lines(self, scope: Iterable[str]) -> tuple[Line, ...]:
        """The lines of a scope, in an order that depends on nothing but the decision."""
        names = sorted(set(scope), key=lambda name: (top(name) != "recommendations", name))
        return tuple(line for name in names for line in self.named(name))

    def named(self, name: str) -> tuple[Line, ...]:
        """The lines of one part of a scope; none where the decision has no such thing."""
        if name not in self._known:
            self._known[name] = tuple(self._found(name))
        return self._known[name]

    def text(self, path: DataPath) -> str:
        """A Markdown text of the front matter as plain words."""
        return self.words(self.decision.markdown(path))

    def words(self, text: MarkdownText) -> str:
        """Any Markdown of the decision as plain words."""
        return plain.plain(self._prose.blocks(text)) if text.text.strip() else ""

    def _printed(self, name: str) -> str | None:
        return ledger.printed(self.figures[name]) if name in self.figures else None

    def _found(self, name: str) -> Iterator[Line]:
        first, *below = name.split(".")
        special: dict[str, Callable[[], Iterable[Line]]] = {
            "recommendations": self._recommendations,
            "finances": self._finances,
            "figures": self._figures,
            POSTS: self._posts,
        }
        if first == SECTIONS:
            yield from self._sections(".".join(below))
        elif first in special and not below:
            yield from special[first]()
        else:
            front = self.decision.front
            yield from self._values(getattr(front, first) if first in front.__struct_fields__ else None, (first,), below)

    def _recommendations(self) -> Iterator[Line]:
        if self.decision.front.lead_in:
            yield Line("lead-in", _clean(self.decision.front.lead_in), ("lead_in",))
        for n in range(len(self.decision.front.recommendations)):
            path = ("recommendations", n, "text")
            yield Line(f"recommendation {n + 1}", self.text(path), path)

    def _finances(self) -> Iterator[Line]:
        entries = enumerate(self.decision.front.finances)
        return iter(sorted((_ledger_line(line, n) for n, line in entries), key=lambda line: (line.label, line.text)))

    def _figures(self) -> Iterator[Line]:
        for name in sorted(self.decision.front.figures):
            if name in self.figures:
                yield Line(f"figure {name}", _figure(self.figures[name]), ("figures", name))

    def _posts(self) -> Iterator[Line]:
        """Figures counted in posts, and the recommendations that speak of posts."""
        for line in self.named("recommendations"):
            if speaks_of_posts(line.text):
                yield line
        for line in self.named("figures"):
            if speaks_of_posts(self.figures[str(line.path[1])].unit or ""):
                yield line

    def _sections(self, role: str) -> Iterator[Line]:
        for section in _all(self.arrangement):
            if role in ("", section.role):
                rule = self.house.roles.get(section.role)
                yield from self._section(section, bool(rule and rule.text))

    def _section(self, section: Section, standing: bool) -> Iterator[Line]:
        label = f"section {section.role or _clean(plain.plain(section.heading))}"
        answer = self.decision.front.implications.get(section.role)
        if isinstance(answer, Answer):
            said = "nothing to report" if answer.nil else f'phrase "{answer.phrase}"'
            yield Line(label, said, ("implications", section.role))
            return
        for part in section.parts[standing:]:
            for words in plain.blocks(part.xhtml):
                yield Line(label, words, at=section.at)

    def _values(self, value: Any, path: DataPath, below: list[str]) -> Iterator[Line]:
        """Lines of any other field: one for each single value that was given."""
        if isinstance(value, list):
            for n, item in enumerate(value):
                yield from self._values(item, (*path, n), below)
        elif isinstance(value, Struct):
            for field in fields(type(value)):
                found = getattr(value, field.name)
                given = field.default is NODEFAULT or found != field.default
                if given and field.name not in _UNSEEN and below[:1] in ([], [field.name]):
                    yield from self._values(found, (*path, field.name), below[1:])
        elif isinstance(value, dict):
            for key in sorted(value):
                if below[:1] in ([], [key]):
                    yield from self._values(value[key], (*path, key), below[1:])
        elif value is not None and not (value == "" or below):
            yield Line(_label(path), self._value(value, path), path)

    def _value(self, value: Any, path: DataPath) -> str:
        named = [part for part in path if isinstance(part, str)]
        if path[0] == "options" and named[-1] == "cost":
            return f"{self._printed(value) or '?'} ({value})"
        is_markdown = named[-1] in _MARKDOWN or named == ["background_papers", "title"] or named[0] == "implications"
        if isinstance(value, str) and is_markdown:
            return self.text(path)
        return _plain(value)


def _all(arrangement: Arrangement) -> Iterator[Section]:
    stack = [*arrangement.sections, *arrangement.placed.values()][::-1]
    while stack:
        section = stack.pop()
        yield section
        stack.extend(reversed(section.children))


def _ledger_line(line: FinanceLine, n: int) -> Line:
    amount = ledger.printed(Figure(value=line.amount))
    parts = [f"{amount} {line.flow}", line.kind, "recurring" if line.recurring else "one-off", line.certainty, line.what]
    parts += [f"source {line.source}"] if line.source else []
    for field in fields(FinanceLine):
        value = getattr(line, field.name)
        if field.name not in _LEDGER and value != field.default:
            parts.append(f"{field.name} {_plain(value)}")
    label = " ".join(("finances", line.id or line.what, line.year)).rstrip()
    return Line(_clean(label), _clean(", ".join(parts)), ("finances", n, "amount"))


_LEDGER = {"id", "what", "amount", "year", "kind", "recurring", "flow", "source", "certainty"}


def _figure(figure: Figure) -> str:
    """The figure as printed, and exactly where it is printed rounded."""
    shown = ledger.printed(figure)
    value = figure.value or Decimal()
    if figure.places is not None and value % Decimal(1).scaleb(-figure.places):
        return f"{shown} (exactly {value.normalize():f})"
    return shown


def _label(path: DataPath) -> str:
    """("options", 1, "cost") → "option 2 cost"."""
    words = [_NAMES.get(part, part) if n == 0 and isinstance(part, str) else _part(part) for n, part in enumerate(path)]
    return _clean(" ".join(words)).replace("_", " ")


def _part(part: str | int) -> str:
    return str(part + 1) if isinstance(part, int) else part


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.date):
        return value.isoformat()
    return " ".join(str(value).split())


def _clean(words: str) -> str:
    return " ".join(words.split()).replace(": ", ", ")
