"""The page of a compared paper as a browser and the validators see it."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.write.html import redline
from tests.paper.edits.merged import whole
from tests.support import tools
from tests.write.html.samples import house


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("redline") / "redline.html"
    file.write_bytes(
        redline.write(whole(), house(), "the paper of 3 March", "the working copy", ["recommendation 1: ten → twelve"])
    )
    return file


def test_axe_finds_nothing_at_desk_and_phone_width(page: Path) -> None:
    assert tools.axe([page]) == []


def test_the_nu_checker_finds_nothing(page: Path) -> None:
    assert tools.nu([page]) == []
