"""placeholder: something was left over that was to be filled in or taken out before publication.

It looks for "XX", "TBC", "[insert date]", "delete as applicable", "lorem ipsum", "???", lines to write on, notes of
reviewers ("Comment [AB1]", "Note to author:") and the words Word leaves when a reference breaks. "To be confirmed" is
only noted. A paragraph, an item, a cell or a field that stands in square brackets as a whole counts too.

Why it matters: templates ask for their guidance to be taken out, and a paper published with a gap or a private remark
in it cannot be called back.

Fails:

```markdown
## Purpose

The scheme costs £XX and starts on [insert date].
```

```toml
title = "Repairs to the bridge at TBC"
```

```toml
title = "[the bridge and what is to be done]"
```

Passes:

```markdown
## Purpose

The scheme costs £12,000 [sic] and starts on 1 June 2027. It is described in Part XX of the plan.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.fields import short
from docgen.checks.passage import Passage
from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.text import reading
from docgen.checks.words import Words
from docgen.diagnostics import Severity
from docgen.late import late

_VERBS = "insert|enter|add|delete|complete|include|select|choose|type|click|remove|amend|update|specify|state"
_NOUNS = "name|date|dates|amount|title|number|figure|body|post|your [a-z ]+|time|place|address|ward|tbc|tba|text|to follow"
_LEFT = late(
    "|".join(
        (
            r"£?(?<![A-Za-z])X{2,}(?![A-Za-z])(?:/X+)*(?:,XXX)*%?",
            r"(?<![A-Za-z])xx+(?![A-Za-z])",
            r"\b(?:TBC|TBA|TBD|TODO|FIXME)\b|\bt\.b\.[acd]\.?",
            rf"[\[<«](?:(?i:{_VERBS})\b[^\]>»]{{0,120}}|(?i:{_NOUNS}))\s*[\]>»]",
            r"(?i:delete (?:as|if|where) (?:applicable|appropriate|necessary))",
            r"(?i:lorem ipsum)",
            r"(?i:click (?:here|or tap here) to enter)",
            r"\?{2,}",
            r"_{4,}|\.{6,}|…{3,}",
            r"(?:NOTE TO|Note to) (?i:author|editor|officer|reader|reviewer|clerk|self|legal|finance|democratic services)\b",
            r"\b(?:Comment|Commented|Deleted|Formatted) \[[A-Z]{1,4}\d{0,3}\]",
            r"(?i:error! (?:reference source|bookmark) not (?:found|defined))",
            r"\b(?:dd|DD)/(?:mm|MM)/(?:yyyy|YYYY|yy|YY)\b",
            r"(?i:to be (?:confirmed|inserted|completed|advised))\b",
        )
    )
)
# Each has one of these words in it, or one of these signs.
_WORDS = ["tbc", "tba", "tbd", "todo", "fixme", "b", "delete", "lorem", "click", "note", "error", "mm"]
_WORDS += ["confirmed", "inserted", "completed", "advised"]
_SIGNS = ("XX", "xx", "[", "<", "«", "??", "____", "......", "………")
_WHOLE = late(  # and its words are not what a finished paper says in brackets
    r"(?!.*\b(?:redacted|exempt|confidential|sic|signed|blank|none|nil|deleted|withdrawn|not |to be made|follows?|ends?)\b)"
    r"\[(?=[^\]]*[^\W\d_]{3})[^\[\]\d]+\]\.?",
    re.IGNORECASE,
)
_NUMERAL = late(r"\b(?:Part|Chapter|Title|Book|Volume|Article|Schedule|Annex|Appendix|Protocol)\s+\Z")
_OPEN = ("to be confirmed", "to be advised")
_REMEDY = "fill it in or take it out"
MOST = 20  # findings in one paper: more of them say nothing new


def check(checked: Checked) -> Iterator[Finding]:
    """Each thing left over, at its place."""
    read, told = reading(checked), 0
    for passage in (*_likely(read), *_likely(short(checked))):
        for hit in gaps(passage.text, getattr(passage.block, "style", "") != "quote"):
            told += 1
            if told > MOST:
                return
            lighter = Severity.NOTE if hit[0].lower() in _OPEN else None
            at = read.place(passage, *hit.span())
            yield Finding(at, f'"{hit[0].strip()}" was left over from writing', _REMEDY, lighter)


def gaps(text: str, whole: bool = True) -> Iterator[re.Match[str]]:
    """What was left over in a text; `whole`: the text in brackets as a whole counts."""
    found = [
        hit
        for hit in _LEFT.finditer(text)
        if not (hit[0].startswith("X") and _NUMERAL.search(text, max(0, hit.start() - 20), hit.start()))
    ]
    if not found and whole and text[:1] == "[" and (hit := _WHOLE.fullmatch(text)):
        found = [hit]
    return iter(found)


def _likely(words: Words) -> Iterator[Passage]:
    return words.at(words.where(*_WORDS) | words.where_part(*_SIGNS))


RULE = Rule(
    "placeholder",
    check,
    Severity.ERROR,
    citation="councils' report guidance: no guidance text or gaps in a published paper",
    draft=Severity.WARNING,
)
