"""A house of few words and blocks made of few, for the tests of the Word writer."""

from __future__ import annotations

from functools import cache

from msgspec import convert

from docgen.house.model import House, Numbering, Recommendations
from docgen.house.styles import Look, Styles, TableLook
from docgen.paper.tree import (
    Block,
    Cell,
    Heading,
    Inline,
    Item,
    Label,
    List,
    Meta,
    Note,
    Paper,
    Paragraph,
    Row,
    Table,
    Text,
)
from docgen.write.word import WordHouse, prepare, write

NUMBERINGS = {
    "cambridgeshire": convert(
        {
            "levels": ["{1}.0", "{1}.{2}", "{1}.{2}.{3}"],
            "headings": [
                {"level": 1, "paragraphs": 2},
                {"level": 2, "paragraphs": 3, "body": "unnumbered"},
                {"level": 3, "body": "unnumbered"},
            ],
        },
        Numbering,
    ),
    "nottinghamshire": Numbering(levels=["{1}."]),
    "wolverhampton": convert(
        {"levels": ["{1}.0", "{1}.{2}"], "headings": [{"level": 1, "paragraphs": 2}, {"level": 2, "body": "unnumbered"}]},
        Numbering,
    ),
    "west-sussex": convert(
        {
            "levels": ["{1}.", "{1}.{2}."],
            "headings": [{"level": 1, "paragraphs": 2}, {"level": 2, "paragraphs": 2, "body": "unnumbered"}],
        },
        Numbering,
    ),
}

STYLES = Styles(
    colours={"pale": "#EAF2ED", "green": "#1D4F38"},
    styles={
        "title": Look(word="Title", size=16, bold=True, capitals=True, line_below="green"),
        "heading1": Look(word="Heading 1", size=14, bold=True, before=18, after=6),
        "heading2": Look(word="Heading 2", bold=True, before=12, after=4),
        "heading3": Look(word="Heading 3", italic=True),
        "paragraph": Look(word="Body Text", after=9, indent=12, hanging=12),
        "item": Look(word="List Paragraph", after=4),
        "lead-in": Look(word="Lead-in", after=6),
        "cell": Look(word="Table Text", size=11),
        "caption": Look(word="Caption", bold=True),
        "footnote": Look(word="Footnote Text", size=10),
        "header": Look(word="Header", size=10),
        "footer": Look(word="Footer", size=10),
        "recommendations-heading1": Look(
            word="Recommendations Heading", based_on="heading1", fill="pale", line_left="green"
        ),
        "recommendations-lead-in": Look(word="Recommendations Lead-in", after=6, fill="pale", line_left="green"),
        "recommendations-item": Look(word="Recommendation", after=6, fill="pale", line_left="green", indent=10, hanging=10),
    },
    tables={
        "table": TableLook(word="Report Table", head_fill="green", head_colour="#FFFFFF", label_fill="pale"),
        "details": TableLook(word="Details Table", rules="rows", widths=[0.25, 0.75]),
    },
)


@cache
def house(numbering: str = "wolverhampton") -> WordHouse:
    """One of the four numbering policies with the looks above."""
    return prepare(house_model(numbering), STYLES)


def house_model(numbering: str = "wolverhampton") -> House:
    return House(
        name="Sample Council",
        numbering=NUMBERINGS[numbering],
        recommendations=Recommendations(lead_in="That:"),
        outline=["*"],
        roles={},
    )


def paper(*blocks: Block, notes: tuple[Note, ...] = (), media: dict[str, bytes] | None = None) -> Paper:
    return Paper(Meta("A title"), blocks, notes, media=tuple((media or {}).items()))


def docx(
    *blocks: Block, notes: tuple[Note, ...] = (), numbering: str = "wolverhampton", media: dict[str, bytes] | None = None
) -> bytes:
    """The Word file of a paper of these blocks."""
    return write(paper(*blocks, notes=notes, media=media), house(numbering))


def main(text: str, level: int, value: int, explicit: bool = False) -> Label:
    return Label(text, "main", level, value, "", explicit)


def inlines(*content: str | Inline) -> tuple[Inline, ...]:
    return tuple(Text(c) if isinstance(c, str) else c for c in content)


def p(*content: str | Inline, label: Label | None = None, name: str = "", style: str = "paragraph") -> Paragraph:
    return Paragraph(name, inlines(*content), style, label=label, numbered=label is not None)


def h(text: str, rank: int = 1, label: Label | None = None, name: str = "") -> Heading:
    return Heading(name, rank, inlines(text), label=label, numbered=label is not None)


def items(
    *content: str | tuple[Block, ...], form: str = "•", name: str = "list", start: int = 1, labels: tuple[str, ...] = ()
) -> List:
    """A list; an item is a text or its blocks."""
    found = []
    for n, item in enumerate(content):
        blocks = (Paragraph("", inlines(item), "item"),) if isinstance(item, str) else item
        label = Label(labels[n], name, 1, start + n, form) if labels else None
        found.append(Item(f"{name}-{n + 1}" if name else "", blocks, label))
    return List(name, form, tuple(found), start=start)


def cell(*content: str | Inline | Block, header: str = "", align: str = "", span: int = 1) -> Cell:
    if content and not isinstance(content[0], str | Text):
        return Cell(content, header, align, span)  # type: ignore[arg-type]
    return Cell((Paragraph("", inlines(*content), "cell"),), header, align, span)  # type: ignore[arg-type]


def table(
    head: list[str], *rows: list[str], caption: str = "", label: Label | None = None, name: str = "", style: str = "table"
) -> Table:
    heads = (Row(tuple(cell(c, header="column") for c in head)),) if head else ()
    body = tuple(Row(tuple(cell(c) for c in row)) for row in rows)
    return Table(name, heads, body, inlines(caption) if caption else (), style, label)
