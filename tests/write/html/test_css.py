from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from docgen.house.styles import Look, Styles, TableLook
from docgen.paper.tree import Break, Field, Paragraph, Text
from docgen.write.html import css, prepare, running
from docgen.write.html.colours import contrast, mix, readable
from tests.write.html.samples import HOUSE, STYLES, finished, house

colours = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}")


def sheet(**looks: Look) -> str:
    styles = Styles(styles=looks, tables={"table": TableLook(word="Table Grid")})
    return prepare(HOUSE, styles).screen_css


def rule(text: str, selector: str) -> str:
    """The last rule of exactly that selector."""
    return re.findall(rf"^{re.escape(selector)} {{ (.*) }}$", text, re.MULTILINE)[-1]


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize(
    ("font", "kind"),
    [
        ("Consolas", "monospace"),
        ("Courier New", "monospace"),
        ("Cambria", "serif"),
        ("Arial", "sans-serif"),
        ("Sans Serif", "sans-serif"),
    ],
)
def test_a_font_that_is_not_there_is_replaced_by_one_of_its_kind(font: str, kind: str) -> None:
    declared = rule(sheet(code=Look(word="Code", font=font)), "code")
    assert re.search(rf'font-family: "{font}", [^;]*, {kind}(;|$)', declared)


@given(colours, colours)
def test_a_readable_colour_is_readable(colour: str, ground: str) -> None:
    assert contrast(readable(colour, ground), ground) >= 4.5


@given(colours)
def test_a_colour_that_can_be_read_is_left_alone(colour: str) -> None:
    made = readable(colour, "#ffffff")
    assert made == colour or contrast(colour, "#ffffff") < 4.5


def test_mixing_takes_the_share_of_the_first_colour() -> None:
    assert mix("#ff0000", "#0000ff", 1) == "#ff0000"
    assert mix("#ffffff", "#000000", 0.5) == "#808080"


def test_a_look_becomes_a_rule_of_its_role() -> None:
    look = Look(word="X", bold=True, capitals=True, colour="#123456", align="right", before=6, line_below="#abcdef")
    made = rule(sheet(sign=look), ".s-sign")
    for part in ("font-weight: bold", "text-transform: uppercase", "color: #123456", "text-align: right"):
        assert part in made
    assert "margin-top: calc(var(--space) * 6)" in made
    assert "border-bottom: 1px solid #abcdef" in made


def test_a_look_takes_over_what_it_is_based_on() -> None:
    base = Look(word="A", bold=True, colour="#123456", based_on="b")
    made = rule(
        sheet(a=base, b=Look(word="B", italic=True, based_on="a"), c=Look(word="C", based_on="a", bold=False)), ".s-c"
    )
    assert "font-weight: bold" not in made
    assert "color: #123456" in made
    assert "font-style: italic" in made


def test_the_labels_of_a_table_have_the_look_named_after_it() -> None:
    text = sheet(**{"table-label": Look(word="Label", italic=True)})
    assert rule(text, '.s-table-label, .t-table th[scope="row"]') == "font-weight: normal; font-style: italic;"


def test_no_text_is_smaller_than_twelve_points() -> None:
    assert css.rem(8) == "1rem"
    assert css.rem(18) == "1.5rem"


def test_pale_text_is_darkened_and_white_text_on_a_dark_fill_stays() -> None:
    made = sheet(pale=Look(word="P", colour="#dddddd"), bar=Look(word="B", colour="#ffffff", fill="#222222"))
    pale = re.findall(r"(?<!-)color: (#\w{6})", rule(made, ".s-pale"))[0]
    assert contrast(pale, "#ffffff") >= 4.5
    assert "color: #ffffff" in rule(made, ".s-bar")


def test_the_head_of_a_table_can_be_read_on_its_fill() -> None:
    made = rule(house().screen_css, ".t-table thead th")
    assert made == "background: #2f5d3a; color: #ffffff;"


def test_a_division_whose_look_has_a_fill_is_a_box() -> None:
    assert "background: #eef4ef" in rule(house().screen_css, ".d-notice")


def test_a_box_keeps_the_space_below_it_outside_its_fill() -> None:
    looks = {"notice": Look(word="Notice", fill="#eef4ef", after=10), "plain": Look(word="Plain", after=10)}
    made = sheet(**looks)
    assert "margin-bottom: calc(var(--space) * 10)" in rule(made, ".d-notice")
    assert rule(made, ".d-notice > :last-child") == "margin-bottom: .4rem;"
    assert ".d-plain" not in made


def test_a_role_with_signs_that_selectors_do_not_know_is_no_other_rule() -> None:
    made = sheet(**{"a{}b": Look(word="X", bold=True)})
    assert ".s-a--b {" in made


def test_the_house_has_the_last_word() -> None:
    assert house(".s-title { color: teal; }").screen_css.endswith(".s-title { color: teal; }\n")


def test_the_printed_page_has_the_house_s_size_and_margins() -> None:
    assert "size: 210mm 297mm; margin: 20mm 21mm 22mm 23mm;" in css.printed(STYLES)


def test_the_footer_counts_the_pages() -> None:
    paper = finished()
    assert '@bottom-center { content: "Page " counter(page);' in running.css(paper, house().running)


def test_a_running_line_in_pale_letters_on_a_fill_takes_the_colour_of_the_fill() -> None:
    look = Look(word="Status", colour="#ffffff", fill="#7d4500")
    assert "color: #7d4500" in css.running_look(look, STYLES)
    assert "background" not in css.running_look(look, STYLES)


def test_lines_of_one_side_stand_below_each_other() -> None:
    lines = (Paragraph("", (Text("a"), Break(), Text("b"))), Paragraph("", (Field("pages"),)))
    paper = replace(finished(), header=lines, footer=())
    assert r'@top-left { content: "a" "\a " "b" "\a " counter(pages);' in running.css(paper, {})


def test_a_paper_without_header_and_footer_needs_no_rule() -> None:
    assert running.css(replace(finished(), footer=()), {}) == ""


def test_the_caption_of_a_table_that_scrolls_sideways_stays_and_is_as_wide_as_the_window() -> None:
    rule = re.search(r"\.wide:not\(:is\(td, th\) \.wide\) caption \{([^}]*)\}", css.screen(STYLES, {}))
    assert rule
    assert "position: sticky" in rule[1]
    assert "max-width: calc(min(100vw, 46rem) - 2rem)" in rule[1]
    assert ".page { max-width: 46rem; margin-inline: auto; padding: 0 1rem" in css.screen(STYLES, {})


def test_the_line_beside_a_quotation_of_several_paragraphs_goes_through() -> None:
    made = sheet(quote=Look(word="Quote", after=8, line_left="#112233"), plain=Look(word="Plain", after=8))
    assert (
        rule(made, ".s-quote + .s-quote")
        == "margin-top: calc(-1 * calc(var(--space) * 8)); padding-top: calc(var(--space) * 8);"
    )
    assert ".s-plain + .s-plain" not in made
