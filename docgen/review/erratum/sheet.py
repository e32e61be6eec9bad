"""The sheet: what is corrected, of which meeting, and the corrections as a list."""

from __future__ import annotations

from msgspec.structs import replace

from docgen.house.wording import date_text
from docgen.paper import walk
from docgen.paper.identify import identify
from docgen.paper.number import number
from docgen.paper.tree import Block, Cell, Division, Heading, Item, List, Meta, Paper, Paragraph, Row, Styled, Table, Text
from docgen.review.erratum import wording
from docgen.review.erratum.corrections import Correction, corrections
from docgen.review.summary import Side, summary


def erratum(old: Side, new: Side, merged: Paper, before: Paper) -> Paper:
    """The correction sheet: `before` is the paper as published from `old`, `merged` that compared with the paper of `new`.

    It is numbered and ready for the writers of its house. It names places by the numbers of the published paper.
    """
    found = corrections(summary(old, new, merged, before), _heads(merged))
    title = wording.TITLE.format(title=before.meta.title)
    blocks: tuple[Block, ...] = (
        Division("", "title-block", (Paragraph("", (Text(title),), "title"),)),
        _details(old),
        Paragraph("", (Text(wording.INTRODUCTION if found else wording.NOTHING),)),
    )
    if found:
        items = tuple(map(_item, found))
        blocks = (*blocks, Heading("", 1, (Text(wording.HEADING),)), List("", "1.", items))
    sheet = Paper(
        _meta(before.meta, title),
        blocks,
        header=_running(before.header, before.meta.title, title),
        footer=_running(before.footer, before.meta.title, title),
        media=merged.media,
    )
    return number(identify(sheet), old.house.numbering)


def _meta(of: Meta, title: str) -> Meta:
    """What the sheet's file says of itself: it is no output of the decision, so that it bears no fingerprint of it."""
    return replace(of, title=title, status="final", identifier=f"{of.identifier}-correction", fingerprints=())


def _details(old: Side) -> Table:
    front, form = old.decision.front, old.house.dates.long
    published = front.publication.report or front.publication.agenda
    told = (
        (wording.REPORT, front.title),
        (wording.MEETING, front.meeting.body),
        (wording.DATE, date_text(form, front.meeting.date)),
        (wording.ITEM, front.meeting.agenda_item),
        (wording.REFERENCE, front.reference),
        (wording.PUBLISHED, date_text(form, published) if published else ""),
    )
    return Table("", (), tuple(_row(label, value) for label, value in told if value), style="details")


def _row(label: str, value: str) -> Row:
    head = Cell((Paragraph("", (Text(label),), "cell"),), "row")
    return Row((head, Cell((Paragraph("", (Text(value),), "cell"),))))


def _item(correction: Correction) -> Item:
    place = Styled("strong", (Text(correction.place),))
    end = "" if correction.blocks or correction.words.endswith((".", ".”", "…”")) else wording.END
    return Item("", (Paragraph("", (place, Text(f": {correction.words}{end}")), "item"), *correction.blocks))


def _running(blocks: tuple[Block, ...], old: str, new: str) -> tuple[Block, ...]:
    """A header or footer of the published paper with the sheet's title, and without a status."""
    kept = (b for b in blocks if not (isinstance(b, Paragraph) and b.style == "status"))
    return tuple(
        replace(b, children=(Text(new),)) if isinstance(b, Paragraph) and walk.plain(b.children) == old else b for b in kept
    )


def _heads(merged: Paper) -> dict[int, tuple[Row, ...]]:
    """The head of each row's table."""
    tables = [block for block in walk.blocks(merged.blocks) if isinstance(block, Table)]
    return {id(row): table.head for table in tables for row in table.rows}
