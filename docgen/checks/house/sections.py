"""The sections of a paper by their roles, for the rules about them."""

from __future__ import annotations

from docgen.checks.rule import Checked
from docgen.house.wording import folded
from docgen.paper.rendered import Section


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


def unplaced(checked: Checked) -> list[tuple[str, Section]]:
    """The author's own sections, which are none of the house's, with their headings as plain text."""
    roles = checked.house.house.roles.values()
    known = {folded(name) for role in roles for name in (role.heading, *role.aliases)}
    own = [(s.heading.striptags(), s) for s in checked.rendered.arrangement.sections if not s.role]
    return [(heading, section) for heading, section in own if heading and folded(heading) not in known]
