"""The pieces of a compared paper that tell of changes: stretches of text, nodes that bear a mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from docgen.paper.change import Change
from docgen.paper.tree import (
    Amended,
    Block,
    Break,
    Cell,
    Division,
    Heading,
    Image,
    Inline,
    Item,
    Link,
    List,
    Note,
    NoteMark,
    Paragraph,
    Reference,
    Row,
    Styled,
    Table,
    Text,
)

NOTE_MARK = "[footnote]"
Node = Block | Item | Row | Cell | Note


class Piece(Struct, frozen=True):
    """A stretch of plain text that is in both papers, or in one alone: then `amended` is the inline that says so."""

    text: str
    amended: Amended | None = None

    @property
    def kind(self) -> str:
        return self.amended.change.kind if self.amended else ""


def pieces(inlines: Iterable[Inline], inside: Amended | None = None) -> Iterator[Piece]:
    """The inlines as stretches of text in order, whatever emphasis they have."""
    for inline in inlines:
        if isinstance(inline, Amended):
            found = list(pieces(inline.children, inline))
            yield from found or [Piece("", inline)]
        elif isinstance(inline, Styled | Link):
            yield from pieces(inline.children, inside)
        else:
            yield Piece(_text(inline, inside), inside)


def _text(inline: Inline, inside: Amended | None) -> str:
    if isinstance(inline, Text | Reference):
        return inline.text
    if isinstance(inline, Image):
        return f"[picture: {inline.alt}]"
    if isinstance(inline, NoteMark):
        return NOTE_MARK if inside else ""
    return "\n" if isinstance(inline, Break) else ""


def of(block: Block | Item) -> list[Piece]:
    """The pieces of a block's own text, its run-in heading first."""
    match block:
        case Heading(children=children):
            return list(pieces(children))
        case Paragraph(children=children, lead=lead):
            return [*_lead(lead), *pieces(children)]
        case Table(caption=caption):
            return list(pieces(caption))
        case _:
            return []


def _lead(lead: tuple[Inline, ...]) -> list[Piece]:
    """The run-in heading with the stop after it, which came or went with it."""
    found = list(pieces(lead))
    marks = {p.kind: p.amended for p in found if p.text}
    return [*found, Piece(". ", marks.popitem()[1] if len(marks) == 1 else None)] if found else []


def now(found: Iterable[Piece]) -> str:
    """The text in the newer paper."""
    return "".join(p.text for p in found if p.kind != "del")


def was(found: Iterable[Piece]) -> str:
    """The text in the older paper."""
    return "".join(p.text for p in found if p.kind != "ins")


def words(node: Node, kind: str = "") -> str:
    """All words of a node, paragraphs and cells parted by a space: as they were for kind "del", else as they are."""
    told = was if kind == "del" else now
    other = "ins" if kind == "del" else "del"
    texts = (told(of(n)).strip() for n in inner(node) if not isinstance(n, Row | Cell | Note) and kind_of(n) != other)
    return " ".join(t for t in texts if t)


def all_words(nodes: Iterable[Node], kind: str) -> str:
    """The words of several nodes, parted by a space."""
    return " ".join(w for node in nodes if (w := words(node, kind)))


def inner(node: Node) -> Iterator[Node]:
    """The node and every block, item, row and cell in it, in reading order."""
    yield node
    for child in children(node):
        yield from inner(child)


def children(node: Node) -> tuple[Node, ...]:
    """What a node holds."""
    match node:
        case Division(blocks=blocks) | Item(blocks=blocks) | Cell(blocks=blocks) | Note(blocks=blocks):
            return blocks
        case List(items=items):
            return items
        case Table(head=head, rows=rows):
            return (*head, *rows)
        case Row(cells=cells):
            return cells
        case _:
            return ()


def kind_of(node: Node) -> str:
    """ "ins" or "del" where the node as a whole is in one paper alone, else ""."""
    change = node.change
    if change is None or change.kind == "form":
        return ""
    if isinstance(node, Heading | Paragraph):
        return change.kind if all(p.kind == change.kind for p in _written(node)) else ""
    return change.kind


def end_kind(node: Node) -> str:
    """ "ins" where a block was split: only the newer ends one here; "del" where it was joined with the next, else ""."""
    if not isinstance(node, Heading | Paragraph) or node.change is None or node.change.kind == "form" or kind_of(node):
        return ""
    return node.change.kind


def _written(block: Heading | Paragraph) -> list[Piece]:
    inlines = block.children if isinstance(block, Heading) else (*block.lead, *block.children)
    return [p for p in pieces(inlines) if p.text or p.amended]


def bearers(node: Node) -> Iterator[Struct]:
    """Every node in `node`, itself among them, that bears a mark of a change; inlines too."""
    for each in inner(node):
        yield from own_bearers(each)


def own_bearers(node: Node) -> Iterator[Struct]:
    """The node itself if it bears a mark, and the inlines of its own text that do."""
    if node.change is not None:
        yield node
    if isinstance(node, Heading | Paragraph | Table):
        yield from amended(node)


def amended(block: Block) -> list[Amended]:
    """The amended inlines of a block's own text."""
    found: dict[int, Amended] = {}
    for piece in of(block):
        if piece.amended is not None:
            found.setdefault(id(piece.amended), piece.amended)
    return list(found.values())


def change_of(bearer: Struct) -> Change:
    """The change a node bears."""
    change = getattr(bearer, "change", None)
    assert isinstance(change, Change)
    return change
