"""Blocks as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from msgspec import Struct, field

from docgen.paper import walk
from docgen.paper.tree import Block, Cell, Division, Heading, Item, Label, List, Note, Paragraph, Table
from docgen.write.html import tables
from docgen.write.html.css import class_name
from docgen.write.html.house import HtmlHouse
from docgen.write.html.inlines import Inlines
from docgen.write.html.markup import attribute
from docgen.write.html.markup import text as escaped

RECOMMENDATIONS = "recommendations"
_PLAIN = frozenset(("paragraph", "item", "cell", "footnote", "note"))


class Entry(Struct, frozen=True):
    """A heading as the contents list it."""

    rank: int
    id: str
    label: str
    text: str


class Blocks(Struct):
    """Writes the blocks of one page and keeps what the rest of the page needs: the headings, the widest number.

    `scope` is the division or table whose looks go before the common ones, `usual` the role of plain paragraphs here.
    """

    house: HtmlHouse
    inlines: Inlines
    entries: list[Entry] = field(default_factory=list)
    widest: int = 0
    titled: bool = False
    scope: str = ""
    usual: str = "paragraph"
    recommends: bool = False
    ranks: list[int] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    classes: dict[tuple[str, tuple[str, ...]], str] = field(default_factory=dict)

    def __call__(self, blocks: Iterable[Block]) -> str:
        return "".join(map(self.block, blocks))

    def block(self, block: Block) -> str:
        if isinstance(block, Paragraph):
            return self.paragraph(block)
        if isinstance(block, Heading):
            return self.heading(block)
        if isinstance(block, List):
            return self.list(block)
        return self.table(block) if isinstance(block, Table) else self.division(block)

    def heading(self, heading: Heading) -> str:
        while self.ranks and self.ranks[-1] >= heading.rank:
            self.ranks.pop()
        self.ranks.append(heading.rank)
        level = min(len(self.ranks) + 1, 6)
        label = heading.label.text if heading.label else ""
        self.entries.append(Entry(heading.rank, heading.id, label, walk.plain(heading.children)))
        rank = f"heading{heading.rank}"
        roles = (rank,) if heading.style == "heading" else (heading.style, rank)
        start = self.start(f"h{level}", heading.id, roles, heading.label)
        return f"{start}{self.words(heading)}</h{level}>\n"

    def words(self, heading: Heading) -> str:
        """The heading's inlines."""
        return self.inlines(heading.children)

    def paragraph(self, paragraph: Paragraph) -> str:
        tag = "p"
        if paragraph.style == "title" and not self.titled:
            self.titled, tag = True, "h1"
        style = self.usual if paragraph.style == "paragraph" else paragraph.style
        roles = ("numbered", style) if paragraph.label else (style,)
        start = self.start(tag, paragraph.id, roles, paragraph.label)
        return f"{start}{self.text(paragraph)}</{tag}>\n"

    def text(self, paragraph: Paragraph) -> str:
        """The paragraph's inlines after its run-in heading."""
        text = self.inlines(paragraph.children)
        if not paragraph.lead:
            return text
        lead = f"<b>{self.inlines(paragraph.lead)}{escaped(self.house.run_in)}</b>"
        return lead + ("<br>" if self.house.run_in_new_line else " ") + text if text else lead

    def start(self, tag: str, name: str, roles: tuple[str, ...], label: Label | None) -> str:
        """The start tag, and the block's number as a link to the block itself."""
        role = self.class_of(roles)
        name = attribute(name)
        key = f' id="{name}"' if name else ""
        if not label:
            return f'<{tag}{key} class="s-{role}">'
        self.widest = max(self.widest, len(label.text))
        return f'<{tag}{key} class="s-{role} numbered">{self.number(name, escaped(label.text))}'

    def number(self, name: str, text: str) -> str:
        """A block's number, which leads to it if it has a name."""
        return f'<a class="n" href="#{name}">{text} </a>' if name else f'<span class="n">{text} </span>'

    def class_of(self, roles: tuple[str, ...]) -> str:
        """The class of the first of the roles that the house has here."""
        key = self.scope, roles
        found = self.classes.get(key)
        if found is None:
            found = self.classes[key] = class_name(self.house.role(self.scope, *roles))
        return found

    def list(self, block: List) -> str:
        tag = "ul" if block.form in ("", "•") else "ol"
        key = f' id="{attribute(block.id)}"' if block.id else ""
        kind = "" if block.form else ' class="unmarked"'
        start = f' start="{block.start}"' if tag == "ol" and block.start != 1 else ""
        with self.inside(self.scope, "item" if self.usual == "paragraph" else self.usual):
            return f"<{tag}{key}{kind}{start}>\n" + "".join(map(self.item, block.items)) + f"</{tag}>\n"

    def item(self, item: Item) -> str:
        key = f' id="{attribute(item.id)}"' if item.id else ""
        label = self.item_number(item, attribute(item.label.text)) if item.label else ""
        return f"<li{key}>{label}{self.held(item.blocks)}</li>\n"

    def item_number(self, item: Item, text: str) -> str:
        """An item's number; a recommendation's leads to it."""
        if self.recommends and item.id:
            return f'<a class="l" href="#{attribute(item.id)}">{text} </a>'
        return f'<span class="l">{text} </span>'

    def held(self, blocks: tuple[Block, ...]) -> str:
        """The blocks of an item, cell or note; a first paragraph of the usual look goes without a tag of its own."""
        first = blocks[0] if blocks else None
        if not isinstance(first, Paragraph) or first.style not in _PLAIN or first.id or first.label:
            return self(blocks)
        text = self.text(first)  # before the rest: marks of a footnote are numbered as they are written
        rest = self(blocks[1:]) if len(blocks) > 1 else ""
        return text + (f"\n{rest}" if rest else "")

    def table(self, block: Table) -> str:
        caption = self.inlines(block.caption)
        if caption and block.label:
            caption = f"<b>{attribute(block.label.text)}:</b> {caption}"
        shares = self.house.shares.get(block.style, ())
        with self.inside(block.style, "cell"):
            return tables.table(block, caption, self.table_name(block), shares, self.cell)

    def table_name(self, block: Table) -> str:
        headers = [tables.text(c) for r in block.head[:1] for c in r.cells]
        told = walk.plain(block.caption) or ", ".join(h for h in headers if h)
        return self.fresh(": ".join(t for t in (block.label.text if block.label else "", told) if t) or "Table")

    def cell(self, cell: Cell) -> str:
        return self.held(cell.blocks)

    def division(self, division: Division) -> str:
        first = division.blocks[0] if division.blocks else None
        key = f' id="{attribute(division.id)}"' if division.id else ""
        kind = f'class="d-{class_name(division.style)}"'
        with self.inside(division.style, self.usual):
            inner = self(division.blocks)
        if not isinstance(first, Heading):
            return f"<div{key} {kind}>\n{inner}</div>\n"
        name = walk.plain(first.children)
        new = first.id and self.fresh(name) == name
        labelled = f' aria-labelledby="{attribute(first.id)}"' if new else ""
        return f"<section{key} {kind}{labelled}>\n{inner}</section>\n"

    def note(self, note: Note) -> str:
        """A footnote, with the ways back to its marks."""
        with self.inside("", "footnote"):
            inner = self.held(note.blocks).rstrip("\n")
        name, places = self.inlines.note_places(note)
        back = "".join(
            f' <a class="back" role="doc-backlink" href="#{place}" aria-label="Back to mark {note.number}'
            + (f", place {n}" if n > 1 else "")
            + '">↩</a>'
            for n, place in enumerate(places, 1)
        )
        return f'<li id="{name}"><span class="l">{note.number} </span>{inner}{back}</li>\n'

    @contextmanager
    def inside(self, scope: str, usual: str) -> Iterator[None]:
        """Sets what the looks of blocks depend on, for as long as it is entered."""
        outer = self.scope, self.usual, self.recommends
        self.scope, self.usual, self.recommends = scope, usual, self.recommends or scope == RECOMMENDATIONS
        yield
        self.scope, self.usual, self.recommends = outer

    def fresh(self, name: str) -> str:
        """A name no other region of the page has."""
        told, count = name, 1
        while told in self.names:
            count += 1
            told = f"{name} ({count})"
        self.names.add(told)
        return told
