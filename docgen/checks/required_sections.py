"""required-section: a section the house demands for this kind of decision is missing, or one it does not allow is there.

Source: the house's own file, [roles.*] required, kinds, min_words and max_words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.rule import Checked, demanded
from docgen.diagnostics import Diagnostic, Position, error, warning
from docgen.house.model import Role
from docgen.paper.arrange import Section

_TAG = re.compile(r"<[^>]*>")


def check(checked: Checked) -> Iterator[Diagnostic]:
    """An error for each demanded section without an answer, a warning for a length outside the house's bounds."""
    kind = checked.decision.front.kind
    present = _sections(checked)
    for name, role in checked.house.house.roles.items():
        section = present.get(name)
        written = section is not None and (section.parts or section.children)
        if demanded(role.required, kind) and not written and not _in_front_matter(checked, name):
            yield error("required-section", _top(checked), f'the section "{role.heading}" is missing', _how(name, role))
        if section and role.kinds is not None and kind not in role.kinds:
            yield warning(
                "required-section",
                section.at,
                f'"{role.heading}" does not belong in a paper of the kind "{kind}"',
                "leave it out",
            )
        if section and written:
            yield from _length(section, role)


def _sections(checked: Checked) -> dict[str, Section]:
    found = dict(checked.rendered.arrangement.placed)
    stack = list(checked.rendered.arrangement.sections)
    while stack:
        section = stack.pop()
        stack.extend(section.children)
        if section.role:
            found[section.role] = section
    return found


def _in_front_matter(checked: Checked, role: str) -> bool:
    """Roles whose text may stand in the front matter instead of the body."""
    front = checked.decision.front
    given = {
        "summary": front.summary,
        "recommendations": front.recommendations,
        "comments": front.comments,
        "areas": front.areas,
    }
    return bool(given.get(role)) or role == "background-papers"


def _how(name: str, role: Role) -> str:
    nil = f", or declare {name} = {{ nil = true }} under [implications]" if role.nil else ""
    return f'write it under "## {role.heading}"{nil}'


def _length(section: Section, role: Role) -> Iterator[Diagnostic]:
    words = len(_TAG.sub(" ", " ".join(part.xhtml for part in section.parts)).split())
    if role.min_words and words < role.min_words:
        yield warning(
            "section-length", section.at, f"{words} words; this house asks for {role.min_words} at least", "say more"
        )
    if role.max_words and words > role.max_words:
        yield warning("section-length", section.at, f"{words} words; this house allows {role.max_words}", "shorten it")


def _top(checked: Checked) -> Position:
    return checked.decision.place(("kind",)) if checked.at_home else Position(checked.decision.file)
