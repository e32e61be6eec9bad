"""What holds for the page of any two compared papers."""

from __future__ import annotations

from hypothesis import example, given, settings
from lxml import html

from docgen.paper.compare import compare
from docgen.paper.edits import edits
from docgen.paper.tree import Paper
from docgen.write.html import redline
from tests.paper.papers import CAMBRIDGESHIRE
from tests.support.papers_changed import changed, changed_papers
from tests.write.html.samples import house


@given(changed_papers())
@example(changed(20246, 8, 4, CAMBRIDGESHIRE))  # a footnote with a mark in deleted words has another number now
@settings(max_examples=40, deadline=None)
def test_each_change_has_one_place_that_its_entry_leads_to(pair: tuple[Paper, Paper]) -> None:
    merged = compare(*pair)
    page = html.document_fromstring(redline.write(merged, house()).decode("utf-8"))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {h[1:] for h in page.xpath("//@href") if h.startswith("#")} <= set(ids)
    wanted = [f"#_change-{edit.number}" for edit in edits(merged)]
    assert page.xpath("//nav[@class='changes']//a/@href") == wanted


@given(changed_papers())
@settings(max_examples=25, deadline=None)
def test_a_row_is_as_wide_as_its_table(pair: tuple[Paper, Paper]) -> None:
    page = html.document_fromstring(redline.write(compare(*pair), house()).decode("utf-8"))
    for table in page.xpath("//table"):
        columns = len(table.xpath("./colgroup/col"))
        for row in table.xpath("./thead/tr | ./tbody/tr"):
            assert sum(int(cell.get("colspan", "1")) for cell in row) <= columns
