"""What a house file may say: a council body's wording, order, numbering and demands."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from docgen.house.forms import ListForm, NumberForm

Kind = Literal["decision", "information", "scrutiny", "executive", "officer"]
Demand = bool | list[Kind]  # required always, never, or for these kinds of decision
KINDS: tuple[Kind, ...] = ("decision", "information", "scrutiny", "executive", "officer")


class HouseModel(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class HeadingNumbers(HouseModel):
    """How the headings of one rank, and the paragraphs under them, take part in the numbering."""

    level: int = Field(0, ge=0, description="Level of the house's numbers this rank takes; 0: no number.")
    paragraphs: int | None = Field(
        None, ge=1, description="Level of the numbered paragraphs under it; left out: as under the heading above."
    )
    body: Literal["numbered", "unnumbered"] = Field(
        "numbered", description="unnumbered: the heading's number serves for the paragraphs under it."
    )


class Numbering(HouseModel):
    """The house's numbers: one multilevel run through the paper.

    `levels` are the forms of level 1, 2, ...: "{1}.0", "{1}.{2}"; a level starts again
    whenever a lower-numbered one moves on.
    """

    levels: list[NumberForm] = Field(min_length=1, max_length=9)
    paragraphs: int = Field(1, ge=1, description="Level of a paragraph that stands under no numbered heading.")
    headings: list[HeadingNumbers] = Field(default_factory=list, max_length=5)
    table: str = Field("Table {1}", description="What a reference to a table, and its caption, says.")


class Recommendations(HouseModel):
    form: ListForm = Field("1.", description='Label of a recommendation: "1.", "1)", "i)", "a)" ...')
    lead_in: str = Field(description="May use {body} and {short}.")
    lead_ins: dict[Kind, str] = Field(default_factory=dict, description="Lead-in for one kind of decision.")


class CommentKind(HouseModel):
    """One kind of officer's comment the house knows, e.g. constitutional or finance."""

    heading: str = Field(description="May use {initials}, {date}, {officer}, {post}, {suffix}.")
    required: Demand = False
    code: str = Field("", description='Sign-off code, e.g. "[{initials}/{date}/{suffix}]"; may use the same names.')


class Role(HouseModel):
    """A section with a fixed meaning. `heading` is what this house prints for it."""

    heading: str
    aliases: list[str] = Field(default_factory=list, description="Other headings that mean this section.")
    required: Demand = False
    kinds: list[Kind] | None = Field(None, description="Kinds of decision it is allowed in; left out: all.")
    nil: str = Field("", description='What is printed for `{ nil = true }`, e.g. "There are no legal implications."')
    phrases: dict[str, str] = Field(default_factory=dict, description="Other standing answers by name.")
    text: str = Field("", description="Standing words (Markdown) printed under the heading, before the author's.")
    always: bool = Field(False, description="Print the heading and standing words even if the author wrote nothing.")
    min_words: int = Field(0, ge=0)
    max_words: int = Field(0, ge=0, description="0: no limit.")


class FieldRule(HouseModel):
    """A front-matter field of the house's own, given in a decision under [fields]."""

    label: str
    type: Literal["text", "markdown", "date", "number", "yes-no"] = "text"
    many: bool = Field(False, alias="list", description="Takes a list of values.")
    required: Demand = False
    choices: list[str] = Field(default_factory=list)
    help: str = ""


class Notice(HouseModel):
    """A text printed only when a field of the decision is set, e.g. when = "release.exempt"."""

    when: str = Field(description='Dotted path into the decision, e.g. "release.exempt" or "fields.urgent".')
    heading: str = ""
    text: str


class Dates(HouseModel):
    """Date forms; may use {d} {dd} {ordinal} {weekday} {month} {m} {mm} {yy} {yyyy}."""

    long: str = "{d} {month} {yyyy}"
    short: str = "{dd}/{mm}/{yyyy}"


class Money(HouseModel):
    negative: Literal["minus", "brackets"] = "minus"


class References(HouseModel):
    """Words between several numbers: "14 and 15", "14 to 17"."""

    last: str = " and "
    between: str = ", "
    through: str = " to "


class RunIn(HouseModel):
    """What stands between a run-in heading and its paragraph."""

    suffix: str = "."
    new_line: bool = False


class RuleSetting(HouseModel):
    severity: Literal["error", "warning", "note", "off"]
    reason: str = ""


class House(HouseModel):
    """house.toml, after its editions were applied."""

    name: str
    template: str = "paper.xml.j2"
    language: str = "en-GB"
    kinds: list[Kind] = Field(default_factory=lambda: list(KINDS))
    dates: Dates = Dates()
    money: Money = Money()
    references: References = References()
    run_in: RunIn = RunIn()
    numbering: Numbering
    recommendations: Recommendations
    outline: list[str] = Field(
        min_length=1,
        description='Order of the sections: roles, nested by "/", and "*" for the author\'s own sections before any role.',
    )
    roles: dict[str, Role]
    comments: dict[str, CommentKind] = Field(default_factory=dict, description="In the order they are printed.")
    contacts: list[str] = Field(default_factory=lambda: ["enquiries"], description="Kinds of contact the house knows.")
    requires: dict[str, Demand] = Field(
        default_factory=dict, description="Fields of the common model this house demands: areas, reference, ..."
    )
    fields: dict[str, FieldRule] = Field(default_factory=dict)
    notices: dict[str, Notice] = Field(default_factory=dict)
    words: dict[str, str] = Field(default_factory=dict, description="Any other wording its templates use.")
    rules: dict[str, RuleSetting] = Field(default_factory=dict)


class Defaults(HouseModel):
    """_shared/defaults.toml: wording a house need not repeat, and the headings by which every house knows a role."""

    words: dict[str, str] = Field(default_factory=dict)
    aliases: dict[str, list[str]] = Field(default_factory=dict)


class Edition(BaseModel):
    """Overrides of anything in the house file, for meetings from a date on."""

    model_config = ConfigDict(extra="allow", frozen=True, strict=True)
    from_: Annotated[dt.date, Field(alias="from")]

    @property
    def overrides(self) -> dict[str, Any]:
        return dict(self.model_extra or {})
