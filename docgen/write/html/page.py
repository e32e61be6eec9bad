"""The page as a whole: head, title block, contents, text, footnotes."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct

import docgen
from docgen.paper import walk
from docgen.paper.tree import Block, Division, Field, Heading, Item, Meta, Note, Paper, Paragraph
from docgen.write.html import running
from docgen.write.html.blocks import RECOMMENDATIONS, Blocks, Entry
from docgen.write.html.house import HtmlHouse
from docgen.write.html.inlines import Inlines
from docgen.write.html.markup import attribute
from docgen.write.html.markup import text as escaped

FEWEST_ENTRIES = 3  # shorter contents help nobody
MOST_ENTRIES = 40  # longer ones list the sections alone
DRAFT = "This paper is a draft. It may change before it is published."


class Addition(Struct, frozen=True):
    """What a page has besides the paper: words before its title, its own style, a notice at its head, another list."""

    title: str = ""
    style: str = ""
    notice: str = ""
    navigation: str = ""

    def beside(self, contents: str) -> str:
        """The contents, together with the other list."""
        return f'<div class="lists">\n{self.navigation}{contents}</div>\n' if self.navigation else contents


def write(paper: Paper, house: HtmlHouse) -> bytes:
    """The numbered paper as one self-contained HTML page. Same paper and house, same bytes.

    The page's own ids ("_main", "_contents", "_note-1") start with "_", so that they meet no block's id.
    """
    return assembled(paper, house, Blocks(house, Inlines(dict(paper.media))))


def assembled(paper: Paper, house: HtmlHouse, blocks: Blocks, addition: Callable[[], Addition] | None = None) -> bytes:
    """The page with the text as `blocks` writes it; `addition` tells, when that is written, what else it has."""
    opening = _opening(paper.blocks)
    header = blocks(paper.blocks[:opening])
    main = [*map(blocks.block, paper.blocks[opening:]), _notes(paper.notes, blocks)]
    if not blocks.titled:
        header = f'<h1 class="unseen">{escaped(paper.meta.title)}</h1>\n{header}'
    contents = _contents(blocks.entries)
    more = addition() if addition else Addition()
    parts = (
        f'<!doctype html>\n<html lang="{attribute(paper.meta.language)}">\n',
        *_head(paper, house, more),
        f'<body style="--n: {blocks.widest}">\n<a class="skip" href="#_main">Skip to the paper</a>\n<div class="page">\n',
        f"<header>\n{more.notice}{_draft(paper.meta)}{_letterhead(paper.header, blocks)}{header}</header>\n",
        more.beside(contents),
        '<main id="_main" tabindex="-1">\n',
        *main,
        "</main>\n</div>\n</body>\n</html>\n",
    )
    return b"".join([part.encode("utf-8", "xmlcharrefreplace") for part in parts])  # most are ASCII, which is but copied


def _opening(blocks: tuple[Block, ...]) -> int:
    """How many blocks stand in the page's header: those before the first section, and the title in any case."""
    title = next((n for n, b in enumerate(blocks, 1) if any(map(_is_title, walk.blocks((b,))))), 0)
    section = next((n for n, b in enumerate(blocks) if any(map(_is_section, walk.blocks((b,))))), title)
    return max(title, section)


def _is_title(block: Block | Item) -> bool:
    return isinstance(block, Paragraph) and block.style == "title"


def _is_section(block: Block | Item) -> bool:
    return isinstance(block, Heading) or (isinstance(block, Division) and block.style == RECOMMENDATIONS)


def _head(paper: Paper, house: HtmlHouse, more: Addition) -> tuple[str, ...]:
    meta = paper.meta
    named = [
        ("viewport", "width=device-width, initial-scale=1"),
        ("description", meta.subject),
        ("author", ", ".join(meta.authors)),
        ("date", meta.date),
        ("generator", f"docgen {docgen.__version__}"),
        ("docgen:decision", meta.identifier),
        ("docgen:house", meta.house),
        ("docgen:status", meta.status),
        ("docgen:version", docgen.__version__),
        *((f"docgen:{name}-fingerprint", value) for name, value in meta.fingerprints if name != "version"),
    ]
    metas = "".join(f'<meta name="{attribute(n)}" content="{attribute(v)}">\n' for n, v in named if v)
    title = f"{more.title}{meta.title} – {house.name}"
    return (
        f'<head>\n<meta charset="utf-8">\n<title>{escaped(title)}</title>\n{metas}<style>\n',
        house.screen_css,
        f"</style>\n{more.style}",
        f'<style media="print">\n{house.print_css}{running.css(paper, house.running)}</style>\n</head>\n',
    )


def _draft(meta: Meta) -> str:
    if meta.status != "draft":
        return ""
    return f'<p class="draft" role="note"><strong>DRAFT</strong> {DRAFT}</p>\n'


def _letterhead(header: tuple[Block, ...], blocks: Blocks) -> str:
    """The header of the printed pages, without the status, which the page tells by itself, and without counts of pages."""
    if not blocks.house.letterhead:
        return ""
    lines = [b for b in walk.blocks(header) if isinstance(b, Paragraph) and b.style != "status"]
    shown = [b for b in lines if Field not in map(type, walk.inlines(b.children))]
    return "".join([f'<p class="letterhead s-{blocks.class_of((b.style,))}">{blocks.text(b)}</p>\n' for b in shown])


def _contents(entries: list[Entry]) -> str:
    deepest = 2 if len([e for e in entries if e.rank <= 2]) <= MOST_ENTRIES else 1
    listed = [e for e in entries if e.rank <= deepest and e.id]
    if len(listed) < FEWEST_ENTRIES:
        return ""
    lines = "".join(_sections(listed))
    return (
        '<nav aria-labelledby="_contents">\n<details open>\n<summary id="_contents">Contents</summary>\n'
        f"<ol>\n{lines}</ol>\n</details>\n</nav>\n"
    )


def _sections(entries: list[Entry]) -> Iterable[str]:
    """The lines of the contents: each section, with those of rank 2 in a list inside it."""
    for at, entry in enumerate(entries):
        inner = entry.rank == 2
        opens = inner and (at == 0 or entries[at - 1].rank == 1)
        last = at + 1 == len(entries)
        holds = not inner and not last and entries[at + 1].rank == 2
        closes = inner and (last or entries[at + 1].rank == 1)
        if opens and at == 0:
            yield "<li>"
        number = f'<span class="n">{attribute(entry.label)} </span>' if entry.label else ""
        link = f'<a href="#{attribute(entry.id)}">{number}<span>{escaped(entry.text)}</span></a>'
        yield ("<ol>\n" if opens else "") + f"<li>{link}" + ("\n" if holds else "</li>\n")
        if closes:
            yield "</ol>\n</li>\n"


def _notes(notes: tuple[Note, ...], blocks: Blocks) -> str:
    if not notes:
        return ""
    items = "".join([blocks.note(n) for n in notes])
    return (
        '<section class="notes" role="doc-endnotes" aria-labelledby="_notes">\n'
        f'<h2 id="_notes">Notes</h2>\n<ol>\n{items}</ol>\n</section>\n'
    )
