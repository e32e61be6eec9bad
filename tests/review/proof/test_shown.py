"""What a page and a Word file show, and where two differ."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.diagnostics import DocgenError, Position
from docgen.review.marks import Provenance
from docgen.review.proof import page, word
from docgen.review.proof.shown import Shown, differences
from docgen.review.texts import TextBlock

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)


def packed(body: str, headers: tuple[str, ...] = ()) -> bytes:
    """A Word file with nothing but a body, and headers."""
    file = io.BytesIO()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
    with zipfile.ZipFile(file, "w") as archive:
        if headers:
            links = [f'<Relationship Id="h{n}" Type="{kind}" Target="header{n}.xml"/>' for n in range(len(headers))]
            own = f"{RELATIONS.partition('><Relationship ')[0]}>{''.join(links)}</Relationships>"
            archive.writestr("word/_rels/document.xml.rels", own)
        for n, header in enumerate(headers):
            archive.writestr(f"word/header{n}.xml", f"<w:hdr {W}>{header}</w:hdr>")
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
    return file.getvalue()


def paragraphs(body: str) -> tuple[str, ...]:
    return word.read("x.docx", packed(body)).blocks


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_a_paragraph_is_read_across_its_runs_breaks_and_tabs() -> None:
    body = f"<w:p>{run('The ')}<w:proofErr/>{run('cost')}<w:r><w:br/><w:t>rises</w:t><w:tab/></w:r></w:p><w:p/>"
    assert paragraphs(body) == ("The cost rises",)


def test_tracked_words_are_read_as_accepted_and_counted() -> None:
    gone = '<w:del w:id="2"><w:r><w:delText>old</w:delText></w:r></w:del>'
    found = word.read("x.docx", packed(f'<w:p><w:ins w:id="1">{run("new ")}</w:ins>{gone}{run("x")}</w:p>'))
    assert (found.blocks, found.marks) == (("new x",), 2)


def test_the_numbers_of_pages_are_passed_over_and_those_of_references_read() -> None:
    def field(code: str, shown: str) -> str:
        kinds = "".join(
            f'<w:r><w:fldChar w:fldCharType="{k}"/></w:r>{v}'
            for k, v in (("begin", f"<w:r><w:instrText> {code} </w:instrText></w:r>"), ("separate", run(shown)), ("end", ""))
        )
        return f"<w:p>{run('Page ')}{kinds}{run('.')}</w:p>"

    assert paragraphs(field("PAGE", "4")) == ("Page .",)
    assert paragraphs(field("REF _dg_x \\h", "4")) == ("Page 4.",)
    simple = f'<w:p>{run("of ")}<w:fldSimple w:instr=" NUMPAGES ">{run("9")}</w:fldSimple></w:p>'
    assert paragraphs(simple) == ("of",)


def test_headers_that_say_the_same_are_read_once_and_others_each() -> None:
    words, other = f"<w:p>{run('Draft')}</w:p>", f"<w:p>{run('Final')}</w:p>"
    body = f"<w:p>{run('The cost')}</w:p>"
    assert word.read("x.docx", packed(body, (words, "<w:p/>", words))).blocks == ("The cost", "Draft")
    assert word.read("x.docx", packed(body, (words, words, other))).blocks == ("The cost", "Draft", "Final")


def test_a_text_box_is_read_once_and_apart() -> None:
    box = f"<w:r><w:txbxContent><w:p>{run('inside')}</w:p></w:txbxContent></w:r>"
    assert paragraphs(f"<w:p>{run('out')}{box}{run('side')}</w:p>") == ("outside", "inside")


def texts(html: str) -> tuple[str, ...]:
    return page.read("x.html", html.encode()).blocks


def test_a_page_is_read_block_by_block_without_what_is_not_shown() -> None:
    html = (
        "<!doctype html><html><head><title>T</title><style>p{}</style></head><body><h1>A <em>b</em></h1>"
        "<!-- not --><script>no</script><p>one\n  two<br>three</p><ul><li>four<li>five</ul><td>six</td></body></html>"
    )
    assert texts(html) == ("T", "A b", "one two", "three", "four", "five", "six")


def test_what_a_page_links_to_and_how_it_describes_pictures_is_read() -> None:
    assert texts('<p><a href="#x">here</a> <a href="https://example.gov.uk">there</a></p>') == (
        "here there [https://example.gov.uk]",
    )
    assert texts('<p>x <img src="data:,1" alt="A plan"></p>') == ("x [A plan]",)


@pytest.mark.parametrize("bad", ["<script>x</script>", "<p onclick='x'>", "<a href='JavaScript:x'>", "<iframe></iframe>"])
def test_what_a_page_would_run_is_counted(bad: str) -> None:
    assert page.read("x.html", f"<p>a</p>{bad}".encode()).programs == 1


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    remedies = []
    for read in (page.read, word.read):
        try:
            read("x", data)
        except DocgenError as refused:
            remedies += [d.remedy for d in refused.diagnostics]
    assert all(remedies)


def shown(*blocks: str) -> Shown:
    return Shown(Provenance(), blocks)


BLOCKS = tuple(
    TextBlock(n, "paragraph", f"p{n}", Position(""), label, text, ())
    for n, (label, text) in enumerate([("", "Purpose"), ("1.", "One"), ("2.", "Two"), ("", "Signed"), ("3.", "Three")])
)
MADE = ("Purpose", "One", "Two", "Signed", "Three")


@pytest.mark.parametrize(
    ("given_blocks", "expected"),
    [
        (("Purpose", "One", "Too", "Signed", "Three"), [("paragraph 2", "Two", "Too")]),
        (("Purpose", "One", "Signed", "Three"), [("paragraph 2", "Two", "")]),
        (("Purpose", "One", "Two", "More", "Signed", "Three"), [("after paragraph 2", "", "More")]),
        (("Purpose", "One", "Two", "Sealed", "Three"), [("paragraph “Signed”", "Signed", "Sealed")]),
        (("Aim", "One", "Two", "Signed", "Three"), [("paragraph “Purpose”", "Purpose", "Aim")]),
        ((*MADE, "End"), [("after paragraph 3", "", "End")]),
        (("New", *MADE), [("at the beginning", "", "New")]),
        (
            (),
            [
                ("paragraph “Purpose”", "Purpose", ""),
                ("paragraph 1", "One", ""),
                ("paragraph 2", "Two", ""),
                ("paragraph “Signed”", "Signed", ""),
                ("paragraph 3", "Three", ""),
            ],
        ),
    ],
)
def test_a_difference_is_told_by_the_number_its_paragraph_has(
    given_blocks: tuple[str, ...], expected: list[tuple[str, str, str]]
) -> None:
    found = [(d.place, d.before, d.after) for d in differences(shown(*MADE), shown(*given_blocks), BLOCKS)]
    assert found == expected


def test_the_number_is_known_where_the_file_prints_it_with_the_text() -> None:
    made, given_blocks = shown("Contents", "One", "1. One", "2. Two"), shown("Contents", "One", "1. One", "2. Too")
    assert [d.place for d in differences(made, given_blocks, BLOCKS)] == ["paragraph 2"]


def test_other_pictures_are_a_difference() -> None:
    made, other = (Shown(Provenance(), ("a",), (picture,)) for picture in ("1" * 32, "2" * 32))
    (found,) = differences(made, other, ())
    assert (found.place, found.before) == ("pictures", "1 picture (11111111)")
    assert not made.same(other)
