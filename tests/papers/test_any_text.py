"""Whatever is typed in any field prints as typed in both formats, or is refused with a diagnostic."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from docgen.build.paper import Workshop
from docgen.decision.source import Source
from docgen.paper.markdown.escape import escape_markdown
from tests.support.decisions import house

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOUSES = ("cambridgeshire", "nottinghamshire", "west-sussex", "wolverhampton")
SHOP = Workshop({name: house(name) for name in HOUSES})

PLAIN = {
    "title": "title = {}",
    "post": "authors = [{{ post = {} }}]",
    "contact": "contacts = [{{ name = {}, kind = 'enquiries' }}]",
    "area": "areas = [{}]",
}
MARKDOWN = {
    "recommendation": "recommendations = [{{ text = {} }}]",
    "answer": "implications = {{ legal = {} }}",
    "option": "options = [{{ title = 'One', text = {} }}]",
    "advantage": "options = [{{ title = 'One', advantages = [{}] }}]",
    "risk": "risks = [{{ risk = {} }}]",
}
REST = {
    "title": 'title = "A title"',
    "authors": "authors = [{ post = 'Director' }]",
    "contacts": "contacts = [{ name = 'Ann' }]",
    "areas": "areas = 'All'",
    "recommendations": "recommendations = [{ text = 'Note it' }]",
}
TEXTS = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="<>&*_|`{}%[]()#^~\\!-+=.:'\"“”’£0123ab \u00a0\u200f\u05d0\u0627😀", max_size=40),
    st.sampled_from(
        ["x" * 10_000, "{{ x }}", "{% if %}", "</p><script>", "&amp;", "1. a", "- a", "\u202eabc", "a\x0bb", "a\x00b"]
    ),
)


def decision(line: str, text: str, name: str, body: str) -> Source:
    key = line.split(" ", 1)[0]
    lines = [given for field, given in REST.items() if field != key]
    front = "\n".join([f'house = "{name}"', *lines, line.format(json.dumps(text, ensure_ascii=False)), _MEETING])
    return Source("x", "x.md", "", {"x.md": f"+++\n{front}\n+++\n\n{body}".encode("utf-8", "surrogatepass")})


_MEETING = "background_papers = 'none'\n[meeting]\nbody = 'The Committee'\ndate = 2027-03-09"


def squeezed(text: str) -> str:
    return " ".join(text.split())


def word_text(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    parts = []
    for paragraph in root.iter(f"{W}p"):
        parts += [el.text or "" if el.tag == f"{W}t" else " " for el in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab")]
        parts.append(" ")
    return squeezed("".join(parts))


def page_text(data: bytes) -> str:
    body = html.document_fromstring(data.decode()).body
    for gap in body.iter("br", "p", "li", "td", "th"):
        gap.tail = " " + (gap.tail or "")
    return squeezed(body.text_content())


def assert_prints(source: Source, text: str, field: str) -> None:
    built = SHOP.build(source)
    refused = [d for d in built.diagnostics if d.severity == "error" and not d.rule.startswith("required")]
    if refused:
        assert not text.strip() or {d.rule for d in refused} <= {"text-control", "toml-syntax"}, refused
        assert all(d.message and d.position.file for d in refused)
        return
    wanted = squeezed(text)
    if any(d.rule == "unprinted" and field in d.message for d in built.diagnostics):
        return  # a house that has no place for the field says so
    assert wanted in word_text(built.files["docx"])
    assert wanted in page_text(built.files["html"])


@pytest.mark.parametrize("name", HOUSES)
@pytest.mark.parametrize("field", PLAIN)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@example(text="<b>&amp; {{ x }} {% y %} 'a' \"b\" | * _")
@given(text=TEXTS)
def test_a_plain_field_prints_as_typed(field: str, name: str, text: str):
    assert_prints(decision(PLAIN[field], text, name, "## Purpose\n\nx\n"), text, PLAIN[field].split()[0])


@pytest.mark.parametrize("name", HOUSES)
@pytest.mark.parametrize("field", MARKDOWN)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@example(text="<b>&amp; {{ x }} {% y %} 'a' \"b\" | * _")
@given(text=TEXTS)
def test_a_markdown_field_prints_what_was_escaped(field: str, name: str, text: str):
    assert_prints(
        decision(MARKDOWN[field], escape_markdown(text), name, "## Purpose\n\nx\n"), text, MARKDOWN[field].split()[0]
    )


@pytest.mark.parametrize(
    "place", ["## Purpose\n\n{}\n", "## Purpose\n\n- {}\n", "## {}\n\nx\n", "## Purpose\n\n| a |\n|---|\n| {} |\n"]
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@example(text="<b>&amp; {{ x }} {% y %} 'a' \"b\" | * _")
@given(text=TEXTS.map(lambda t: " ".join(t.split())))
def test_the_body_prints_what_was_escaped(place: str, text: str):
    body = place.replace("{}", escape_markdown(text))
    assert_prints(decision("title = {}", "A title", "nottinghamshire", body), text, "sections")


@given(text=st.text(alphabet="<>/abiscript =\"'&;#x0", max_size=60))
@settings(max_examples=80, deadline=None)
def test_raw_html_never_becomes_an_element(text: str):
    built = SHOP.build(
        decision("title = {}", "A title", "nottinghamshire", f"## Purpose\n\n<b onclick=1>{text}</b><script>\n")
    )
    if built.files:
        tree = html.document_fromstring(built.files["html"].decode())
        assert not tree.xpath("//script | //*[@onclick] | //i")
