"""A decision's front matter as facts in plain words: single values, and entries of lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from docgen.decision import ledger
from docgen.decision.model import Answer, Comment, Figure
from docgen.house.wording import date_text, filled
from docgen.paper.rendered import Arrangement
from docgen.review.summary.model import Side
from docgen.signoff.lines import Seen
from docgen.toml.positions import DataPath

LISTS = ("recommendations", "options", "finances", "risks", "comments", "background_papers", "appendices")
PEOPLE = ("authors", "signatories", "contacts")
KEYED = ("figures", "implications", "fields")
_APART = {*LISTS, *PEOPLE, *KEYED, "quoted"}
_UNSAID = {"id", "signed", "saw", "fingerprint", "scope"}
_NAMES = {
    "recommendations": "recommendation",
    "options": "option",
    "finances": "finance line",
    "risks": "risk",
    "background_papers": "background paper",
    "appendices": "appendix",
    "authors": "author",
    "signatories": "signatory",
    "contacts": "contact",
}
_COMMENTS = {"finance": "financial comment", "hr": "HR comment"}
_MARKDOWN = {"text", "advantages", "disadvantages", "rejected", "risk", "mitigation", "summary"}
_DAY = "{dd}/{mm}/{yyyy}"
_MAIN = {"recommendations": "text", "options": "title", "finances": "what", "risks": "risk"}
_MAIN |= {"comments": "text", "background_papers": "title", "appendices": "title"}


class Fact(Struct, frozen=True):
    """A value in words. `forms` are the other ways in which a paper may print it."""

    label: str
    words: str
    path: DataPath
    forms: tuple[str, ...] = ()


class Entry(Struct, frozen=True):
    """An entry of a list: `facts` by the name of their field. `main` is what it is known by; `printed` are all its words,
    and those that a house prints of it besides.
    """

    topic: str
    index: int
    main: str
    facts: dict[str, Fact]
    printed: str
    key: str = ""


class Facts:
    """What one state of a decision says, in words."""

    def __init__(self, side: Side) -> None:
        self.decision, self.house = side.decision, side.house
        self.front = side.decision.front
        self.figures = ledger.figures(side.decision)
        self.seen = Seen(side.decision, side.house, Arrangement((), {}, ()), self.figures)

    def singles(self) -> dict[DataPath, Fact]:
        """Every single value that is given, by its path."""
        found: dict[DataPath, Fact] = {}
        for name in self.front.__struct_fields__:
            if name not in _APART:
                found |= {fact.path: fact for fact in self.values(getattr(self.front, name), (name,))}
        return found

    def values(self, value: Any, path: DataPath) -> Iterator[Fact]:
        if isinstance(value, Struct):
            for name in value.__struct_fields__:
                if name not in _UNSAID:
                    yield from self.values(getattr(value, name), (*path, name))
        elif isinstance(value, dict):
            for name, inner in value.items():
                yield from self.values(inner, (*path, name))
        elif value not in (None, "", [], ()):
            yield Fact(label(path), self.words(value, path), path, self.forms(value))

    def entries(self, topic: str) -> list[Entry]:
        """The entries of a list, or none where the decision says "none"."""
        found = getattr(self.front, topic)
        return [self.entry(topic, n, item) for n, item in enumerate(found)] if isinstance(found, list) else []

    def entry(self, topic: str, index: int, item: Struct) -> Entry:
        facts: dict[str, Fact] = {}
        for name in item.__struct_fields__:
            value, path = getattr(item, name), (topic, index, name)
            if name not in _UNSAID and value not in (None, "", [], False):
                facts[name] = Fact(name.replace("_", " "), self.words(value, path), path, self.forms(value))
        key = str(getattr(item, "id", None) or "")
        main = facts[_MAIN[topic]].words if _MAIN.get(topic) in facts else ""
        printed = " ".join(part for fact in facts.values() for part in (fact.words, *fact.forms))
        if isinstance(item, Comment):
            key, printed = item.kind, f"{printed} {self.heading(item)}"
        if topic in PEOPLE:
            main = ", ".join(facts[n].words for n in ("name", "post") if n in facts)
        return Entry(topic, index, main, facts, printed, key)

    def keyed(self) -> dict[DataPath, Fact]:
        """Figures, answers on implications and the house's own fields, by their paths."""
        found: dict[DataPath, Fact] = {}
        for name in self.front.figures:
            if name in self.figures:
                path: DataPath = ("figures", name)
                found[path] = Fact(f"figure {name}", self.printed(self.figures[name]), path)
        for role, answer in self.front.implications.items():
            path = ("implications", role)
            found[path] = Fact(f"implications, {self.role(role)}", self.answer(role, answer), path)
        for name, value in self.front.fields.items():
            path = ("fields", name)
            rule = self.house.fields.get(name)
            found[path] = Fact(rule.label if rule else name, self.words(value, path), path, self.forms(value))
        return found

    def role(self, role: str) -> str:
        known = self.house.roles.get(role)
        return known.heading if known else role

    def answer(self, role: str, answer: str | Answer) -> str:
        if isinstance(answer, str):
            return self.seen.text(("implications", role))
        rule = self.house.roles.get(role)
        said = (rule.nil if answer.nil else rule.phrases.get(answer.phrase, "")) if rule else ""
        return said or ("nothing to report" if answer.nil else answer.phrase)

    def signature(self, comment: Comment) -> tuple[str, str]:
        """Initials and date of a comment, as a reader may read them."""
        form = self.house.dates.short
        plain = form if any(sign in form for sign in "/-. ") else _DAY
        return comment.initials, date_text(plain, comment.date) if comment.date else ""

    def heading(self, comment: Comment) -> str:
        rule = self.house.comments.get(comment.kind)
        if rule is None:
            return ""
        initials, date = self.signature(comment)
        given = {
            "initials": initials,
            "date": date,
            "officer": comment.officer,
            "post": comment.post,
            "suffix": comment.suffix,
        }
        return f"{filled(rule.heading, **given)} {filled(rule.code, **given)}"

    def standing(self) -> str:
        """The words that templates print around the data."""
        return " ".join((*self.house.words.values(), *(role.heading for role in self.house.roles.values())))

    def words(self, value: Any, path: DataPath) -> str:
        """A value as a paper would print it."""
        if isinstance(value, list):
            return "; ".join(self.words(v, (*path, n)) for n, v in enumerate(value))
        if isinstance(value, bool):
            return self.house.words.get("yes", "Yes") if value else self.house.words.get("no", "No")
        if isinstance(value, dt.date):
            return date_text(self.house.dates.long, value)
        named = [part for part in path if isinstance(part, str)]
        if isinstance(value, str) and (named[-1] in _MARKDOWN or named == ["background_papers", "title"]):
            return self.seen.text(path)
        if path[0] == "finances" and path[-1] == "amount":
            return self.printed(Figure(value=value))
        return " ".join(str(value).split())

    def forms(self, value: Any) -> tuple[str, ...]:
        return (date_text(self.house.dates.short, value),) if isinstance(value, dt.date) else ()

    def printed(self, figure: Figure) -> str:
        return ledger.printed(figure, self.house.money.negative)


def name(entry: Entry) -> str:
    """What people call an entry: "recommendation 2", "financial comment", "finance line “Posts”"."""
    if entry.topic == "comments":
        return _COMMENTS.get(entry.key, f"{entry.key} comment")
    if entry.topic == "finances":
        return f"finance line “{entry.main}”"
    if entry.topic in PEOPLE:
        return f"{_NAMES[entry.topic]} {entry.main}"
    return f"{_NAMES[entry.topic]} {entry.index + 1}"


def label(path: DataPath) -> str:
    """("meeting", "agenda_item") → "meeting agenda item"."""
    return " ".join(str(part + 1) if isinstance(part, int) else part for part in path).replace("_", " ")
