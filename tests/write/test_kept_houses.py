"""A house made ready once can be kept and used again."""

from __future__ import annotations

import pickle
import subprocess
import sys
from typing import TYPE_CHECKING

from msgspec.structs import asdict

from docgen.write import html
from docgen.write.word import write
from tests.write.html import samples as pages
from tests.write.word import samples as files

if TYPE_CHECKING:
    from pathlib import Path

_WRITE_ANEW = """
import pathlib, pickle, sys
from docgen.write.word import write
paper, house = pickle.loads(pathlib.Path(sys.argv[1]).read_bytes())
pathlib.Path(sys.argv[2]).write_bytes(write(paper, house))
print("docx" in sys.modules)
"""


def test_a_kept_word_house_writes_the_same_file() -> None:
    paper = files.paper(files.h("Purpose"), files.p("Text."), files.items("one"), files.table(["a", "b"], ["1", "2"]))
    house = files.house("wolverhampton")
    assert write(paper, pickle.loads(pickle.dumps(house))) == write(paper, house)


def test_a_kept_word_house_writes_without_python_docx(tmp_path: Path) -> None:
    paper, house = files.paper(files.h("Purpose"), files.p("Text.")), files.house("wolverhampton")
    kept, made = tmp_path / "kept", tmp_path / "made.docx"
    kept.write_bytes(pickle.dumps((paper, house)))
    command = [sys.executable, "-c", _WRITE_ANEW, str(kept), str(made)]
    told = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    assert told.strip() == "False"
    assert made.read_bytes() == write(paper, house)


def test_a_kept_html_house_is_the_same_house() -> None:
    house = pages.house()
    kept = pickle.loads(pickle.dumps(house))
    assert asdict(kept) == asdict(house)
    assert html.write(pages.whole(), kept) == html.write(pages.whole(), house)
