"""The pages of compared papers as a browser and the validators see them."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.write.html import prepare, redline
from tests.paper.edits.merged import whole
from tests.review.erratum.test_erratum import CHANGES
from tests.review.summary.states import changed
from tests.support import tools
from tests.write.html.samples import house

HOUSES = ("cambridgeshire", "nottinghamshire", "west-sussex", "wolverhampton")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A page with every kind of change, and one of a decision in each house."""
    folder = tmp_path_factory.mktemp("redline")
    page = folder / "whole.html"
    page.write_bytes(redline.write(whole(), house(), "the paper of 3 March", "the working copy", ["recommendation 1"]))
    made = [page]
    for name in HOUSES:
        given = changed(*CHANGES, house=name)
        prepared = prepare(given.house.house, given.house.styles, given.house.css)
        made.append(folder / f"{name}.html")
        made[-1].write_bytes(redline.write(given.merged, prepared, "then", "now", given.lines))
    return made


def test_axe_finds_nothing_at_desk_and_phone_width(pages: list[Path]) -> None:
    assert tools.axe(pages) == []


def test_the_nu_checker_finds_nothing(pages: list[Path]) -> None:
    assert tools.nu(pages) == []
