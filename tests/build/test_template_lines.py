"""A template whose XHTML cannot be read is told at the template's line, in a build as in `docgen house check`."""

from __future__ import annotations

import datetime as dt

from docgen.build.houses import check
from docgen.build.paper import Workshop
from docgen.decision.source import Source
from docgen.house.find import HouseSource
from docgen.house.load import HouseBook
from docgen.house.specimen import FULL, specimen
from tests.house.houses import changed, errors, shipped


def built(house: HouseSource) -> list[tuple[str, str, int]]:
    day = HouseBook(house).on(None)
    text = specimen(day.house, house.id, "decision", dt.date(2027, 3, 1), FULL)
    found = errors(list(Workshop({house.id: house}).make(Source("s", "s.md", "", {"s.md": text.encode()})).diagnostics))
    return [(d.rule, d.position.file, d.position.line) for d in found]


def test_an_element_that_is_none_of_the_paper_s() -> None:
    source, line = changed(shipped("west-sussex"), "paper.xml.j2", '<p class="body-name">', '<p class="body-name"><i/>')
    assert built(source) == [("xhtml-element", source.shown["paper.xml.j2"], line)]


def test_an_element_left_open_in_a_macro_of_another_file() -> None:
    source, line = changed(shipped("west-sussex"), "_shared/blocks.xml.j2", "<tbody>", "<tbody><tr>")
    ((rule, file, found),) = built(source)
    assert (rule, file) == ("xhtml-syntax", source.shown["_shared/blocks.xml.j2"])
    assert line <= found <= line + 5


def test_the_check_tells_it_at_the_same_line() -> None:
    source, line = changed(
        shipped("west-sussex"),
        "paper.xml.j2",
        "{{ lead_in }}</p>",
        "{{ lead_in }}<em>{{ recommendations[0].text }}</em></p>",
    )
    assert {(d.rule, d.position.line) for d in errors(check(source))} == {(rule, at) for rule, _, at in built(source)}
    assert {at for _, _, at in built(source)} == {line}
