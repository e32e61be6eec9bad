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

import re
from collections.abc import Iterator

from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.text import Passage, reading
from docgen.diagnostics import Severity

# What a reader of any council's papers is taken to know.
_KNOWN = """
    A3 A4 AGM AM BBC BC AD BSL CCTV CD CEO CO2 COVID CPI CSV CV DIY DJ DVD EC EEC EIA EU FAQ FTE GCSE GDP GDPR GP HGV
    HIV HM HMRC HR IBM ICT ID IQ ISBN ISO IT ITV JP LED LGA LLP MBE MOT MP NI NHS OBE OK OfSTED PA PC PDF PE PhD PIN
    PLC PM PO QC KC RAF RPI SI TV UK UN UPVC URL US USA USB VAT VIP WC WW1 WW2 WI YMCA YWCA RED AMBER GREEN RAG YES NO
    TOTAL ALL NONE
"""
KNOWN = frozenset(_KNOWN.split())
_SHORT = re.compile(r"(?<![\w&/.@#£-])(?:[A-Z][a-z]?){1,5}[A-Z][A-Z]?(?:s|\b)(?![\w@/]|\.\w|['’-]\w{2})")
_ROMAN = re.compile(r"[IVXL]+\Z")
_BESIDE = (
    r"\(\s*(?:the\s+)?['\"‘“]?{0}s?['\"’”]?(?:\s*[,;–-][^)]*)?\)"
    r"|\b{0}s?\s*(?:\((?=[^)]*[a-z]{{3}})|\bstands for\b|, that is,)"
)
_WITHOUT_CAPITALS = re.compile(r"[a-z]{2}")
MOST = 8


def check(checked: Checked) -> Iterator[Finding]:
    """One note that names every abbreviation without its long form, in the order of their first use."""
    read = reading(checked)
    known = KNOWN | _listed(checked)
    first: dict[str, tuple[Passage, int, int]] = {}
    for passage in read.passages:
        if passage.kind in ("header", "caption") or (passage.kind != "cell" and not _WITHOUT_CAPITALS.search(passage.text)):
            continue
        for hit in _SHORT.finditer(passage.text):
            word = hit[0].removesuffix("s")
            if word not in known and hit[0] not in known and not _ROMAN.match(word):
                first.setdefault(word, (passage, *hit.span()))
    if not first:
        return
    text = "\n".join(p.text for p in read.passages)
    unexplained = [word for word in first if not re.search(_BESIDE.format(re.escape(word)), text)]
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


def _listed(checked: Checked) -> frozenset[str]:
    words = [*checked.house.house.abbreviations, *checked.project.abbreviations]
    return frozenset([*words, *(comment.initials for comment in checked.decision.front.comments)])


RULE = Rule(
    "abbreviation", check, Severity.NOTE, citation="GOV.UK style guide: explain abbreviations and acronyms at first use"
)
