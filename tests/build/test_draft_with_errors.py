"""A draft is built as long as its file can be read, whatever is wrong in its text; a final paper is not."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from docgen.decision.reading import LARGEST
from tests.build.folders import build, made
from tests.cli.conftest import GOOD
from tests.support.pictures import PNG

TEXTS = {
    "id-duplicate": "{#same}\nThe first.\n\n{#same}\nThe second.\n",
    "image-file": "![The plan](../plan.png)\n",
    "csv-file": "```csv ../costs.csv\n```\n",
}


OPTIONS = '[[options]]\nid = "same"\ntitle = "A"\ntext = "One."\n[[options]]\nid = "same"\ntitle = "B"\ntext = "Two."\n\n'


@pytest.fixture(params=TEXTS)
def rule(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A rule, and a decision that breaks it in the current folder."""
    monkeypatch.chdir(tmp_path)
    Path("decisions").mkdir()
    for name in ("plan.png", "costs.csv"):
        Path(name).write_text("not beside the decision", "utf-8")
    Path("decisions/d.md").write_text(f"{GOOD}\n{TEXTS[request.param]}", "utf-8")
    return str(request.param)


def test_the_draft_is_built_and_the_error_told_once_with_all_else(rule: str) -> None:
    source = Path("decisions/d.md")
    source.write_text(f"{source.read_text('utf-8')}\n![Nothing](nothing.png)\n", "utf-8")
    (outcome,) = build()
    assert outcome.built
    errors = sorted(d.rule for d in outcome.diagnostics if d.severity == "error")
    assert errors == sorted([rule, "image-file"])
    assert all(d.position.file == "decisions/d.md" for d in outcome.diagnostics)


def test_a_final_paper_is_not_built(rule: str) -> None:
    source = Path("decisions/d.md")
    source.write_text(source.read_text("utf-8").replace('status = "draft"', 'status = "final"'), "utf-8")
    (outcome,) = build()
    assert not outcome.built
    assert rule in [d.rule for d in outcome.diagnostics]


def test_it_is_looked_at_again_when_it_is_mended(rule: str) -> None:
    build()
    assert made(build()) == {}
    Path("decisions/d.md").write_text(GOOD, "utf-8")
    (outcome,) = build()
    assert outcome.reasons == ("source changed: decisions/d.md",)
    assert outcome.counts[0] == 0


