"""Arranging: the author's sections put into the order, the nesting and under the headings of the house."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup
from msgspec import Struct, field
from msgspec.structs import replace

from docgen.decision.decision import Decision
from docgen.decision.model import Answer
from docgen.diagnostics import Diagnostic, Position, error, note
from docgen.house.model import House, Role
from docgen.house.wording import folded
from docgen.markdown_text import MarkdownText
from docgen.paper.prose import Insert, Prose, ProseSection
from docgen.paper.rendered import Arrangement, Part, Section

INSERTS = {"options": "options", "risks": "risks"}  # structured data → the role whose section prints it
_OPEN = "*"
_folded = lru_cache(maxsize=8192)(folded)  # for the names in houses, which are the same for every decision


class _Draft(Struct):
    """A section on its way: what the author wrote, what answers it, and what structured data belongs to it."""

    role: str
    title: str
    prose: ProseSection | None = None
    answer: str = ""
    inserts: tuple[str, ...] = ()
    at: Position = field(default=Position(""))

    def section(self, rank: int, role: Role | None, prose: Prose, children: tuple[Section, ...]) -> Section:
        parts = [Part(Markup(_standing(role, prose)))] if role and role.text else []
        if self.prose:
            parts += [_part(p) for p in self.prose.parts(rank - 1)]
        if self.answer:
            parts.append(Part(Markup(self.answer)))
        parts += [Part(insert=name) for name in self.inserts]
        heading = (
            Markup.escape(role.heading) if role else Markup(self.prose.heading) if self.prose else Markup.escape(self.title)
        )
        section = Section(self.role, heading, rank, tuple(parts), children, at=self.at)
        if self.prose is None:
            return section
        p = self.prose
        return replace(section, id=p.id, numbered=p.numbered, paragraphs=p.paragraphs, label=p.label, at=p.at)


def arrange(decision: Decision, house: House, prose: Prose) -> Arrangement:
    """The decision's sections as the house orders them; nothing the author wrote is left out."""
    return _Arranger(decision, house, prose).arranged()


