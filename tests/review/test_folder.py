"""Edits of a decision that is a folder: each goes into the file its words stand in."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from docgen.build.workshop import workshop
from docgen.decision.source import find, open_source
from docgen.history.review import state
from docgen.paper.tree import Text
from docgen.review.marks import Mark, Provenance, Returned
from docgen.review.review import State, review

ROOT = Path(__file__).parents[2]


@functools.cache
def hubs() -> State:
    (place,), _ = find([ROOT / "decisions" / "community-hubs"])
    return state(workshop([place]), open_source(place))


@pytest.mark.parametrize(
    ("file", "old", "new", "before", "after"),
    [
        ("02-information.md", "wearing out", "old & *worn*", "wearing out", "old & \\*worn\\*"),
        ("02-information.md", "weighing", "care", "2. baby weighing:", "2. baby care:"),
        ("02-information.md", "debt", "money, debt", "  1. debt", "  1. money, debt"),
        ("02-information.md", "clinic", "ward", "a) clinic", "a) ward"),
        ("decision.toml", "brings nobody back", "draws nobody", "brings nobody back", "draws nobody"),
        ("comments/finance.md", "met in full", "paid", "met in full", "paid"),
    ],
)
def test_words_are_changed_in_their_own_file_alone(file: str, old: str, new: str, before: str, after: str) -> None:
    base = hubs()
    block = next(
        b for b in base.blocks() if old in b.text and (b.column >= 0 or file != "02-information.md" or len(old) > 6)
    )
    start = block.text.index(old)
    content = (Text(new),)
    mark = Mark(number=0, kind="replace", block=block.index, start=start, end=start + len(old), old=old, content=content)
    done = review(base, base, [Returned("x.docx", Provenance(), (mark,))])
    assert [(one.end, one.reason) for one in done.outcomes] == [("applied", "")]
    was, now = base.source.files, done.shares[0].source.files
    assert [name for name in was if was[name] != now[name]] == [file]
    assert was[file].decode().replace(before, after, 1) == now[file].decode()
    assert done.outcomes[0].at.file.endswith(f"community-hubs/{file}")
