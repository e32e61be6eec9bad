from __future__ import annotations

import json

from docgen.decision.load import load
from docgen.decision.show import model_text
from docgen.decision.source import Source
from tests.decision.conftest import DECISION


def shown(text: str) -> str:
    loaded = load(Source("x", "x.md", "decisions", {"x.md": text.encode()}))
    assert loaded.decision
    return model_text(loaded.decision)


def test_decimals_are_texts_as_written_and_dates_iso() -> None:
    front = json.loads(
        shown(DECISION.replace("+++\n\n", "[figures]\na = 1.50\n[fields]\nb = 2.0\nc = 2014-01-02\n+++\n\n"))
    )["front"]
    assert front["figures"] == {"a": "1.50"}
    assert front["fields"] == {"b": "2.0", "c": "2014-01-02"}
    assert front["meeting"]["date"] == "2014-09-03"


def test_the_same_source_is_shown_the_same_whatever_its_line_ends() -> None:
    assert shown(DECISION) == shown(DECISION.replace("\n", "\r\n"))


def test_the_text_is_readable_and_whole() -> None:
    text = shown(DECISION.replace("Words.", "“£5” — é"))
    assert "“£5” — é" in text
    assert json.loads(text)["body"][0]["file"] == "decisions/x.md"
