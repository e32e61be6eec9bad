"""A decision: the structured source of one report, as its front matter and sections say it."""

import datetime as dt
from typing import Annotated, Literal

from msgspec import Meta, Struct
from msgspec.structs import force_setattr

from docgen.decision import values
from docgen.decision.publication import CallIn, GeneralException, Private, Publication, SpecialUrgency, Urgency
from docgen.decision.values import Amount, FieldValue, Markdown, Name, OneAmount, Part


class DecisionModel(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What TOML says, as it says it; unknown fields are faults."""


Worded = Annotated[str, Meta(min_length=1, pattern=r"\S")]  # no blanks alone


class Meeting(DecisionModel, frozen=True, kw_only=True):
    """Where and when the paper is decided on."""

    body: Annotated[Worded, Meta(description="Full name of the body or decision maker.")]
    short: Annotated[str, Meta(description='How the paper calls it: "Committee", "Cabinet"; left out: the full name.')] = ""
    date: dt.date
    agenda_item: Annotated[str, Meta(description='As printed, e.g. "08".')] = ""
    time: str = ""
    place: str = ""


class Person(DecisionModel, frozen=True, kw_only=True):
    """Somebody named in the paper: by name, by post, or both."""

    name: str = ""
    post: str = ""
    directorate: str = ""


class Contact(Person, frozen=True, kw_only=True):
    """`kind` says what for: enquiries, officer, member, director, employee, or a kind the house adds."""

    kind: str = "enquiries"
    portfolio: str = ""
    phone: str = ""
    extension: str = ""
    email: str = ""


class Member(DecisionModel, frozen=True, kw_only=True):
    name: str
    portfolio: str = ""


class ForwardPlan(DecisionModel, frozen=True, kw_only=True):
    """Whether the key decision stands in the published forward plan."""

    listed: bool | None = None
    reference: str = ""
    text: Annotated[str, Meta(description='Printed as it stands, e.g. "Not applicable".')] = ""


class Release(DecisionModel, frozen=True, kw_only=True):
    """Whether the public may see the paper (Local Government Act 1972, Schedule 12A)."""

    exempt: bool = False
    paragraphs: Annotated[list[int], Meta(description="Paragraphs of Schedule 12A, Part 1.")] = []
    reason: str = ""
    public_interest: Annotated[str, Meta(description="Why secrecy outweighs the public interest in disclosure.")] = ""


class Option(DecisionModel, frozen=True, kw_only=True):
    """One way to decide. `rejected` says why it is not recommended."""

    id: Name | None = None
    title: Worded
    text: Markdown = ""
    advantages: list[Markdown] = []
    disadvantages: list[Markdown] = []
    cost: Annotated[str | None, Meta(description="Name of a figure or finance line.")] = None
    preferred: bool = False
    rejected: Markdown = ""


class FinanceLine(DecisionModel, frozen=True, kw_only=True):
    """One line of the ledger. Amounts are pounds, decimal."""

    id: Name | None = None
    what: Annotated[str, Meta(min_length=1)]
    amount: Amount
    year: Annotated[str, Meta(description='Financial year or period, e.g. "2015/16".')] = ""
    kind: Literal["revenue", "capital"] = "revenue"
    recurring: bool = False
    flow: Literal["cost", "saving", "income", "funding"] = "cost"
    source: Annotated[str, Meta(description="Where the money comes from or goes to.")] = ""
    certainty: Literal["firm", "estimate", "holding"] = "firm"

    def __post_init__(self) -> None:
        force_setattr(self, "amount", values.amount(self.amount))


class Figure(DecisionModel, frozen=True, kw_only=True):
    """A named figure: a value, or what it is derived from; with both, the value is checked.

    `unit` is "£", "%", or a word printed after the number ("fte"). Where it is left out a figure is in pounds, a sum or
    difference in the unit of its parts.
    """

    value: Amount | None = None
    unit: Annotated[str | None, Meta(description='"£", "%", or a word printed after the number; left out: "£".')] = None
    places: Annotated[
        Annotated[int, Meta(ge=0, le=6)] | None,
        Meta(description="Decimal places printed; left out: as many as written."),
    ] = None
    sum: Annotated[list[Part], Meta(description="Figures and finance lines that are added.")] = []
    difference: Annotated[list[Part], Meta(description="A figure or line, and those taken from it.")] = []
    product: Annotated[list[Part], Meta(description="Figures, lines or numbers that are multiplied.")] = []
    ratio: Annotated[list[Part], Meta(description="Two of them: the first divided by the second.")] = []
    round: Annotated[
        Annotated[int, Meta(ge=-12, le=6)] | None,
        Meta(description="Decimal places a derived figure is rounded to; -3: to thousands."),
    ] = None
    rounding: Annotated[Literal["nearest", "up", "down"], Meta(description="Which way `round` rounds.")] = "nearest"

    def __post_init__(self) -> None:
        if self.value is not None:
            force_setattr(self, "value", values.amount(self.value))
        for part in (*self.sum, *self.difference, *self.product, *self.ratio):
            values.derived_from(part)


class Quoted(DecisionModel, frozen=True, kw_only=True):
    """Amounts the text takes over from elsewhere, which are none of this decision's own figures."""

    amounts: Annotated[list[OneAmount], Meta(description='As the text writes them: "£5m", "95%".')] = []
    files: Annotated[list[str], Meta(description="CSV files all of whose amounts are taken over.")] = []
    source: Annotated[str, Meta(min_length=1, description="Where they come from.")]

    def __post_init__(self) -> None:
        for text in self.amounts:
            values.one_amount(text)


class Risk(DecisionModel, frozen=True, kw_only=True):
    id: Name | None = None
    risk: Markdown
    likelihood: Literal["low", "medium", "high"] | None = None
    impact: Literal["low", "medium", "high"] | None = None
    mitigation: Markdown = ""
    owner: str = ""


class Recommendation(DecisionModel, frozen=True, kw_only=True):
    id: Name | None = None
    text: Annotated[Markdown, Meta(min_length=1)]


class Answer(DecisionModel, frozen=True, kw_only=True):
    """An answer under [implications] other than a text: a declared nil, or one of the house's phrases."""

    nil: bool = False
    phrase: str = ""


class SignOff(DecisionModel, frozen=True, kw_only=True):
    """What an officer saw when they commented. `docgen sign` writes it; nobody else should."""

    fingerprint: Annotated[str, Meta(description="Binds the comment, its initials and its date to what the officer saw.")]
    scope: Annotated[list[str], Meta(description="What the officer answers for.")] = []
    saw: Annotated[str, Meta(description="What the officer saw, one line each.")] = ""


class Comment(DecisionModel, frozen=True, kw_only=True):
    """An officer's comment."""

    kind: Annotated[str, Meta(description="constitutional, finance, legal, hr, or a kind the house adds.")]
    officer: str = ""
    post: str = ""
    initials: str = ""
    date: dt.date | None = None
    suffix: Annotated[str, Meta(description="Last part of a sign-off code, where the house has one.")] = ""
    text: Markdown = ""
    signed: SignOff | None = None


class BackgroundPaper(DecisionModel, frozen=True, kw_only=True):
    title: Annotated[Markdown, Meta(min_length=1)]
    source: Annotated[str, Meta(description="Body that issued it.")] = ""
    date: Annotated[str, Meta(description='As printed, e.g. "2011".')] = ""
    url: str = ""
    published: bool = False


class Appendix(DecisionModel, frozen=True, kw_only=True):
    title: Worded
    label: str = ""
    url: str = ""
    to_follow: bool = False


class FrontMatter(DecisionModel, frozen=True, kw_only=True):
    """The TOML part of a decision. What every paper has is required here; a house demands the rest."""

    title: Worded
    house: Annotated[str, Meta(min_length=1)]
    kind: Literal["decision", "information", "scrutiny", "executive", "officer"] = "decision"
    status: Literal["draft", "final", "published"] = "draft"
    reference: str = ""
    meeting: Meeting
    authors: Annotated[list[Person], Meta(min_length=1)]
    signatories: list[Person] = []
    contacts: Annotated[list[Contact], Meta(min_length=1)]
    areas: Annotated[Literal["All"] | list[str] | None, Meta(description='"All", or the wards or divisions by name.')] = None
    key_decision: bool | None = None
    forward_plan: ForwardPlan | None = None
    cabinet_member: Member | None = None
    considered_by: list[str] | Literal["N/A"] | None = None
    key_decision_reason: Annotated[str, Meta(description="Why it is not a key decision, where it might seem one.")] = ""
    publication: Publication = Publication()
    urgency: Urgency | None = None
    general_exception: GeneralException | None = None
    special_urgency: SpecialUrgency | None = None
    private: Private | None = None
    call_in: CallIn = CallIn()
    release: Release = Release()
    summary: Markdown = ""
    lead_in: Annotated[str, Meta(description="Lead-in of the recommendations, in place of the house's.")] = ""
    recommendations: Annotated[list[Recommendation], Meta(min_length=1)]
    options: list[Option] = []
    finances: list[FinanceLine] = []
    figures: dict[Name, Amount | Figure] = {}
    quoted: list[Quoted] = []
    risks: list[Risk] = []
    implications: dict[str, Markdown | Answer] = {}
    comments: list[Comment] = []
    background_papers: list[BackgroundPaper] | Literal["none"]
    appendices: list[Appendix] = []
    fields: Annotated[dict[str, FieldValue], Meta(description="Fields the house declares.")] = {}

    def __post_init__(self) -> None:
        for name, figure in self.figures.items():
            self.figures[name] = values.amount(figure)
        for value in self.fields.values():
            values.field_value(value)
