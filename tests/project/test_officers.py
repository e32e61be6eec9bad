"""The register of officers."""

from __future__ import annotations

import datetime as dt

import pytest

from docgen.diagnostics import DocgenError
from docgen.project import officers
from docgen.project.find import ProjectSource
from docgen.project.load import load
from docgen.project.model import Project

REGISTER = """\
[[officers]]
initials = "SS"
roles = ["finance", "legal"]
from = 2026-04-01
to = 2027-03-31

[[officers]]
initials = "SS"
roles = ["hr"]
from = 2027-04-01

[[officers]]
initials = "DD"
roles = ["equality"]
deputy_for = "SS"
"""


def project(text: str = REGISTER) -> Project:
    return load(ProjectSource("docgen.toml", text.encode())).project


@pytest.mark.parametrize(
    ("initials", "day", "roles"),
    [
        ("SS", "2026-03-31", None),
        ("SS", "2026-04-01", {"finance", "legal"}),
        ("SS", "2027-03-31", {"finance", "legal"}),
        ("SS", "2027-04-01", {"hr"}),
        ("DD", "2026-03-31", {"equality"}),
        ("DD", "2027-03-31", {"equality", "finance", "legal"}),
        ("XX", "2027-03-31", None),
    ],
)
def test_an_officer_signs_for_what_they_hold_on_the_day(initials: str, day: str, roles: set[str] | None):
    held, on = project(), dt.date.fromisoformat(day)
    found = officers.officer(held, initials, on)
    assert (officers.roles(held, found, on) if found else None) == roles


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("to = 2027-03-31", "to = 2026-03-31", 5, "leaves before they come"),
        ("from = 2027-04-01", "from = 2027-03-31", 8, "two officers who are in post at the same time"),
        ('deputy_for = "SS"', 'deputy_for = "ST"', 15, 'no officer has the initials "ST"'),
        ('roles = ["equality"]\ndeputy_for = "SS"\n', "", 13, "DD may sign nothing"),
    ],
)
def test_a_contradiction_in_the_register_is_told_at_its_line(old: str, new: str, line: int, said: str):
    with pytest.raises(DocgenError) as caught:
        project(REGISTER.replace(old, new))
    (problem,) = caught.value.diagnostics
    assert (problem.position.line, said in problem.message) == (line, True)
