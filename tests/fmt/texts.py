"""Markdown for tests: docgen's own constructs, and what people type."""

from __future__ import annotations

import re

from hypothesis import strategies as st

from docgen.markdown_text import MarkdownText
from docgen.paper.prose import Prose

FILES = {"a.csv": b"A,B\n1,2\n", "p.png": b"\x89PNG\r\n\x1a\n"}
_AT = re.compile(r' data-at="[^"]*"')
_SPACE = re.compile(r"[ \t\n]+")


def meaning(text: str) -> tuple[str, set[tuple[str, str, str]]]:
    """What a text prints as XHTML, without places, and what there is to say about it."""
    prose = Prose(lambda name: "£1,000" if name == "cost" else None, FILES)
    xhtml = prose.blocks(MarkdownText(text, "x.md"))
    shown = ("attribute-syntax",)  # quotes the line as it is laid out
    said = {(d.rule, "" if d.rule in shown else _numberless(d.message), _numberless(d.remedy)) for d in prose.diagnostics}
    return _SPACE.sub(" ", _AT.sub("", xhtml)), said


def _numberless(words: str) -> str:
    return _SPACE.sub(" ", re.sub(r"x\.md:[0-9:]+", "", words))


_TYPED = """
    The council agreed. e.g. No. Cllr. Ms. A. 2019. 1. 2) a) b) i) ii) iv) - * + > # ## | <20 >65 £5 {6} {{ }} {% ~ ^
    _x_ *y* **z** `c` `a|b` \\ \\* [ ] ( ) ! : ; “Quote.” 'q' [^1] [^n]: [](#a) [](#a,b) [](#a..b) {{cost}} 18^th^
    ~~no~~ https://example.gov.uk/a_b. <a@example.gov.uk> [link](http://x.example) [r] [r]: http://x.example &amp;
    &#10; a|b \\| --- === *** ``` ~~~ {#id} {numbered=false} ![alt](p.png) … – é 日本 End! Why? +++ :-: |--|--| ..
"""
WORDS = st.sampled_from(
    [*_TYPED.split(), "\u00a0", '{caption="A b"}', "{{ cost }}", "[two words](http://x.example)", "`a  b`"]
)
GAPS = st.sampled_from([" ", " ", " ", "  ", "\t", "\n", "\n", "  \n", "\\\n", " \n    ", "\n  ", "\n\n", "\n\n    "])
TYPED = st.lists(st.tuples(WORDS, GAPS), max_size=14).map(lambda parts: "".join(a + b for a, b in parts))
FREE = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=60)
PLAIN = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)


def _indented(text: str, by: int) -> str:
    return "\n".join(" " * by + line if line else "" for line in text.split("\n"))


def _held(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    item = st.tuples(st.sampled_from(["- ", "* ", "+ ", "1. ", "2. ", "1) ", "a) ", "b) ", "i) ", "A) "]), blocks)
    listed = st.lists(item, min_size=1, max_size=3).map(
        lambda items: "\n".join(marker + _indented(text, len(marker)).lstrip(" ") for marker, text in items)
    )
    quoted = blocks.map(lambda text: "\n".join(f"> {line}" for line in text.split("\n")))
    noted = blocks.map(lambda text: "[^1]: " + _indented(text, 4).lstrip(" "))
    several = st.tuples(blocks, st.sampled_from(["\n", "\n\n", "\n\n\n"]), blocks).map("".join)
    return listed | quoted | noted | several


LEAVES = st.one_of(
    PLAIN,
    PLAIN.map(lambda text: f"## {text}"),
    PLAIN.map(lambda text: f"##### {text}\n\nText."),
    PLAIN.map(lambda text: f"{text}\n==="),
    PLAIN.map(lambda text: f"{{#id numbered=false}}\n{text}"),
    st.tuples(PLAIN, PLAIN).map(lambda cells: f'{{#t caption="T"}}\n| {cells[0]} | b |\n|--|:-:|\n| {cells[1]} | 日 |'),
    st.tuples(PLAIN, PLAIN).map(lambda cells: f"{cells[0]} | b\n-- | --\n{cells[1]} | c"),
    st.sampled_from(["```csv a.csv\n```", "```csv\nA,B\n1,2\n\n```", '~~~csv markdown\nA\n"- a\n- b"\n~~~', "***"]),
    st.sampled_from(['{form="(a)"}\na) x\nb) y', "[^1]", "[^1]: note", '[r]: http://x.example\n  "t"', "- \n- a", "-"]),
)
MARKDOWN = st.recursive(LEAVES, _held, max_leaves=6)  # what docgen's Markdown is made of
ANYTHING = st.recursive(LEAVES | TYPED | FREE, _held, max_leaves=6)  # and whatever else may be in a file
