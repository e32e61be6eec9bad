"""The register of officers: who may sign which comments, and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from docgen.diagnostics import Diagnostic, error
from docgen.project.model import Officer, Project
from docgen.toml.read import TomlDocument


def in_post(officer: Officer, day: dt.date) -> bool:
    """Whether the officer is in post on that day."""
    return (officer.from_ is None or officer.from_ <= day) and (officer.to is None or day <= officer.to)


def entries(project: Project, initials: str) -> list[Officer]:
    """All entries of the register with these initials, of whatever time."""
    return [officer for officer in project.officers if officer.initials == initials]


def officer(project: Project, initials: str, day: dt.date) -> Officer | None:
    """The officer with these initials who is in post on that day."""
    return next((found for found in entries(project, initials) if in_post(found, day)), None)


def roles(project: Project, signer: Officer, day: dt.date) -> set[str]:
    """The kinds of comment an officer may sign on that day: their own, and those of the officer whose deputy they are."""
    principal = officer(project, signer.deputy_for, day) if signer.deputy_for else None
    return {*signer.roles, *(principal.roles if principal else ())}


def signers(project: Project, kind: str, day: dt.date) -> list[Officer]:
    """Who may sign comments of that kind on that day."""
    return [o for o in project.officers if in_post(o, day) and kind in roles(project, o, day)]


def contradictions(project: Project, document: TomlDocument) -> Iterator[Diagnostic]:
    """What the register says against itself."""
    for n, one in enumerate(project.officers):
        at = document.value(("officers", n, "initials"))
        if one.from_ and one.to and one.to < one.from_:
            where = document.value(("officers", n, "to"))
            yield error("officer-entry", where, f"{one.initials} leaves before they come", "see which date is wrong")
        if not (one.roles or one.deputy_for):
            yield error("officer-entry", at, f"{one.initials} may sign nothing", 'add roles = ["finance"], or deputy_for')
        if one.deputy_for and not any(p is not one and p.initials == one.deputy_for for p in project.officers):
            where = document.value(("officers", n, "deputy_for"))
            yield error("officer-entry", where, f'no officer has the initials "{one.deputy_for}"', "add an entry for them")
        for other in project.officers[:n]:
            if other.initials == one.initials and _overlap(other, one):
                fact = f'"{one.initials}" stands for two officers who are in post at the same time'
                yield error("officer-entry", at, fact, "give the first a last day, to = ..., or the second other initials")


def _overlap(a: Officer, b: Officer) -> bool:
    starts, ends = (a.from_ or dt.date.min, b.from_ or dt.date.min), (a.to or dt.date.max, b.to or dt.date.max)
    return max(starts) <= min(ends)
