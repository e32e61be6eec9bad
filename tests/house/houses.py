"""Houses for tests: copies of those that come with docgen, changed in one place."""

from __future__ import annotations

from msgspec.structs import replace

from docgen.diagnostics import Diagnostic, Severity
from docgen.house import find
from docgen.house.find import HouseSource

SHIPPED = ("cambridgeshire", "nottinghamshire", "west-sussex", "wolverhampton")


def shipped(name: str) -> HouseSource:
    return find.read(name, [find.installed()])


def text(source: HouseSource, file: str) -> str:
    return source.files[file].decode().replace("\r\n", "\n")


def with_file(source: HouseSource, file: str, content: str | bytes) -> HouseSource:
    """The house with one file more, or another text in one."""
    data = content.encode() if isinstance(content, str) else content
    shown = {**source.shown, file: source.shown.get(file, f"{source.id}/{file}")}
    return replace(source, files={**source.files, file: data}, shown=shown)


def changed(source: HouseSource, file: str, old: str, new: str) -> tuple[HouseSource, int]:
    """The house with the first `old` of a file put as `new`, and the line it stands on."""
    before = text(source, file)
    assert old in before, f"{old!r} is not in {file}"
    start = before.index(old)
    return with_file(source, file, before.replace(old, new, 1)), before.count("\n", 0, start) + 1


def errors(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    return [d for d in diagnostics if d.severity is Severity.ERROR]
