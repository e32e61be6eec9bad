"""What a house file may say: a council body's wording, order, numbering and demands."""

import datetime as dt
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from docgen.house.forms import ListForm, NumberForm, check_list_form, check_number_form
from docgen.weights import RuleSetting

Kind = Literal["decision", "information", "scrutiny", "executive", "officer"]
Demand = bool | list[Kind]  # required always, never, or for these kinds of decision
KINDS: tuple[Kind, ...] = ("decision", "information", "scrutiny", "executive", "officer")


class HouseModel(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a house's TOML says, as it says it; unknown fields are faults."""


class HeadingNumbers(HouseModel, frozen=True, kw_only=True):
    """How the headings of one rank, and the paragraphs under them, take part in the numbering."""

    level: Annotated[int, Meta(ge=0, description="Level of the house's numbers this rank takes; 0: no number.")] = 0
    paragraphs: Annotated[
        Annotated[int, Meta(ge=1)] | None,
        Meta(description="Level of the numbered paragraphs under it; left out: as under the heading above."),
    ] = None
    body: Annotated[
        Literal["numbered", "unnumbered"],
        Meta(description="unnumbered: the heading's number serves for the paragraphs under it."),
    ] = "numbered"


class Numbering(HouseModel, frozen=True, kw_only=True):
    """The house's numbers: one multilevel run through the paper.

    `levels` are the forms of level 1, 2, ...: "{1}.0", "{1}.{2}"; a level starts again
    whenever a lower-numbered one moves on.
    """

    levels: Annotated[list[NumberForm], Meta(min_length=1, max_length=9)]
    paragraphs: Annotated[int, Meta(ge=1, description="Level of a paragraph that stands under no numbered heading.")] = 1
    headings: Annotated[list[HeadingNumbers], Meta(max_length=5)] = []
    table: Annotated[str, Meta(description="What a reference to a table, and its caption, says.")] = "Table {1}"

    def __post_init__(self) -> None:
        for form in self.levels:
            check_number_form(form)


class Recommendations(HouseModel, frozen=True, kw_only=True):
    form: Annotated[ListForm, Meta(description='Label of a recommendation: "1.", "1)", "i)", "a)" ...')] = "1."
    lead_in: Annotated[str, Meta(description="May use {body} and {short}.")]
    lead_ins: Annotated[dict[Kind, str], Meta(description="Lead-in for one kind of decision.")] = {}

    def __post_init__(self) -> None:
        check_list_form(self.form)


class CommentKind(HouseModel, frozen=True, kw_only=True):
    """One kind of officer's comment the house knows, e.g. constitutional or finance."""

    heading: Annotated[str, Meta(description="May use {initials}, {date}, {officer}, {post}, {suffix}.")]
    required: Demand = False
    code: Annotated[str, Meta(description='Sign-off code, e.g. "[{initials}/{date}/{suffix}]"; may use the same names.')] = (
        ""
    )
    scope: Annotated[
        list[str],
        Meta(description='What the officer answers for: "finances", "options.cost", "sections.legal"; left out: the usual.'),
    ] = []


class Role(HouseModel, frozen=True, kw_only=True):
    """A section with a fixed meaning. `heading` is what this house prints for it."""

    heading: str
    aliases: Annotated[list[str], Meta(description="Other headings that mean this section.")] = []
    required: Demand = False
    kinds: Annotated[list[Kind] | None, Meta(description="Kinds of decision it is allowed in; left out: all.")] = None
    nil: Annotated[
        str, Meta(description='What is printed for `{ nil = true }`, e.g. "There are no legal implications."')
    ] = ""
    phrases: Annotated[dict[str, str], Meta(description="Other standing answers by name.")] = {}
    text: Annotated[str, Meta(description="Standing words (Markdown) printed under the heading, before the author's.")] = ""
    always: Annotated[bool, Meta(description="Print the heading and standing words even if the author wrote nothing.")] = (
        False
    )
    min_words: Annotated[int, Meta(ge=0)] = 0
    max_words: Annotated[int, Meta(ge=0, description="0: no limit.")] = 0


class FieldRule(HouseModel, frozen=True, kw_only=True):
    """A front-matter field of the house's own, given in a decision under [fields]."""

    label: str
    type: Literal["text", "markdown", "date", "number", "yes-no"] = "text"
    many: Annotated[bool, Meta(description="Takes a list of values.")] = field(default=False, name="list")
    required: Demand = False
    choices: list[str] = []
    help: str = ""


class Notice(HouseModel, frozen=True, kw_only=True):
    """A text printed only when a field of the decision is set, e.g. when = "release.exempt"."""

    when: Annotated[str, Meta(description='Dotted path into the decision, e.g. "release.exempt" or "fields.urgent".')]
    heading: str = ""
    text: str


class Dates(HouseModel, frozen=True, kw_only=True):
    """Date forms; may use {d} {dd} {ordinal} {weekday} {month} {m} {mm} {yy} {yyyy}."""

    long: str = "{d} {month} {yyyy}"
    short: str = "{dd}/{mm}/{yyyy}"


class Money(HouseModel, frozen=True, kw_only=True):
    negative: Literal["minus", "brackets"] = "minus"


class References(HouseModel, frozen=True, kw_only=True):
    """Words between several numbers: "14 and 15", "14 to 17"."""

    last: str = " and "
    between: str = ", "
    through: str = " to "


class RunIn(HouseModel, frozen=True, kw_only=True):
    """What stands between a run-in heading and its paragraph."""

    suffix: str = "."
    new_line: bool = False


Governance = Literal["executive", "committee", "council", "scrutiny", "individual", "officer"]
Reading = Literal["working", "calendar"]
LAWFUL_STEPS = frozenset(
    ("summons", "notice", "agenda", "report", "key-decision", "private-notice", "private-second-notice", "call-in")
)


class Readings(HouseModel, frozen=True, kw_only=True):
    """How the council counts clear days: working days alone, or all days of the calendar."""

    agenda: Reading = "working"
    key_decision: Reading = "calendar"
    private: Reading = "calendar"
    call_in: Reading = "working"


class HouseDeadline(HouseModel, frozen=True, kw_only=True):
    """A deadline of the council's own, such as the last day for a report to reach the clerk."""

    name: Annotated[str, Meta(min_length=1)]
    days: Annotated[int, Meta(ge=0, le=250)]
    before: Literal["meeting", "agenda"] | None = None
    after: Literal["meeting", "decision"] | None = None
    reading: Reading = "working"
    clear: Annotated[bool, Meta(description="Neither the day itself nor that of the meeting counts.")] = False
    time: Annotated[str, Meta(description='Time of day, "10:00".')] = ""
    kinds: Annotated[list[Kind] | None, Meta(description="Kinds of decision it holds for; left out: all.")] = None


class Clock(HouseModel, frozen=True, kw_only=True):
    """The council's way with deadlines, as far as the law leaves it open."""

    bodies: Annotated[dict[str, Governance], Meta(description="Bodies that are governed otherwise than the house.")] = {}
    readings: Readings = Readings()
    call_in: Annotated[int, Meta(ge=0, le=60, description="Clear days for call-in; 0: none.")] = 5
    key_decision_from: Annotated[
        Annotated[int, Meta(ge=0)] | None, Meta(description="Pounds from which on a decision is a key decision.")
    ] = None
    deadlines: Annotated[dict[str, HouseDeadline], Meta(description="The council's own deadlines by name.")] = {}


class House(HouseModel, frozen=True, kw_only=True):
    """house.toml, after its editions were applied."""

    name: str
    template: str = "paper.xml.j2"
    language: str = "en-GB"
    kinds: list[Kind] = field(default_factory=lambda: list(KINDS))
    dates: Dates = Dates()
    money: Money = Money()
    references: References = References()
    run_in: RunIn = RunIn()
    numbering: Numbering
    recommendations: Recommendations
    outline: Annotated[
        list[str],
        Meta(
            min_length=1,
            description='Order of the sections: roles, nested by "/", and "*" for the author\'s own before any role.',
        ),
    ]
    roles: dict[str, Role]
    comments: Annotated[dict[str, CommentKind], Meta(description="In the order they are printed.")] = {}
    contacts: Annotated[list[str], Meta(description="Kinds of contact the house knows.")] = field(
        default_factory=lambda: ["enquiries"]
    )
    requires: Annotated[
        dict[str, Demand], Meta(description="Fields of the common model this house demands: areas, reference, ...")
    ] = {}
    fields: dict[str, FieldRule] = {}
    notices: dict[str, Notice] = {}
    words: Annotated[dict[str, str], Meta(description="Any other wording its templates use.")] = {}
    rules: dict[str, RuleSetting] = {}
    abbreviations: Annotated[list[str], Meta(description="Abbreviations that this house's papers need not explain.")] = []
    governance: Annotated[Governance | None, Meta(description="Who decides: which law of notices and papers holds.")] = None
    clock: Clock = Clock()


class Defaults(HouseModel, frozen=True, kw_only=True):
    """_shared/defaults.toml: wording a house need not repeat, and the headings by which every house knows a role."""

    words: dict[str, str] = {}
    aliases: dict[str, list[str]] = {}


class Edition(Struct, frozen=True, kw_only=True):
    """Overrides of anything in the house file, for meetings from a date on."""

    from_: dt.date = field(name="from")
