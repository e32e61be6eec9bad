"""The benchmark's corpus: the same in every run, and what docgen and its peers are both meant to build."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from bench import corpus, forms
from bench.inside import builds
from bench.report import HOUSES, Listing, Note, Paragraph, Report, Table, report, table_report
from docgen.diagnostics import Severity

NUMBERS = range(len(HOUSES))


def test_a_report_is_the_same_whenever_it_is_made(tmp_path: Path) -> None:
    first, second = corpus.write(tmp_path / "a", 8), corpus.write(tmp_path / "b", 8)
    assert len({p.read_bytes() for p in first["decisions"]}) == 8
    for kind, paths in first.items():
        assert [p.read_bytes() for p in paths] == [p.read_bytes() for p in second[kind]]


def test_a_report_does_not_depend_on_those_before_it(tmp_path: Path) -> None:
    corpus.write(tmp_path, 6, ("decisions",))
    assert (tmp_path / "decisions" / "report-00005.md").read_bytes().decode() == forms.docgen_source(report(5))


@pytest.mark.parametrize("number", NUMBERS)
def test_a_report_has_the_size_and_the_parts_that_are_promised(number: int) -> None:
    made = report(number)
    assert 14_000 <= len(forms.docgen_source(made).encode()) <= 18_000
    assert 60 <= sum(isinstance(b, Paragraph) for b in made.blocks) <= 90
    assert sum(isinstance(b, Table) for b in made.blocks) == 2
    assert sum(isinstance(b, Note) for b in made.blocks) == 1
    lists = [b for b in made.blocks if isinstance(b, Listing)]
    assert {b.lettered for b in lists} == {True, False}
    assert any(inner.items for b in lists for item in b.items for inner in item.items)


def test_a_report_ten_times_as_long_has_ten_times_the_free_sections() -> None:
    def named(times: int) -> int:
        return sum(isinstance(b, Paragraph) and bool(b.id) for b in report(0, times).blocks)

    assert named(10) == 10 * named(1)


def test_a_table_has_the_rows_that_are_asked_for() -> None:
    (table,) = (b for b in table_report(1000).blocks if isinstance(b, Table))
    assert len(table.rows) == 1001
    assert corpus.long_table(1000).count("\n| ") == 1001


@pytest.mark.parametrize("number", NUMBERS)
def test_docgen_builds_a_report_and_finds_no_error_in_it(number: int, tmp_path: Path) -> None:
    _, (build,) = builds([corpus.put(tmp_path, "decisions", report(number))])
    built = build()
    assert set(built.files) == {"docx", "html"}
    assert [str(d) for d in built.diagnostics if d.severity is Severity.ERROR] == []


@pytest.mark.parametrize("source", [corpus.long_report(3), corpus.long_table(40)], ids=["long report", "long table"])
def test_docgen_builds_the_longer_ones_without_an_error(source: str, tmp_path: Path) -> None:
    path = tmp_path / "long.md"
    path.write_bytes(source.encode())
    _, (build,) = builds([path])
    assert not [d for d in build().diagnostics if d.severity is Severity.ERROR]


@pytest.mark.parametrize("number", NUMBERS)
def test_pandoc_and_the_word_libraries_get_the_text_that_docgen_prints(number: int, tmp_path: Path) -> None:
    made = report(number)
    _, (build,) = builds([corpus.put(tmp_path, "decisions", made)])
    page = _words(re.sub(r"<[^>]*>", "", build().files["html"].decode()))
    for entry in forms.data(made)["blocks"]:
        if entry["kind"] == "paragraph" and "paragraph" not in entry["text"]:
            assert _words(entry["text"]) in page
    pandoc = forms.pandoc_source(made)
    assert pandoc.count("(@") == _printed_paragraphs(made) + len(re.findall(r"@\[", "".join(_texts(made))))
    assert not re.search(r"[@$]\[", pandoc)


def test_the_data_of_the_word_libraries_holds_no_markup() -> None:
    texts = [entry["text"] for number in NUMBERS for entry in forms.data(report(number))["blocks"] if "text" in entry]
    assert texts
    assert not [text for text in texts if re.search(r"\*|\]\(|\[\^|@\[|\$\[", text)]


def test_the_front_matter_names_the_houses_in_their_fixed_turn() -> None:
    found = [tomllib.loads(forms.docgen_source(report(n)).split("+++\n")[1])["house"] for n in range(12)]
    assert found == [*HOUSES, *HOUSES]


def _words(text: str) -> str:
    plain = text.replace("&amp;", "&").replace("’", "'").replace("\u00a0", " ")
    return re.sub(r"\s+", " ", plain)


def _printed_paragraphs(made: Report) -> int:
    return sum(isinstance(block, Paragraph) for block in forms.printed(made))


def _texts(made: Report) -> list[str]:
    return [block.text for block in forms.printed(made) if isinstance(block, Paragraph)]
