"""A draft is built as long as its file can be read, whatever is wrong in its text; a final paper is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build.folders import build, made
from tests.cli.conftest import GOOD

TEXTS = {
    "id-duplicate": "{#same}\nThe first.\n\n{#same}\nThe second.\n",
    "image-file": "![The plan](../plan.png)\n",
    "csv-file": "```csv ../costs.csv\n```\n",
}


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
