"""Diagnostics as SARIF 2.1.0, the format in which code-scanning tools exchange what they found."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

import docgen
from docgen import report
from docgen.checks.manual import manual
from docgen.checks.rule import Rule
from docgen.checks.rules import RULES
from docgen.diagnostics import Diagnostic, Position, SwitchedOff

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(diagnostics: Iterable[Diagnostic], off: Iterable[SwitchedOff] = ()) -> str:
    """One run with all rules, the diagnostics sorted, each once, and a suppressed result for each rule switched off."""
    found, silent = report.ordered(diagnostics), sorted(off)
    strange = sorted({d.rule for d in found} - {rule.id for rule in RULES})
    descriptors = [*map(_descriptor, RULES), *map(_plain, strange)]
    index = {one["id"]: n for n, one in enumerate(descriptors)}
    run = {
        "tool": {"driver": {"name": "docgen", "version": docgen.__version__, "rules": descriptors}},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, "ruleConfigurationOverrides": _overrides(silent, index)}],
        "results": [*(_result(d, index) for d in found), *(_suppressed(one, index) for one in silent)],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _descriptor(rule: Rule) -> dict[str, Any]:
    page = manual(rule)
    told = "\n\n".join((*page.what, *page.why))
    about: dict[str, Any] = {"tags": ["council-paper"]}
    if rule.citation:
        about["citation"] = rule.citation
    return {
        "id": rule.id,
        "shortDescription": {"text": page.summary},
        "fullDescription": {"text": told},
        "help": {"text": f"{told}\n\ndocgen check --explain {rule.id} prints examples."},
        "defaultConfiguration": {"level": str(rule.severity)},
        "properties": about,
    }


def _plain(name: str) -> dict[str, Any]:
    """What is no rule, but a fault of the source, of a house, or of the settings."""
    return {"id": name, "shortDescription": {"text": name.replace("-", " ")}}


def _result(d: Diagnostic, index: dict[str, int]) -> dict[str, Any]:
    return {
        "ruleId": d.rule,
        "ruleIndex": index[d.rule],
        "level": str(d.severity),
        "message": {"text": report.sentences(d)},
        "locations": [_location(d.position)],
    }


def _suppressed(one: SwitchedOff, index: dict[str, int]) -> dict[str, Any]:
    return {
        "ruleId": one.rule,
        "ruleIndex": index[one.rule],
        "kind": "notApplicable",
        "level": "none",
        "message": {"text": report.switched_off(one)},
        "locations": [_location(one.position)],
        "suppressions": [{"kind": "external", "status": "accepted", "justification": one.reason}],
    }


def _overrides(silent: Iterable[SwitchedOff], index: dict[str, int]) -> list[dict[str, Any]]:
    """The rules that are off for all papers."""
    names = sorted({one.rule for one in silent if not one.papers})
    return [{"descriptor": {"id": n, "index": index[n]}, "configuration": {"enabled": False}} for n in names]


def _location(at: Position) -> dict[str, Any]:
    uri = quote(at.file, safe="/~!$&'()*+,;=@", errors="surrogateescape")
    place: dict[str, Any] = {"artifactLocation": {"uri": f"file://{uri}" if uri.startswith("/") else uri}}
    if at.line:
        place["region"] = {"startLine": at.line, **({"startColumn": at.column} if at.column else {})}
    return {"physicalLocation": place}
