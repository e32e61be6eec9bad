"""The rules as `docgen check` lists and explains them, and as docs/rules.md prints them."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

from docgen.checks.manual import Example, Manual, manual
from docgen.checks.rule import Rule
from docgen.checks.rules import RULES
from docgen.checks.settings import BY_ID, near
from docgen.house.model import KINDS

_WIDTH = 88


def listing(form: str) -> str:
    """All rules, a line for each, or as JSON."""
    if form == "json":
        return json.dumps([_record(rule) for rule in RULES], ensure_ascii=False, indent=2) + "\n"
    rows = [(rule.id, _weights(rule), _applies(rule), rule.citation and f"[{rule.citation}]") for rule in RULES]
    widths = [max(len(row[n]) for row in rows) for n in range(3)]
    lines = ("  ".join([*map(str.ljust, row, widths), row[3]]).rstrip() for row in rows)
    return "".join(line + "\n" for line in lines)


def page(name: str) -> str | None:
    """The manual page of a rule, for a terminal; None if there is no such rule."""
    return "\n".join(_page(BY_ID[name])) + "\n" if name in BY_ID else None


def unknown(name: str) -> str:
    """What to tell somebody who asked for a rule that does not exist."""
    close = near(name)
    hint = f'did you mean "{close}"?' if close else "docgen check --list names them all"
    return f'there is no rule "{name}"; {hint} Faults of a source as such have no page: their message says it all.'


def book() -> str:
    """All manual pages as one Markdown page."""
    pages = [manual(rule) for rule in RULES]
    rows = [
        f"| [`{rule.id}`](#{rule.id}) | {_weights(rule)} | {one.summary} |" for rule, one in zip(RULES, pages, strict=True)
    ]
    chapters = ["\n".join(_chapter(rule, one)) for rule, one in zip(RULES, pages, strict=True)]
    return "\n".join([*_HEAD, *rows, "", *chapters]).rstrip("\n") + "\n"


_HEAD = (
    "# The rules",
    "",
    "This page is what `docgen check --manual` prints. `docgen check --list` lists the rules, `docgen check --explain RULE`",
    "prints one of these pages. [docgen.toml](project.md) and a [house](houses.md#rules-rules) can make a rule lighter",
    "or heavier, or switch it off. docgen points to the law; it gives no legal advice.",
    "",
    "| Rule | Weight | What it finds |",
    "|---|---|---|",
)


def _record(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "summary": manual(rule).summary,
        "severity": {status: str(rule.at(status)) for status in ("draft", "final", "published")},
        "citation": rule.citation,
        "applies_to": [kind for kind in KINDS if kind in rule.applies_to] or list(KINDS),
        "since": rule.since and rule.since.isoformat(),
        "until": rule.until and rule.until.isoformat(),
    }


def _weights(rule: Rule) -> str:
    draft, final = rule.at("draft"), rule.at("final")
    return str(final) if draft == final else f"{final}, in a draft {draft}"


def _applies(rule: Rule) -> str:
    kinds = ", ".join(kind for kind in KINDS if kind in rule.applies_to) or "all kinds"
    since = f", meetings from {rule.since}" if rule.since else ""
    until = f"{' ' if since else ', meetings '}up to {rule.until}" if rule.until else ""
    return kinds + since + until


def _facts(rule: Rule) -> list[tuple[str, str]]:
    facts = [("Weight", _weights(rule)), ("Rests on", rule.citation), ("Applies to", _applies(rule))]
    return [(name, said) for name, said in facts if said]


def _page(rule: Rule) -> Iterator[str]:
    one = manual(rule)
    yield f"{rule.id}: {one.summary}"
    yield ""
    for name, said in _facts(rule):
        yield from textwrap.wrap(f"{name:<12}{said}", _WIDTH, initial_indent="  ", subsequent_indent=" " * 14)
    for paragraph in (*one.what, f"Why it matters: {one.why[0]}", *one.why[1:]):
        yield from ("", *textwrap.wrap(paragraph, _WIDTH, break_on_hyphens=False, break_long_words=False))
    for title, examples in (("Fails:", one.fails), ("Passes:", one.passes)):
        yield from ("", title)
        for example in examples:
            yield from _shown(example)


def _shown(example: Example) -> Iterator[str]:
    if example.remark:
        yield from ("", *textwrap.wrap(example.remark, _WIDTH))
    for info, text in example.fences:
        yield ""
        if info != "toml":
            yield f"    ({_PLACES.get(info, info)})"
        yield from textwrap.indent(text, "    ").rstrip("\n").split("\n")


_PLACES = {"markdown": "in the text", "docgen.toml": "in docgen.toml", "house.toml": "in house.toml"}


def _chapter(rule: Rule, one: Manual) -> Iterator[str]:
    yield from (f"## {rule.id}", "", f"{one.summary}.", "")
    for name, said in _facts(rule):
        yield f"- {name}: {said}"
    for paragraph in (*one.what, f"**Why it matters.** {one.why[0]}", *one.why[1:]):
        yield from ("", *textwrap.wrap(paragraph, 125, break_on_hyphens=False, break_long_words=False))
    for title, examples in (("Fails:", one.fails), ("Passes:", one.passes)):
        yield from ("", title)
        for example in examples:
            yield from _fenced(example)
    yield ""


def _fenced(example: Example) -> Iterable[str]:
    if example.remark:
        yield from ("", example.remark)
    for info, text in example.fences:
        ticks = "````" if "```" in text else "```"
        where = f"toml {info}" if info.endswith(".toml") else info
        yield from ("", ticks + where, text.rstrip("\n"), ticks)
