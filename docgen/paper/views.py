"""Makes what a template sees: the decision's data with its prose as XHTML, in the words and forms of the house."""

from __future__ import annotations

import functools
import re
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from docgen.decision.decision import Decision
from docgen.decision.ledger import printed
from docgen.decision.ledger.totals import Entry, Kind, Period, periods
from docgen.decision.model import BackgroundPaper, Comment, Figure, Option, Risk
from docgen.house.model import FieldRule, House
from docgen.house.wording import date_text, filled
from docgen.late import late
from docgen.markdown_text import MarkdownText
from docgen.paper.prose import Prose
from docgen.paper.view import (
    BackgroundPaperView,
    CommentView,
    FieldView,
    FinanceView,
    LedgerRowView,
    LedgerYearView,
    NoticeView,
    OptionView,
    RecommendationView,
    RiskView,
)

_OWN_ID = late(r'\s*<p(?: [^>]*)? id="([^"]*)"')
_NOTICE = late(r"\{(?:exempt_)?paragraphs\}|\{reason\}|\{public_interest\}")
_ARTICLE = re.compile(r"\b[Tt]he (?=The )")  # "The {body}" where the body's own name begins with it


class Views:
    """Makes the views of one decision in one house."""

    def __init__(self, decision: Decision, house: House, prose: Prose) -> None:
        self.decision = decision
        self.house = house
        self.prose = prose

    def recommendations(self) -> list[RecommendationView]:
        items = enumerate(self.decision.front.recommendations)
        return [
            RecommendationView(r.id or "", self.blocks("recommendations", n, "text"), self.at("recommendations", n))
            for n, r in items
        ]

    def lead_in(self) -> str:
        front, rule = self.decision.front, self.house.recommendations
        form = front.lead_in or rule.lead_ins.get(front.kind) or rule.lead_in
        said = form.replace("{body}", front.meeting.body).replace("{short}", front.meeting.short or front.meeting.body)
        return _ARTICLE.sub("", said)

    @functools.cached_property
    def options(self) -> list[OptionView]:
        return [self.option(n, o) for n, o in enumerate(self.decision.front.options)]

    def option(self, n: int, option: Option) -> OptionView:
        return OptionView(
            option.id or "",
            option.title,
            self.blocks("options", n, "text"),
            [self.blocks("options", n, "advantages", i) for i in range(len(option.advantages))],
            [self.blocks("options", n, "disadvantages", i) for i in range(len(option.disadvantages))],
            self.blocks("options", n, "rejected"),
            option.preferred,
            n + 1,
            self.at("options", n),
        )

    @functools.cached_property
    def risks(self) -> list[RiskView]:
        return [self.risk(n, r) for n, r in enumerate(self.decision.front.risks)]

    def risk(self, n: int, risk: Risk) -> RiskView:
        mitigation = self.blocks("risks", n, "mitigation")
        text = self.blocks("risks", n, "risk")
        at = self.at("risks", n)
        return RiskView(risk.id or "", text, risk.likelihood or "", risk.impact or "", mitigation, risk.owner, at)

    def first_ids(self) -> dict[str, str]:
        """By the id of an option or a risk, that which the first paragraph of its text has of its own."""
        texts = [(o.id, o.text) for o in self.options] + [(r.id, r.risk) for r in self.risks]
        return {name: own[1] for name, text in texts if name and (own := _OWN_ID.match(text))}

    def finances(self) -> list[FinanceView]:
        words, negative = self.house.words, self.house.money.negative
        return [
            FinanceView(
                line.what,
                printed(Figure(value=line.amount), negative),
                line.year,
                words.get(line.kind, line.kind),
                line.flow,
                line.recurring,
                line.source,
                words.get(line.certainty, line.certainty),
            )
            for line in self.decision.front.finances
        ]

    def ledger(self) -> list[LedgerYearView]:
        """The ledger year by year, with totals."""
        return [self.ledger_year(period) for period in periods(self.decision.front.finances)]

    def ledger_year(self, period: Period) -> LedgerYearView:
        words, kinds = self.house.words, period.kinds
        sums = [period.sums(kind) for kind in kinds]
        spent = [e for e in period.entries if e.line.flow == "cost"]
        paying = [e for e in period.entries if e.line.flow != "cost"]
        rows = [self.ledger_row(entry, kinds) for entry in spent]
        if spent:
            rows.append(self.ledger_total(words["costs"], [of.cost for of in sums]))
        rows += [self.ledger_row(entry, kinds) for entry in paying]
        if paying and any(of.named for of in sums):
            named = [self.pounds(of.named) if of.named else "" for of in sums]
            rows.append(LedgerRowView(words["named_sources"], "", named, total=False))
        if paying:
            rows.append(self.ledger_total(words["funds"], [of.comes_in + of.named for of in sums]))
            rows.append(self.ledger_total(words["balance"], [of.balance for of in sums]))
        heads = [words.get(kind, kind).capitalize() for kind in kinds]
        return LedgerYearView(period.label[:1].upper() + period.label[1:], heads, rows)

    def ledger_row(self, entry: Entry, kinds: tuple[Kind, ...]) -> LedgerRowView:
        amounts = [self.pounds(entry.amount) if entry.line.kind == kind else "" for kind in kinds]
        return LedgerRowView(entry.line.what, entry.line.source, amounts, total=False)

    def ledger_total(self, what: str, amounts: list[Decimal]) -> LedgerRowView:
        return LedgerRowView(what, "", [self.pounds(amount) for amount in amounts], total=True)

    def pounds(self, amount: Decimal) -> str:
        return printed(Figure(value=amount), self.house.money.negative)

    def comments(self) -> list[CommentView]:
        """The comments of the kinds this house prints, kind by kind in its order."""
        order = {kind: n for n, kind in enumerate(self.house.comments)}
        known = [(n, c) for n, c in enumerate(self.decision.front.comments) if c.kind in order]
        return [self.comment(n, c) for n, c in sorted(known, key=lambda pair: order[pair[1].kind])]

    def comment(self, n: int, comment: Comment) -> CommentView:
        rule = self.house.comments[comment.kind]
        values = {
            "initials": comment.initials,
            "date": date_text(self.house.dates.short, comment.date) if comment.date else "",
            "officer": comment.officer,
            "post": comment.post,
            "suffix": comment.suffix,
        }
        signed = bool(comment.initials and comment.date)
        code = filled(rule.code, **values) if rule.code and signed else ""
        text = self.blocks("comments", n, "text")
        return CommentView(
            n,
            comment.kind,
            comment.officer,
            comment.post,
            filled(rule.heading, **values),
            code,
            text,
            self.at("comments", n),
        )

    def background_papers(self) -> list[BackgroundPaperView]:
        papers = self.decision.front.background_papers
        return [] if papers == "none" else [self.background_paper(n, p) for n, p in enumerate(papers)]

    def background_paper(self, n: int, paper: BackgroundPaper) -> BackgroundPaperView:
        title = Markup(self.prose.inline(self.markdown("background_papers", n, "title")))
        return BackgroundPaperView(title, paper.source, paper.date, paper.url, self.at("background_papers", n))

    def fields(self) -> dict[str, FieldView]:
        """Every field the house declares; one the decision does not give has no values."""
        return {name: self.field(name, rule) for name, rule in self.house.fields.items()}

    def field(self, name: str, rule: FieldRule) -> FieldView:
        value = self.decision.front.fields.get(name)
        values = value if isinstance(value, list) else [] if value is None else [value]
        return FieldView(rule.label, [self.field_value(name, rule, v) for v in values])

    def field_value(self, name: str, rule: FieldRule, value: Any) -> str:
        if rule.type == "date":
            return date_text(self.house.dates.long, value)
        if rule.type == "yes-no":
            return self.house.words.get("yes", "Yes") if value else self.house.words.get("no", "No")
        if rule.type == "markdown":
            place = self.decision.place(("fields", name))
            return Markup(self.prose.blocks(MarkdownText(str(value), place.file, place.line)))
        return f"{value:,}" if isinstance(value, int | Decimal) else str(value)

    def notices(self) -> list[NoticeView]:
        return [
            NoticeView(n.heading, Markup(self.prose.blocks(MarkdownText(self.notice_text(n.text), "house.toml", 0))))
            for n in self.house.notices.values()
            if _given(self.decision, n.when)
        ]

    def notice_text(self, text: str) -> str:
        release, words = self.decision.front.release, self.house.words
        *most, last = [str(n) for n in release.paragraphs] or [""]
        listed = f"{', '.join(most)} {words['and']} {last}" if most else last
        said = {
            "{paragraphs}": listed,
            "{exempt_paragraphs}": f"{words['exempt_paragraphs' if most else 'exempt_paragraph']} {listed}".rstrip(),
            "{reason}": release.reason,
            "{public_interest}": release.public_interest,
        }
        return _NOTICE.sub(lambda name: said[name[0]], text).rstrip()

    def markdown(self, *path: str | int) -> MarkdownText:
        return self.decision.markdown(path)

    def blocks(self, *path: str | int) -> Markup:
        return Markup(self.prose.blocks(self.markdown(*path)))

    def at(self, *path: str | int) -> str:
        return str(self.decision.place(path))


def _given(decision: Decision, path: str) -> bool:
    """Whether the dotted path leads to something that is set: not absent, false, empty or "none"."""
    value: Any = decision.front
    for name in path.split("."):
        value = value.get(name) if isinstance(value, dict) else getattr(value, name, None)
        if value is None:
            return False
    return bool(value) and value != "none"
