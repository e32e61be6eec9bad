"""Blocks as paragraphs and tables."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from docgen.paper.tree import Block, Division, Heading, Item, List, Paragraph, Table, Text
from docgen.write.word import inlines, tables
from docgen.write.word.looks import BlockStyle, Looks
from docgen.write.word.numbering import BULLET, Indent, Number
from docgen.write.word.place import Place
from docgen.write.word.story import Shape, Story

_HANGING, _WIDE_HANGING = 425, 567  # twips for the labels of lists: "•", "a)" and wider ones such as "(iii)"
_CELL_HANGING = 284
_UNNAMED = frozenset(("paragraph", "note"))  # paragraphs that look as their place has it
_LISTS = frozenset(("list", "item"))  # lists that look as lists do
_DEEP = frozenset(("item", "paragraph"))
_WHOLE = frozenset(("signature", "contact"))  # divisions that are not divided between two pages


def blocks(
    story: Story,
    content: Sequence[Block],
    place: Place,
    number: Number | None = None,
    indent: Indent | None = None,
    beyond: Block | None = None,
) -> None:
    """Writes `content`; `number` and `indent` are those of the list item it stands in, the number for its first block.

    `beyond` is the block that follows the last one.
    """
    start, last = place.indent, len(content) - 1
    for position, block in enumerate(content):
        if number and (not isinstance(block, (Paragraph, Heading)) or block.label):
            _empty(story, place, number, indent)
            number, indent = None, indent and Indent(indent.left, 0)
        if isinstance(block, Paragraph):
            leads = _leads(block, content[position + 1] if position < last else beyond, place)
            after = place.closing if position == last else 0
            start = _paragraph(story, block, place, number, indent, leads, after)
        elif isinstance(block, Heading):
            start = _heading(story, block, place, number, indent)
        else:
            _block(story, block, place if start == place.indent else place._replace(indent=start), position == last)
        number = None
    if number:
        _empty(story, place, number, indent)


def _leads(block: Paragraph, following: Block | None, place: Place) -> bool:
    """Whether a paragraph stays on the page of the block that follows it."""
    if place.keep or following is None:
        return place.keep
    if place.scope in _WHOLE or isinstance(following, List):
        return True
    end = block.children[-1] if block.children else None
    return isinstance(end, Text) and end.text.endswith(":")


def _block(story: Story, block: List | Table | Division, place: Place, ends: bool) -> None:
    if isinstance(block, List):
        _list(story, block, place, ends)
    elif isinstance(block, Table):
        tables.write(story, block, place, blocks)
    else:
        _division(story, block, place)


def _empty(story: Story, place: Place, number: Number, indent: Indent | None) -> None:
    """The label of an item that does not begin with text, or with one that has a number of its own: it needs a paragraph."""
    story.paragraph(_item_style(story, place), "", place, Shape(number, indent, style=place.style))


def _paragraph(
    story: Story, block: Paragraph, place: Place, number: Number | None, indent: Indent | None, leads: bool, after: int
) -> int:
    """Writes a paragraph, which may lead to what is behind it; returns where its text begins, in twips."""
    style, own = _dress(story.draft.house.looks, place, block.style, block.label is not None)
    story.mark(block.id)
    if block.label and not number:
        number = story.draft.numbers.main(block.label)
        indent = style.placed(number.indent)
    left = indent.left if indent else style.indent or 0
    runs = inlines.runs(story, block.children, place.small << inlines.SIZE, max(place.width - left, 1))
    if block.lead:
        runs = _run_in(story, block, place) + runs
    story.paragraph(style, runs, place, Shape(number, indent, leads, None, after, own))
    return left


@lru_cache(maxsize=4096)  # in a house there are few kinds of places, and in each of paragraphs
def _dress(looks: Looks, place: Place, role: str, numbered: bool) -> tuple[BlockStyle, str]:
    """The style of a paragraph of that role in its place, and the id of a Word style that goes before that style's own."""
    if role in _UNNAMED or (role == "item" and place.depth > 0):
        role = place.role
    roles = place.items if role == "item" and place.items else ("numbered", role) if numbered else (role,)
    return looks.find(place.scope, roles), place.style if role == place.role else ""


def _run_in(story: Story, block: Paragraph, place: Place) -> str:
    """A run-in heading and what the house sets after it."""
    rule = story.draft.house.house.run_in
    marks = place.small << inlines.SIZE | inlines.BOLD
    lead = inlines.runs(story, block.lead, marks, place.width) + inlines.plain(story, rule.suffix, marks)
    if not block.children:
        return lead
    return lead + ("<w:r><w:br/></w:r>" if rule.new_line else inlines.plain(story, " "))


