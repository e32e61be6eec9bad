"""Which numbers of paragraphs, tables and recommendations a paper has not, and whether a text means those of this paper.

In doubt it does not: most typed numbers are of laws, of plans and of other bodies' reports.
"""

from __future__ import annotations

import re

from docgen.checks.passage import Passage, plain
from docgen.checks.rule import Checked
from docgen.checks.text import Reading, reading
from docgen.late import late

_ELSEWHERE = late(  # documents that have numbers of their own: near enough if the passage, or the one before it, names one
    r"\b(?:Acts?|Regulations?|Schedule|Constitution|Codes?|Orders?|Rules|Framework|NPPF|Directive|Treaty|Circular|Bill"
    r"|Handbook|Protocol|White Paper|Green Paper|Inspector\w*|Ofsted|[Oo]mbudsman|[Aa]udit\w*|[Ii]nquiry|Commission|Terms"
    r"|[Jj]udg[e]?ment|[Ll]ease|[Dd]eed|[Ee]xempt\w*|[Aa]ppendi\w+|[Aa]nnexe?s?|[Mm]inutes)\b"
)
_DOCUMENT = late(  # near enough if the same sentence names one
    r"(?<!\bthis )\breports?\b|\b(?:code|constitution|policy|policies|strategy|strategies|plans?|guidance|framework"
    r"|agreement|contract|licence|review|letter|response|statement|scheme|document|specification|tender|petition|submission"
    r"|study|survey|manual|handbook|protocol|law|rules?|regulations?|procedures?|standards?|charter|brief|bid|book|booklet|leaflet"
    r"|page|part|chapter|volume|panel|board|scrutiny|task group|working group|government|ministers?|department|their|his|her"
    r"|whose|its)\b",
    re.IGNORECASE,
)
_LEGAL = late(r"legal|law|constitution|exempt|previous|earlier|background papers", re.IGNORECASE)
_SENTENCE = late(r"[.!?;](?=\s)")
_TYPED_CAPTION = late(r"(?:Table|Tab\.)\s+(\d+)\s*(?:[:.–—-]|\Z)")
_OPENED = (("“", "”"), ("‘", "’"))


def present(checked: Checked, word: str, number: str) -> bool:
    """Whether the paper prints such a number; `word` is what stands before it, in small letters."""
    found = checked.once(_labels)
    if word[0] == "t":
        return f"table {number}" in found
    most = len(checked.decision.front.recommendations)
    return number in found and (word[0] != "r" or "." in number or int(number) <= most)


def absent(checked: Checked, word: str, number: str) -> bool:
    """Whether the paper, as its own house numbers it, has no such paragraph, section, table or recommendation."""
    if not checked.at_home:
        return False
    if word[0] in "ps":
        whole = number.rpartition(".")[0]  # an item of a list may be told by its paragraph's number
        found = checked.once(_labels)
        return number not in found and ("." not in whole or whole not in found)
    if "." in number:
        return False
    if word[0] == "r":
        return 0 < len(checked.decision.front.recommendations) < int(number)
    read = reading(checked)
    captions = {hit[1] for p in read.passages for hit in [_TYPED_CAPTION.match(p.text)] if hit}
    return int(number) > len(read.tables) and number not in captions


def _labels(checked: Checked) -> set[str]:
    """The numbers that the paper prints, those of tables after their word."""
    found = {getattr(block, "label", None) for block in reading(checked).blocks}
    return {f"table {x.value}" if x.sequence == "table" else x.text.strip("().") for x in found if x}


def of_this_paper(read: Reading, passage: Passage, start: int, end: int) -> bool:
    """Whether nothing near says that the number belongs to another document."""
    text, heading = passage.text, plain(passage.section.children)
    if getattr(passage.block, "style", "") == "quote" or _quoted(text, start) or _LEGAL.search(heading):
        return False
    at = next(n for n, p in enumerate(read.passages) if p is passage)
    before = read.passages[at - 1].text if at else ""
    if _ELSEWHERE.search(text) or _ELSEWHERE.search(before) or text[:start].rstrip().endswith(("'s", "’s", "s'", "s’")):
        return False
    first = max((hit.end() for hit in _SENTENCE.finditer(text, 0, start)), default=0)
    last = _SENTENCE.search(text, end)
    return not _DOCUMENT.search(text, first, last.start() if last else len(text))


def _quoted(text: str, at: int) -> bool:
    """Whether a quotation that was opened before the place is still open there."""
    return text.count('"', 0, at) % 2 == 1 or any(text.rfind(one, 0, at) > text.rfind(two, 0, at) for one, two in _OPENED)
