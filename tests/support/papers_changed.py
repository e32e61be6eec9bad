"""Papers that were made up and changed, for the properties of comparing: hypothesis strategies.

`changed_papers()` gives (older, newer): two numbered papers with references resolved, the newer one the older after some
edits (words, emphasis, blocks, moves, splits, joins, items, rows, columns, footnotes, ranks, sections, pictures).
`papers()` gives one. `reworded_papers()` gives two of which the newer has something moved, with words changed in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from random import Random
from typing import Any

from hypothesis import strategies as st
from msgspec.structs import replace

from docgen.house.model import Numbering
from docgen.paper import walk
from docgen.paper.identify import identify
from docgen.paper.number import number
from docgen.paper.references import resolve
from docgen.paper.tree import (
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
    Meta,
    Note,
    NoteMark,
    Paper,
    Paragraph,
    Reference,
    Row,
    Styled,
    Table,
    Text,
)
from tests.paper.papers import ALL

WORDS = """the of and to a in that is for on with committee report council proposal cost reserve service staff library
building budget year saving risk review consultation response officer member approve note £206,082 £1.2 15% 2027/28
24/11/14 9 March 2027 partner grant contract school ward road repair tender""".split()  # noqa: SIM905
STYLES = ("strong", "em", "sup", "del", "code")
PICTURES = (b"\x89PNG one", b"\x89PNG two")


def papers(size: int = 8) -> st.SearchStrategy[Paper]:
    """A paper with one of most things."""
    return st.builds(lambda seed, policy: finished(Maker(Random(seed)).paper(size), policy), _SEEDS, _POLICIES)


def changed_papers(size: int = 8, edits: int = 6) -> st.SearchStrategy[tuple[Paper, Paper]]:
    """An older and a newer paper, at most `edits` edits apart."""
    return st.builds(
        lambda seed, count, policy: changed(seed, size, count, policy), _SEEDS, st.integers(0, edits), _POLICIES
    )


def reworded_papers(edits: int = 2) -> st.SearchStrategy[tuple[Paper, Paper]]:
    """An older paper and a newer one in which a block, neighbours, an item or a row stand elsewhere with words changed."""
    return st.builds(lambda seed, count, policy: reworded(seed, count, policy), _SEEDS, st.integers(0, edits), _POLICIES)


def unlike_papers(size: int = 6) -> st.SearchStrategy[tuple[Paper, Paper]]:
    """Two papers made without regard to each other."""
    return st.tuples(papers(size), papers(size))


def changed(seed: int, size: int, edits: int, policy: Numbering = ALL[0]) -> tuple[Paper, Paper]:
    """The papers of `changed_papers` for one seed."""
    random = Random(seed)
    maker = Maker(random)
    old = maker.paper(size)
    new = old
    for _ in range(edits):
        new = Editor(maker).edit(new)
    return finished(old, policy), finished(new, policy)


def reworded(seed: int, edits: int, policy: Numbering = ALL[0]) -> tuple[Paper, Paper]:
    """The papers of `reworded_papers` for one seed."""
    random = Random(seed)
    maker = Maker(random)
    editor = Editor(maker)
    long: list[Any] = [Paragraph("", (Text(maker.words(1) + " " + _long(random)),), numbered=True) for _ in range(3)]
    items = tuple(Item("", (Paragraph("", (Text(_long(random)),), "item"), *maker.item(1).blocks[1:])) for _ in range(3))
    rows = tuple(Row(tuple(Cell((Paragraph("", (Text(_long(random, 6)),), "cell"),)) for _ in range(3))) for _ in range(4))
    division = Division("", "comment", (*long[:1], *maker.blocks(2)))
    old = replace(maker.paper(3), blocks=(division, *long[1:], List("", "•", items), Table("", (), rows), *maker.blocks(3)))
    new = replace(old, blocks=tuple(editor.moved(list(old.blocks))))
    for _ in range(edits):
        new = editor.edit(new)
    return finished(old, policy), finished(new, policy)


def _long(random: Random, words: int = 20) -> str:
    return " ".join(random.choice(WORDS) + random.choice(["", "", "", str(random.randint(1, 99))]) for _ in range(words))


def finished(paper: Paper, policy: Numbering = ALL[0]) -> Paper:
    """The paper with ids, numbers and references resolved, and only the footnotes and pictures it shows."""
    paper = _whole(paper)
    return resolve(number(identify(paper), policy))[0]


_SEEDS = st.integers(0, 2**32)
_POLICIES = st.sampled_from(ALL)


class Maker:
    """Makes papers of chance words; `ids` counts the ids that were written by hand."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.ids = 0

    def paper(self, size: int) -> Paper:
        blocks = self.blocks(size)
        blocks.append(Division("", "recommendations", (self.list(self.random.choice(["1.", "(a)"]), 0),)))
        return Paper(
            Meta("A paper"),
            tuple(blocks),
            tuple(Note(f"n{n}", (self.paragraph("note", plain=True),)) for n in range(4)),
            (Paragraph("", (Text("Header"),), "header"),),
            media=(("a.png", PICTURES[0]), ("b.png", PICTURES[1])),
        )

    def blocks(self, size: int) -> list[Block]:
        return [self.block() for _ in range(self.random.randint(1, size))]

    def block(self) -> Block:
        kind = self.random.randrange(12)
        if kind < 2:
            return Heading(self.id(), self.random.randint(1, 3), self.inlines(3), numbered=self.random.random() < 0.7)
        if kind < 8:
            return self.paragraph()
        if kind < 10:
            return self.list(self.random.choice(["•", "1.", "a)", ""]), 2)
        return self.table() if kind == 10 else Division("", self.random.choice(["title", "comment"]), tuple(self.blocks(2)))

    def paragraph(self, style: str = "paragraph", plain: bool = False) -> Paragraph:
        lead = (Text(self.words(2)),) if self.random.random() < 0.1 and not plain else ()
        inlines = (Text(self.words(8)),) if plain else self.inlines(25)
        return Paragraph(self.id(), inlines, style, lead, numbered=style == "paragraph")

    def list(self, form: str, depth: int) -> List:
        items = tuple(self.item(depth) for _ in range(self.random.randint(1, 4)))
        return List(self.id(), form, items)

    def item(self, depth: int) -> Item:
        inner: tuple[Block, ...] = (self.paragraph("item"),)
        if depth and self.random.random() < 0.25:
            inner = (*inner, self.list(self.random.choice(["•", "i)"]), depth - 1))
        return Item(self.id(), inner)

    def table(self) -> Table:
        width = self.random.randint(1, 4)
        head = (Row(tuple(self.cell("column") for _ in range(width))),) if self.random.random() < 0.8 else ()
        rows = tuple(Row(tuple(self.cell("") for _ in range(width))) for _ in range(self.random.randint(1, 5)))
        if self.random.random() < 0.2 and width > 1:
            rows = (*rows, Row((replace(self.cell(""), span=width),)))
        caption = (Text(self.words(4)),) if self.random.random() < 0.5 else ()
        return Table(self.id(), head, rows, caption)

    def cell(self, header: Any) -> Cell:
        blocks: tuple[Block, ...] = (Paragraph("", self.inlines(4), "cell"),)
        if self.random.random() < 0.1:
            blocks = (*blocks, self.list("•", 0))
        return Cell(blocks, header)

    def id(self) -> str:
        if self.random.random() > 0.15:
            return ""
        self.ids += 1
        return f"own{self.ids}x"

    def words(self, most: int) -> str:
        return " ".join(self.random.choice(WORDS) for _ in range(self.random.randint(1, most)))

    def inlines(self, most: int) -> tuple[Inline, ...]:
        found: list[Inline] = []
        for _ in range(self.random.choice([1, 1, 1, 2, 4])):
            found.append(self.inline(most))
            found.append(Text(self.random.choice([" ", ". ", ", ", ""])))
        return tuple(found)

    def inline(self, most: int) -> Inline:
        text = Text(self.words(most))
        kind = self.random.randrange(16)
        if kind == 0:
            return Styled(self.random.choice(STYLES), (text, Styled("em", (Text(self.words(1)),))))  # type: ignore[arg-type]
        if kind == 1:
            return Link(self.random.choice(["https://example.gov.uk/a", "https://example.gov.uk/b"]), (text,))
        if kind == 2:
            return NoteMark(f"n{self.random.randrange(4)}")
        if kind == 3:
            return Reference(f"own{self.random.randint(1, self.ids + 1)}x")
        if kind == 4:
            return self.random.choice([Break(), Image("a.png", "a picture"), Image("b.png", "a picture")])
        return text


