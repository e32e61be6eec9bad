"""The ledger by year: what is spent, what comes in, and what is left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from docgen.decision.model import FinanceLine
from docgen.late import late

Kind = Literal["revenue", "capital"]
KINDS: tuple[Kind, ...] = ("capital", "revenue")
_YEAR = late(r"(?<!\d)((?:19|20)\d\d)(?:\s?[/–-]\s?((?:19|20)?\d\d)(?!\d))?")
NO_YEAR = "no year given"


class Entry(Struct, frozen=True):
    """A line as it counts in a period: `index` is its place in the ledger, `times` in how many of the years it counts."""

    index: int
    line: FinanceLine
    times: int = 1

    @property
    def amount(self) -> Decimal:
        return self.line.amount * self.times


class Sums(Struct, frozen=True):
    """What one kind of money comes to in a period; `unsourced` is the cost of the lines that name no source."""

    cost: Decimal = Decimal()
    unsourced: Decimal = Decimal()
    funding: Decimal = Decimal()
    saving: Decimal = Decimal()
    income: Decimal = Decimal()

    @property
    def comes_in(self) -> Decimal:
        return self.funding + self.saving + self.income

    @property
    def named(self) -> Decimal:
        """How much of the cost no line meets, but the sources that the costs' own lines name."""
        return max(Decimal(), min(self.cost - self.comes_in, self.cost - self.unsourced))

    @property
    def balance(self) -> Decimal:
        """What is left over; below nothing: what is not met."""
        return self.comes_in + self.named - self.cost


class Period(Struct, frozen=True):
    """A year, or several that a line spans, with the lines that count in it; `later`: every year after the last one."""

    label: str
    entries: tuple[Entry, ...]
    later: bool = False

    def sums(self, kind: Kind) -> Sums:
        """What the lines of one kind come to."""
        totals = dict.fromkeys(("cost", "unsourced", "funding", "saving", "income"), Decimal())
        for entry in self.entries:
            if entry.line.kind == kind:
                totals[entry.line.flow] += entry.amount
                if entry.line.flow == "cost" and not entry.line.source:
                    totals["unsourced"] += entry.amount
        return Sums(**totals)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of money there are in it."""
        return tuple(kind for kind in KINDS if any(e.line.kind == kind for e in self.entries))


class _Span(Struct):
    """Years from `first` to `last`, with the lines that begin in them."""

    first: int
    last: int
    own: list[tuple[int, FinanceLine]]


def years_of(text: str) -> tuple[int, int] | None:
    """The first and last year of a period, by the year they begin in: "2014/15 to 2015/16" → (2014, 2015)."""
    found: list[int] = []
    for match in _YEAR.finditer(text):
        begin = int(match[1])
        found.append(begin)
        if match[2] and (end := int(match[2]) if len(match[2]) == 4 else begin // 100 * 100 + int(match[2])) > begin + 1:
            found.append(end)
    return (min(found), max(found)) if found else None


def periods(lines: Iterable[FinanceLine]) -> list[Period]:
    """The ledger year by year. A recurring line counts in its own year and in every later one.

    Years that a line spans are one period. Lines without a year, or with words for one, stand by themselves at the end.
    """
    spans, loose = _spans(lines)
    found = [Period(_label(span), tuple(_entries(span, spans))) for span in spans]
    recurring = [(n, line) for span in spans for n, line in span.own if line.recurring]
    if recurring:
        label = f"each year from {financial_year(spans[-1].last + 1)}"
        found.append(Period(label, tuple(Entry(n, line) for n, line in sorted(recurring, key=lambda r: r[0])), later=True))
    return found + [Period(label, tuple(Entry(n, line) for n, line in own)) for label, own in loose.items()]


def financial_year(begins: int) -> str:
    """The financial year that begins in a year: 2027 → "2027/28"."""
    return f"{begins}/{(begins + 1) % 100:02}"


def _spans(lines: Iterable[FinanceLine]) -> tuple[list[_Span], dict[str, list[tuple[int, FinanceLine]]]]:
    dated: list[tuple[int, int, int, FinanceLine]] = []
    loose: dict[str, list[tuple[int, FinanceLine]]] = {}
    for n, line in enumerate(lines):
        years = years_of(line.year)
        if years:
            dated.append((*years, n, line))
        else:
            loose.setdefault(line.year.strip() or NO_YEAR, []).append((n, line))
    spans: list[_Span] = []
    for first, last, n, line in sorted(dated, key=lambda d: d[:3]):
        if spans and first <= spans[-1].last:
            spans[-1].last = max(spans[-1].last, last)
            spans[-1].own.append((n, line))
        else:
            spans.append(_Span(first, last, [(n, line)]))
    return spans, loose


def _label(span: _Span) -> str:
    """How the period is called: as its lines call it, where they agree."""
    said = {line.year.strip() for _, line in span.own}
    if len(said) == 1:
        return said.pop()
    first, last = financial_year(span.first), financial_year(span.last)
    return first if first == last else f"{first} to {last}"


def _entries(span: _Span, spans: list[_Span]) -> Iterator[Entry]:
    found: list[Entry] = []
    for other in spans:
        for n, line in other.own:
            if other is span:
                ends = (years_of(line.year) or (0, span.last))[1]
                found.append(Entry(n, line, 1 + (span.last - ends if line.recurring else 0)))
            elif line.recurring and other.last < span.first:
                found.append(Entry(n, line, span.last - span.first + 1))
    return iter(sorted(found, key=lambda e: e.index))


def subtotals(lines: Iterable[FinanceLine]) -> set[Decimal]:
    """The lines' amounts, and what they come to by flow, year, kind and source, and by any of these together."""
    found: set[Decimal] = set()
    totals: dict[tuple[str, ...], Decimal] = {}
    for line in lines:
        found.add(line.amount)
        way = "cost" if line.flow == "cost" else "in"
        for flow in {way, line.flow}:
            for key in (
                (flow,),
                (flow, "year", line.year),
                (flow, "kind", line.kind),
                (flow, "source", line.source),
                (flow, "year", line.year, "kind", line.kind),
                (flow, "year", line.year, "source", line.source),
                (flow, "kind", line.kind, "source", line.source),
            ):
                totals[key] = totals.get(key, Decimal()) + line.amount
    return found | set(totals.values())
