"""Papers and houses made by hand, to be written as pages."""

from __future__ import annotations

import tomllib

from msgspec import convert
from msgspec.structs import replace

from docgen.house.model import House
from docgen.house.styles import Styles
from docgen.paper.identify import identify
from docgen.paper.number import number
from docgen.paper.references import resolve
from docgen.paper.tree import (
    Block,
    Break,
    Cell,
    Division,
    Field,
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
from docgen.write.html import HtmlHouse, prepare

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)
META = Meta(
    "Lending of sledges",
    ("Ada Marsh, Head of Winter",),
    "Winter Committee, 2026-01-14",
    "2026-01-14",
    "final",
    "sledges",
    "northmoor",
    fingerprints=(("source", "ab12"), ("house", "cd34")),
)
HOUSE = convert(
    {
        "name": "Northmoor Council",
        "numbering": {"levels": ["{1}.0", "{1}.{2}"], "headings": [{"level": 1, "paragraphs": 2}]},
        "recommendations": {"lead_in": "That:"},
        "outline": ["*"],
        "roles": {},
    },
    House,
)
STYLES = convert(
    tomllib.loads(
        """
        colours = { moss = "#2f5d3a", pale = "#eef4ef", white = "#ffffff" }
        page = { font = "Arial", margins = [20, 21, 22, 23] }
        [styles]
        title = { word = "Title", size = 20, bold = true, colour = "moss", capitals = true }
        heading1 = { word = "Heading 1", size = 15, bold = true, colour = "moss", before = 14, indent = 15, hanging = 15 }
        heading2 = { word = "Heading 2", bold = true, before = 10 }
        paragraph = { word = "Body Text", after = 8, indent = 15, hanging = 15 }
        item = { word = "List Paragraph", after = 4, indent = 22, hanging = 7 }
        recommendations-item = { word = "Recommendation", based_on = "item", bold = true }
        footer = { word = "Footer", size = 9, align = "center" }
        notice = { word = "Notice", fill = "pale", line_left = "moss" }
        [tables]
        table = { word = "Report Table", head_fill = "moss", line = "moss" }
        details = { word = "Details Table", label_fill = "pale", widths = [0.3, 0.7] }
        """
    ),
    Styles,
)


def house(additions: str = "") -> HtmlHouse:
    return prepare(HOUSE, STYLES, additions)


def finished(*blocks: Block, notes: tuple[Note, ...] = (), meta: Meta = META) -> Paper:
    """The blocks as a paper with ids, numbers and resolved references."""
    paper = Paper(meta, blocks, notes, footer=(Paragraph("", (Text("Page "), Field("page")), style="footer"),))
    resolved, faults = resolve(number(identify(paper), HOUSE.numbering))
    assert not faults
    return replace(resolved, media=(("dot.png", PIXEL),))


def text(*words: str | Inline) -> tuple[Inline, ...]:
    return tuple(Text(w) if isinstance(w, str) else w for w in words)


def heading(words: str, rank: int = 1, name: str = "") -> Heading:
    return Heading(name, rank, text(words), numbered=True)


def paragraph(*words: str | Inline, style: str = "paragraph", name: str = "", lead: str = "") -> Paragraph:
    return Paragraph(name, text(*words), style, text(lead) if lead else (), numbered=style == "paragraph")


def item(words: str, *more: Block) -> Item:
    return Item("", (Paragraph("", text(words), "item"), *more))


def cell(words: str, header: str = "", span: int = 1) -> Cell:
    return Cell((Paragraph("", text(words), "cell"),) if words else (), header, span=span)  # type: ignore[arg-type]


def table(caption: str = "", name: str = "") -> Table:
    head = (Row((cell("", "column"), cell("Winter", "column"), cell("Spring", "column"))),)
    rows = (Row((cell("North", "row"), cell("12"), cell("7"))), Row((cell("All", "row"), cell("19 in all", span=2))))
    return Table(name, head, rows, text(caption) if caption else ())


def recommendations() -> Division:
    items = (item("buys twelve sledges"), item("lends them free of charge."))
    inner = (
        Heading("", 1, text("Recommendations")),
        paragraph("That the Committee:", style="lead-in"),
        List("", "1)", items),
    )
    return Division("", "recommendations", inner)


def whole() -> Paper:
    """A paper with every kind of node."""
    details = Table(
        "", (), (Row((cell("Ward", "row"), cell("All"))), Row((cell("Key decision", "row"), cell("No")))), style="details"
    )
    bullets = List(
        "", "•", (item("steep roads"), item("long paths", List("", "(a)", (item("gritted"), item("not gritted")))))
    )
    styled = [Styled(s, text(f"{s} words")) for s in ("strong", "em", "sup", "sub", "del", "code")]  # type: ignore[arg-type]
    return finished(
        Division(
            "",
            "title-block",
            (paragraph("Winter Committee", style="body-name"), paragraph("Lending of sledges", style="title")),
        ),
        details,
        recommendations(),
        heading("Background"),
        paragraph("Snow fell in ", Reference("facts"), " and ", Reference("count"), ".", NoteMark("n1")),
        bullets,
        heading("The facts", 2),
        paragraph(*styled, Break(), Image("dot.png", "A dot"), name="facts", lead="Snow"),
        table("Sledges by season", "count"),
        Division("", "notice", (paragraph("Read this first.", NoteMark("n2"), style="notice"),)),
        heading("More"),
        paragraph(
            "All are told in ", Link("https://www.example.gov.uk/a?b=1&c=2", text("the guide")), " to salt.", NoteMark("n1")
        ),
        paragraph(Link("mailto:ada.marsh@example.gov.uk", text("ada.marsh@example.gov.uk")), style="contact"),
        table(),
        notes=(
            Note("n1", (Paragraph("", text("As at 3 May.")),)),
            Note("n2", (Paragraph("", text("First part.")), Paragraph("", text("Second part.")))),
        ),
    )
