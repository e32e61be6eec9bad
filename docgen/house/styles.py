"""The looks of a house: styles.toml, which gives each role of the paper a Word style and an appearance."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from docgen.house.model import HouseModel

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]
ColourName = str  # "#RRGGBB" or a name of [colours]


class Page(HouseModel):
    """The printed page, in millimetres and points."""

    width: float = 210
    height: float = 297
    margins: list[float] = Field(default_factory=lambda: [25.0, 25.0, 25.0, 25.0], min_length=4, max_length=4,
                                 description="Top, right, bottom, left.")  # fmt: skip
    font: str = "Arial"
    heading_font: str = ""
    size: float = Field(12, ge=8)
    line: float = Field(1.15, ge=1, description="Line height as a multiple.")
    colour: ColourName = "#000000"


class Look(HouseModel):
    """How one role of the paper looks. What is left out is as `based_on`, or as the page."""

    word: str = Field(description='Name of the Word style, e.g. "Heading 1".')
    based_on: str = Field("", description="Another role of this file.")
    font: str = ""
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    colour: ColourName = ""
    fill: ColourName = Field("", description="Background.")
    capitals: bool | None = Field(None, description="Shown in capitals; the stored text keeps its case.")
    align: Literal["", "left", "right", "center"] = ""
    before: float | None = Field(None, description="Space before, points.")
    after: float | None = Field(None, description="Space after, points.")
    indent: float | None = Field(None, description="Left indent of the text, millimetres.")
    hanging: float | None = Field(None, description="Room for the number or bullet, left of the text, millimetres.")
    line_above: ColourName = ""
    line_below: ColourName = ""
    line_left: ColourName = ""
    keep_next: bool | None = None


class TableLook(HouseModel):
    """How the tables of one role look; `word` names the Word table style."""

    word: str
    rules: Literal["grid", "rows", "none"] = "grid"
    line: ColourName = "#808080"
    head_fill: ColourName = ""
    head_colour: ColourName = ""
    label_fill: ColourName = Field("", description="Background of row headers (the labels of a details table).")
    band_fill: ColourName = ""
    size: float | None = None
    widths: list[float] = Field(default_factory=list, description="Fixed shares of the text width; empty: from the content.")


class Styles(HouseModel):
    """styles.toml: page, colours by name, looks of blocks by role, looks of tables by role."""

    page: Page = Page()
    colours: dict[str, Colour] = Field(default_factory=dict)
    styles: dict[str, Look]
    tables: dict[str, TableLook]

    def colour(self, name: str) -> str:
        """The "#RRGGBB" of a colour name, or of a colour itself; "" for ""."""
        return self.colours.get(name, name)
