"""The mistakes people make in TOML, each with the function that knows it by its marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from docgen.diagnostics import Diagnostic, Position, error
from docgen.toml.guess import better_value
from docgen.toml.positions import DataPath, Repeat
from docgen.toml.within import wrong_name, wrong_value

RULE = "toml-syntax"
_KEY = re.compile(r"""[ \t]*([\w.-]+|"[^"]*"|'[^']*')[ \t]*""")
_TOKEN = re.compile(
    r"""\#[^\n]* | \"{3}(?:[^"\\]++|\\.|"(?!""))*(?P<many>\"{3})? | '{3}(?:[^']++|'(?!''))*(?P<raw>'{3})?"""
    r"""| "(?:\\[^\n]|[^"\\\n]++)*(?P<one>")? | '[^'\n]*+(?P<plain>')?""",
    re.DOTALL | re.VERBOSE,
)
_KEY_INSIDE = re.compile(r"\n[ \t]*(?:\[\[?[\w.-]+\]|([\w-]+)[ \t]*=[ \t]*[\"'\[{\dtf])")
_LONG = ('"""', "'''")
_QUOTED_VALUE = re.compile(r"""[ \t]*[\w.-]+[ \t]*=[ \t]*(?!\"{3}|'{3})["']""")
_ASSIGNED = re.compile(r"[ \t]*[\w-]+[ \t]*=")
_CURLY_VALUE = re.compile(r"[ \t]*[\w.-]+[ \t]*=[ \t]*[“”‘’«„]")
_WITHIN = ("Unclosed", "Expected newline", "Expected '='", "Invalid value", "Invalid date", "Invalid initial")
REPEATED = ("Cannot overwrite", "Cannot declare", "Cannot mutate", "Duplicate inline")


class Fault(Struct, frozen=True):
    """A text tomllib cannot read, with the place and words of its complaint."""

    message: str
    text: str
    file: str
    first_line: int
    row: int  # of tomllib's place, from 0
    column: int  # from 0
    repeats: list[Repeat]

    @property
    def line(self) -> str:
        return self.text.split("\n")[self.row]

    def said(self, fact: str, remedy: str, row: int | None = None, column: int | None = None) -> Diagnostic:
        row = self.row if row is None else row
        column = self.column if column is None else column
        return error(RULE, Position(self.file, self.first_line + row, column + 1), fact, remedy)


def _repeat(fault: Fault) -> Diagnostic | None:
    if not fault.message.startswith(REPEATED):
        return None
    if fault.repeats:
        repeat = fault.repeats[0]
        fact = f'"{_dotted(repeat.path)}" is given twice: here and on line {repeat.first.line}'
        return error(RULE, repeat.again, fact, "Keep one of the two; several entries of one kind go under [[…]] each")
    row, _ = _last_line(fault)
    fact = "This key, or a part of it, has a value already"
    return fault.said(fact, "Give each key once, and write a table either as [table] or on one line, not both", row, 0)


def _dotted(path: DataPath) -> str:
    return ".".join(str(step) for step in path if isinstance(step, str))


def _strings(fault: Fault) -> Iterator[tuple[str, re.Match[str], int, int]]:
    """The texts up to the fault: opening mark, match, and row and column from 0."""
    row, counted, begin = 0, 0, 0
    for token in _TOKEN.finditer(fault.text):
        start = token.start()
        row += fault.text.count("\n", counted, start)
        begin = max(begin, fault.text.rfind("\n", counted, start) + 1)
        counted, column = start, start - begin
        if row > fault.row:
            return
        if token[0][0] != "#":
            yield (token[0][:3] if token[0][:3] in _LONG else token[0][0]), token, row, column


def _open_long_text(fault: Fault) -> Diagnostic | None:
    """A long text without its closing quotes; it may seem closed by the opening quotes of the next one."""
    for mark, token, row, column in _strings(fault):
        if mark not in _LONG:
            continue
        swallowed, closed = _KEY_INSIDE.search(token[0]), token["many"] or token["raw"]
        if swallowed and (swallowed[1] or not closed):
            line = fault.first_line + row + token[0].count("\n", 0, swallowed.start() + 1)
            fact = f"The text that begins here has no closing {mark} before line {line}"
            return fault.said(fact, f"Write {mark} where the text ends", row, column)
        if not closed:
            fact = f"The text that begins here has no closing {mark}"
            return fault.said(fact, "Write it where the text ends", row, column)
    return None


def _open_text(fault: Fault) -> Diagnostic | None:
    for mark, token, row, column in _strings(fault):
        if mark not in _LONG and not (token["one"] or token["plain"]) and row == fault.row:
            remedy = f"Write {mark} at its end; a text of several lines stands between three quotes"
            return fault.said(f"The text that begins here has no closing {mark}", remedy, row, column)
    return None


def _stray_quote(fault: Fault) -> Diagnostic | None:
    return _value(fault) if _QUOTED_VALUE.match(fault.line) else None


def _curly_quote(fault: Fault) -> Diagnostic | None:
    return _value(fault) if _CURLY_VALUE.match(fault.line) else None


