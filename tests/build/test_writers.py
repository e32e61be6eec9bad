from __future__ import annotations

from pathlib import Path

import pytest

from docgen import cache
from docgen.build import writers
from docgen.build.paper import Workshop
from tests.support.decisions import house, source

HOUSES = {"west-sussex": house("west-sussex")}


def built() -> dict[str, bytes]:
    return dict(Workshop(HOUSES).build(source(house="west-sussex")).files)


def kept(folder: Path) -> list[Path]:
    return sorted((folder / "houses").iterdir())


def test_what_was_prepared_once_gives_the_same_papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(cache.VARIABLE, "")
    without = built()
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path))
    first, second = built(), built()
    assert {path.suffix for path in kept(tmp_path)} == {".docx", ".html"}
    assert without == first == second


def test_a_kept_house_is_read_instead_of_being_prepared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path))
    built()
    import docgen.write.word

    monkeypatch.setattr(docgen.write.word, "prepare", lambda *_: pytest.fail("prepared again"))
    assert built()


def test_a_damaged_kept_house_is_prepared_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path))
    whole = built()
    for path in kept(tmp_path):
        path.write_bytes(path.read_bytes()[:-5])
    assert built() == whole


def test_another_docgen_reads_nothing_of_this_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path))
    built()
    before = kept(tmp_path)
    writers._docgen.cache_clear()
    monkeypatch.setattr(writers.tool, "state", lambda: {"docgen": "9"})
    built()
    writers._docgen.cache_clear()
    assert len(kept(tmp_path)) == 2 * len(before)
