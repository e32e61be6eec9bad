"""The files of the papers: what Word counts, what the page prints, what the validators say."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.papers.samples import HOUSES, SAMPLES, built, made
from tests.support import html_numbers, tools, word, word_numbers
from tests.support.patience import PATIENCE

BULLETS = "•◦▪–"
PAIRS = [(name, house) for name in SAMPLES for house in HOUSES]


def numbers(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Labels with their texts, bullets aside, white space evened out."""
    return [(label, " ".join(text.split())) for label, text in pairs if label and label not in BULLETS]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples at home, as Word files."""
    folder = tmp_path_factory.mktemp("papers")
    for name in SAMPLES:
        for form, data in built(name).files.items():
            (folder / f"{name}.{form}").write_bytes(data)
    return folder


@pytest.mark.parametrize(("name", "house"), PAIRS)
def test_word_counts_the_numbers_that_the_page_prints(name: str, house: str):
    result = built(name, house).files
    counted = numbers(word_numbers.numbered_paragraphs(result["docx"]))
    page = numbers(html_numbers.numbered_paragraphs(result["html"]))
    assert counted == page
    assert len(counted) >= 10


@pytest.mark.parametrize("name", SAMPLES)
def test_libreoffice_shows_the_same_numbers(name: str, files: Path, tmp_path: Path):
    soffice = tools.require("soffice")
    command = [
        str(soffice),
        "--headless",
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--convert-to",
        "txt:Text (encoded):UTF8",
        "--outdir",
        str(tmp_path),
        str(files / f"{name}.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
    shown = " ".join((tmp_path / f"{name}.txt").read_text("utf-8-sig").split())
    at = 0
    for label, text in numbers(word_numbers.numbered_paragraphs(built(name).files["docx"])):
        first = re.escape(label) + r"\s?" + r"\s".join(map(re.escape, text.split()[:4]))
        found = re.compile(first).search(shown, at)
        assert found, f"{label} {text[:60]} does not follow {shown[max(0, at - 60) : at]}"
        at = found.end()


@pytest.mark.parametrize("house", HOUSES)
def test_the_open_xml_validator_finds_nothing(house: str, tmp_path: Path):
    paths = []
    for name in SAMPLES:
        path = tmp_path / f"{name}.docx"
        path.write_bytes(built(name, house).files["docx"])
        paths.append(path)
    assert tools.ooxml(paths) == []


@pytest.mark.parametrize(("name", "house"), PAIRS)
def test_the_schemas_find_nothing(name: str, house: str):
    assert word.findings(built(name, house).files["docx"]) == []


def test_a_paper_has_a_title_authors_and_provenance():
    paper = made("social-work-pilot").paper
    assert paper
    assert paper.meta.title.startswith("Children's Social Care")
    assert dict(paper.meta.fingerprints).keys() == {"source", "house", "version"}


@pytest.mark.parametrize("house", ["nottinghamshire", "cambridgeshire", "west-sussex"])
def test_the_appendices_stand_at_the_left_as_the_rest_of_the_end_does(house: str):
    docx, w = built("community-hubs", house).files["docx"], f"{{{word.W}}}"
    paragraphs = list(word.tree(docx).iter(f"{w}p"))
    at = next(n for n, p in enumerate(paragraphs) if "".join(p.itertext()) == "Appendices")
    for paragraph in paragraphs[at : at + 2]:
        style = paragraph.find(f".//{w}pStyle")
        assert style is not None
        named = word.tree(docx, "word/styles.xml").find(f".//{w}style[@{w}styleId='{style.get(f'{w}val')}']")
        assert named is not None
        indents = [ind.get(f"{w}left") for holder in (named, paragraph) for ind in holder.iter(f"{w}ind")]
        assert set(indents) <= {"0"}