def _within(fault: Fault) -> Diagnostic | None:
    """A value inside brackets that is not written as TOML wants it."""
    if not fault.message.startswith(_WITHIN) or not (found := wrong_value(fault.line)):
        return None
    return fault.said(found.fact, found.remedy, column=found.column)


def _control(fault: Fault) -> Diagnostic | None:
    if not fault.message.startswith(("Illegal character", "Found invalid character")):
        return None
    return fault.said("There is a character here that TOML does not allow", "Delete it and type it again")


def _escape(fault: Fault) -> Diagnostic | None:
    if not fault.message.startswith(("Unescaped '\\'", "Escaped character", "Invalid hex")):
        return None
    return fault.said(
        "A backslash in a text in double quotes begins a special sign, and this is none that TOML knows",
        r"Write \\ for a backslash, or put the text between single quotes: 'C:\folder'",
        column=max(0, fault.line.rfind("\\", 0, fault.column + 1)),
    )


def _header(fault: Fault) -> Diagnostic | None:
    if not fault.line.lstrip().startswith("[") or "=" in fault.line.split("]")[0]:
        return None
    if fault.message.startswith("Expected ']]'"):
        return fault.said("The heading of this entry has no closing ]]", "Write [[name]], with two brackets on either side")
    if fault.message.startswith("Expected ']'"):
        return fault.said("The heading of this table has no closing ]", "Write [name]")
    return None


def _bracket(fault: Fault) -> Diagnostic | None:
    if fault.message.startswith("Unclosed inline table"):
        remedy = "Write }; a table in { } stands on one line, with commas between its entries"
        return fault.said("A table in { } is not closed here", remedy, *_last_line(fault))
    if fault.message.startswith("Unclosed array"):
        remedy = 'Write ], and a comma between any two entries: ["North", "South"]'
        return fault.said("A list in [ ] is not closed, or lacks a comma, here", remedy, *_last_line(fault))
    return None


def _last_line(fault: Fault) -> tuple[int, int]:
    """The fault's place, or the end of the last line with something on it."""
    lines, row = fault.text.split("\n"), fault.row
    if lines[row].strip():
        return row, min(fault.column, len(lines[row]))
    while row and not lines[row].strip():
        row -= 1
    return row, len(lines[row])


def _no_equals(fault: Fault) -> Diagnostic | None:
    if not fault.message.startswith("Expected '='"):
        return None
    if found := wrong_name(fault.line):
        return fault.said(found.fact, found.remedy, column=found.column)
    key = _KEY.match(fault.line)
    name = key[1] if key else "name"
    if key and fault.line[key.end() :].startswith(":"):
        return fault.said(f'After "{name}" stands a colon where = belongs', f'Write {name} = "…"')
    below = fault.text.split("\n")[fault.row + 1 :][:1]
    if fault.line.strip() == name and below and _ASSIGNED.match(below[0]):
        remedy = f'Write {name} = "…", or [{name}] if it is the heading of the lines below'
        return fault.said(f'There is no = after "{name}"', remedy)
    remedy = f'Write {name} = "…"; if this line is part of a longer text, put """ before and after that text'
    return fault.said(f'There is no = after "{name}"', remedy)


def _value(fault: Fault) -> Diagnostic | None:
    key = _KEY.match(fault.line)
    if not key or not fault.line[key.end() :].startswith("="):
        return None
    rest = fault.line[key.end() + 1 :]
    value = rest.strip()
    column = key.end() + 1 + len(rest) - len(rest.lstrip())
    if not value or value.startswith("#"):
        return fault.said(f'"{key[1]}" has no value', f'Write {key[1]} = "…", or delete the line', column=column)
    if better := better_value(value):
        return fault.said(f"{better.fact}", f"Write {key[1]} = {better.written}", column=column)
    return None


def _statement(fault: Fault) -> Diagnostic | None:
    if fault.line.strip() == "+++":
        return fault.said("A +++ line has no place in this file", "Delete it; a .toml file is TOML from first to last line")
    if fault.message.startswith("Invalid statement"):
        remedy = 'A line is name = "value", [table], [[entry]] or # a remark'
        return fault.said("This line is no TOML", remedy)
    return None


def _rest(fault: Fault) -> Diagnostic:
    if fault.message.startswith("Expected newline"):
        return fault.said("There is something here after the end of the value", "Delete it, or put it on a line of its own")
    if fault.message.startswith("Invalid value"):
        return fault.said("This is no value that TOML knows", 'Put a text between quotes: "…"')
    return fault.said(f"The TOML cannot be read here ({fault.message[:80]})", "Check the quotes and brackets of this line")


EXPLAINERS: tuple[Callable[[Fault], Diagnostic | None], ...] = (
    _repeat,
    _escape,
    _open_long_text,
    _stray_quote,
    _curly_quote,
    _open_text,
    _control,
    _header,
    _within,
    _no_equals,
    _value,
    _bracket,
    _statement,
    _rest,
)

OPENS = (_open_text,)
STRAY = (_no_equals, _statement)  # lines of prose, mostly, that are no TOML
ENDLESS = (_open_long_text, _bracket)  # what follows cannot be told from what they hold
