"""All the Word styles of a house: those of its looks, and of its tables and their cells."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.house.styles import Look, Styles, TableLook
from docgen.write.word import styles as write
from docgen.write.word.resolved import base_role
from docgen.write.word.styles import RUNS, border, custom_flag, shading, style_id, style_name
from docgen.write.word.xml import attribute

GAP_STYLE = "Table Gap"
TABLE_STYLE = "Table Grid"
_SIDES = {"grid": ("top", "left", "bottom", "right", "insideH", "insideV"), "rows": ("top", "bottom", "insideH"), "none": ()}


def all_styles(styles: Styles, ids: dict[str, str]) -> Iterator[tuple[str, str]]:
    """(folded name, XML) of every style of the house, one for each name; `ids` are those the file has already."""
    done = set()

    def identifier(role: str) -> str:
        word = styles.styles[role].word
        return ids.get(style_name(word).casefold()) or style_id(word)

    def once(word: str, xml: str) -> Iterator[tuple[str, str]]:
        name = style_name(word).casefold()
        if name not in done:
            done.add(name)
            yield name, xml

    for role, look in styles.styles.items():
        if role not in RUNS:
            base = base_role(role, look)
            based = identifier(base) if base in styles.styles and base != role else "Normal"
            yield from once(look.word, write.paragraph_style(role, styles, based))
    for role, default in RUNS.items():
        look = styles.styles.get(role, default)
        yield from once(look.word, write.character_style(role, look, styles))
    gap = '<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>'
    yield from once(GAP_STYLE, write.style("paragraph", GAP_STYLE, "Normal", gap, write.size(1)))
    for table in (*styles.tables.values(), *(() if "table" in styles.tables else (TableLook(word=TABLE_STYLE),))):
        yield from once(table.word, table_style(table, styles))
        cell = identifier("cell") if "cell" in styles.styles else "Normal"
        for kind in ("Text", "Heading", "Label"):
            base = identifier("head-cell") if kind == "Heading" and "head-cell" in styles.styles else cell
            yield from once(f"{table.word} {kind}", _cell_style(kind, table, styles, base))


def _cell_style(kind: str, table: TableLook, styles: Styles, base: str) -> str:
    """The paragraph style of a table's cells: bold and colour stand here, not in the table style.

    Word adds up bold of table and paragraph style as a toggle (17.7.3), other programs do not.
    """
    colour = (table.head_colour or _readable(styles.colour(table.head_fill))) if kind == "Heading" else ""
    look = Look(word="", size=table.size, bold=None if kind == "Text" else True, colour=colour)
    keep = "<w:keepNext/>" if kind == "Heading" else ""
    return write.style("paragraph", f"{table.word} {kind}", base, keep, write.character(look, styles))


def table_style(look: TableLook, styles: Styles) -> str:
    """The Word table style: rules, margins, fills of header row, row headers and bands."""
    line = styles.colour(look.line)
    borders = "".join(border(side, line, 4, 0) for side in _SIDES[look.rules])
    bands = '<w:tblStyleRowBandSize w:val="1"/>' if look.band_fill else ""
    padding = "".join(
        f'<w:{s} w:w="{w}" w:type="dxa"/>' for s, w in (("top", 40), ("left", 100), ("bottom", 40), ("right", 100))
    )
    parts = (("band2Horz", look.band_fill), ("firstCol", look.label_fill), ("firstRow", look.head_fill))
    special = "".join(
        f'<w:tblStylePr w:type="{part}"><w:tcPr>{shading(styles.colour(fill))}</w:tcPr></w:tblStylePr>'
        for part, fill in parts
        if fill
    )
    return (
        f'<w:style w:type="table"{custom_flag(look.word)} w:styleId="{style_id(look.word)}">'
        f'<w:name w:val="{attribute(style_name(look.word))}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr>{bands}'
        + (f"<w:tblBorders>{borders}</w:tblBorders>" if borders else "")
        + f"<w:tblCellMar>{padding}</w:tblCellMar></w:tblPr>{special}</w:style>"
    )


def _readable(fill: str) -> str:
    """White on a dark fill; on others the colour of the text stays."""
    if not fill:
        return ""
    red, green, blue = bytes.fromhex(fill[1:])
    return "#FFFFFF" if 0.299 * red + 0.587 * green + 0.114 * blue < 128 else ""
