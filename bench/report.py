"""A report of the corpus: its blocks, before they are written in any one program's form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bench.words import Words

HOUSES = ("nottinghamshire", "cambridgeshire", "nottinghamshire", "west-sussex", "nottinghamshire", "wolverhampton")
FREE_SECTIONS = 6

# The sections each house prints last, by the headings that it knows.
_CLOSING = {
    "nottinghamshire": (
        "Other Options Considered",
        "Reason/s for Recommendation/s",
        "Financial Implications",
        "Human Resources Implications",
        "Implications for Service Users",
    ),
    "cambridgeshire": (
        "Supporting and protecting vulnerable people when they need it most",
        "Helping people live healthy and independent lives in their communities",
        "Developing the local economy for the benefit of all",
        "Ways of working",
        "Finance",
        "Equality and diversity implications",
        "Engagement and consultation",
        "Statutory requirements and partnership working",
    ),
    "west-sussex": ("Consultation", "Resource Implications and Value for Money", "Risk Management Implications"),
    "wolverhampton": (
        "Financial implications",
        "Legal implications",
        "Equalities implications",
        "Environmental implications",
        "Human resources implications",
        "Corporate landlord implications",
    ),
}


@dataclass(frozen=True)
class Heading:
    """`rank` 1 begins a section."""

    text: str
    rank: int = 1


@dataclass(frozen=True)
class Paragraph:
    """A numbered paragraph. `@[id]` in it is a reference, `$[name]` a figure, `[^1]` the footnote's mark."""

    text: str
    id: str = ""


@dataclass(frozen=True)
class Item:
    text: str
    items: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Listing:
    """A list; `lettered` says how its outer items are marked, nested ones are bullets."""

    items: tuple[Item, ...]
    lettered: bool = False


@dataclass(frozen=True)
class Table:
    """The first row is the head."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Note:
    """The text of the footnote."""

    text: str


Block = Heading | Paragraph | Listing | Table | Note


@dataclass(frozen=True)
class Report:
    """A report; `blocks` is its body, the rest stands in docgen's front matter and is printed by every program.

    A comment without a text is signed and no more.
    """

    number: int
    house: str
    title: str
    recommendations: tuple[str, ...]
    comments: tuple[tuple[str, str], ...]
    background: tuple[str, ...]
    figures: dict[str, int]
    blocks: tuple[Block, ...]

    @property
    def name(self) -> str:
        return f"report-{self.number:05}"


def report(number: int, length: int = 1) -> Report:
    """The report of that number, always the same; `length` times the sections of an ordinary one."""
    house = HOUSES[number % len(HOUSES)]
    words = Words(f"docgen bench {number}")
    verb = "notes" if house == "nottinghamshire" else "note"
    figures = {"total": words.number(50_000, 900_000), "saving": words.number(10_000, 400_000)}
    return Report(
        number,
        house,
        f"{words.noun()} and {words.noun().lower()} in {words.place()}: report {number}",
        tuple(f"{verb} {words.phrase()}".replace(" (under £5,000)", "") for _ in range(3)),
        tuple((kind, "" if house == "wolverhampton" else words.sentences(2)) for kind in _comments(house)),
        tuple(f"Report on {words.phrase()}" for _ in range(2)),
        figures,
        tuple(_body(words, house, length)),
    )


def table_report(rows: int, number: int = 0) -> Report:
    """A report that is nearly all one table of that many rows."""
    base = report(number)
    words = Words(f"docgen bench table {number}")
    first = base.blocks.index(Heading(f"{words.head(0)} (1)"))
    closing = base.blocks.index(Heading(_CLOSING[base.house][0]))
    figures = (Heading("Figures in full"), Paragraph(words.sentence(), "s0p2"), _table(words, rows))
    return replace(base, blocks=(*base.blocks[:first], *figures, *base.blocks[closing:]))


def _comments(house: str) -> tuple[str, ...]:
    return {"nottinghamshire": ("constitutional", "finance"), "wolverhampton": ("finance", "legal")}.get(house, ())


def _body(words: Words, house: str, length: int) -> Iterator[Block]:
    yield from (Heading("Purpose"), Paragraph(words.sentences(2)))
    background = "Information" if house == "nottinghamshire" else "Background"
    yield from (Heading(background), Paragraph(words.sentences(2)), Paragraph(words.sentence()))
    for n in range(FREE_SECTIONS * length):
        yield from _section(words, n)
    for heading in _CLOSING[house]:
        yield Heading(heading)
        yield Paragraph(f"{words.sentence()} This costs $[total] and saves $[saving] a year (paragraph @[s0p2]).")
        yield Paragraph(words.sentence())


def _section(words: Words, n: int) -> Iterator[Block]:
    """A free section of nine numbered paragraphs, with what stands between them."""
    yield Heading(f"{words.head(n)} ({n + 1})")
    for p in range(9):
        text = words.sentences(1 if p % 4 else 2)
        if p == 4:
            text += f" See paragraph @[s{n}p2], and paragraphs @[s{n}p5] and @[s{n}p6]."
        if p == 7:
            text += " Details are on [the council's page](https://www.example.gov.uk/reports)."
        if n == 0 and p == 1:
            text += "[^1]"
        yield Paragraph(text, f"s{n}p{p}" if p in (2, 5, 6) else "")
        if p == 1 and n == 0:
            yield Note(words.sentence())
        if p == 3:
            yield from _insert(words, n % FREE_SECTIONS)


def _insert(words: Words, kind: int) -> Iterator[Block]:
    """What breaks the prose: bullets, letters, nested lists, and two tables in each run of six sections."""
    if kind in (0, 3):
        yield _table(words, 7)
    elif kind == 1:
        yield Listing(tuple(Item(words.phrase()) for _ in range(5)))
    elif kind == 2:
        yield Listing(tuple(Item(words.phrase()) for _ in range(4)), lettered=True)
    elif kind == 4:
        inner = tuple(Item(words.phrase()) for _ in range(2))
        deep = Item(words.phrase(), (Item(words.phrase(), inner), Item(words.phrase())))
        yield Listing((Item(words.phrase()), deep, Item(words.phrase())))
    else:
        nested = Item(words.phrase(), tuple(Item(words.phrase()) for _ in range(3)))
        yield Listing((nested, Item(words.phrase())), lettered=True)


def _table(words: Words, rows: int) -> Table:
    head = ("Area", words.noun(), "2025/26", "2026/27")
    body = (
        (words.place(), str(words.number(10, 900)), f"£{words.number(1000, 99999):,}", f"£{words.number(1000, 99999):,}")
        for _ in range(rows)
    )
    return Table((head, *body))
