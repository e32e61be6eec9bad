"""The corpus on disk: the same reports for every program, the same bytes in every run."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from bench import forms
from bench.report import Report, report, table_report

ENDINGS: dict[str, tuple[str, Callable[[Report], str]]] = {
    "decisions": (".md", forms.docgen_source),
    "pandoc": (".md", forms.pandoc_source),
    "data": (".json", lambda r: json.dumps(forms.data(r), ensure_ascii=False)),
}


def write(folder: Path, count: int, kinds: tuple[str, ...] = tuple(ENDINGS)) -> dict[str, list[Path]]:
    """`count` reports as files in `folder`/kind, by kind; kinds are decisions, pandoc and data."""
    found: dict[str, list[Path]] = {kind: [] for kind in kinds}
    for number in range(count):
        made = report(number)
        for kind in kinds:
            found[kind].append(put(folder / kind, kind, made))
    return found


def put(folder: Path, kind: str, made: Report, name: str = "") -> Path:
    """One report written in one form."""
    ending, text = ENDINGS[kind]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name or made.name}{ending}"
    path.write_bytes(text(made).encode())
    return path


def long_report(times: int) -> str:
    """docgen's source of a report that many times as long as an ordinary one."""
    return forms.docgen_source(report(0, times))


def long_table(rows: int) -> str:
    """docgen's source of a report with a table of that many rows."""
    return forms.docgen_source(table_report(rows))