class Editor:
    """Makes one edit of a chance kind in a chance place; a kind that finds no place changes nothing."""

    def __init__(self, maker: Maker) -> None:
        self.maker = maker
        self.random = maker.random

    def edit(self, paper: Paper) -> Paper:
        kinds: list[Callable[[Paper], Paper]] = [
            self.blocks_change,
            self.blocks_change,
            self.text_changes,
            self.text_changes,
            self.node_changes,
            self.node_changes,
            self.notes_change,
            self.pictures_change,
        ]
        return self.random.choice(kinds)(paper)

    def blocks_change(self, paper: Paper) -> Paper:
        """Blocks inserted, deleted, moved, split, joined, put in a division or taken out of one, at the outermost level."""
        return replace(paper, blocks=tuple(self.sequence(list(paper.blocks), self.maker.block)))

    def sequence(self, nodes: list[Any], make: Callable[[], Any]) -> list[Any]:
        at = self.random.randint(0, len(nodes))
        kind = self.random.choice(["insert", "delete", "move", "split", "join", "copy", "wrap", "unwrap"])
        here = nodes[at : at + 1]
        if kind == "insert":
            return [*nodes[:at], make(), *nodes[at:]]
        if kind == "delete":
            return nodes[:at] + nodes[at + self.random.randint(1, 2) :]
        if kind == "move":
            end = at + self.random.randint(1, 3)
            rest = nodes[:at] + nodes[end:]
            to = self.random.randint(0, len(rest))
            return rest[:to] + nodes[at:end] + rest[to:]
        if kind == "copy":
            return [*nodes[:at], *map(_unnamed, here), *nodes[at:]]
        if kind == "wrap" and here and isinstance(here[0], Heading | Paragraph | List | Table):
            return [*nodes[:at], Division("", "comment", tuple(here)), *nodes[at + 1 :]]
        if kind == "unwrap" and here and isinstance(here[0], Division):
            return [*nodes[:at], *here[0].blocks, *nodes[at + 1 :]]
        if kind == "split" and here and isinstance(here[0], Paragraph):
            cut = self.random.randint(0, len(here[0].children))
            first = replace(here[0], children=here[0].children[:cut])
            second = Paragraph("", here[0].children[cut:], here[0].style, numbered=here[0].numbered)
            return [*nodes[:at], first, second, *nodes[at + 1 :]]
        if (
            kind == "join"
            and len(nodes) > at + 1
            and isinstance(nodes[at], Paragraph)
            and isinstance(nodes[at + 1], Paragraph)
        ):
            joined = (*nodes[at].children, Text(" "), *nodes[at + 1].children)
            return [*nodes[:at], replace(nodes[at], children=joined), *nodes[at + 2 :]]
        return nodes

    def moved(self, blocks: list[Any]) -> list[Any]:
        """The blocks, or the items or rows of one of them, with some moved and a word changed in these."""
        kind = self.random.randrange(4)
        at = next(n for n, block in enumerate(blocks) if isinstance(block, (List, Table)[kind % 2]))
        if kind == 0:
            blocks[at] = replace(blocks[at], items=tuple(self.shifted(list(blocks[at].items), 1)))
        elif kind == 1:
            blocks[at] = replace(blocks[at], rows=tuple(self.shifted(list(blocks[at].rows), 1)))
        else:
            return self.shifted(blocks, self.random.randint(1, 2))
        return blocks

    def shifted(self, nodes: list[Any], count: int) -> list[Any]:
        at = self.random.randint(0, len(nodes) - count)
        rest = nodes[:at] + nodes[at + count :]
        to = self.random.randint(0, len(rest))
        return [*rest[:to], *map(self.word, nodes[at : at + count]), *rest[to:]]

    def word(self, node: Any) -> Any:
        """The node with one of its texts rewritten."""
        found = [n for n in nodes([node]) if isinstance(n, Paragraph) and n.children]
        if not found:
            return node
        chosen = self.random.choice(found)
        return _replaced((node,), chosen, lambda b: replace(b, children=tuple(map(self.rewritten, b.children))))[0]

    def text_changes(self, paper: Paper) -> Paper:
        """Words of one block changed, or its emphasis, or what it points to."""
        return self.changed(paper, Heading | Paragraph, lambda b: replace(b, children=self.inlines(b.children)))

    def inlines(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        at = self.random.randint(0, len(inlines))
        kind = self.random.randrange(6)
        if kind == 0:
            return (*inlines[:at], self.maker.inline(3), *inlines[at:])
        if kind == 1:
            return inlines[:at] + inlines[at + 1 :]
        if kind == 2:
            return (*inlines[:at], *(Styled("strong", (i,)) for i in inlines[at : at + 1]), *inlines[at + 1 :])
        return tuple(self.rewritten(i) if n == at or kind == 3 else i for n, i in enumerate(inlines))

    def rewritten(self, inline: Inline) -> Inline:
        if not isinstance(inline, Text):
            return inline
        words = re.findall(r"\S+|\s+", inline.text)
        for _ in range(self.random.randint(1, 2)):
            at = self.random.randint(0, len(words))
            words[at : at + self.random.randint(0, 3)] = [self.maker.words(2)] * self.random.randint(0, 1)
        return Text(" ".join(w for w in words if w.strip()))

    def node_changes(self, paper: Paper) -> Paper:
        """A heading's rank, a list's form or items, a table's rows or columns, a division's blocks changed."""
        kinds: list[Any] = [Heading, List, List, Table, Table, Division, Item, Paragraph]
        return self.changed(paper, self.random.choice(kinds), self.node)

    def node(self, node: Any) -> Any:
        match node:
            case Heading():
                if self.random.random() < 0.3:
                    return Paragraph(node.id, node.children, numbered=True)
                return replace(node, rank=node.rank % 3 + 1)
            case Paragraph():
                return replace(node, numbered=not node.numbered, lead=self.random.choice([(), (Text("Lead"),)]))
            case List():
                if self.random.random() < 0.3:
                    return replace(node, form=self.random.choice(["•", "1.", "a)"]), start=self.random.randint(1, 2))
                items = self.sequence(list(node.items), lambda: self.maker.item(1))
                return replace(node, items=tuple(i for i in items if isinstance(i, Item)))
            case Table():
                return self.table(node)
            case _:
                return replace(node, blocks=tuple(self.sequence(list(node.blocks), self.maker.paragraph)))

    def table(self, table: Table) -> Table:
        if self.random.random() < 0.5:
            width = len(table.rows[0].cells) if table.rows else 2
            rows = self.sequence(list(table.rows), lambda: Row(tuple(self.maker.cell("") for _ in range(width))))
            return replace(table, rows=tuple(r for r in rows if isinstance(r, Row)))
        at = self.random.randint(0, table.columns)
        kind = self.random.randrange(3)

        def row(row: Row, header: Any) -> Row:
            if kind == 0:
                return Row((*row.cells[:at], self.maker.cell(header), *row.cells[at:]))
            if kind == 1:
                return Row(row.cells[:at] + row.cells[at + 1 :])
            return Row(tuple(replace(c, align="right") if n == at else c for n, c in enumerate(row.cells)))

        return replace(table, head=tuple(row(r, "column") for r in table.head), rows=tuple(row(r, "") for r in table.rows))

    def notes_change(self, paper: Paper) -> Paper:
        """A footnote added, rewritten or called something else."""
        kind = self.random.randrange(3)
        at = self.random.randrange(4)
        if kind == 0:
            notes = tuple(
                replace(n, blocks=(self.maker.paragraph("note", True),)) if n.id == f"n{at}" else n for n in paper.notes
            )
            return replace(paper, notes=notes)
        if kind == 1:
            swap = {f"n{at}": f"n{(at + 1) % 4}", f"n{(at + 1) % 4}": f"n{at}"}
            renamed = tuple(replace(n, id=swap.get(n.id, n.id)) for n in paper.notes)
            changed = walk.change_inlines(paper, NoteMark, lambda m: NoteMark(swap.get(m.note, m.note)))
            return replace(changed, notes=renamed)
        mark = NoteMark(f"n{at}")
        return self.changed(paper, Paragraph, lambda b: replace(b, children=(*b.children, mark)))

    def pictures_change(self, paper: Paper) -> Paper:
        """The pictures change names, or one changes its bytes."""
        others = tuple(entry for entry in paper.media if entry[0] not in ("a.png", "b.png"))
        data = [*PICTURES[::-1]] if self.random.random() < 0.5 else [b"\x89PNG three", PICTURES[1]]
        return replace(paper, media=(*others, *zip(("a.png", "b.png"), data, strict=True)))

    def changed(self, paper: Paper, kind: Any, change: Callable[[Any], Any]) -> Paper:
        """The paper with one node of the kind changed."""
        found = [n for n in nodes(paper.blocks) if isinstance(n, kind)]
        if not found:
            return paper
        chosen = self.random.choice(found)
        return replace(paper, blocks=_replaced(paper.blocks, chosen, change))


def nodes(roots: Iterable[Any]) -> Iterator[Any]:
    """Every node below `roots` in reading order: blocks, items, rows and cells."""
    for node in roots:
        yield node
        for name in ("blocks", "items", "head", "rows", "cells"):
            yield from nodes(getattr(node, name, ()))


def _replaced(nodes: tuple[Any, ...], chosen: Any, change: Callable[[Any], Any]) -> tuple[Any, ...]:
    return tuple(change(n) if n is chosen else _inside(n, chosen, change) for n in nodes)


def _inside(node: Any, chosen: Any, change: Callable[[Any], Any]) -> Any:
    names = [n for n in ("blocks", "items", "head", "rows", "cells") if hasattr(node, n)]
    return replace(node, **{n: _replaced(getattr(node, n), chosen, change) for n in names})


def _unnamed(node: Any) -> Any:
    """The node without the ids in it, so that a copy is no second block of one name."""
    given: dict[str, Any] = {
        n: tuple(map(_unnamed, getattr(node, n))) for n in ("blocks", "items", "head", "rows", "cells") if hasattr(node, n)
    }
    return replace(node, **given, **({"id": ""} if hasattr(node, "id") else {}))


def _whole(paper: Paper) -> Paper:
    """The paper with each id used once, and only the footnotes that are marked."""
    seen: set[str] = set()

    def once(node: Any) -> Any:
        given: dict[str, Any] = {
            n: tuple(map(once, getattr(node, n))) for n in ("blocks", "items", "head", "rows", "cells") if hasattr(node, n)
        }
        name = getattr(node, "id", "")
        if name and name in seen:
            given["id"] = ""
        seen.add(name)
        return replace(node, **given)

    paper = replace(paper, blocks=tuple(map(once, paper.blocks)))
    marked = {i.note for i in walk.all_inlines(replace(paper, notes=())) if isinstance(i, NoteMark)}
    return replace(paper, notes=tuple(n for n in paper.notes if n.id in marked))
