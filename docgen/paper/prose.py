"""Prose: what the author wrote in Markdown, as XHTML for the template."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping

from markdown_it.token import Token
from msgspec import Struct

from docgen.diagnostics import Diagnostic, Position
from docgen.markdown_text import MarkdownText
from docgen.paper.markdown.blocks import BlockWriter, heading_inline
from docgen.paper.markdown.context import Context, JoiningWords, PlainWords
from docgen.paper.markdown.inlines import InlineWriter
from docgen.paper.markdown.output import Insert
from docgen.paper.markdown.parser import parse_inline
from docgen.paper.markdown.source import Place

__all__ = ["Insert", "Prose", "ProseSection"]

_HEADING_TAG = re.compile(r"(?<=<)(/?)h([2-6])(?=[ >])")  # text and attributes are escaped: every < begins a tag
NO_HEADING = "…"  # printed in a draft for a section without one, which is an error
_NONE: Mapping[str, str] = {}
_TRUTH = {"true": True, "false": False, "numbered": True, "unnumbered": False}


class ProseSection(Struct, frozen=True):
    """A section as its author wrote it: `title` is the heading as plain text, `heading` as XHTML."""

    title: str
    heading: str
    role: str
    id: str
    numbered: bool | None
    paragraphs: bool | None
    label: str
    at: Position
    body: tuple[str | Insert, ...]

    def parts(self, shift: int = 0) -> tuple[str | Insert, ...]:
        """The blocks, cut where structured data goes; headings are `shift` ranks deeper than written."""
        return tuple(part if isinstance(part, Insert) else shifted(part, shift) for part in self.body)


def shifted(xhtml: str, by: int) -> str:
    """Blocks with their headings some ranks deeper; the deepest rank there is stays where it is."""
    return _HEADING_TAG.sub(lambda tag: f"{tag[1]}h{min(int(tag[2]) + by, 6)}", xhtml) if by else xhtml


class Prose:
    """Turns the Markdown of one decision into XHTML and gathers what is wrong with it.

    `figures` gives a figure as printed, or None; `figure_names` are offered where a name is unknown. `files` are those
    beside the decision, `refused` those that may not be read, `roles` those its headings may have, where that is known.
    `lacking` has what is printed for figures that cannot be derived, which is told elsewhere. Ids and footnotes are unique
    over all calls, so one Prose serves one paper.
    """

    def __init__(
        self,
        figures: Callable[[str], str | None],
        files: Mapping[str, bytes],
        words: JoiningWords | None = None,
        figure_names: Iterable[str] = (),
        roles: Collection[str] = (),
        refused: Collection[str] = (),
        lacking: Mapping[str, str] = _NONE,
    ) -> None:
        self._context = Context(figures, files, words or PlainWords(), tuple(figure_names), roles, refused, lacking)

    @property
    def diagnostics(self) -> list[Diagnostic]:
        return self._context.complaints()

    def claim(self, id_: str, at: Position) -> None:
        """Takes an id that is given outside the Markdown, so that the Markdown cannot take it too."""
        self._context.claim(id_, at)

    def sections(self, text: MarkdownText) -> tuple[ProseSection, ...]:
        """The sections of a text, each from a ## heading to the next."""
        writer = BlockWriter(self._context, text)
        starts = [n for n, token in enumerate(writer.tokens) if _begins_section(token)]
        first = starts[0] if starts else len(writer.tokens)
        if first:
            at = writer.output.at(writer.tokens[0])
            self._context.error(
                "text-before-heading", at, "text stands before the first heading", "Put it below a ## heading."
            )
            writer.parts(writer.tokens[:first])
        ends = [*starts[1:], len(writer.tokens)][: len(starts)]
        sections = tuple(self._section(writer, writer.tokens[a:b]) for a, b in zip(starts, ends, strict=True))
        writer.finish()
        return sections

    def _section(self, writer: BlockWriter, tokens: list[Token]) -> ProseSection:
        output = writer.output
        token, inline = tokens[0], tokens[1]
        if token.tag == "h1":
            remedy = "The title is in the front matter; sections begin with ##."
            self._context.error("heading-rank", output.at(token), "a heading of rank 1 has no place here", remedy)
        heading = heading_inline(output, token, inline) or NO_HEADING
        given = output.checked("heading", token)
        return ProseSection(
            output.inlines.plain(inline.children or []),
            heading,
            given.get("role", ""),
            given.get("id", ""),
            _TRUTH.get(given.get("numbered", "")),
            _TRUTH.get(given.get("paragraphs", "")),
            given.get("label", ""),
            output.at(token),
            writer.parts(tokens[3:]),
        )

    def blocks(self, text: MarkdownText, rank_shift: int = 0) -> str:
        """The text's blocks; structured data cannot be placed in it."""
        writer = BlockWriter(self._context, text)
        parts = writer.parts(writer.tokens)
        writer.finish()
        for part in parts:
            if isinstance(part, Insert):
                message = f'the fence "{part.name}" stands outside the sections'
                self._context.error("fence-nested", part.at, message, "Put it into a section of the body.")
        return shifted("".join(part for part in parts if isinstance(part, str)), rank_shift)

    def inline(self, text: MarkdownText) -> str:
        """The text as one run of inlines: for headings and short fields, which hold no blocks."""
        writer = BlockWriter(self._context, text)
        tokens, source = writer.tokens, writer.output.source
        if len(tokens) == 3 and tokens[0].type == "paragraph_open":
            return writer.output.inline(tokens[1])
        if not tokens and not source.text.strip():
            return ""
        if "\n" in source.text.strip():
            message = "this field holds one line of text, and more than one block is given"
            self._context.error("inline-blocks", text.at, message, "Make it one paragraph.")
        (run,) = parse_inline(source)
        place = Place(source, 0, run.content, 0)
        return InlineWriter(self._context, lambda label: None).write(run.children or [], place)


def _begins_section(token: Token) -> bool:
    return token.type == "heading_open" and token.level == 0 and token.tag in ("h1", "h2")
