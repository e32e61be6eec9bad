"""Compared papers made by hand."""

from __future__ import annotations

from docgen.paper.change import Change
from docgen.paper.tree import (
    Amended,
    Block,
    Cell,
    Division,
    Heading,
    Inline,
    Item,
    Label,
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

META = Meta(
    "Lending of sledges", ("Ada Marsh",), "Winter Committee, 2026-01-14", "2026-01-14", "final", "sledges", "northmoor"
)
BY = {"author": "Ann Example", "date": "2026-03-01T10:00:00+00:00"}


def ins(*words: str | Inline, move: str = "", **whose: str) -> Amended:
    return Amended(Change("ins", move, **whose), text(*words))


def gone(*words: str | Inline, move: str = "", **whose: str) -> Amended:
    return Amended(Change("del", move, **whose), text(*words))


def text(*words: str | Inline) -> tuple[Inline, ...]:
    return tuple(Text(w) if isinstance(w, str) else w for w in words)


def label(number: str) -> Label:
    return Label(number, "main", 1, 1, "{1}.")


def heading(
    words: str, number: str = "", rank: int = 1, mark: str = "", name: str = "", was: Heading | None = None
) -> Heading:
    inlines = text(words) if mark in ("", "form") else (ins(words) if mark == "ins" else gone(words),)
    change = Change(mark, was=was) if mark else None  # type: ignore[arg-type]
    return Heading(name or words.lower(), rank, inlines, label=label(number) if number else None, change=change)


def paragraph(
    *words: str | Inline, number: str = "", change: Change | None = None, style: str = "paragraph", name: str = ""
) -> Paragraph:
    return Paragraph(
        name or (f"p{number.strip('.')}" if number else ""),
        text(*words),
        style,
        label=label(number) if number else None,
        change=change,
    )


def new(words: str, number: str = "", move: str = "", style: str = "paragraph", name: str = "") -> Paragraph:
    return paragraph(ins(words, move=move), number=number, change=Change("ins", move), style=style, name=name)


def old(words: str, number: str = "", move: str = "", style: str = "paragraph", name: str = "") -> Paragraph:
    return paragraph(gone(words, move=move), number=number, change=Change("del", move), style=style, name=name)


def item(*blocks: Block, number: str = "", change: Change | None = None, name: str = "") -> Item:
    return Item(name, blocks, label(number) if number else None, change=change)


def cell(*words: str | Inline, header: str = "", change: Change | None = None) -> Cell:
    mark = change if change and change.kind != "form" else None
    blocks = (paragraph(*words, style="cell", change=mark),) if words else ()
    return Cell(blocks, header, change=change)  # type: ignore[arg-type]


def new_row(*words: str) -> Row:
    return Row(tuple(Cell((new(w, style="cell"),) if w else (), change=Change("ins")) for w in words), Change("ins"))


def old_row(*words: str) -> Row:
    return Row(tuple(Cell((old(w, style="cell"),) if w else (), change=Change("del")) for w in words), Change("del"))


def paper(*blocks: Block, notes: tuple[Note, ...] = ()) -> Paper:
    return Paper(META, blocks, notes)


def money(year_words: tuple[str | Inline, ...] = ("£1",)) -> Table:
    """A table with one changed figure, a row more, a row less, and a new column."""
    added = Change("ins")
    head = Row(
        (cell("Year", header="column"), cell("Cost", header="column"), cell(ins("Source"), header="column", change=added))
    )
    rows = (
        Row((cell("2025/26", header="row"), cell(*year_words), cell(ins("Reserve"), change=added))),
        new_row("2026/27", "£5", "Grant"),
        old_row("2027/28", "£9"),
    )
    return Table("money", (head,), rows, text("Costs"), label=Label("Table 1", "table", 1, 1, "Table {1}"))


def whole() -> Paper:
    """A compared paper with every kind of change."""
    bullets = List(
        "bullets",
        "•",
        (
            item(paragraph("steep ", gone("roads"), ins("lanes"), style="item"), name="b1"),
            item(new("long paths", style="item"), change=Change("ins"), name="b2"),
            item(old("short paths", style="item"), change=Change("del"), name="b2"),
        ),
    )
    recommendations = List(
        "asks",
        "1.",
        (
            item(paragraph("buys ", gone("ten"), ins("twelve"), " sledges", style="item"), number="1.", name="r1"),
            item(old("sells skis", style="item", move="m2"), number="2.", name="r2", change=Change("del", "m2")),
            item(paragraph("lends them", style="item"), number="2.", name="r2"),
            item(new("sells skis", style="item", move="m2"), number="3.", name="r3", change=Change("ins", "m2")),
        ),
    )
    return paper(
        Division("t", "title-block", (old("Lending of skis", style="title"), new("Lending of sledges", style="title"))),
        Division("rs", "recommendations", (heading("Recommendations"), recommendations)),
        heading("Background", "1."),
        paragraph(
            "Snow fell ", gone("24", **BY), ins("28", **BY), " November 2014 in ", Reference("p4", "4"), ".", number="2."
        ),
        new("Ice followed.", "3."),
        new("Then it thawed.", "4."),
        old("Nothing fell.", "3.", name="p3"),
        paragraph("It was cold.", ins(NoteMark("new", 1)), gone(NoteMark("old", 1)), number="5.", change=Change("ins")),
        paragraph("And dark.", number="6."),
        paragraph("One.", number="7.", change=Change("del")),
        paragraph(" Two.", number="8."),
        paragraph(
            "See ",
            Link("https://www.example.gov.uk/guide", text("the ", gone("old"), ins("new"), " guide")),
            " and ",
            Styled("em", (gone("this"), ins("that"))),
            " for ",
            gone("same"),
            ins(Styled("strong", text("same"))),
            gone(" but not ", Reference("p3", "3")),
            number="9.",
        ),
        bullets,
        old("A moved paragraph.", "10.", "m1", name="p10"),
        paragraph("It stays.", number="10."),
        new("A moved paragraph.", "11.", "m1"),
        money(("£", gone("1"), ins("2"))),
        heading("Costs", "12.", 2, "form", was=Heading("", 1, ())),
        paragraph("Was larger.", number="13.", change=Change("form", was=Paragraph("", (), "quote"))),
        heading("Risks", "14.", mark="ins"),
        new("It may melt.", "15."),
        heading("Ends", "14.", mark="del"),
        notes=(
            Note("new", (paragraph(ins("As at May."), change=Change("ins")),), 1, Change("ins")),
            Note("old", (paragraph(gone("As at June."), change=Change("del")),), 1, Change("del")),
        ),
    )
