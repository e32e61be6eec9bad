"""What the text says of other documents, for the rules on background papers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from docgen.checks.days import MONTHS, Day, by_passage, months
from docgen.checks.passage import FLOW, Passage
from docgen.checks.rule import Checked
from docgen.checks.text import reading
from docgen.decision.model import BackgroundPaper
from docgen.late import late

_DOCUMENT = late(
    r"(?<!\bthis )(?<!\bThis )(?<!\bits yearly )(?<!\bits annual )"
    r"\b(?:reports?|business case|feasibility study|study|condition survey|evaluation|impact assessment|audit)\b"
)
_NAMES = ("report", "reports", "case", "study", "survey", "evaluation", "assessment", "audit")
_ELSEWHERE = late(
    r"\bpublished\b|\bpublication\b|\b[Gg]overnment\b|\b[Nn]ational\b|\b[Ll]ater report|\bwill\b|\bnext report"
)
_STOP = late(r"(?<=[.!?])\s+(?=[A-Z])")
_MONTH_YEAR = late(rf"({'|'.join(MONTHS)}) (\d{{4}})")
_ENDING = late(r"(\d)(?:st|nd|rd|th)\b")
_WORDS = late(r"[a-z]{4,}")
_COMMON = frozenset(
    [
        "report",
        "from",
        "with",
        "that",
        "this",
        "their",
        "into",
        "paper",
        "council",
        "county",
        "city",
        "the",
        "and",
        "for",
        "children",
        "committee",
        "cabinet",
    ]
)


class Cited(Struct, frozen=True):
    """A document of a certain date that a sentence speaks of. `day` is 0 where only the month is known."""

    passage: Passage
    start: int
    end: int
    date: str
    day: int
    month: int
    year: int


def cited(checked: Checked) -> Iterator[Cited]:
    """Each dated document, not after the meeting, in the text; published works and the paper itself are left out."""
    meeting = checked.decision.front.meeting.date
    limit = (meeting.year, meeting.month, meeting.day)
    read = reading(checked)
    found = checked.once(by_passage)
    for n in sorted(read.where(*_NAMES) & found.keys()):
        passage = read.passages[n]
        if passage.kind not in FLOW:
            continue
        if passage.part in ("recommendations", "background-papers") or passage.section.role == "background-papers":
            continue
        dates = list(_dates(passage, found[n]))
        if dates:
            yield from (one for one in _in_sentences(passage, dates) if (one.year, one.month, one.day or 31) < limit)


def _dates(passage: Passage, days: list[Day]) -> Iterator[Cited]:
    for d in days:
        if d.year and d.exists:
            yield Cited(passage, d.start, d.end, d.text, d.day, d.month, d.year)
    for m in months(passage):
        yield Cited(passage, m.start, m.end, passage.text[m.start : m.end], 0, m.month, m.year)


def _in_sentences(passage: Passage, dates: list[Cited]) -> Iterator[Cited]:
    """Those of the dates that stand in a sentence on a document."""
    begin = 0
    for end in [*(m.end() for m in _STOP.finditer(passage.text)), len(passage.text)]:
        inside = [one for one in dates if begin <= one.start < end]
        sentence = passage.text[begin:end] if inside else ""
        if _DOCUMENT.search(sentence) and not _ELSEWHERE.search(sentence):
            yield from inside
        begin = end


def listed(checked: Checked) -> list[BackgroundPaper]:
    """The background papers; none where there are none."""
    papers = checked.decision.front.background_papers
    return [] if papers == "none" else papers


def lists(paper: BackgroundPaper, one: Cited) -> bool:
    """Whether a background paper is of the day, or the month, of the document cited."""
    text = f"{paper.title.replace('^', '')} {paper.source} {paper.date}"
    return str(one.year) in text and MONTHS[one.month - 1][:3].lower() in text.lower()


def mentioned(paper: BackgroundPaper, text: str, lower: str) -> bool:
    """Whether a text names the paper: by two of its title's words side by side, its date or its address.

    `lower` is the text in small letters, its days without endings ("18 june").
    """
    if (paper.url and paper.url in text) or (paper.date and len(paper.date) > 4 and folded(paper.date) in lower):
        return True
    if any(f"{month} {year}" in text for month, year in _MONTH_YEAR.findall(f"{paper.title} {paper.date}".replace("^", ""))):
        return True
    words = _WORDS.findall(paper.title.lower())
    pairs = [f"{a} {b}" for a, b in pairwise(words) if not {a, b} <= _COMMON]
    found = {w for w in words if w not in _COMMON and w in lower}
    rare = [w for w in words if w not in _COMMON]
    return any(pair in lower for pair in pairs) or len(found) * 2 > len(rare)


def folded(text: str) -> str:
    """A text in small letters, with "18" for "18th"."""
    return _ENDING.sub(r"\1", text.lower())
