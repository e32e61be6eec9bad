"""Writes block tokens as XHTML."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.token import Token

from docgen.markdown_text import MarkdownText
from docgen.paper.markdown import lists, pipe_tables
from docgen.paper.markdown.context import Context, attribute
from docgen.paper.markdown.fences import fence
from docgen.paper.markdown.inlines import InlineWriter
from docgen.paper.markdown.notes import Notes
from docgen.paper.markdown.output import Insert, Output
from docgen.paper.markdown.parser import MAX_NESTING, parse
from docgen.paper.markdown.pictures import lacks_picture
from docgen.paper.markdown.source import Place, Source

_CLASSES = {
    "list": ' class="item"',
    "cell": ' class="cell"',
    "footnote": ' class="note"',
    "quotation": ' class="quote"',
}
_KINDS = {
    "list": "list's paragraph",
    "cell": "cell's paragraph",
    "footnote": "footnote's paragraph",
    "quotation": "quotation's paragraph",
}
_HOLDERS = ("list_item_open", "blockquote_open", "footnote_reference_open")
_DEEP = 13  # the level of the seventh list's items
_RUN_IN = "h5"
_UNSPACED = re.compile(r"^(#{2,6})([^# \t\n][^\n]{0,40})", re.MULTILINE)


class BlockWriter:
    """Writes one text. `tokens` are its blocks, footnotes taken out; call `finish` when all that is wanted is written."""

    def __init__(self, context: Context, text: MarkdownText) -> None:
        source = Source(text)
        parsed = parse(source)
        context.diagnostics.extend(source.diagnostics)
        self.context = context
        self.notes = Notes(context, source)
        self.tokens = self.notes.take(parsed.tokens)
        self.output = Output(context, parsed, InlineWriter(context, self.notes.id_of))
        self._check(parsed.tokens)

    def parts(self, tokens: list[Token]) -> tuple[str | Insert, ...]:
        """The XHTML of some of the tokens, cut where structured data goes; their footnotes at the end."""
        output = self.output
        output.parts = []
        self._write(tokens)
        self._write_notes()
        output.flush()
        return tuple(output.parts)

    def cell(self) -> str:
        """The XHTML of the whole text as the content of a table's cell."""
        self.output.where.append("cell")
        self.output.bare = 0 if self.tokens and self.tokens[0].type == "paragraph_open" else -1
        parts = self.parts(self.tokens)
        self.finish()
        return "".join(part for part in parts if isinstance(part, str))

    def finish(self) -> None:
        """Complains of what nothing in the text referred to."""
        self.notes.finish()
        for label, line in self.output.parsed.definitions.items():
            if label not in self.output.inlines.used_labels:
                at = self.output.source.at(line)
                message = f'the address "[{label.lower()}]:" is used by no link, and is not printed'
                self.context.warning("link-unused", at, message, "Write \\[ where a bracket is meant.")

    def _check(self, tokens: list[Token]) -> None:
        parsed, source = self.output.parsed, self.output.source
        for one in parsed.idle_attributes:
            message = f'the attribute "{one.key}" stands before no block'
            self.context.error(
                "attribute-idle", source.at(one.line, one.column), message, "Put it on the line before a block."
            )
        for line in sorted(parsed.almost_attributes):
            shown = source.lines[line].strip()
            remedy = 'Write {#name key=value other="two words"}; or \\{ where a brace is meant.'
            self.context.error("attribute-syntax", source.at(line), f'"{shown}" cannot be read as attributes', remedy)
        deep = [t for t in tokens if t.level >= _DEEP and t.type in _HOLDERS]
        deepest = next((t for t in deep if t.level >= MAX_NESTING - 1), None)
        if deepest:
            message = "lists and quotations are nested too deep; what stands deeper is not printed"
            self.context.error("nesting", self.output.at(deepest), message, "Use fewer levels.")
        elif deep:
            at, message = self.output.at(deep[0]), "this list stands within six others"
            self.context.warning("nesting", at, message, "Use fewer levels.")

    def _write(self, tokens: list[Token]) -> None:
        self.output.tokens = tokens
        for n, token in enumerate(tokens):
            writer = _WRITERS.get(token.type)
            if writer:
                writer(self.output, n, token)

    def _write_notes(self) -> None:
        output = self.output
        while note := self.notes.next():
            output.put(f'<aside role="doc-footnote" id="{note.id}">')
            output.where.append("footnote")
            self._write(note.tokens)
            output.where.pop()
            output.put("</aside>")


_TRAILING = re.compile(r"\{(?:[#.][\w-]+|\w+=[^{}]*)\}$")


def heading_inline(output: Output, token: Token, inline: Token) -> str:
    """The XHTML of a heading's text; where there is none, "" and a complaint."""
    xhtml = output.inline(inline)
    plain = output.inlines.plain(inline.children or [])
    if trailing := _TRAILING.search(plain):
        message = f'"{trailing[0]}" stands behind the heading and is printed with it'
        output.context.warning("attributes-place", output.at(token), message, "Put it on the line before the heading.")
    if plain:
        return xhtml
    output.context.error("heading-empty", output.at(token), "the heading has no text", "Write it after the # signs.")
    return ""


