"""What a template sees of the decision: plain records, Markdown already XHTML, amounts and dates as printed."""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct


class RecommendationView(Struct, frozen=True):
    id: str
    text: Markup
    at: str


class OptionView(Struct, frozen=True):
    id: str
    title: str
    text: Markup
    advantages: list[Markup]
    disadvantages: list[Markup]
    rejected: Markup
    preferred: bool
    number: int
    at: str


class RiskView(Struct, frozen=True):
    id: str
    risk: Markup
    likelihood: str
    impact: str
    mitigation: Markup
    owner: str
    at: str


class CommentView(Struct, frozen=True):
    """`heading` and `code` are in the house's form; `text` is empty where the officer only signed off.

    `index` is its place in the decision.
    """

    index: int
    kind: str
    officer: str
    post: str
    heading: str
    code: str
    text: Markup
    at: str


class BackgroundPaperView(Struct, frozen=True):
    title: Markup
    source: str
    date: str
    url: str
    at: str


class FinanceView(Struct, frozen=True):
    """A line of the ledger; `amount` in the house's form."""

    what: str
    amount: str
    year: str
    kind: str
    flow: str
    recurring: bool
    source: str
    certainty: str


class LedgerRowView(Struct, frozen=True):
    """A line of the ledger, or a total of its year; an amount for each kind of money, empty where it is of another."""

    what: str
    source: str
    amounts: list[str]
    total: bool


class LedgerYearView(Struct, frozen=True):
    """A year of the ledger: what it costs, what pays for it, and what is left; `kinds` are the heads of the amounts."""

    label: str
    kinds: list[str]
    rows: list[LedgerRowView]


class FieldView(Struct, frozen=True):
    """A field of the house's own: its values as they are printed, Markdown as XHTML blocks."""

    label: str
    values: list[str]


class NoticeView(Struct, frozen=True):
    heading: str
    text: Markup
