"""The looks of a house: styles.toml, which gives each role of the paper a Word style and an appearance."""

from typing import Annotated, Literal

from msgspec import Meta, field
from msgspec.structs import asdict, replace

from docgen.house.model import HouseModel

Colour = Annotated[str, Meta(pattern=r"^#[0-9A-Fa-f]{6}\Z")]
ColourName = str  # "#RRGGBB" or a name of [colours]


class Page(HouseModel, frozen=True, kw_only=True):
    """The printed page, in millimetres and points."""

    width: float = 210
    height: float = 297
    margins: Annotated[list[float], Meta(min_length=4, max_length=4, description="Top, right, bottom, left.")] = field(
        default_factory=lambda: [25.0, 25.0, 25.0, 25.0]
    )
    font: str = "Arial"
    heading_font: str = ""
    size: Annotated[float, Meta(ge=8)] = 12
    line: Annotated[float, Meta(ge=1, description="Line height as a multiple.")] = 1.15
    colour: ColourName = "#000000"
    letterhead: Annotated[bool, Meta(description="The header also stands at the top of the web page.")] = False


class Look(HouseModel, frozen=True, kw_only=True):
    """How one role of the paper looks. What is left out is as `based_on`, or as the page."""

    word: Annotated[str, Meta(description='Name of the Word style, e.g. "Heading 1".')]
    based_on: Annotated[str, Meta(description="Another role of this file.")] = ""
    font: str = ""
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    colour: ColourName = ""
    fill: Annotated[ColourName, Meta(description="Background.")] = ""
    capitals: Annotated[bool | None, Meta(description="Shown in capitals; the stored text keeps its case.")] = None
    align: Literal["", "left", "right", "center"] = ""
    before: Annotated[float | None, Meta(description="Space before, points.")] = None
    after: Annotated[float | None, Meta(description="Space after, points.")] = None
    indent: Annotated[float | None, Meta(description="Left indent of the text, millimetres.")] = None
    hanging: Annotated[float | None, Meta(description="Room for the number or bullet, left of the text, millimetres.")] = (
        None
    )
    line_above: ColourName = ""
    line_below: ColourName = ""
    line_left: ColourName = ""
    keep_next: bool | None = None

    def over(self, under: "Look") -> "Look":
        """This look with what it leaves out as it is in `under`, on which that is based."""
        said = {name: v for name, v in asdict(self).items() if name != "based_on" and v not in (None, "")}
        return replace(under, **said)


class TableLook(HouseModel, frozen=True, kw_only=True):
    """How the tables of one role look; `word` names the Word table style."""

    word: str
    rules: Literal["grid", "rows", "none"] = "grid"
    line: ColourName = "#808080"
    head_fill: ColourName = ""
    head_colour: ColourName = ""
    label_fill: Annotated[ColourName, Meta(description="Background of row headers (the labels of a details table).")] = ""
    band_fill: ColourName = ""
    size: float | None = None
    widths: Annotated[list[float], Meta(description="Fixed shares of the text width; empty: from the content.")] = field(
        default_factory=list
    )


class Styles(HouseModel, frozen=True, kw_only=True):
    """styles.toml: page, colours by name, looks of blocks by role, looks of tables by role."""

    page: Page = Page()
    colours: dict[str, Colour] = field(default_factory=dict)
    styles: dict[str, Look]
    tables: dict[str, TableLook]

    def colour(self, name: str) -> str:
        """The "#RRGGBB" of a colour name, or of a colour itself; "" for ""."""
        return self.colours.get(name, name)
