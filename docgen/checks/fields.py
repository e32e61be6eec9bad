"""The short texts of a decision's front matter, for the rules that read them as well as the paper."""

from __future__ import annotations

from docgen.checks.passage import Passage
from docgen.checks.rule import Checked
from docgen.checks.words import Words


def fields(checked: Checked) -> tuple[Passage, ...]:
    """The short texts of the front matter: title, names, titles of options and papers; remembered like `reading`."""
    return checked.once(_fields)


def short(checked: Checked) -> Words:
    """The words of the short texts."""
    return checked.once(_short)


def _short(checked: Checked) -> Words:
    return Words(fields(checked))


def _fields(checked: Checked) -> tuple[Passage, ...]:
    decision, front = checked.decision, checked.decision.front
    found: list[tuple[tuple[str | int, ...], str]] = [(("title",), front.title), (("reference",), front.reference)]
    found += [(("meeting", n), getattr(front.meeting, n)) for n in ("body", "short", "time", "place", "agenda_item")]
    for table, names in _TABLES.items():
        entries = getattr(front, table)
        for n, entry in enumerate(entries if isinstance(entries, list) else ()):
            found += [((table, n, name), getattr(entry, name)) for name in names]
    if front.cabinet_member:
        found += [(("cabinet_member", name), getattr(front.cabinet_member, name)) for name in ("name", "portfolio")]
    found += [(("fields", name), value) for name, value in front.fields.items() if isinstance(value, str)]
    return tuple(Passage(text, decision.value_place(path), "field") for path, text in found if text)


_TABLES = {
    "authors": ("name", "post"),
    "signatories": ("name", "post"),
    "contacts": ("name", "post", "portfolio", "phone", "email"),
    "options": ("title",),
    "finances": ("what", "source"),
    "risks": ("owner",),
    "comments": ("officer", "post", "initials"),
    "background_papers": ("source", "date", "url"),
    "appendices": ("title", "url"),
}
