"""Whatever is typed prints as typed, and no text becomes markup."""

from __future__ import annotations

from collections import Counter

from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html
from msgspec.structs import replace

from docgen.paper.tree import (
    Cell,
    Image,
    Item,
    Link,
    List,
    Meta,
    Note,
    NoteMark,
    Paper,
    Paragraph,
    Row,
    Styled,
    Table,
    Text,
)
from docgen.write.html import write
from docgen.write.html.running import string
from tests.write.html.samples import PIXEL, finished, heading, house, paragraph

# What XML allows without its control characters; the reader lets nothing else through.
typed = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), min_size=1, max_size=40
) | st.sampled_from(
    ["<20", "a & b", "&amp;", "</p>", "<script>alert(1)</script>", "\"'>", "</style>", "<!--", "]]>", "{{ x }}"]
)
HOUSE = house()


def everywhere(words: str) -> Paper:
    """A paper with the words in every place that takes text."""
    t = (Text(words),)
    body = (
        paragraph(words, style="title"),
        heading(words),
        paragraph(Styled("strong", t), Link("https://www.example.gov.uk/?" + words, t), NoteMark("n"), lead=words),
        paragraph(Image("p", words)),
        List("", "a)", (Item("", (Paragraph("", t, "item"),)),)),
        Table("", (Row((Cell((Paragraph("", t, "cell"),), "column"),)),), (Row((Cell((Paragraph("", t, "cell"),)),)),), t),
    )
    meta = Meta(words, (words,), words, words, "draft", words, words, fingerprints=((words, words),))
    paper = finished(*body, notes=(Note("n", (Paragraph("", t),)),), meta=meta)
    header = (Paragraph("", t, "header"),)
    return replace(paper, header=header, media=(("p", PIXEL),))


def tags(page: html.HtmlElement) -> Counter[str]:
    return Counter(str(e.tag) for e in page.iter())


PLAIN = tags(html.document_fromstring(write(everywhere("x"), HOUSE).decode()))


@given(typed)
@example("</style><script>alert(1)</script>")
@example("'\"><img src=x onerror=alert(1)>")
def test_no_text_becomes_markup(words: str) -> None:
    page = html.document_fromstring(write(everywhere(words), HOUSE).decode("utf-8"))
    assert tags(page) == PLAIN
    assert not page.xpath("//@*[starts-with(name(), 'on')]")


@given(typed)
def test_text_prints_as_typed(words: str) -> None:
    page = html.document_fromstring(write(everywhere(words), HOUSE).decode("utf-8"))
    assert page.xpath("//h1")[0].text_content() == words
    assert page.xpath("//h2")[0].text_content() == f"1.0 {words}"
    assert page.xpath("//main/p/b")[0].text_content() == f"{words}."
    assert page.xpath("//main/p/strong")[0].text_content() == words
    assert page.xpath("//main/p/a[not(@class='n')]/@href") == ["https://www.example.gov.uk/?" + words]
    assert page.xpath("//main/ol/li")[0].text_content().strip("\n") == f"a) {words}"
    assert [e.text_content() for e in page.xpath("//th | //td")] == [words, words]
    assert page.xpath("//caption")[0].text_content() == f"Table 1: {words}"
    assert page.xpath("//img/@alt") == [words]
    assert page.xpath("//meta[@name='author']/@content") == [words]
    assert page.xpath("//section[@class='notes']//li")[0].text_content().startswith(f"1 {words}")


@given(typed)
def test_a_string_of_the_style_sheet_holds_no_end_of_it(words: str) -> None:
    made = string(words)
    assert made[0] == made[-1] == '"'
    assert not set(made[1:-1]) & set("<>\"'&{}\n")


def test_additions_of_the_house_cannot_end_the_style_sheet() -> None:
    page = html.document_fromstring(write(everywhere("x"), house("a::after { content: '</style><p id=out>' }")).decode())
    assert page.xpath("//p[@id='out']") == []
