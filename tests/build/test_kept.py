from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace

from docgen import cache
from docgen.build import kept as keeping
from docgen.build.paper import Workshop
from docgen.diagnostics import DocgenError
from docgen.house.load import HouseBook
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
    assert {path.suffix for path in kept(tmp_path)} == {".docx", ".html", ".house"}
    assert without == first == second


def test_a_kept_house_is_read_instead_of_being_prepared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path))
    built()
    import docgen.write.word

    monkeypatch.setattr(docgen.write.word, "prepare", lambda *_: pytest.fail("prepared again"))
    monkeypatch.setattr(keeping, "HouseBook", lambda *_: pytest.fail("opened again"))
    assert built()


def test_a_damaged_kept_house_is_prepared_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path))
    whole = built()
    for path in kept(tmp_path):
        path.write_bytes(path.read_bytes()[:-5])
    assert built() == whole


def test_what_another_docgen_of_the_same_version_kept_is_prepared_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path))
    whole = built()
    for path in kept(tmp_path):
        cache.store(path, b"cdocgen.build.kept\nThing\n.")
    assert built() == whole


def test_another_docgen_reads_nothing_of_this_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path))
    built()
    before = kept(tmp_path)
    keeping._docgen.cache_clear()
    monkeypatch.setattr(keeping.tool, "state", lambda: {"docgen": "9"})
    built()
    keeping._docgen.cache_clear()
    assert len(kept(tmp_path)) == 2 * len(before)


def test_an_edition_is_chosen_among_kept_ones_as_among_read_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path))
    for days in range(0, 9000, 97):
        day = dt.date(2003, 1, 1) + dt.timedelta(days)
        for name in ("nottinghamshire", "west-sussex"):
            assert keeping.book(house(name)).on(day) == HouseBook(house(name)).on(day)


def test_a_house_that_was_moved_is_opened_again_since_messages_name_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path))
    here = house("west-sussex")
    there = replace(here, shown={name: f"elsewhere/{shown}" for name, shown in here.shown.items()})
    assert keeping.book(here).on(dt.date(2015, 1, 1)) == HouseBook(here).on(dt.date(2015, 1, 1))
    assert keeping.book(there).on(dt.date(2015, 1, 1)).file == f"elsewhere/{here.shown['house.toml']}"


def test_a_house_with_a_fault_is_told_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path))
    whole = house("west-sussex")
    broken = replace(whole, files={**whole.files, "styles.toml": b"colours = 3\n"})
    for _ in range(2):
        with pytest.raises(DocgenError, match="colours"):
            keeping.book(broken).on(dt.date(2015, 1, 1))
