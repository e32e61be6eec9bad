r"""markup-typed: marks meant for a program stand in the paper as they were typed.

It looks for HTML, as it comes along when text is pasted from Word or a web page ("<br>", "&nbsp;"), for two stars that
nothing closes, for links and tables whose marks do not fit, for names in braces that are not on a line of their own, and
for the marks git leaves where two versions disagree. What is written as `code`, or behind a backslash, is meant so.

Why it matters: docgen prints what it cannot read, so that nothing is lost. Members should not read it.

Fails:

```markdown
## Purpose

The scheme costs <b>£12,000</b>&nbsp;a year.
```

```markdown
## Purpose

The scheme is **urgent and starts in May, as [the plan](https://www.example.gov.uk/the plan) says.
```

```markdown
## Purpose

| Library | Visits |
| Ashwick | 20,100 |
```

Passes:

```markdown
## Purpose

The scheme costs **£12,000** a year, for people aged <20, R&D and the element `<b>`. \<br> is one too.

| Library | Visits |
|---------|-------:|
| Ashwick | 20,100 |
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.fields import short
from docgen.checks.passage import Passage, plain
from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.text import Reading, reading
from docgen.diagnostics import Position, Severity
from docgen.late import late
from docgen.paper import walk
from docgen.paper.tree import Styled

_TAGS = (
    r"p|span|div|br|b|i|u|s|em|strong|su[bp]|a|font|table|thead|tbody|tr|t[dh]|[uo]l|li|img|h[1-6]|hr|style|center|"
    r"blockquote|code|pre|o:p|script|big|small|title"
)
_SIGNS = r"nbsp|amp|[lg]t|quot|apos|pound|euro|[lr][sd]quo|[nm]dash|hellip|bull|middot|shy|eacute|#x?[0-9A-Fa-f]{2,6}"
_LEFT = late(
    rf"(?P<html></?(?i:{_TAGS})(?:\s[^<>]{{0,300}})?/?>|<!--|-->)"
    rf"|(?P<sign>&(?:{_SIGNS});)"
    r"|(?P<stars>(?<![\w*])\*\*[^\s*]\w*)"
    r"|(?P<link>\](?:\(\s*|\s\()(?:https?:|www\.|mailto:)[^\s)]*|<(?:https?:|mailto:)\S*)"
    r"|(?P<name>\{(?:#[A-Za-z]|(?:caption|role|numbered|paragraphs|label|form)=)[^{}\s]{0,40}\}?)"
    r"|(?P<git>(?<!\S)(?:<{7}|>{7})(?!\S))"
    r"|(?P<table>\A\|.*\|\Z)",
    re.DOTALL,
)
_PARTS = ("<", "-->", "**", "](", "(http", "(www.", "(mailto:", "{", "|", "&", ">>>>>>>")
_TOLD = {
    "html": ("docgen reads no HTML", "take it away, or write it in Markdown; \\< where the sign is meant"),
    "sign": ("docgen reads no HTML", "write the sign itself"),
    "stars": (
        "nothing closes these two stars",
        "write ** right before the first bold word and right behind the last; \\*\\* where stars are meant",
    ),
    "link": (
        "this is no link",
        "write [words](address), with no blank between ] and ( or in the address, and both brackets closed",
    ),
    "name": ("braces stand on the line before their block", "put them on a line of their own; or \\{ where one is meant"),
    "git": ("git left it where two versions disagree", "keep the words that hold, and delete the rest with the marks"),
}
_TABLE = "put a line such as |---|---| below the first row, with as many cells as that has; \\| where the sign is meant"
_MOST = 20  # findings in one paper: more of them say nothing new
_SHOWN = 40


def check(checked: Checked) -> Iterator[Finding]:
    """The first mark in each passage that is printed as typed."""
    read, told = reading(checked), 0
    markdown = _markdown_fields(checked)
    for words in (read, short(checked)):
        for passage in words.at(words.where_part(*_PARTS)):
            finding = None if passage.at in markdown else _first(read, passage)
            if finding:
                yield finding
                told += 1
            if told == _MOST:
                return


def _markdown_fields(checked: Checked) -> set[Position]:
    """Where the fields of the house stand that hold Markdown: they are read as a part of the paper."""
    given, own = checked.decision.front.fields, checked.house.house.fields
    return {checked.decision.value_place(("fields", n)) for n in given if n in own and own[n].type == "markdown"}


def _first(read: Reading, passage: Passage) -> Finding | None:
    for hit in _LEFT.finditer(passage.text):
        table = hit.lastgroup == "table"
        if table and passage.kind != "paragraph":
            continue
        at = read.place(passage, hit.start(), hit.start() + 1 if table else hit.end())
        if passage.kind == "field" or (_typed(read, passage, at) and not _is_code(passage, hit[0])):
            return _finding(at, hit, table)
    return None


def _finding(at: Position, hit: re.Match[str], table: bool) -> Finding:
    if table:
        return Finding(at, "this table is printed as typed: the line below its head is missing or has other cells", _TABLE)
    why, remedy = _TOLD[hit.lastgroup or ""]
    words = hit.string.rfind("[", 0, hit.start()) if hit[0][0] == "]" else -1
    shown = hit.string[words if words >= 0 else hit.start() : hit.end()]
    return Finding(at, f'"{_cut(shown)}" is printed as typed: {why}', remedy)


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _is_code(passage: Passage, text: str) -> bool:
    inlines = walk.inlines(walk.own_inlines(passage.block)) if passage.block is not None else []
    return any(isinstance(i, Styled) and i.style == "code" and text in plain(i.children) for i in inlines)


def _typed(read: Reading, passage: Passage, at: Position) -> bool:
    """Whether it was found in the source just so, and not behind a backslash."""
    return at != passage.at and read.before(at) != "\\"


RULE = Rule("markup-typed", check, Severity.WARNING)
