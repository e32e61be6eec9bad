"""A report as each program wants it: docgen's source, Markdown for pandoc, plain data for Word libraries."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from bench.report import Block, Heading, Item, Listing, Note, Paragraph, Report, Table

_REFERENCE = re.compile(r"@\[(\w+)\]")
_FIGURE = re.compile(r"\$\[(\w+)\]")
_AMOUNT = re.compile(r"£\d[\d,]*\d|\d+%")
_MARKS = re.compile(r"\*+|\[\^1\]|\]\([^)]*\)|\[(?=the )")

_FRONT = """+++
title = "{title}"
house = "{house}"
kind = "decision"
status = "draft"
{house_fields}
[meeting]
body = "Policy and Resources Committee"
short = "Committee"
date = 2026-05-{day:02}
{tables}"""
_FIELDS = {
    "nottinghamshire": 'areas = "All"\nreference = "B{number:05}"\n',
    "cambridgeshire": 'areas = "All"\nkey_decision = false\nforward_plan = {{ text = "Not applicable" }}\n',
    "west-sussex": "",
    "wolverhampton": (
        'areas = "All"\n'
        "key_decision = true\nforward_plan = {{ listed = false }}\n"
        'cabinet_member = {{ name = "Councillor Ada Fernley", portfolio = "Resources" }}\nconsidered_by = "N/A"\n'
        'fields = {{ designation = "AMBER" }}\n'
    ),
}
_EMAIL = "ivo.marchbank@example.gov.uk"
_CONTACTS = {
    "nottinghamshire": (("enquiries", f'name = "Ivo Marchbank"\npost = "Group Manager"\nemail = "{_EMAIL}"'),),
    "cambridgeshire": (
        ("officer", 'name = "Ivo Marchbank"\npost = "Group Manager"\nemail = "ivo.marchbank@example.gov.uk"'),
        ("member", 'name = "Councillor Ada Fernley"\nportfolio = "Resources"\nemail = "ada.fernley@example.gov.uk"'),
    ),
    "west-sussex": (("enquiries", f'name = "Ivo Marchbank"\npost = "Group Manager"\nemail = "{_EMAIL}"'),),
    "wolverhampton": (
        ("director", 'name = "Ada Fernley"\ndirectorate = "People"'),
        ("employee", 'name = "Ivo Marchbank"\npost = "Group Manager"'),
    ),
}
_PHONE = "01632 960123"


def docgen_source(report: Report) -> str:
    """The decision as one file of docgen."""
    fields = _FIELDS[report.house].format(number=report.number)
    day = report.number % 28 + 1
    front = _FRONT.format(
        title=report.title, house=report.house, house_fields=fields, day=day, tables="\n".join(_toml_tables(report))
    )
    return front + "+++\n\n" + "\n".join(_docgen_blocks(report)) + "\n"


def _toml_tables(report: Report) -> Iterator[str]:
    name = "" if report.house in ("nottinghamshire", "west-sussex") else 'name = "Ivo Marchbank"\n'
    yield f'\n[[authors]]\n{name}post = "Service Director, Resources"\n'
    if report.house in ("nottinghamshire", "west-sussex"):
        yield '[[signatories]]\nname = "Ivo Marchbank"\npost = "Service Director, Resources"\n'
    for kind, lines in _CONTACTS[report.house]:
        phone = "" if kind == "director" else f'\nphone = "{_PHONE}"'
        yield f'[[contacts]]\nkind = "{kind}"\n{lines}{phone}\n'
    for text in report.recommendations:
        yield f'[[recommendations]]\ntext = "{text}"\n'
    yield "[figures]\n" + "".join(f"{name} = {value}\n" for name, value in report.figures.items())
    for kind, text in report.comments:
        rest = f'text = "{text}"\n' if text else 'suffix = "K"\n'
        yield f'[[comments]]\nkind = "{kind}"\ninitials = "AF"\ndate = 2026-04-02\n{rest}'
    amounts = json.dumps(_amounts(report), ensure_ascii=False)
    yield f'[[quoted]]\namounts = {amounts}\nsource = "Budget monitoring, March 2026"\n'
    for title in report.background:
        yield f'[[background_papers]]\ntitle = "{title}"\npublished = true\n'


def _amounts(report: Report) -> list[str]:
    """The amounts that the report's sentences and tables write out: all but its two figures come from elsewhere."""
    texts = [*report.recommendations, *(text for _, text in report.comments), *map(repr, report.blocks)]
    return list(dict.fromkeys(amount for text in texts for amount in _AMOUNT.findall(text)))


