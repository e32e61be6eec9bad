"""A decision: the structured source of one report, as its front matter and sections say it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$", max_length=60)]


def _from_whole(value: Any) -> Any:
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _is_ordinary(value: Decimal) -> bool:
    return value.is_finite() and value.adjusted() < 15 and int(value.as_tuple().exponent) >= -6


def _field_value(value: Any) -> Any:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, int | Decimal) and not _is_ordinary(Decimal(one)):
            raise ValueError("must be a number of at most 15 digits before the point and 6 after it")
        if not isinstance(one, str | int | Decimal | dt.date) or isinstance(one, dt.datetime):
            raise ValueError("must be a text, a number, a date, true or false, or a list of these")
    return value


Amount = Annotated[Decimal, BeforeValidator(_from_whole), Field(max_digits=21, decimal_places=6)]
FieldValue = Annotated[Any, AfterValidator(_field_value)]
Markdown = Annotated[str, Field(json_schema_extra={"x-docgen": "markdown"})]


class DecisionModel(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Meeting(DecisionModel):
    """Where and when the paper is decided on."""

    body: str = Field(min_length=1, description="Full name of the body or decision maker.")
    short: str = Field("", description='How the paper calls it: "Committee", "Cabinet"; left out: the full name.')
    date: dt.date
    agenda_item: str = Field("", description='As printed, e.g. "08".')
    time: str = ""
    place: str = ""


class Person(DecisionModel):
    """Somebody named in the paper: by name, by post, or both."""

    name: str = ""
    post: str = ""
    directorate: str = ""


class Contact(Person):
    """`kind` says what for: enquiries, officer, member, director, employee, or a kind the house adds."""

    kind: str = "enquiries"
    portfolio: str = ""
    phone: str = ""
    extension: str = ""
    email: str = ""


class Member(DecisionModel):
    name: str
    portfolio: str = ""


class ForwardPlan(DecisionModel):
    """Whether the key decision stands in the published forward plan."""

    listed: bool | None = None
    reference: str = ""
    text: str = Field("", description='Printed as it stands, e.g. "Not applicable".')


class Release(DecisionModel):
    """Whether the public may see the paper (Local Government Act 1972, Schedule 12A)."""

    exempt: bool = False
    paragraphs: list[int] = Field(default_factory=list, description="Paragraphs of Schedule 12A, Part 1.")
    reason: str = ""


class Option(DecisionModel):
    """One way to decide. `rejected` says why it is not recommended."""

    id: Name | None = None
    title: str = Field(min_length=1)
    text: Markdown = ""
    advantages: list[Markdown] = Field(default_factory=list)
    disadvantages: list[Markdown] = Field(default_factory=list)
    cost: str | None = Field(None, description="Name of a figure or finance line.")
    preferred: bool = False
    rejected: Markdown = ""


class FinanceLine(DecisionModel):
    """One line of the ledger. Amounts are pounds, decimal."""

    id: Name | None = None
    what: str = Field(min_length=1)
    amount: Amount
    year: str = Field("", description='Financial year or period, e.g. "2015/16".')
    kind: Literal["revenue", "capital"] = "revenue"
    recurring: bool = False
    flow: Literal["cost", "saving", "income", "funding"] = "cost"
    source: str = Field("", description="Where the money comes from or goes to.")
    certainty: Literal["firm", "estimate", "holding"] = "firm"


class Figure(DecisionModel):
    """A named figure. `unit` is "£", "%", or a word printed after the number ("fte")."""

    value: Amount
    unit: str = "£"
    places: int | None = Field(None, ge=0, le=6, description="Decimal places printed; left out: as many as written.")


class Risk(DecisionModel):
    id: Name | None = None
    risk: Markdown
    likelihood: Literal["low", "medium", "high"] | None = None
    impact: Literal["low", "medium", "high"] | None = None
    mitigation: Markdown = ""
    owner: str = ""


class Recommendation(DecisionModel):
    id: Name | None = None
    text: Markdown = Field(min_length=1)


class Answer(DecisionModel):
    """An answer under [implications] other than a text: a declared nil, or one of the house's phrases."""

    nil: bool = False
    phrase: str = ""


class Comment(DecisionModel):
    """An officer's comment."""

    kind: str = Field(description="constitutional, finance, legal, hr, or a kind the house adds.")
    officer: str = ""
    post: str = ""
    initials: str = ""
    date: dt.date | None = None
    suffix: str = Field("", description="Last part of a sign-off code, where the house has one.")
    text: Markdown = ""


class BackgroundPaper(DecisionModel):
    title: Markdown = Field(min_length=1)
    source: str = Field("", description="Body that issued it.")
    date: str = Field("", description='As printed, e.g. "2011".')
    url: str = ""
    published: bool = False


class Appendix(DecisionModel):
    title: str = Field(min_length=1)
    label: str = ""
    url: str = ""
    to_follow: bool = False


class FrontMatter(DecisionModel):
    """The TOML part of a decision. What every paper has is required here; a house demands the rest."""

    title: str = Field(min_length=1)
    house: str = Field(min_length=1)
    kind: Literal["decision", "information", "scrutiny", "executive", "officer"] = "decision"
    status: Literal["draft", "final", "published"] = "draft"
    reference: str = ""
    meeting: Meeting
    authors: list[Person] = Field(min_length=1)
    signatories: list[Person] = Field(default_factory=list)
    contacts: list[Contact] = Field(min_length=1)
    areas: Literal["All"] | list[str] | None = Field(None, description='"All", or the wards or divisions by name.')
    key_decision: bool | None = None
    forward_plan: ForwardPlan | None = None
    cabinet_member: Member | None = None
    considered_by: list[str] | Literal["N/A"] | None = None
    release: Release = Release()
    summary: Markdown = ""
    lead_in: str = Field("", description="Lead-in of the recommendations, in place of the house's.")
    recommendations: list[Recommendation] = Field(min_length=1)
    options: list[Option] = Field(default_factory=list)
    finances: list[FinanceLine] = Field(default_factory=list)
    figures: dict[Name, Amount | Figure] = Field(default_factory=dict)
    risks: list[Risk] = Field(default_factory=list)
    implications: dict[str, Markdown | Answer] = Field(default_factory=dict)
    comments: list[Comment] = Field(default_factory=list)
    background_papers: list[BackgroundPaper] | Literal["none"]
    appendices: list[Appendix] = Field(default_factory=list)
    fields: dict[str, FieldValue] = Field(default_factory=dict, description="Fields the house declares.")
