"""Checking a house: its files by themselves, and the papers made in it of specimen decisions."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from msgspec import Struct, field

from docgen.build.paper import Made, Workshop
from docgen.checks import settings
from docgen.decision.decision import Decision
from docgen.decision.source import Source
from docgen.diagnostics import Diagnostic, Position, Severity, error, note
from docgen.house import advice
from docgen.house.faults import Examined, examine
from docgen.house.find import SHARED, HouseSource
from docgen.house.load import OpenHouse
from docgen.house.specimen import BARE, FULL, NIL, specimen
from docgen.paper.environment import Templates
from docgen.paper.prose import Prose
from docgen.paper.template.classes import Block, blocks
from docgen.paper.template.paths import unknown_paths
from docgen.paper.template.static import Static, static
from docgen.paper.template.trace import trace, tracing
from docgen.signoff import scope
from docgen.write.html.colours import contrast

_SPECIMEN = "specimen.md"
_ANY_DAY = dt.date(2027, 3, 1)
_QUOTED = re.compile(r'"([^"]*)"')


def check(source: HouseSource) -> list[Diagnostic]:
    """Everything to say of a house, sorted: errors, what is hard to read, what is never used."""
    examined = examine(source)
    found = list(examined.problems)
    tried = _Tried(source, frozenset(name for name in source.shown.values()))
    for house, document in examined.editions:
        found += [*unknown_paths(house.house, document), *advice.aliases(house.house, document)]
        found += settings.faults(house.house.rules, document.key)
        found += scope.unknown(house.house, document)
        tried.static(house)
    if not any(d.severity is Severity.ERROR for d in found):
        for house, _ in examined.editions:
            tried.papers(house, _first_day(house, examined))
    found += [*tried.problems(), *_advice(examined, tried)]
    return sorted(dict.fromkeys(found), key=lambda d: d.sort_key)


def _first_day(house: OpenHouse, examined: Examined) -> dt.date:
    starts = [h.edition for h, _ in examined.editions if h.edition]
    return house.edition or (min(starts) - dt.timedelta(days=1) if starts else _ANY_DAY)


def _advice(examined: Examined, tried: _Tried) -> Iterator[Diagnostic]:
    if examined.styles is None or examined.looks is None:
        return
    yield from advice.contrasts(examined.styles, examined.looks, contrast)
    if not tried.complete:
        return
    yield from advice.unused_looks(examined.styles, examined.looks, tried.styles, tried.divisions)
    for house, document in examined.editions[:1]:
        if "words" not in tried.loose:
            yield from advice.unused_words(document, tried.words)
        yield from advice.unprinted_roles(house.house, document, tried.asked)
    yield from tried.never_printed()


class _Tried(Struct):
    """What the templates of a house, read and run, have shown so far."""

    source: HouseSource
    files: frozenset[str]
    found: list[Diagnostic] = field(default_factory=list)
    doubts: list[Diagnostic] = field(default_factory=list)
    run: list[Diagnostic] = field(default_factory=list)
    styles: set[str] = field(default_factory=set)
    divisions: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    loose: set[str] = field(default_factory=set)
    unprinted: list[set[str]] = field(default_factory=list)
    complete: bool = False

    @property
    def shared(self) -> set[str]:
        """The shared templates as they are shown."""
        return {shown for name, shown in self.source.shown.items() if name.startswith(SHARED)}

    def static(self, house: OpenHouse) -> None:
        """Reads the templates of an edition."""
        said = static(house)
        self.found += said.problems
        self.doubts += said.doubts
        self.words |= said.words
        self.asked |= said.asked
        self.loose |= said.loose
        self.divisions |= {used.name for _, used in said.classes if used.element in ("section", "table")}
        self.styles |= {used.name for _, used in said.classes if used.element != "section"}
        self.found += self.unstyled(house, said)

    def unstyled(self, house: OpenHouse, said: Static) -> Iterator[Diagnostic]:
        """Classes in the house's own templates that no look is for, wherever the block stands."""
        last = {role[n + 1 :] for role in house.styles.styles for n, c in enumerate(role) if c == "-"}
        for file, used in said.classes:
            if file in self.shared or used.element in ("section", "ul", "ol"):
                continue
            known = house.styles.tables if used.element == "table" else {*house.styles.styles, *last}
            if used.name not in known:
                yield _no_look(Position(file, used.line), Block(used.element, used.name, "", 0))

    def papers(self, house: OpenHouse, day: dt.date) -> None:
        """Makes the specimens' papers in an edition, for each kind of decision it takes."""
        shop = Workshop({house.id: self.source})
        templates = tracing(house)
        for n, kind in enumerate(house.house.kinds):
            for how in (FULL, NIL, BARE):
                text = specimen(house.house, house.id, kind, day, how)
                source = Source("specimen", _SPECIMEN, "", {_SPECIMEN: text.encode()})
                made = shop.make(source)
                self.take(templates, made, how)
                if how == FULL and n == 0 and made.paper is not None:
                    shop.build(source)

    def take(self, templates: Templates, made: Made, how: str) -> None:
        house = templates.house
        errors = [d for d in made.diagnostics if d.severity is Severity.ERROR]
        self.run += [d for d in errors if d.position.file in self.files]
        if made.decision is None or made.rendered is None:
            self.run += [_ours(d, house) for d in errors if d.position.file == _SPECIMEN]
        if made.rendered is None or made.decision is None:
            return
        self.complete = True
        self.look(templates, made.decision)
        self.asked |= {str(path[1]) for path in made.rendered.printed if path[0] == "sections"}
        if how == FULL:
            self.run += [_demand(d, house) for d in errors if d.position.file == _SPECIMEN]
            notes = [d.message for d in made.diagnostics if d.rule == "unprinted"]
            self.unprinted.append({m.split(" does not print ", 1)[-1] for m in notes})

    def look(self, templates: Templates, decision: Decision) -> None:
        """Renders once more, to find the looks that blocks take, and the lines of the templates they come from."""
        house = templates.house
        traced = trace(decision, templates, Prose(lambda name: "1", decision.files, house.house.references))
        styles = house.styles
        for block in blocks(traced.xhtml):
            if block.element == "section":
                self.divisions.add(block.style)
                continue
            self.styles.add(block.style)
            known = styles.tables if block.element == "table" else styles.styles
            if block.style not in known and f"{block.division}-{block.style}" not in known:
                at = traced.origin(block.line)
                if at.file in self.shared:
                    self.run.append(_no_look(Position(self.source.shown["styles.toml"]), block, f" ({at})"))
                else:
                    self.run.append(_no_look(at, block))

    def problems(self) -> Iterator[Diagnostic]:
        """All problems of the templates, each once: what reading them told goes before what running them did."""
        yield from self.found
        broken = any(d.rule in ("template-nesting", "template-element") for d in self.found)
        for d in self.run:
            if self.told(d) or (broken and d.rule.startswith("xhtml-")):
                continue
            if d.rule == "xhtml-syntax" and self.doubts:
                yield from self.doubts
            else:
                yield d

    def told(self, failed: Diagnostic) -> bool:
        """Whether reading the templates told it already: of the same line, or of the name that then failed elsewhere."""
        at = (failed.position.file, failed.position.line)
        names = {name for d in self.found if d.rule == "template-name" for name in _QUOTED.findall(d.message)[:1]}
        unknown = failed.rule == "template-failed" and any(f"'{name}'" in failed.message for name in names)
        return unknown or at in {(d.position.file, d.position.line) for d in self.found}

    def never_printed(self) -> Iterator[Diagnostic]:
        """One note with all fields of a decision that no paper of the house shows."""
        never = sorted(set.intersection(*self.unprinted)) if self.unprinted else []
        whole = [name for name in never if "[" not in name and not name.startswith("the section")]
        if whole:
            at = Position(self.source.shown["house.toml"])
            yield note(
                "house-unprinted", at, f"papers of this house never print: {', '.join(whole)}", "no fault, if so wanted"
            )


def _no_look(at: Position, block: Block, where: str = "") -> Diagnostic:
    kind = "tables" if block.element == "table" else "styles"
    inside = f", or [styles.{block.division}-{block.style}]" if block.division and kind == "styles" else ""
    fact = f'styles.toml has no look for class="{block.style}" of <{block.element}>{where}'
    return error("house-style", at, fact, f"add [{kind}.{block.style}]{inside}")


def _demand(d: Diagnostic, house: OpenHouse) -> Diagnostic:
    fact = f"a decision in which everything is given still breaks a demand of this house: {d.message}"
    return error("house-demand", Position(house.file), fact, "look for demands that contradict each other")


def _ours(d: Diagnostic, house: OpenHouse) -> Diagnostic:
    return error(
        "house-specimen", Position(house.file), f"no specimen decision can be made for this house: {d.message}", d.remedy
    )
