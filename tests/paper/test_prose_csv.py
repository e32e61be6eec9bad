"""Tables from CSV, in a fence or from a file."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.diagnostics import Severity
from docgen.markdown_text import MarkdownText
from docgen.paper import walk
from docgen.paper.tables import beside
from docgen.paper.tree import Break, List, Table
from tests.paper.markdown.helpers import FILE, complaints, new, paper, rules, text, tree

ROWS = 'Post,Cost\nTeam manager,"1,200"\nNurse,(20)\n'


def table(markdown: str, files: dict[str, bytes] | None = None) -> Table:
    (found,) = paper(markdown, files).blocks
    assert isinstance(found, Table)
    return found


def cells(found: Table) -> list[list[str]]:
    return [[text(cell.blocks) for cell in row.cells] for row in (*found.head, *found.rows)]


EXPECTED = [["Post", "Cost"], ["Team manager", "1,200"], ["Nurse", "(20)"]]


def test_rows_in_a_fence_become_a_table_with_a_head() -> None:
    found = table(f'{{#t caption="Cost"}}\n```csv\n{ROWS}```')
    assert (found.id, walk.plain(found.caption), cells(found)) == ("t", "Cost", EXPECTED)
    assert [[c.align for c in r.cells] for r in (*found.head, *found.rows)] == [["", "right"]] * 3


def test_files_as_spreadsheets_save_them_give_the_same_table() -> None:
    semicolons = 'Post;Cost\nTeam manager;"1,200"\nNurse;(20)\n'
    for data in (ROWS, "\ufeff" + ROWS, ROWS.replace("\n", "\r\n"), semicolons, ROWS + "\n\n", ROWS + ",\n"):
        assert cells(table("```csv costs.csv\n```", {"costs.csv": data.encode()})) == EXPECTED


def test_a_file_that_is_not_utf8_is_read_with_a_warning() -> None:
    files = {"costs.csv": "a\n£5\n".encode("cp1252")}
    prose = new(files)
    (found,) = tree(prose.blocks(MarkdownText("```csv costs.csv\n```", FILE))).blocks
    assert isinstance(found, Table)
    assert cells(found) == [["a"], ["£5"]]
    assert [(d.rule, d.severity.value, d.position.file) for d in prose.diagnostics] == [
        ("csv-encoding", "warning", "decisions/costs.csv")
    ]


def not_shown(markdown: str, files: dict[str, bytes]) -> tuple[list[list[str]], list[str]]:
    """The cells of the one table of a text that has complaints, and these."""
    prose = new(files)
    (found,) = tree(prose.blocks(MarkdownText(markdown, FILE))).blocks
    assert isinstance(found, Table)
    return cells(found), [d.rule for d in prose.diagnostics if d.severity is Severity.ERROR]


def test_in_the_place_of_a_table_that_is_missing_or_no_table_its_name_stands() -> None:
    for data, rule in (
        (None, "csv-file"),
        (b"", "csv-empty"),
        (b"\n\n", "csv-empty"),
        (b"\x89PNG\0\0", "csv-encoding"),
        ("a,b\n1,2\n".encode("utf-16"), "csv-encoding"),
        (b'"a,b\n1,2\n', "csv-syntax"),
    ):
        files = {} if data is None else {"costs.csv": data}
        told = not_shown("```csv costs.csv\n```", files)
        assert told == ([['[Table "costs.csv" is not shown]']], [rule]), data
    assert not_shown("```csv\n```", {}) == ([["[Table is not shown]"]], ["csv-empty"])


def test_the_table_that_is_missing_keeps_its_id_and_caption() -> None:
    prose = new({})
    (found,) = tree(prose.blocks(MarkdownText('{#t caption="Cost"}\n```csv costs.csv\n```', FILE))).blocks
    assert isinstance(found, Table)
    assert (found.id, walk.plain(found.caption)) == ("t", "Cost")


def test_where_a_row_cannot_be_read_the_table_says_that_rows_are_lacking() -> None:
    told = not_shown("```csv costs.csv\n```", {"costs.csv": b'Post,Cost\nNurse,20\n"Manager,30\n'})
    assert told == ([["Post", "Cost"], ["Nurse", "20"], ["[Rows from here on are not shown]", "–"]], ["csv-syntax"])


def test_cells_print_as_typed_unless_they_are_markdown() -> None:
    assert cells(table("```csv\na,b\n*x*,{{ totl }} <b> & a)\n```"))[1] == ["*x*", "{{ totl }} <b> & a)"]
    found = table('```csv markdown\na,b\n*x*,"- one\n- two {{ total }}"\n```')
    assert cells(found)[1] == ["x", "one / two £230,328"]
    assert isinstance(found.rows[0].cells[1].blocks[0], List)


def test_a_line_end_in_a_cell_is_a_new_line() -> None:
    (paragraph,) = table('```csv\na\n"x\ny"\n```').rows[0].cells[0].blocks
    assert any(isinstance(i, Break) for i in walk.own_inlines(paragraph))


def test_a_ragged_row_is_refused_at_its_line_of_the_file() -> None:
    data = b'a,b\n"two\nlines",x\n1,2,3\n4\n'
    found = complaints("one\n\n```csv costs.csv\n```", {"costs.csv": data})
    assert [(d.rule, str(d.position)) for d in found] == [
        ("table-ragged", "decisions/costs.csv:4"),
        ("table-ragged", "decisions/costs.csv:5"),
    ]
    assert [str(d.position) for d in complaints("one\n\n```csv\na,b\n1\n```")] == [f"{FILE}:5"]


def test_what_is_wrong_in_a_markdown_cell_has_its_line() -> None:
    found = complaints('```csv markdown\na,b\nx,"one\n\nsee {{ totl }}"\n```')
    assert [(d.rule, d.position.line) for d in found] == [("figure-unknown", 5)]


def test_a_fence_that_gives_no_table_is_refused() -> None:
    assert rules("```csv\n```") == ["csv-empty"]
    assert rules("```csv cost.csv\n```", {"costs.csv": b"a\n"}) == ["csv-file"]
    assert rules("```csv costs.csv\na\n```", {"costs.csv": b"a\n"}) == ["fence-content"]
    assert rules('```csv\na\n"b" c\n```') == ["csv-syntax"]
    assert complaints("```csv cost.csv\n```", {"costs.csv": b"a\n"})[0].remedy == 'Did you mean "costs.csv"?'


def test_control_characters_in_a_file_are_refused_at_their_line() -> None:
    found = complaints("```csv a.csv\n```", {"a.csv": b"a\nb\x07\n"})
    assert [(d.rule, str(d.position)) for d in found] == [("control-character", "decisions/a.csv:2:2")]


def test_a_column_with_words_is_not_aligned_as_numbers() -> None:
    found = table("```csv\na,b,c,d\n1,x,,£1.50\n2,3,,-5%\n-,4,,n/a\n```")
    assert [c.align for c in found.head[0].cells] == ["right", "", "", "right"]


def test_a_file_stands_beside_the_decision() -> None:
    assert beside("decisions/x/01.md", "a.csv") == "decisions/x/a.csv"
    assert beside("x.md", "a.csv") == "a.csv"
    assert beside("c:\\papers\\x.md", "a.csv") == "c:\\papers\\a.csv"


CELL = st.text(st.sampled_from("ab ,;\"'|<&*{}\n-1."), max_size=8)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=5))
def test_any_cells_print_as_typed(rows: list[tuple[str, str]]) -> None:
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in [("h", "i"), *rows]]
    found = table("```csv t.csv\n```", {"t.csv": "\r\n".join(quoted).encode()})
    wanted = [[" ".join(cell.split()) for cell in row] for row in rows if any(cell.strip() for cell in row)]
    assert [[" ".join(cell.split()) for cell in row] for row in cells(found)[1:]] == wanted


def test_a_table_of_ten_thousand_rows_is_made() -> None:
    data = "a,b,c\n" + "x,1,2\n" * 10_000
    assert len(table("```csv t.csv\n```", {"t.csv": data.encode()}).rows) == 10_000
