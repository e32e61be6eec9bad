"""The days on which the offices are closed, in docgen.toml."""

from __future__ import annotations

import datetime as dt

import pytest

from docgen.diagnostics import DocgenError
from docgen.project.find import ProjectSource
from docgen.project.load import load

D = dt.date


def closures(toml: str) -> dict[dt.date, str]:
    return load(ProjectSource("docgen.toml", f"[calendar]\nclosed = {toml}\n".encode())).project.calendar.closures()


def test_a_day_may_stand_alone_or_with_its_reason_or_for_several() -> None:
    given = '[2026-12-24, { date = 2026-12-30, until = 2026-12-31, reason = "Closure" }, { date = 2027-01-04 }]'
    assert closures(given) == {
        D(2026, 12, 24): "offices closed",
        D(2026, 12, 30): "Closure",
        D(2026, 12, 31): "Closure",
        D(2027, 1, 4): "offices closed",
    }


def test_without_any_no_day_is_closed() -> None:
    assert closures("[]") == {}


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("[{ date = 2026-12-24, until = 2026-12-23 }]", "ends before it begins"),
        ("[{ date = 2026-12-24, until = 2027-12-24 }]", "lasts 60 days or more"),
        ('["24 December"]', "must be a date"),
        ("[{ date = 2026-12-24, why = 1 }]", "not a known field"),
    ],
)
def test_what_is_no_closure_is_told(toml: str, said: str) -> None:
    with pytest.raises(DocgenError, match=said):
        closures(toml)