def heading_attributes(given: dict[str, str]) -> str:
    """The XHTML attributes of a heading."""
    paragraphs = {"numbered": "true", "unnumbered": "false"}.get(given.get("paragraphs", ""), "")
    return (
        attribute("id", given.get("id", ""))
        + attribute("data-role", given.get("role", ""))
        + attribute("data-numbered", given.get("numbered", ""))
        + attribute("data-paragraphs", paragraphs)
        + attribute("data-label", given.get("label", ""))
    )


def _heading(output: Output, n: int, token: Token) -> None:
    if output.where:
        message = f"a heading stands inside a {output.where[-1]}"
        output.context.error("heading-nested", output.at(token), message, "Write \\# where the sign is meant.")
        return
    if token.tag == _RUN_IN:
        _run_in(output, n, token)
        return
    if token.tag in ("h1", "h6"):
        remedy = "The title is in the front matter; sections begin with ##." if token.tag == "h1" else "Use ## to #####."
        output.context.error("heading-rank", output.at(token), f"a heading of rank {token.tag[1]} has no place here", remedy)
    tag = token.tag if token.tag in ("h2", "h3", "h4") else "h2" if token.tag == "h1" else "h4"
    xhtml = heading_inline(output, token, output.tokens[n + 1])
    given = output.checked("heading", token)
    if xhtml:
        output.put(f"<{tag}", heading_attributes(given), output.data_at(token), f">{xhtml}</{tag}>")


def _run_in(output: Output, n: int, token: Token) -> None:
    after = output.tokens[n + 3] if n + 3 < len(output.tokens) else None
    if after is None or after.type != "paragraph_open":
        message = "the run-in heading (#####) has no paragraph to stand in"
        output.context.error("run-in", output.at(token), message, "Write a paragraph below it, or use ####.")
        return
    output.lead = heading_inline(output, token, output.tokens[n + 1])
    after.meta["attributes"] = [*token.meta.get("attributes", []), *after.meta.get("attributes", [])]


def _paragraph(output: Output, n: int, token: Token) -> None:
    xhtml = output.inline(output.tokens[n + 1])
    if "##" in output.tokens[n + 1].content:
        _unspaced(output, output.tokens[n + 1])
    if n == output.bare:
        output.bare = -1
        output.put(xhtml)
        return
    where = output.where[-1] if output.where else ""
    alone = all(part.type == "image" for part in output.tokens[n + 1].children or [token])
    given = output.checked(_KINDS.get(where, "picture" if alone else "paragraph"), token)
    attributes = _paragraph_attributes(given) if given else ""
    if not (given or where or output.lead) and lacks_picture(xhtml, output.tokens[n + 1].children or []):
        attributes = attribute("data-numbered", "false")  # as the picture would stand there
    lead, output.lead = output.lead, ""
    text = f"<b>{lead}</b>{xhtml}" if lead else xhtml
    output.put(f"<p{_CLASSES.get(where, '')}{attributes}{output.data_at(token)}>{text}</p>")


def _unspaced(output: Output, inline: Token) -> None:
    """Complains of lines that would be headings if a space stood behind their signs."""
    place = Place(output.source, inline.map[0] if inline.map else 0, inline.content)
    for line in _UNSPACED.finditer(inline.content):
        wide = "a no-break space stands" if line[2][0] == "\xa0" else "no space stands"
        message = f'"{line[0]}" is no heading, because {wide} behind the # signs'
        remedy = f'Write "{line[1]} {line[2].strip()}"; or \\# where the sign is meant.'
        output.context.warning("heading-space", place.at(line.start()), message, remedy)


def _paragraph_attributes(given: dict[str, str]) -> str:
    numbered = given.get("numbered", "")
    return (
        attribute("id", given.get("id", ""))
        + attribute("data-numbered", numbered)
        + (' data-resumes="true"' if numbered == "true" else "")
        + attribute("data-label", given.get("label", ""))
    )


def _quotation(output: Output, n: int, token: Token) -> None:
    output.checked("quotation", token)
    output.where.append("quotation")


def _quotation_end(output: Output, n: int, token: Token) -> None:
    output.where.pop()


def _rule(output: Output, n: int, token: Token) -> None:
    output.checked("line", token)
    output.context.error("rule", output.at(token), "a line across the page has no place in a paper", "Take it away.")


def _fence(output: Output, n: int, token: Token) -> None:
    fence(output, token, lambda text: BlockWriter(output.context, text).cell())


_WRITERS: dict[str, Callable[[Output, int, Token], None]] = {
    "heading_open": _heading,
    "paragraph_open": _paragraph,
    "bullet_list_open": lists.bullets_open,
    "ordered_list_open": lists.numbers_open,
    "list_item_open": lists.item_open,
    "list_item_close": lists.item_close,
    "bullet_list_close": lists.list_close,
    "ordered_list_close": lists.list_close,
    "table_open": pipe_tables.table_open,
    "tr_open": pipe_tables.row_open,
    "th_open": pipe_tables.cell_open,
    "td_open": pipe_tables.cell_open,
    **dict.fromkeys(
        (f"{tag}_{side}" for tag in ("thead", "tbody") for side in ("open", "close")),
        pipe_tables.plain_tag,
    ),
    **dict.fromkeys(("tr_close", "th_close", "td_close", "table_close"), pipe_tables.plain_tag),
    "blockquote_open": _quotation,
    "blockquote_close": _quotation_end,
    "hr": _rule,
    "fence": _fence,
}
