"""What `docgen check` says of the sample decisions, as expected/checked/<name>.txt has it.

The first five were made after real papers and keep their contradictions: those are found. With DOCGEN_ACCEPT=1 in the
environment the files are written anew; read the difference before keeping it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from docgen import report
from docgen.diagnostics import Diagnostic, Severity
from tests.papers import samples

EXPECTED = Path(__file__).with_name("expected") / "checked"


def said(name: str) -> str:
    """One line for each problem; those of the rule on labels written by hand, of which one paper is full, as one."""
    told = [d for d in samples.made(name).diagnostics if d.rule != "explicit-label"]
    labels = len(samples.made(name).diagnostics) - len(told)
    lines = [line(d) for d in told] + ([f"explicit-label: {labels} times"] if labels else [])
    return "\n".join(lines) + "\n" if lines else "Nothing.\n"


def line(diagnostic: Diagnostic) -> str:
    at = diagnostic.position
    place = ":".join(str(part) for part in (Path(at.file).name, at.line, at.column) if part)
    return f"{place}: {diagnostic.severity} {diagnostic.rule}: {report.sentences(diagnostic)}"


@pytest.mark.parametrize("name", samples.SAMPLES)
def test_the_checks_say_of_a_sample_what_is_expected(name: str) -> None:
    file = EXPECTED / f"{name}.txt"
    if os.environ.get("DOCGEN_ACCEPT") == "1":
        file.write_text(said(name), encoding="utf-8")
    assert said(name) == file.read_text(encoding="utf-8")


CONTRADICTIONS = [
    ("social-work-pilot", "repeated-text", "This paragraph says the same as"),
    ("social-work-pilot", "comment-bare", "The finance comment"),
    ("unit-model-consultation", "repeated-text", "This list says the same as"),
    ("unit-model-consultation", "table-types", '"Date"'),
    ("unit-model-consultation", "explicit-label", '"2.1"'),
    ("unit-model-consultation", "to-follow", "second dispatch"),
    ("early-intervention-units", "comment-year", "7 January 2014"),
    ("early-intervention-units", "list-stops", "Item 2"),
    ("modernising-social-care", "equality-answer", "for information"),
    ("modernising-social-care", "progress-contradiction", "has been produced"),
    ("modernising-social-care", "papers-none", "business case"),
    ("modernising-social-care", "explicit-label", '"13.2"'),
]


@pytest.mark.parametrize(("name", "rule", "words"), CONTRADICTIONS)
def test_a_contradiction_of_the_paper_is_found(name: str, rule: str, words: str) -> None:
    told = [report.sentences(d) for d in samples.made(name).diagnostics if d.rule == rule]
    assert any(words in one for one in told), told


@pytest.mark.parametrize("name", samples.SAMPLES)
def test_no_sample_has_a_problem_without_place_and_remedy(name: str) -> None:
    for diagnostic in samples.made(name).diagnostics:
        assert diagnostic.position.line
        assert diagnostic.remedy


def test_the_clean_sample_has_no_problem_to_mend() -> None:
    assert [d for d in samples.made(samples.CLEAN).diagnostics if d.severity is not Severity.NOTE] == []