class _Arranger:
    def __init__(self, decision: Decision, house: House, prose: Prose) -> None:
        self.decision = decision
        self.house = house
        self.prose = prose
        self.diagnostics: list[Diagnostic] = []
        self.names = _role_names(house.roles)
        self.paths = [tuple(path.split("/")) for path in house.outline]
        self.listed = {path[-1]: path for path in self.paths}
        self.inner: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
        for path in self.paths:
            self.inner.setdefault(path[:-1], []).append(path)
        self.drafts: dict[str, _Draft] = {}
        self.free: dict[str, list[_Draft]] = {_OPEN: []}

    def arranged(self) -> Arrangement:
        self.take_body()
        self.take_answers()
        self.take_inserts()
        sections = tuple(s for path in self.inner.get((), ()) for s in self.group(path))
        if _OPEN not in self.listed:
            sections = (*self.free_sections(_OPEN), *sections)
        placed = {role: self.section(d, 1, ()) for role, d in self.drafts.items() if role not in self.listed}
        return Arrangement(sections, placed, tuple(self.diagnostics))

    def take_body(self) -> None:
        """Sort the author's sections: a role's section by its role, any other behind the one it follows."""
        follows = _OPEN
        for section in [s for text in self.decision.body for s in self.prose.sections(text)]:
            role = self.role_of(section)
            draft = _Draft(role, section.title, section, at=section.at)
            if role and role not in self.drafts:
                self.drafts[role] = draft
                self.free[role] = []
                follows = role if role in self.listed else follows
            else:
                self.free[follows].append(replace_role(draft))

    def role_of(self, section: ProseSection) -> str:
        if section.role:
            if section.role in self.house.roles:
                return section.role
            return ""
        return self.names.get(folded(section.title), "")

    def take_answers(self) -> None:
        """Answers given under [implications], for roles without a section of their own."""
        for role, answer in self.decision.front.implications.items():
            at = self.decision.place(("implications", role))
            text = self.answer_text(role, answer, at)
            if role in self.drafts:
                self.diagnostics.append(
                    error(
                        "answered-twice",
                        at,
                        f'"{role}" is answered under [implications] and has a section of its own ({self.drafts[role].at})',
                        "keep one of the two",
                    )
                )
            elif text:
                self.drafts[role] = _Draft(role, _title(role), answer=text, at=at)
                self.free[role] = []
                if role not in self.house.roles:
                    self.free[_last_listed(self.drafts, self.listed)].append(self.drafts.pop(role))

    def answer_text(self, role: str, answer: str | Answer, at: Position) -> str:
        if isinstance(answer, str):
            return self.prose.blocks(self.decision.markdown(("implications", role)))
        rule = self.house.roles.get(role)
        phrase = rule and (rule.nil if answer.nil else rule.phrases.get(answer.phrase, ""))
        if phrase:
            return self.prose.blocks(MarkdownText(phrase, at.file, at.line))
        wanted = "nil" if answer.nil else f'phrase "{answer.phrase}"'
        self.diagnostics.append(
            note(
                "unprinted",
                at,
                f'this house has no {wanted} for "{role}": the answer is not printed',
                "write the answer as a text",
            )
        )
        return ""

    def take_inserts(self) -> None:
        """Structured data the author placed nowhere goes to the end of its role's section."""
        sections = [d.prose for d in [*self.drafts.values(), *(f for g in self.free.values() for f in g)] if d.prose]
        placed = {p.name for s in sections for p in s.parts(0) if isinstance(p, Insert)}
        for name, role in INSERTS.items():
            if not getattr(self.decision.front, name) or name in placed:
                continue
            draft = self.drafts.get(role)
            if draft is None:
                draft = self.drafts[role] = _Draft(role, _title(role), at=self.decision.place((name,)))
                self.free[role] = []
            draft.inserts = (*draft.inserts, name)

    def group(self, path: tuple[str, ...]) -> Iterable[Section]:
        """A top-level section with all nested in it, and the author's own sections that follow any of them."""
        if path == (_OPEN,):
            return self.free_sections(_OPEN)
        section = self.nested(path)
        followers = [s for p in self.paths if p[0] == path[0] for s in self.free_sections(p[-1])]
        return [*([section] if section else []), *followers]

    def nested(self, path: tuple[str, ...]) -> Section | None:
        children = [self.nested(p) for p in self.inner.get(path, ())]
        found = tuple(c for c in children if c)
        role = path[-1]
        draft = self.drafts.get(role)
        if draft is None:
            if not found and not self.house.roles[role].always:
                return None
            draft = _Draft(role, role)
        return self.section(draft, len(path), found)

    def section(self, draft: _Draft, rank: int, children: tuple[Section, ...]) -> Section:
        return draft.section(rank, self.house.roles.get(draft.role), self.prose, children)

    def free_sections(self, role: str) -> list[Section]:
        return [self.section(d, 1, ()) for d in self.free.get(role, ())]


def replace_role(draft: _Draft) -> _Draft:
    """The draft as a section with no fixed meaning, under the author's own heading."""
    return replace(draft, role="")


def _role_names(roles: dict[str, Role]) -> dict[str, str]:
    """Every folded name a heading may have → its role; a role's own name and heading win over another's alias."""
    names = {_folded(alias): name for name, role in roles.items() for alias in role.aliases}
    names |= {_folded(role.heading): name for name, role in roles.items()}
    return names | {_folded(name): name for name in roles}


def _standing(role: Role, prose: Prose) -> str:
    return prose.blocks(MarkdownText(role.text, "house.toml", 0))


def _part(part: str | Insert) -> Part:
    return Part(insert=part.name) if isinstance(part, Insert) else Part(Markup(part))


def _title(role: str) -> str:
    return role.replace("-", " ").replace("_", " ").capitalize()


def _last_listed(drafts: dict[str, _Draft], listed: dict[str, tuple[str, ...]]) -> str:
    """The last role of the outline that has a section: the author's own sections go on behind it."""
    present = [role for role in listed if role in drafts]
    return present[-1] if present else _OPEN
