"""fallback-source: money to fall back on that no recommendation asks for.

Looks in the text, and in the `source` of ledger lines, for a reserve, a fund, balances or a contingency that is to
pay if the first source falls short ("should the savings fall short, the efficiency reserve will pay"). Such a source
should be named in a recommendation.

Why it matters: an officer may use only what was approved. If the first source fails and the second was mentioned in
the text alone, the decision has to be taken again.

Fails:

```markdown
## Purpose

Savings are expected to meet the cost. If they do not, the transformation reserve will pay.
```

Passes:

```toml
[[recommendations]]
text = "approves a call on the transformation reserve if the savings fall short"
```

```markdown
## Purpose

Savings are expected to meet the cost. If they do not, the transformation reserve will pay.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.finance.mentions import Piece, pieces, place
from docgen.checks.rule import Checked, Finding, Rule
from docgen.diagnostics import Position, Severity
from docgen.late import late

_WORDS = ("reserve", "fund", "balances", "contingency", "Reserve", "Fund", "Contingency")
_SOURCE = late(r"((?:[\w’'&-]+\s+){1,4}?)(reserves?|fund|balances|contingency)\b", re.IGNORECASE)
_WHAT = r"(?:this|that|it|they|these|those|(?:the )?(?:expected )?(?:savings?|budget|income|grant))"
_NOT = r"(?:do|does|is|are|can|did|should)(?:n[’']t\b| ?not\b)"
_WHEN = r"(?:if|where|when|in case)"
_IF = late(
    r"\b(?:failing (?:that|which|this)|fall(?:s|ing)? short|shortfall|insufficient|not (?:be )?(?:enough|sufficient)|"
    r"neither is enough|only if neither|if not\b|cannot be (?:met|covered|contained|found)|"
    rf"{_WHEN} {_WHAT}\b[^,.;]{{0,60}}?\b(?:not|fails?|less|short)\b|{_WHEN} {_WHAT} {_NOT}|should {_WHAT} (?:not|fail)\b|"
    rf"{_WHAT}\b[^,.;]{{0,60}}\b{_NOT} (?:follow|come|arise|materiali[sz]e|suffice))",
    re.IGNORECASE,
)
_ELSE = late(r"\b(?:or )?(?:else|otherwise|failing (?:that|which)|if not)\b,?\s+(?:from\s+)?(?:the\s+)?", re.IGNORECASE)
_STOPS = (". ", ".\n", "? ", "! ", "\n\n", "\n-", "\n*", "\n#", "|")
_LEADING = (
    "the a an this that these those same such any other own its their our from to on of in into by with for and or will be",
    "would may can could should then it funded met paid drawn using against bid call use only if is",
)
_POINTING = frozenset(word for words in _LEADING for word in words.split())


def check(checked: Checked) -> Iterator[Finding]:
    """Each source to fall back on that no recommendation names, once, at its first place."""
    asked = " ".join(r.text for r in checked.decision.front.recommendations).casefold()
    told: set[str] = set()
    for name, at in _named(checked):
        key = name.casefold()
        if key in told or _is_asked(key, asked):
            continue
        told.add(key)
        yield Finding(
            at,
            f"the {name} is to pay if the first source falls short, and no recommendation asks for it",
            "recommend its use in that case, with the sum, or leave it out",
        )


def _is_asked(name: str, asked: str) -> bool:
    return name in " ".join(asked.split())


def _named(checked: Checked) -> Iterator[tuple[str, Position]]:
    """The sources that the text and the ledger fall back on, with their places."""
    for piece in pieces(checked.decision):
        if piece.path[:1] == ("recommendations",) or piece.file:
            continue
        for name, start, written in _in_text(piece.text):
            yield name, place(checked.decision, piece, start, written)
    for n, line in enumerate(checked.decision.front.finances):
        match = _ELSE.search(line.source) if line.source else None
        if match and (found := _SOURCE.search(line.source, match.start())) and (name := _name(found)):
            piece = Piece(line.source, ("finances", n, "source"))
            yield name, place(checked.decision, piece, found.start(2), found[2])


def _in_text(text: str) -> Iterator[tuple[str, int, str]]:
    """Names of sources in sentences that speak of falling short, or in the sentence after such a one."""
    seen = -1
    for at in sorted(at for word in _WORDS for at in _finds(text, word)):
        if at < seen:
            continue
        start, seen = _sentence(text, at)
        said = text[start:seen]
        follows = said.lstrip().startswith(_FOLLOWING)
        if _IF.search(said) or (follows and _IF.search(text, _sentence(text, start - 2)[0], start)):
            for found in _SOURCE.finditer(said):
                if name := _name(found):
                    last = name.split()[0]
                    yield name, start + said.rindex(last, 0, found.end(2)), last


_FOLLOWING = ("Then", "In that case", "In this case", "If so")


def _finds(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not text[at - 1 : at].isalpha() and (not text[end : end + 1].isalpha() or text[end] == "s"):
            yield at
        at = text.find(word, end)


def _sentence(text: str, at: int) -> tuple[int, int]:
    """Where the sentence around a place begins and ends."""
    begins = max((found + len(stop) for stop in _STOPS if (found := text.rfind(stop, 0, max(at, 0))) >= 0), default=0)
    ends = min((end for stop in _STOPS if (end := text.find(stop, max(at, 0))) >= 0), default=len(text))
    return begins, ends


def _name(found: re.Match[str]) -> str:
    """The source's name without the words that lead to it: "from the efficiency reserve" → "efficiency reserve"."""
    kept: list[str] = []
    for word in reversed(found[1].split()):
        if word.casefold() in _POINTING:
            break
        kept.insert(0, word)
    return " ".join([*kept, found[2]]) if kept else ""


RULE = Rule(
    "fallback-source",
    check,
    Severity.WARNING,
    applies_to=frozenset({"decision", "executive", "officer"}),
)