def _docgen_blocks(report: Report) -> Iterator[str]:
    for block in report.blocks:
        if isinstance(block, Paragraph):
            name = f"{{#{block.id}}}\n" if block.id else ""
            yield name + _FIGURE.sub(r"{{ \1 }}", _REFERENCE.sub(r"[](#\1)", block.text)) + "\n"
        else:
            yield _markdown(block, "##")


def pandoc_source(report: Report) -> str:
    """The same paper for pandoc: numbered paragraphs are its example lists, the one kind whose count runs on."""
    lines = [f"---\ntitle: '{report.title}'\nlang: en-GB\n---\n"]
    for block in printed(report):
        if isinstance(block, Paragraph):
            mark = f"(@{block.id})" if block.id else "(@)"
            text = _REFERENCE.sub(r"(@\1)", _with_figures(block.text, report)).replace("\n", " ")
            lines.append(f"{mark} {text}\n")
        else:
            lines.append(_markdown(block, "#"))
    return "\n".join(lines) + "\n"


def printed(report: Report) -> Iterator[Block]:
    """All blocks in the order in which a paper prints them, the front matter's too."""
    yield Table((("Meeting", "Policy and Resources Committee"), ("Date", f"{report.number % 28 + 1} May 2026")))
    yield from _opening(report)
    yield Heading("Background papers")
    yield Listing(tuple(Item(title) for title in report.background))
    yield Heading("Contact")
    yield Listing((Item(f"Ivo Marchbank, Group Manager, {_PHONE}"),))


def _opening(report: Report) -> Iterator[Block]:
    yield from report.blocks
    yield Heading("Recommendations")
    yield Listing(tuple(Item(text) for text in report.recommendations), lettered=True)
    for kind, text in report.comments:
        yield Heading(f"{kind.capitalize()} comments (AF 02/04/26)")
        if text:
            yield Paragraph(text)


def _with_figures(text: str, report: Report) -> str:
    return _FIGURE.sub(lambda m: f"£{report.figures[m[1]]:,}", text)


def _markdown(block: Block, hashes: str) -> str:
    """Blocks that both dialects of Markdown write alike."""
    if isinstance(block, Heading):
        return f"{hashes}{'#' * (block.rank - 1)} {block.text}\n"
    if isinstance(block, Note):
        return f"[^1]: {block.text}\n"
    if isinstance(block, Table):
        rows = ["| " + " | ".join(row) + " |" for row in block.rows]
        return "\n".join([rows[0], "|" + "---|" * len(block.rows[0]), *rows[1:]]) + "\n"
    if isinstance(block, Listing):
        return "\n".join(_items(block.items, block.lettered, 0)) + "\n"
    raise TypeError(block)


def _items(items: tuple[Item, ...], lettered: bool, depth: int) -> Iterator[str]:
    for n, item in enumerate(items):
        yield " " * depth + (f"{chr(ord('a') + n)})  " if lettered else "-   ") + item.text
        yield from _items(item.items, False, depth + 4)


def data(report: Report) -> dict[str, Any]:
    """The paper as plain data, references and figures in place and emphasis taken away."""
    blocks = list(printed(report))
    numbers: dict[str, int] = {}
    paragraphs = (b for b in blocks if isinstance(b, Paragraph))
    for n, block in enumerate(paragraphs, 1):
        if block.id:
            numbers[block.id] = n
    return {"title": report.title, "blocks": [entry for b in blocks for entry in _entries(b, report, numbers)]}


def _entries(block: Block, report: Report, numbers: dict[str, int]) -> Iterator[dict[str, Any]]:
    if isinstance(block, Heading):
        yield {"kind": "heading", "text": block.text}
    elif isinstance(block, Paragraph):
        text = _REFERENCE.sub(lambda m: str(numbers[m[1]]), _with_figures(block.text, report))
        yield {"kind": "paragraph", "text": _MARKS.sub("", text)}
    elif isinstance(block, Listing):
        yield from _list_entries(block.items, block.lettered, 1)
    elif isinstance(block, Table):
        yield {"kind": "table", "rows": [list(row) for row in block.rows]}


def _list_entries(items: tuple[Item, ...], lettered: bool, depth: int) -> Iterator[dict[str, Any]]:
    for n, item in enumerate(items):
        mark = f"{chr(ord('a') + n)}) " if lettered else ""
        yield {"kind": "item", "depth": depth, "text": mark + item.text}
        yield from _list_entries(item.items, False, depth + 1)
