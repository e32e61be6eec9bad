from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2.sandbox import SecurityError
from msgspec import Struct

from docgen import cache
from docgen.build import stages
from docgen.house.load import HouseBook
from docgen.paper.environment import Templates
from tests.support.decisions import changed_house, house, make, source


def test_the_named_folder_is_made_for_its_user_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "kept"))
    folder = cache.folder("templates")
    assert folder == tmp_path / "kept" / "templates"
    if sys.platform != "win32":
        assert folder.stat().st_mode & 0o077 == 0


def test_an_empty_name_turns_the_cache_off(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(cache.VARIABLE, "")
    assert cache.folder("templates") is None


def test_a_folder_that_cannot_be_made_is_no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "file").write_text("in the way", "utf-8")
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "file"))
    assert cache.folder("templates") is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no such permissions")
def test_a_folder_that_others_may_write_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path))
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates").chmod(0o777)
    assert cache.folder("templates") is None


def test_what_is_stored_is_there_whole_or_not_at_all(tmp_path: Path):
    cache.store(tmp_path / "a", b"data")
    assert cache.load(tmp_path / "a") == b"data"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    cache.store(tmp_path / "nowhere" / "a", b"data")
    assert cache.load(tmp_path / "nowhere" / "a") is None


def test_what_was_changed_or_cut_short_is_not_read(tmp_path: Path):
    path = tmp_path / "a"
    cache.store(path, b"data")
    for damaged in (path.read_bytes()[:-1], path.read_bytes() + b"x", b"", b"\0" * 40):
        path.write_bytes(damaged)
        assert cache.load(path) is None


def test_a_changed_template_is_compiled_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path))
    first = stages.text(make(source(), houses={"nottinghamshire": house("nottinghamshire")}), "text") or ""
    assert any((tmp_path / "templates").iterdir())
    old = house("nottinghamshire").files["paper.xml.j2"].decode()
    changed = changed_house("nottinghamshire", {"paper.xml.j2": old.replace("{{ words.agenda_item }}", "Item")})
    second = stages.text(make(source(), houses={"nottinghamshire": changed}), "text") or ""
    assert "Agenda Item: 4" in first
    assert "Item: 4" in second.splitlines()
    assert "Agenda Item: 4" not in second


def test_a_damaged_cache_costs_nothing_but_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path))
    make(source())
    for path in (tmp_path / "templates").iterdir():
        path.write_bytes(path.read_bytes()[:20])
    assert stages.text(make(source()), "text")


@pytest.mark.parametrize("name", ["__class__", "_path", "mro", "func_globals", "gi_frame"])
def test_the_sandbox_still_hides_what_is_inside(name: str):
    opened = HouseBook(house("nottinghamshire")).on(None)
    environment = Templates(opened).environment
    generator = (n for n in (1, 2))
    values = {"a_class": str, "generator": generator, "text": "x"}
    for value in values:
        shown = environment.from_string(f"{{{{ {value}.{name} is defined }}}}").render(values)
        assert shown == "False"


class _Record(Struct, frozen=True):
    text: str
    _inner: str = "in"


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("record.text", "{0.__class__}"),
        ("record._inner is defined", "False"),
        ("record.__class__ is defined", "False"),
        ("record.__struct_fields__ is defined", "False"),
        ("record.other is defined", "False"),
    ],
)
def test_of_a_record_a_template_sees_the_fields(asked: str, shown: str):
    environment = Templates(HouseBook(house("nottinghamshire")).on(None)).environment
    assert environment.from_string(f"{{{{ {asked} }}}}").render(record=_Record("{0.__class__}")) == shown


def test_what_a_record_holds_is_no_way_out_of_the_sandbox():
    environment = Templates(HouseBook(house("nottinghamshire")).on(None)).environment
    with pytest.raises(SecurityError):
        environment.from_string("{{ record.text.format(record) }}").render(record=_Record("{0.__class__}"))
