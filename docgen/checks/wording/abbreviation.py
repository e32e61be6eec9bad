"""abbreviation: an abbreviation is used that the paper does not explain at its first use.

It looks for words of two to six capitals ("CSW", "CiN", "SWSOs") and for their long form beside them, in brackets
either way round. What everybody knows ("NHS", "VAT") need not be explained; a house and docgen.toml may list more
under `abbreviations`. One note names all of a paper's.

Why it matters: papers are read by residents and by councillors of other committees, who do not know a service's
shorthand.

Fails:

```markdown
## Background

Ten CSWs are permanent. A Consultant Social Worker leads each unit.
```

Passes:

```markdown
## Background

Ten Consultant Social Workers (CSWs) are permanent. A CSW leads each unit, and the NHS pays for one.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.passage import Passage
from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.text import reading
from docgen.diagnostics import Severity
from docgen.late import late

# What a reader of any council's papers is taken to know.
_KNOWN = """
    A3 A4 AGM AM BBC BC AD BSL CCTV CD CEO CO2 COVID CPI CSV CV DIY DJ DVD EC EEC EIA EU FAQ FTE GCSE GDP GDPR GP HGV
    HIV HM HMRC HR IBM ICT ID IQ ISBN ISO IT ITV JP LED LGA LLP MBE MOT MP NI NHS OBE OK OfSTED PA PC PDF PE PhD PIN
    PLC PM PO QC KC RAF RPI SI TV UK UN UPVC URL US USA USB VAT VIP WC WW1 WW2 WI YMCA YWCA RED AMBER GREEN RAG YES NO
    TOTAL ALL NONE TBA TBC TBD TODO FIXME"""
KNOWN = frozenset(_KNOWN.split())
_SHORT = late(r"[A-Z](?:[a-z]?[A-Z]){1,6}s?(?![\w@/]|\.\w|['’-]\w{2}| \d\d?/\d\d?/\d\d)")
_NOT_BEFORE = frozenset("&/.@#£-_'’")
_ROMAN = late(r"[IVXL]+\Z")
_BEFORE = late(r"\(\s*(?:the\s+)?['\"‘“]?\Z")
_CLOSED = late(r"s?['\"’”]?(?:\s*[,;–-][^)]{0,120})?\)")
_LONG_BEHIND = late(r"s?['’]?\s*(?:\((?=[^)]{0,120}[a-z]{3})|\s+stands for\b|, that is,)")
_WITHOUT_CAPITALS = late(r"[a-z]{2}")
MOST = 8


def check(checked: Checked) -> Iterator[Finding]:
    """One note that names every abbreviation without its long form, in the order of their first use."""
    read = reading(checked)
    known = KNOWN | _listed(checked)
    first: dict[str, tuple[Passage, int, int]] = {}
    for passage in read.like(_SHORT):
        if passage.kind not in ("header", "caption") and (passage.kind == "cell" or _WITHOUT_CAPITALS.search(passage.text)):
            for start, end in _used(passage.text, known):
                first.setdefault(passage.text[start:end].removesuffix("s"), (passage, start, end))
    if not first:
        return
    unexplained = [word for word in first if not _explained(word, read.text)]
    if unexplained:
        places = {word: read.place(*first[word]) for word in unexplained[:MOST]}
        told = ", ".join(f"{word} (line {at.line})" for word, at in places.items())
        more = f" and {len(unexplained) - MOST} more" if len(unexplained) > MOST else ""
        verb = "is" if len(unexplained) == 1 else "are"
        yield Finding(
            places[unexplained[0]],
            f"{told}{more} {verb} not explained",
            "write the full name at the first use, with the short form in brackets behind it",
        )


def _used(text: str, known: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where abbreviations that not everybody knows begin and end."""
    for hit in _SHORT.finditer(text):
        word, before = hit[0].removesuffix("s"), text[max(0, hit.start() - 1) : hit.start()]
        if not (word in known or hit[0] in known or before.isalnum() or before in _NOT_BEFORE or _ROMAN.match(word)):
            yield hit.span()


def _explained(word: str, text: str) -> bool:
    """Whether the long form stands beside it anywhere: one of the two in brackets behind the other."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if _LONG_BEHIND.match(text, end) or (_BEFORE.search(text, max(0, start - 12), start) and _CLOSED.match(text, end)):
            return True
        start = text.find(word, end)
    return False


def _listed(checked: Checked) -> frozenset[str]:
    words = [*checked.house.house.abbreviations, *checked.project.abbreviations]
    return frozenset([*words, *(comment.initials for comment in checked.decision.front.comments)])


RULE = Rule(
    "abbreviation", check, Severity.NOTE, citation="GOV.UK style guide: explain abbreviations and acronyms at first use"
)
