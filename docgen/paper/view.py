"""What a template sees of the decision: plain records, Markdown already XHTML, amounts and dates as printed."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True)
class RecommendationView:
    id: str
    text: Markup
    at: str


@dataclass(frozen=True)
class OptionView:
    id: str
    title: str
    text: Markup
    advantages: list[Markup]
    disadvantages: list[Markup]
    rejected: Markup
    preferred: bool
    number: int
    at: str


@dataclass(frozen=True)
class RiskView:
    id: str
    risk: Markup
    likelihood: str
    impact: str
    mitigation: Markup
    owner: str
    at: str


@dataclass(frozen=True)
class CommentView:
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


@dataclass(frozen=True)
class BackgroundPaperView:
    title: Markup
    source: str
    date: str
    url: str
    at: str


@dataclass(frozen=True)
class FinanceView:
    """A line of the ledger; `amount` in the house's form."""

    what: str
    amount: str
    year: str
    kind: str
    flow: str
    recurring: bool
    source: str
    certainty: str


@dataclass(frozen=True)
class FieldView:
    """A field of the house's own: its values as they are printed, Markdown as XHTML blocks."""

    label: str
    values: list[str]


@dataclass(frozen=True)
class NoticeView:
    heading: str
    text: Markup
