"""A house made ready for the Word writer: what all its papers have alike."""

from __future__ import annotations

from msgspec import Struct

from docgen.house.model import House, Numbering
from docgen.house.styles import Styles, TableLook
from docgen.write.word import constants
from docgen.write.word.boxes import Box, box
from docgen.write.word.ground import Base
from docgen.write.word.looks import Looks
from docgen.write.word.numbering import Indent
from docgen.write.word.package import Part
from docgen.write.word.styles import RUNS
from docgen.write.word.stylesheet import GAP_STYLE, TABLE_STYLE
from docgen.write.word.xml import twips

_LEAST_HANGING = 10.0  # millimetres
_FIGURE = 0.56  # width of a figure as a share of the font's size; of a stop or bracket, half of it


class WordHouse(Struct, frozen=True):
    """Made by `prepare`, once for a house and edition; `write` only reads it. It can be pickled.

    `forms` and `indents` are those of the house's number levels; `parts` stand in every paper, compressed already.
    """

    house: House
    base: Base
    parts: tuple[Part, ...]
    looks: Looks
    styles: Styles
    tables: dict[str, TableLook]
    forms: tuple[str, ...]
    indents: tuple[Indent, ...]
    link: str
    note_mark: str
    code: str
    gap: str
    boxes: dict[str, Box | None]

    def box(self, scope: str) -> Box | None:
        """The box round a division of that style."""
        if scope not in self.boxes:
            self.boxes[scope] = box(self.looks, scope)
        return self.boxes[scope]

    def colour(self, name: str) -> str:
        """The colour of that name."""
        return self.styles.colour(name)

    def table(self, style: str) -> TableLook:
        """The look of tables of that style; an unknown one looks as "table" does."""
        return self.tables.get(style) or self.tables.get("table") or TableLook(word=TABLE_STYLE)


def prepare(house: House, styles: Styles, base: bytes | None = None) -> WordHouse:
    """The house made ready. `base` is its house.docx: that file's styles, page, header and footer then win."""
    from docgen.write.word import base as word_base  # python-docx, which writing itself does without

    made = word_base.make(styles, house.language, base)
    looks = Looks(styles, made.ids)
    runs = {**RUNS, **styles.styles}
    return WordHouse(
        house=house,
        base=made,
        parts=constants.parts(made, styles, house.language),
        looks=looks,
        styles=styles,
        tables=dict(styles.tables),
        forms=tuple(house.numbering.levels),
        indents=_indents(house.numbering, styles, looks),
        link=looks.word(runs["link"].word),
        note_mark=looks.word(runs["note-mark"].word),
        code=looks.word(runs["code"].word),
        gap=looks.word(GAP_STYLE),
        boxes={},
    )


def _indents(numbering: Numbering, styles: Styles, looks: Looks) -> tuple[Indent, ...]:
    """The indents of the levels: as the look of what mostly stands there says, else all alike and wide enough."""
    widest = max(_label_width(form, styles.page.size) for form in numbering.levels)
    default = max(twips(_LEAST_HANGING), widest)
    found = []
    for level in range(1, len(numbering.levels) + 1):
        rank = next((i for i, h in enumerate(numbering.headings, start=1) if h.level == level), None)
        body = numbering.paragraphs == level or any(h.paragraphs == level for h in numbering.headings)
        style = looks.find("", ("numbered", "paragraph") if body or rank is None else (f"heading{rank}", "heading"))
        found.append(style.placed(Indent(default, default)))
    return tuple(found)


def _label_width(form: str, size: float) -> int:
    """Twips a label of two-figure counters takes with a little air, three deep ones counting one figure for the last."""
    counters = form.count("{")
    figures = 2 * min(counters, 2) + max(0, counters - 2)
    rest = "".join(part.split("}", 1)[-1] for part in form.split("{"))
    width = figures * _FIGURE + sum(_FIGURE if c.isalnum() else _FIGURE / 2 for c in rest)
    return round((width * size + 5) * 20 / 20) * 20
