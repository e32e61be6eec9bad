"""The sample decisions from file to paper."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from docgen.build import stages
from docgen.diagnostics import Severity
from docgen.paper import walk
from docgen.paper.tree import Reference, Text
from tests.papers.samples import CLEAN, HOUSES, REFERENCES, ROOT, SAMPLES, made

EXPECTED = Path(__file__).parent / "expected"
SHARED = Path(os.environ.get("DOCGEN_SHARED", ROOT.parent / "shared"))
# Lines that differ by right: people, contacts, own wording of short lines, front matter made an accessible table.
LEAST = {
    "social-work-pilot": 0.90,
    "assessment-service": 0.94,
    "unit-model-consultation": 0.88,
    "early-intervention-units": 0.93,
    "modernising-social-care": 0.97,
}


@pytest.mark.parametrize("name", SAMPLES)
def test_the_text_of_a_sample_is_the_one_on_file(name: str):
    """DOCGEN_ACCEPT=1 writes the files anew: read the difference before committing it."""
    text = stages.text(made(name), "text")
    file = EXPECTED / f"{name}.txt"
    if os.environ.get("DOCGEN_ACCEPT"):
        file.write_text(text or "", encoding="utf-8", newline="\n")
    assert text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", REFERENCES)
def test_a_sample_has_the_skeleton_of_its_reference_paper(name: str):
    tool = SHARED / "tools" / "skeleton.py"
    if not tool.exists():
        pytest.skip("the reference papers are not at hand (DOCGEN_SHARED)")
    reference = SHARED / "reference-papers" / f"{REFERENCES[name]}.txt"
    built = EXPECTED / f"{name}.txt"
    command = [sys.executable, "-X", "utf8", tool, reference, built]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    ratio = re.search(r"skeleton: (\d\.\d+)", run.stdout)
    assert ratio, run.stderr
    assert float(ratio[1]) >= LEAST[name], run.stdout


def test_the_clean_sample_passes_every_check_without_a_word():
    assert made(CLEAN).diagnostics == ()


@pytest.mark.parametrize("name", SAMPLES)
def test_no_sample_has_an_error_at_home(name: str):
    assert [d for d in made(name).diagnostics if d.severity is Severity.ERROR] == []


@pytest.mark.parametrize("house", HOUSES)
@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_becomes_a_paper_in_every_house(name: str, house: str):
    result = made(name, house)
    assert result.paper is not None, result.diagnostics
    unresolved = [i for i in walk.all_inlines(result.paper) if isinstance(i, Reference) and not i.text]
    assert unresolved == []


@pytest.mark.parametrize("house", HOUSES)
@pytest.mark.parametrize("name", SAMPLES)
def test_what_a_house_does_not_print_is_noted(name: str, house: str):
    """Every text an author wrote in the front matter is in the paper or named in a note."""
    result = made(name, house)
    assert result.decision
    assert result.paper
    shown = "".join(i.text for i in walk.all_inlines(result.paper) if isinstance(i, Text))
    noted = " ".join(d.message for d in result.diagnostics if d.rule in ("unprinted", "unknown-field", "unknown-comment"))
    front = result.decision.front
    single = {
        "title": front.title,
        "reference": front.reference,
        "meeting.agenda_item": front.meeting.agenda_item,
        "cabinet_member": front.cabinet_member.name if front.cabinet_member else "",
    }
    for field, value in single.items():
        assert value in shown or field in noted, field
    for n, contact in enumerate(front.contacts, 1):
        for part in ("name", "post", "phone", "email", "extension"):
            value = getattr(contact, part)
            assert value in shown or f"contacts[{n}]" in noted, (part, value)
    for n, comment in enumerate(front.comments, 1):
        lost = [words for words in _runs(comment.text) if words not in _letters(shown)]
        assert not lost or re.search(rf"comments(\[{n}\])?\b", noted), (comment.kind, lost)


@pytest.mark.parametrize("house", HOUSES)
@pytest.mark.parametrize("name", SAMPLES)
def test_every_paragraph_of_the_body_is_printed_in_every_house(name: str, house: str):
    result = made(name, house)
    assert result.decision
    assert result.paper
    shown = _letters("".join(i.text for i in walk.all_inlines(result.paper) if isinstance(i, Text)))
    runs = [words for text in result.decision.body for line in text.text.split("\n") for words in _runs(line)]
    assert len(runs) > 20
    assert [words for words in runs if words not in shown] == []


def _runs(markdown: str) -> list[str]:
    """The letters of each stretch of plain words in a text, between marks, numbers and line ends."""
    marks = r"\]\([^)]*\)|<[^>]*>|^\s*[#{`!|].*|\{\{.*?\}\}|^\s*(?:\w{1,4}[.)]|-|\[\^\w+\]:)\s"
    plain = re.sub(marks, "|", markdown, flags=re.MULTILINE)
    stretches = re.split(r"[^A-Za-z ,.;:()'’–-]", plain)
    return [_letters(part) for part in stretches if len(part.split()) >= 4]


def _letters(text: str) -> str:
    return re.sub(r"[^A-Za-z]", "", text)