def _heading(story: Story, block: Heading, place: Place, number: Number | None, indent: Indent | None) -> int:
    """Writes a heading; returns where its text begins, in twips."""
    rank = f"heading{block.rank}"
    roles = (rank, "heading") if block.style == "heading" else (block.style, rank)
    style = story.draft.house.looks.find(place.scope, roles)
    story.mark(block.id)
    if block.label and not number:
        number = story.draft.numbers.main(block.label)
        indent = style.placed(number.indent)
    outline = block.rank - 1 if style.outline != block.rank - 1 else None
    runs = inlines.runs(story, block.children, place.small << inlines.SIZE, place.width)
    story.paragraph(style, runs, place, Shape(number, indent, keep=True, outline=outline))
    return indent.left if indent else style.indent or 0


def _division(story: Story, block: Division, place: Place) -> None:
    story.mark(block.id)
    frame = None if place.style else story.draft.house.box(block.style)
    inner = place._replace(scope=block.style, box=frame or place.box)
    if not frame:
        blocks(story, block.blocks, inner)
        return
    frame = frame.reaching(_furthest(story, block.blocks, inner))
    story.close_box()
    blocks(story, block.blocks, inner._replace(box=frame, width=place.width - 2 * frame.inset))
    story.close_box()


def _furthest(story: Story, content: Sequence[Block], place: Place) -> int:
    """How far in the furthest label of the lists in `content` stands, in twips."""
    found = 0
    for block in content:
        if isinstance(block, List):
            indent, inner = _within(story, block, place)
            found = max(found, indent.left - indent.hanging, *(_furthest(story, i.blocks, inner) for i in block.items))
        elif isinstance(block, Division):
            found = max(found, _furthest(story, block.blocks, place._replace(scope=block.style)))
    return found


def _item_style(story: Story, place: Place) -> BlockStyle:
    return story.draft.house.looks.find(place.scope, place.items)


def _list(story: Story, block: List, place: Place, ends: bool) -> None:
    story.mark(block.id)
    indent, inner = _within(story, block, place)
    for index, item in enumerate(block.items):
        if index == len(block.items) - 1:
            inner = inner._replace(closing=_closing(story, place, ends), keep=place.keep)
        number = _item_number(story, block, item, place.depth, indent, index == 0)
        story.mark(item.id)
        if index == len(block.items) - 2 >= 1 and len(item.blocks) == 1:
            inner = inner._replace(keep=True)  # so that the last item does not stand alone on a page
        _item(story, item, inner, number, indent if number else Indent(indent.left, 0))


def _within(story: Story, block: List, place: Place) -> tuple[Indent, Place]:
    """Where the items of a list stand, and the place within them."""
    items = ("bullet", "item") if block.form in (BULLET, "") else ("item",)
    items = items if block.style in _LISTS else (block.style, *items)
    indent = _list_indent(block.form, story.draft.house.looks.find(place.scope, items), place)
    # In a list at the top of the paper a plain paragraph looks as items do; in a cell or footnote as that does.
    role = "item" if place.role in _DEEP else place.role
    return indent, place._replace(role=role, items=items, align="", depth=place.depth + 1, indent=indent.left, closing=0)


def _list_indent(form: str, style: BlockStyle, place: Place) -> Indent:
    """Where a list stands: its house says it of a list at the top of the paper, others begin where the text above does."""
    wide = form[:1] in ("(", "[", "i", "I")
    usual = _WIDE_HANGING if wide else _HANGING
    hanging = usual if style.hanging is None else min(style.hanging, usual) if place.depth and place.box else style.hanging
    if place.role == "cell":
        hanging = min(hanging, _HANGING if wide else _CELL_HANGING)
    if style.indent is not None and place.depth == 0 and place.role in _DEEP:
        return Indent(style.indent, min(hanging, style.indent))
    return Indent(place.indent + hanging, hanging)


def _item(story: Story, item: Item, place: Place, number: Number | None, indent: Indent) -> None:
    """The first block bears the label, those after it stand under its text."""
    first, rest = item.blocks[:1], item.blocks[1:]
    inner = place._replace(closing=0) if rest else place
    blocks(story, first, inner, number, indent, rest[0] if rest else None)
    blocks(story, rest, place, None, Indent(indent.left, 0))


def _item_number(story: Story, block: List, item: Item, depth: int, indent: Indent, first: bool) -> Number | None:
    numbers = story.draft.numbers
    if block.form == BULLET:
        return numbers.bullet(depth, indent)
    if block.form == "" or item.label is None:
        return None
    return numbers.item(item.label, block.form, depth, indent, item.label.value if first else None)


def _closing(story: Story, place: Place, ends: bool) -> int:
    """The space after a list: that of "list" if the house has it, else of the paragraphs round it."""
    if place.depth:
        return place.closing if ends else 0
    if place.role not in _DEEP or place.box:
        return 0
    own = story.draft.house.looks.role("list")
    return (own or story.draft.house.looks.find(place.scope, ("paragraph",))).after