@pytest.fixture
def decision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A good draft in the current folder, and a file outside of it."""
    monkeypatch.chdir(tmp_path)
    Path("decisions").mkdir()
    Path("outside").write_bytes(PNG)
    path = Path("decisions/d.md")
    path.write_text(GOOD, "utf-8")
    return path


def shut(name: str, way: str) -> None:
    """Puts something beside the decision that may not be read."""
    path = Path("decisions", name)
    if way == "link":
        path.symlink_to(Path("outside").absolute())
    elif way == "folder":
        path.mkdir()
    else:
        path.write_bytes(PNG + bytes(LARGEST))


@pytest.mark.parametrize("way", ["link", "folder", "large"])
@pytest.mark.parametrize(
    ("text", "name", "shown"),
    [
        ("![The plan](plan.png)", "plan.png", '[Picture "plan.png" is not shown: The plan]'),
        ("```csv costs.csv\n```", "costs.csv", '[Table "costs.csv" is not shown]'),
    ],
)
def test_a_file_that_may_not_be_read_is_told_once_at_its_place_and_named_in_the_draft(
    text: str, name: str, shown: str, way: str, decision: Path
) -> None:
    decision.write_text(f"{GOOD}\nBefore.\n\n{text}\n\nAfter.\n", "utf-8")
    shut(name, way)
    (outcome,) = build(formats=("html", "docx"))
    assert outcome.built
    (told,) = [d for d in outcome.diagnostics if d.severity == "error"]
    assert told.rule in ("source-outside", "source-unreadable", "source-size")
    line = decision.read_text("utf-8").split("\n")[told.position.line - 1]
    assert line[told.position.column - 1 :].startswith(name)
    assert escape(shown, quote=False) in Path("build/d.html").read_text("utf-8")
    assert shown in "".join(Document("build/d.docx").element.body.itertext())
    decision.write_text(decision.read_text("utf-8").replace('"draft"', '"final"'), "utf-8")
    (final,) = build()
    assert (final.built, [d.rule for d in final.diagnostics if d.severity == "error"]) == (False, [told.rule])


def test_a_draft_without_a_file_that_may_not_be_read_is_made_again_when_that_has_changed(decision: Path) -> None:
    decision.write_text(f"{GOOD}\n![The plan](plan.png)\n", "utf-8")
    shut("plan.png", "folder")
    assert build()[0].built
    assert made(build()) == {}
    Path("decisions/plan.png").rmdir()
    Path("decisions/plan.png").write_bytes(PNG)
    (outcome,) = build()
    assert (outcome.reasons, outcome.counts[0]) == (("source appeared: decisions/plan.png",), 0)


def test_in_a_folder_too_a_draft_is_built_without_what_may_not_be_read(decision: Path) -> None:
    front, body = decision.read_text("utf-8").split("+++\n")[1:]
    decision.unlink()
    Path("decisions/decision.toml").write_text(front, "utf-8")
    Path("decisions/1.md").write_text(f"{body}\n![The plan](plan.png)\n", "utf-8")
    shut("plan.png", "link")
    (outcome,) = build()
    assert outcome.built
    told = [(str(d.position), d.rule) for d in outcome.diagnostics if d.severity == "error"]
    assert told == [("decisions/plan.png", "source-outside")]


def test_a_text_that_may_not_be_read_stops_a_draft_too(decision: Path) -> None:
    front, _ = decision.read_text("utf-8").split("+++\n")[1:]
    decision.unlink()
    Path("decisions/decision.toml").write_text(front, "utf-8")
    shut("1.md", "link")
    (outcome,) = build()
    assert not outcome.built


def test_an_id_used_twice_in_the_front_matter_stops_no_draft_and_means_the_first(decision: Path) -> None:
    text = GOOD.replace("[figures]", f"{OPTIONS}[figures]")
    decision.write_text(text.replace("growth = {", "same = 7\ngrowth = {"), "utf-8")
    (outcome,) = build()
    assert outcome.built
    (told,) = [d for d in outcome.diagnostics if d.severity == "error"]
    assert (told.rule, told.position.line) == ("name-twice", text[: text.index('"same"\ntitle = "B"')].count("\n") + 1)
    assert "Two." in Path("build/d.html").read_text("utf-8")
    decision.write_text(decision.read_text("utf-8").replace('"draft"', '"final"'), "utf-8")
    assert not build()[0].built


def test_an_amount_named_as_a_figure_is_prints_the_figure(decision: Path) -> None:
    line = '[[finances]]\nid = "growth"\nwhat = "Staff"\namount = 999\nyear = "2027/28"\n\n[figures]'
    decision.write_text(GOOD.replace("[figures]", line), "utf-8")
    (outcome,) = build()
    assert outcome.built
    assert "name-twice" in [d.rule for d in outcome.diagnostics]
    assert "by 4%" in Path("build/d.html").read_text("utf-8")


def test_a_role_that_the_own_house_has_not_is_told_with_the_nearest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("decisions").mkdir()
    text = f"{GOOD}\n{{role=finanse}}\n## Financial matters\n\nNone.\n\n{{role=zzz}}\n### Below\n\nNone.\n"
    Path("decisions/d.md").write_text(text, "utf-8")
    (outcome,) = build()
    told = [(d.message, d.remedy) for d in outcome.diagnostics if d.rule == "attribute-value"]
    assert outcome.built
    assert told == [
        ('"role=finanse": this house has no such section', 'Did you mean "finance"?'),
        ('"role=zzz": this house has no such section', "Give the role of one of its sections, or take it away."),
    ]
    (elsewhere,) = build("other", override="wolverhampton")
    assert "attribute-value" not in [d.rule for d in elsewhere.diagnostics]


UNDERIVED = {
    "figure-unknown": 'growth = { sum = ["last_year", "this_year"] }',
    "figure-derivation": "growth = { ratio = [4, 0] }",
}
PLACES = """
The growth of **{{ growth }}** is *{{growth}}*, and [{{ growth }} more](https://www.example.gov.uk) came.

### Growth of {{ growth }}

- by {{ growth }}

| Library | Growth of {{ growth }} |
|---|---|
| Ashwick | {{ growth }} |
"""


@pytest.mark.parametrize("rule", UNDERIVED)
def test_a_figure_that_cannot_be_derived_is_told_once_and_named_wherever_the_draft_prints_it(
    rule: str, decision: Path
) -> None:
    text = GOOD.replace('growth = { value = 4, unit = "%" }', UNDERIVED[rule] + '\ndouble = { product = [2, "growth"] }')
    option = '[[options]]\ntitle = "Stay"\ntext = "It costs {{ double }}."\ncost = "growth"\n\n[figures]'
    decision.write_text(text.replace("[figures]", option) + PLACES, "utf-8")
    (outcome,) = build(formats=("html", "docx"))
    assert outcome.built
    (told,) = [d for d in outcome.diagnostics if d.severity == "error"]
    assert told.rule == rule
    assert decision.read_text("utf-8").split("\n")[told.position.line - 1].startswith("growth")
    assert not [d for d in outcome.diagnostics if d.rule == "option-cost"]
    page = Path("build/d.html").read_text("utf-8")
    paper = "".join(text.text for text in Document("build/d.docx").element.body.iter(qn("w:t")))
    for name, often in (("growth", 8), ("double", 1)):
        shown = f'[Figure "{name}" is not shown]'
        assert paper.count(shown) == often
        assert escape(shown, quote=False) in page
    decision.write_text(decision.read_text("utf-8").replace('"draft"', '"final"'), "utf-8")
    assert not build()[0].built


def test_an_underived_figure_that_states_a_value_prints_it(decision: Path) -> None:
    decision.write_text(GOOD.replace("value = 4,", 'value = 4, sum = ["nothing"],'), "utf-8")
    (outcome,) = build()
    assert (outcome.built, outcome.counts[0]) == (True, 1)
    assert "by 4%" in Path("build/d.html").read_text("utf-8")
