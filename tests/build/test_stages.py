from __future__ import annotations

import json

from docgen.build import stages
from tests.support.decisions import make, source

BODY = "## Purpose\n\n{#why}\nA **bold** word.\n"


def test_the_tree_is_one_node_a_line_with_only_what_was_set():
    lines = (stages.text(make(source("", BODY)), "tree") or "").splitlines()
    at = next(n for n, line in enumerate(lines) if "id='why'" in line)
    assert lines[at].strip() == "Paragraph id='why' numbered=True label='1.' at=decisions/x.md:15"
    assert [line.strip() for line in lines[at + 1 : at + 4]] == [
        "Text text='A '",
        "Styled style='strong'",
        "Text text='bold'",
    ]
    assert not any("at= " in line or line.endswith("at=") for line in lines)


def test_the_model_is_json():
    assert json.loads(stages.text(make(source()), "model") or "")


def test_the_xhtml_is_the_templates():
    assert (stages.text(make(source()), "xhtml") or "").startswith("<article>")


def test_a_stage_that_was_not_reached_is_none():
    assert stages.text(make(source(without="title")), "text") is None
