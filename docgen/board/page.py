"""The board as one HTML page that needs nothing else: no script, no picture, no network."""

from __future__ import annotations

import datetime as dt
from html import escape
from importlib.resources import files

from docgen.board import forms
from docgen.board.row import Clearance, Row
from docgen.diagnostics import Diagnostic, Severity
from docgen.report import sentences

_WEIGHT = {Severity.ERROR: "bad", Severity.WARNING: "wait", Severity.NOTE: "note"}
_STATE = {
    "cannot be read": "bad", "has errors": "bad", "something is missing": "bad", "waits for comments": "wait",
    "waits for sign-offs": "wait", "has gaps to fill in": "wait",
}  # fmt: skip
_SOON = 3
_HEADS = ("Decision", "State", "Officers’ comments", "Next deadline", "Problems")


def page(rows: list[Row], today: dt.date) -> str:
    """The whole page; `rows` are in the order they are shown in."""
    css = files("docgen.board").joinpath("board.css").read_text(encoding="utf-8")
    held = [row for row in rows if row.meeting is not None and row.meeting < today]
    coming = [row for row in rows if row.meeting is None or row.meeting >= today]
    parts = [_section(name, group) for name, group in forms.meetings(coming)]
    if held:
        parts.append("<h2>Meetings held</h2>" if coming else "")
        parts += [_section(name, group, "h3" if coming else "h2") for name, group in forms.meetings(held)]
    if not rows:
        parts.append("<p>There is no decision here.</p>")
    body = "\n".join(part for part in parts if part)
    title = f"Decisions on {forms.long(today)}"
    return f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{css}</style>
</head>
<body>
<a class="skip" href="#board">Skip to the decisions</a>
<div class="page">
<header>
<h1>{title}</h1>
<p class="lead">By the day of the meeting, the next one first.</p>
{_sums(rows)}</header>
<main id="board">
{body}
</main>
<footer><p>docgen points to the law; it gives no legal advice.</p></footer>
</div>
</body>
</html>
"""


def _sums(rows: list[Row]) -> str:
    counted = {
        "decisions": len(rows),
        "wait for officers": sum(bool(row.waits_for) for row in rows),
        "have a stale comment": sum(any(c.state == "stale" for c in row.clearances) for row in rows),
        "have errors": sum(bool(row.counts[Severity.ERROR]) for row in rows),
        "have let a day pass": sum(bool(row.deadline and row.deadline.passed) for row in rows),
    }
    items = "".join(f"<li><b>{number:,}</b> {name}</li>" for name, number in counted.items())
    return f'<ul class="sums">{items}</ul>\n'


def _section(name: str, rows: list[Row], heading: str = "h2") -> str:
    day, _, body = name.partition(", ")
    said = f"{escape(day)} <small>{escape(body)}</small>" if body else escape(name)
    heads = "".join(f'<th scope="col">{head}</th>' for head in _HEADS)
    lines = "\n".join(map(_row, rows))
    return (
        f"<section>\n<{heading}>{said}</{heading}>\n<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{lines}\n</tbody>\n"
        "</table>\n</section>"
    )


def _row(row: Row) -> str:
    about = " · ".join(part for part in (row.id, row.kind, row.house) if part)
    head = f'<th scope="row"><b>{escape(row.title or row.id)}</b><span class="id">{escape(about)}</span></th>'
    cells = (_state(row), _comments(row), _deadline(row), _problems(row))
    said = "".join(f'<td data-name="{name}">{cell}</td>' for name, cell in zip(_HEADS[1:], cells, strict=True))
    return f"<tr>{head}{said}</tr>"


def _state(row: Row) -> str:
    mark = f'<span class="tag {_STATE.get(row.state, "good")}">{escape(row.state)}</span>'
    status = f'<span class="why">{escape(row.status)}</span>' if row.status and row.status != row.state else ""
    missing = "".join(f'<span class="why">{escape(what)}</span>' for what in row.missing)
    return mark + status + missing


def _comments(row: Row) -> str:
    return f"<ul>{''.join(map(_clearance, row.clearances))}</ul>" if row.clearances else "–"


def _clearance(found: Clearance) -> str:
    signed = " ".join(part for part in (found.initials, forms.long(found.date) if found.date else "") if part)
    if found.state == "given":
        return f'<li><b>{escape(found.kind)}</b> <span class="good">{escape(signed) or "given"}</span></li>'
    weight = "wait" if found.state == "unsigned" else "bad"
    why = f'<span class="why">{escape(found.why)}</span>' if found.why else ""
    return (
        f'<li><b>{escape(found.kind)}</b> {escape(signed)} <span class="tag {weight}">{escape(found.state)}</span>{why}</li>'
    )


def _deadline(row: Row) -> str:
    found = row.deadline
    if found is None:
        return "–"
    passed = "".join(f'<li><span class="tag bad">day passed</span> {escape(what)}</li>' for what in found.passed)
    coming = ""
    if found.last:
        days = "today" if found.left == 0 else f"{found.left:,} day{'' if found.left == 1 else 's'} left"
        soon = ' class="days bad"' if found.left <= _SOON else ' class="days"'
        by = f"{found.time + ' on ' if found.time else ''}{forms.long(found.last)}"
        coming = f"<li>{escape(found.name)} by {escape(by)} <span{soon}>{days}</span></li>"
    return f"<ul>{passed}{coming}</ul>"


def _problems(row: Row) -> str:
    if not row.problems:
        return "none"
    order = {severity: n for n, severity in enumerate(Severity)}
    told = sorted(row.problems, key=lambda d: (order[d.severity], d.sort_key))
    items = "".join(map(_problem, told))
    weight = _WEIGHT[told[0].severity]
    return f'<details><summary class="{weight}">{forms.problems(row)}</summary><ul>{items}</ul></details>'


def _problem(found: Diagnostic) -> str:
    said = f'<b class="{_WEIGHT[found.severity]}">{found.severity}</b> {escape(sentences(found))}'
    return f"<li>{said}<code>{escape(str(found.position))} {escape(found.rule)}</code></li>"
