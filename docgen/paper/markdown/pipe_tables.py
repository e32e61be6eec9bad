"""Writes tables drawn with pipes."""

from __future__ import annotations

import re

from markdown_it.token import Token

from docgen.markdown_text import MarkdownText
from docgen.paper.markdown.attributes import Attribute
from docgen.paper.markdown.checked import checked
from docgen.paper.markdown.context import attribute
from docgen.paper.markdown.output import Output
from docgen.paper.markdown.parser import parse_inline
from docgen.paper.markdown.source import Place, Source
from docgen.paper.ragged import ragged

_PIPE = re.compile(r"(?<!\\)\|")


def table_open(output: Output, n: int, token: Token) -> None:
    begin_table(output, token, "table")
    output.columns = 0


def begin_table(output: Output, token: Token, kind: str) -> None:
    """Writes a table's opening and caption from its line of attributes."""
    given = checked(output.context, output.source, kind, token.meta.get("attributes", []))
    id_ = given["id"].value if "id" in given else ""
    output.put("<table", attribute("id", id_), output.data_at(token), ">")
    if "caption" in given:
        output.put("<caption>", _caption(output, given["caption"]), "</caption>")


def _caption(output: Output, caption: Attribute) -> str:
    at = output.source.at(caption.line, caption.column)
    source = Source(MarkdownText(caption.value, at.file, at.line, at.column))
    (run,) = parse_inline(source)
    return output.inlines.write(run.children or [], Place(source, 0, run.content, 0))


def plain_tag(output: Output, n: int, token: Token) -> None:
    """thead, tbody and what closes them: written as they are."""
    output.put(f"</{token.tag}>" if token.nesting < 0 else f"<{token.tag}>")


def row_open(output: Output, n: int, token: Token) -> None:
    output.put("<tr>")
    line = output.source.lines[token.map[0] if token.map else 0]
    cells = _PIPE.split(line.strip().lstrip("> \t"))
    count = len(cells[bool(not cells[0].strip()) : len(cells) - (not cells[-1].strip()) or None])
    output.cell_from = 0
    if not output.columns:
        output.columns = sum(1 for _ in _header(output.tokens, n))
    elif count != output.columns:
        output.context.add(ragged(output.at(token), count, output.columns, "; end the table by an empty line"))


def _header(tokens: list[Token], n: int) -> list[Token]:
    end = next(i for i in range(n, len(tokens)) if tokens[i].type == "tr_close")
    return [token for token in tokens[n:end] if token.type == "th_open"]


def cell_open(output: Output, n: int, token: Token) -> None:
    align = str(token.attrs.get("style", "")).removeprefix("text-align:")
    scope = ' scope="col"' if token.tag == "th" else ""
    run = output.tokens[n + 1]
    output.put(f"<{token.tag}{scope}", attribute("data-align", align), ">", output.inline(run, _start(output, run)))


def _start(output: Output, run: Token) -> int | None:
    line = output.source.lines[run.map[0] if run.map else 0]
    typed = run.content.replace("|", "\\|")
    start = line.find(typed, output.cell_from)
    if not typed or start < 0:
        return None
    output.cell_from = start + len(typed)
    return start
