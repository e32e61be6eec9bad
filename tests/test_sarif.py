"""Diagnostics as SARIF 2.1.0.

The parts of the schema that docgen writes are kept here by hand: for each object its obligatory properties and all that it
may have, and the values of those that are one of a few words.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.checks.rules import RULES
from docgen.diagnostics import Diagnostic, Position, Severity, SwitchedOff, error, note, warning
from docgen.sarif import render

LEVELS = {"none", "note", "warning", "error"}
OBLIGATORY: dict[str, set[str]] = {
    "log": {"version", "runs"},
    "run": {"tool"},
    "tool": {"driver"},
    "driver": {"name"},
    "rule": {"id"},
    "invocation": {"executionSuccessful"},
    "override": {"configuration", "descriptor"},
    "result": {"message"},
    "suppression": {"kind"},
    "text": {"text"},
}
ALLOWED: dict[str, set[str]] = {
    "log": {"$schema", "version", "runs", "inlineExternalProperties", "properties"},
    "run": {"tool", "columnKind", "invocations", "results", "properties"},
    "tool": {"driver", "extensions", "properties"},
    "driver": {"name", "version", "rules", "properties"},
    "rule": {"id", "name", "shortDescription", "fullDescription", "help", "helpUri", "defaultConfiguration", "properties"},
    "configuration": {"enabled", "level", "rank", "properties"},
    "invocation": {"executionSuccessful", "ruleConfigurationOverrides", "exitCode", "properties"},
    "override": {"configuration", "descriptor", "properties"},
    "descriptor": {"id", "index", "properties"},
    "result": {"ruleId", "ruleIndex", "kind", "level", "message", "locations", "suppressions", "properties"},
    "suppression": {"kind", "status", "justification", "location", "properties"},
    "location": {"physicalLocation", "message", "properties"},
    "physical": {"artifactLocation", "region", "properties"},
    "artifact": {"uri", "uriBaseId", "index", "properties"},
    "region": {"startLine", "startColumn", "endLine", "endColumn", "properties"},
    "text": {"text", "markdown", "properties"},
}
FOUND = [
    error("required-field", Position("d/a b.md", 14, 9), "The date is wrong", "write it", "LGA 1972 s100B"),
    warning("unprinted", Position("d/x.md", 20), "Long."),
    note("toml-syntax", Position("/abs/x.md"), "50% of it"),
]
OFF = [
    SwitchedOff("explicit-label", Position("docgen.toml", 2, 1), "Old papers are copied as they were"),
    SwitchedOff("unprinted", Position("docgen.toml", 3, 1), "Known", "draft"),
]


def proper(kind: str, held: Any) -> dict[str, Any]:
    """The object, after a look at its properties."""
    assert OBLIGATORY.get(kind, set()) <= set(held) <= ALLOWED[kind], (kind, held)
    return held


def run_of(text: str) -> dict[str, Any]:
    """The one run of a log, every object in it looked at."""
    log = proper("log", json.loads(text))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = proper("driver", proper("tool", proper("run", run)["tool"])["driver"])["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for rule in rules:
        look_at_rule(proper("rule", rule))
    for result in run["results"]:
        look_at_result(proper("result", result), rules)
    for invocation in run["invocations"]:
        for override in proper("invocation", invocation)["ruleConfigurationOverrides"]:
            proper("configuration", proper("override", override)["configuration"])
            named = proper("descriptor", override["descriptor"])
            assert rules[named["index"]]["id"] == named["id"]
    return run


def look_at_rule(rule: dict[str, Any]) -> None:
    for name in ("shortDescription", "fullDescription", "help"):
        assert name not in rule or proper("text", rule[name])["text"]
    assert proper("configuration", rule.get("defaultConfiguration", {})).get("level", "none") in LEVELS


def look_at_result(result: dict[str, Any], rules: list[dict[str, Any]]) -> None:
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert result["level"] in LEVELS
    assert proper("text", result["message"])["text"]
    for suppression in result.get("suppressions", []):
        assert proper("suppression", suppression)["kind"] in {"inSource", "external"}
        assert suppression["status"] in {"accepted", "underReview", "rejected"}
    for location in result["locations"]:
        place = proper("physical", proper("location", location)["physicalLocation"])
        assert " " not in proper("artifact", place["artifactLocation"])["uri"]
        assert all(number >= 1 for number in proper("region", place.get("region", {})).values())


def test_a_result_has_rule_level_message_and_place() -> None:
    first = run_of(render(FOUND))["results"][1]
    assert (first["ruleId"], first["level"]) == ("required-field", "error")
    assert first["message"]["text"] == "The date is wrong. Write it. [LGA 1972 s100B]"
    assert first["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "d/a%20b.md"},
                "region": {"startLine": 14, "startColumn": 9},
            }
        }
    ]


def test_what_is_unknown_of_a_place_is_left_out() -> None:
    places = [r["locations"][0]["physicalLocation"] for r in run_of(render(FOUND))["results"]]
    assert places[0] == {"artifactLocation": {"uri": "file:///abs/x.md"}}
    assert places[2]["region"] == {"startLine": 20}


def test_columns_count_characters() -> None:
    assert run_of(render([]))["columnKind"] == "unicodeCodePoints"


def test_every_rule_is_described_with_help() -> None:
    rules = {rule["id"]: rule for rule in run_of(render([]))["tool"]["driver"]["rules"]}
    assert list(rules) == [rule.id for rule in RULES]
    assert all(one["help"]["text"] and one["fullDescription"]["text"] for one in rules.values())
    assert [one["defaultConfiguration"]["level"] for one in rules.values()] == [str(rule.severity) for rule in RULES]


def test_what_is_no_rule_is_described_too() -> None:
    assert {"id": "toml-syntax", "shortDescription": {"text": "toml syntax"}} in (
        run_of(render(FOUND))["tool"]["driver"]["rules"]
    )


def test_a_rule_switched_off_is_a_suppressed_result_with_its_reason() -> None:
    run = run_of(render([], OFF))
    assert [(r["ruleId"], r["level"], r["kind"]) for r in run["results"]] == [
        ("explicit-label", "none", "notApplicable"),
        ("unprinted", "none", "notApplicable"),
    ]
    justified = [r["suppressions"][0]["justification"] for r in run["results"]]
    assert justified == ["Old papers are copied as they were", "Known"]


def test_only_what_is_off_for_all_papers_is_disabled() -> None:
    (invocation,) = run_of(render([], OFF))["invocations"]
    overrides = invocation["ruleConfigurationOverrides"]
    assert [(one["descriptor"]["id"], one["configuration"]) for one in overrides] == [("explicit-label", {"enabled": False})]


@pytest.mark.parametrize("times", [1, 2])
def test_the_same_problem_is_told_once(times: int) -> None:
    assert len(run_of(render(FOUND * times))["results"]) == len(FOUND)


texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)
places = st.builds(Position, texts, st.integers(0, 9), st.integers(0, 9))


@given(st.lists(st.builds(Diagnostic, texts, st.sampled_from(list(Severity)), places, texts, texts, texts), max_size=4))
def test_any_diagnostic_makes_a_proper_log(found: list[Diagnostic]) -> None:
    assert len(run_of(render(found))["results"]) == len(set(found))
