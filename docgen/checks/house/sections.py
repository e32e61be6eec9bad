"""The sections of a paper by their roles, for the rules about them."""

from __future__ import annotations

from docgen.checks.rule import Checked
from docgen.paper.arrange import Section


def sections(checked: Checked) -> dict[str, Section]:
    """Every section that has a role, those that the house does not place included."""
    return checked.once(_found)


def _found(checked: Checked) -> dict[str, Section]:
    found = dict(checked.rendered.arrangement.placed)
    stack = list(checked.rendered.arrangement.sections)
    while stack:
        section = stack.pop()
        stack.extend(section.children)
        if section.role:
            found[section.role] = section
    return found


def written(section: Section | None) -> bool:
    """Whether there is anything under its heading."""
    return section is not None and bool(section.parts or section.children)
