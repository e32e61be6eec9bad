"""Diagnostics as they are printed: for people, for programs, for GitHub's annotations."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from typing import Literal

from docgen.diagnostics import Diagnostic, Severity, SwitchedOff

Form = Literal["text", "json", "github"]
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(diagnostics: Iterable[Diagnostic], form: Form = "text", off: Iterable[SwitchedOff] = ()) -> str:
    """The diagnostics sorted, each once, in one of the printed forms, and which rules are switched off.

    Ends with a line end unless empty. GitHub has no annotations for what is switched off.
    """
    found, silent = ordered(diagnostics), sorted(off)
    if form == "json":
        records = [*map(_record, found), *map(_off_record, silent)]
        return json.dumps(records, ensure_ascii=False, indent=2) + "\n"
    if form == "github":
        return "".join(_annotation(d) + "\n" for d in found)
    lines = [*map(text, found), summary(found), *map(_off_text, silent)]
    return "".join(line + "\n" for line in lines)


def ordered(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics sorted, each once."""
    return sorted(set(diagnostics), key=lambda d: (d.sort_key, d.severity, d.remedy, d.citation))


def switched_off(one: SwitchedOff) -> str:
    """That a rule is switched off, for which papers, and why."""
    papers = f" for {one.papers} papers" if one.papers else ""
    return f"Switched off{papers}. Reason: {_sentence(one.reason)}"


def text(diagnostic: Diagnostic) -> str:
    """`file:14:9: error rule: message. remedy. [citation]`, on one line whatever the source holds."""
    d = diagnostic
    said = f"{d.position}: {d.severity} {d.rule}: {sentences(d)}"
    return _CONTROL.sub(_visible, said)


def sentences(diagnostic: Diagnostic) -> str:
    """Message, remedy and citation as sentences, with a capital where they begin with a word."""
    parts = [_sentence(part) for part in (diagnostic.message, diagnostic.remedy) if part]
    if diagnostic.citation:
        parts.append(f"[{diagnostic.citation}]")
    return " ".join(parts)


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """How many problems there are, by severity, and in how many files."""
    found = list(diagnostics)
    if not found:
        return "No problems found."
    by_severity = Counter(d.severity for d in found)
    counted = ", ".join(_count(by_severity[s], str(s)) for s in Severity if by_severity[s])
    return f"{counted} in {_count(len({d.position.file for d in found}), 'file')}."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _sentence(words: str) -> str:
    words = words.strip()
    if words.partition(" ")[0].isalpha():
        words = words[0].upper() + words[1:]
    return words if words.endswith((".", "!", "?", ":", "…")) else words + "."


def _visible(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode()


def _record(d: Diagnostic) -> dict[str, str | int]:
    return {
        "file": d.position.file,
        "line": d.position.line,
        "column": d.position.column,
        "severity": str(d.severity),
        "rule": d.rule,
        "message": d.message,
        "remedy": d.remedy,
        "citation": d.citation,
    }


def _off_text(one: SwitchedOff) -> str:
    return _CONTROL.sub(_visible, f"{one.position}: off {one.rule}: {switched_off(one)}")


def _off_record(one: SwitchedOff) -> dict[str, str | int]:
    return {
        "file": one.position.file,
        "line": one.position.line,
        "column": one.position.column,
        "severity": "off",
        "rule": one.rule,
        "message": f"switched off{one.papers and f' for {one.papers} papers'}",
        "reason": one.reason,
    }


def _annotation(d: Diagnostic) -> str:
    properties = {"file": d.position.file, "line": d.position.line, "col": d.position.column, "title": d.rule}
    said = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items() if value)
    return f"::{_COMMAND[d.severity]} {said}::{_data(sentences(d))}"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
