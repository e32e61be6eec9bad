"""Where one sentence ends and the next begins, for a source with one sentence on each line."""

from __future__ import annotations

import re

_END = re.compile(r"(?P<word>\S*?)(?P<stop>[.!?]+)(?:[\"'”’)\]*_~]|\[\^[^\]\s]+\])*\s*\Z")
_OPENING = "\"'“‘([*_~`"
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")
_FIRST_NUMBER = re.compile(r"\s*\(?[0-9]+\\?\Z")
_SHORT = re.compile(
    r"(?:e[.]g|eg|i[.]e|ie|etc|cf|viz|vs|v|approx|ca|c|al|ibid|et|incl|inc|excl|est|max|min|no|nos|para|paras|par|sub-para"
    r"|sch|schs|reg|regs|art|arts|s|ss|sec|sect|secs|ch|chs|cl|cls|app|apps|annex|fig|figs|tab|vol|vols|ed|eds|p|pp|pt"
    r"|pts|ref|refs|ext|tel|cllr|cllrs|mr|mrs|ms|mx|dr|prof|rev|revd|hon|rt|sir|st|sts|sr|jr|messrs|capt|col|gen|lt|sgt"
    r"|supt|insp|co|corp|ltd|plc|bros|dept|govt|assoc|assn|cttee|ctte|rd|ave|sq|gdns|cres|ln|bldg|jan|feb|mar|apr|jun"
    r"|jul|aug|sep|sept|oct|nov|dec|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|a[.]m|p[.]m|am|pm|hrs|hr|mins|ft|yd|mph|kg"
    r"|km)\Z",
    re.IGNORECASE,
)


def ended(line: str) -> bool:
    """Whether the line so far ends with a sentence: not with an abbreviation, an initial or a number of its own."""
    match = _END.search(line)
    if not match:
        return False
    word, stop = match["word"].lstrip(_OPENING), match["stop"]
    if stop != ".":
        return not stop.startswith("..") and bool(word)
    if not word or _SHORT.match(word) or _INITIALS.match(word):
        return False
    return not _FIRST_NUMBER.match(line[: match.start("stop")])


def begins(rest: str) -> bool:
    """Whether a sentence may begin with this: a capital letter, a number, an amount or a figure, after any opening mark."""
    bare = rest.lstrip(_OPENING)
    return bare[:1].isupper() or bare[:1].isdigit() or bare.startswith(("£", "$", "€", "{{", "http://", "https://"))
