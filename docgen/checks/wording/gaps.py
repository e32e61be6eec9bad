"""What templates and authors leave in a text to be filled in or taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.passage import Passage
from docgen.checks.words import Words
from docgen.late import late

OPEN = ("to be confirmed", "to be advised")  # may stand in a text that is meant so
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


def gaps(text: str, whole: bool = True) -> list[re.Match[str]]:
    """What was left over in a text; `whole`: the text in brackets as a whole counts."""
    found = [
        hit
        for hit in _LEFT.finditer(text)
        if not (hit[0].startswith("X") and _NUMERAL.search(text, max(0, hit.start() - 20), hit.start()))
    ]
    if not found and whole and text[:1] == "[" and (hit := _WHOLE.fullmatch(text)):
        return [hit]
    return found


def likely(words: Words) -> Iterator[Passage]:
    """The passages in which there may be any."""
    return words.at(words.where(*_WORDS) | words.where_part(*_SIGNS))
