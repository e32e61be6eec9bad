"""What a house file says against itself: roles that do not exist, levels that are not there, missing styles."""

from __future__ import annotations

import difflib
import re
from collections.abc import Container, Iterable, Iterator

from msgspec.structs import asdict

from docgen.diagnostics import Diagnostic, error
from docgen.house import forms
from docgen.house.model import LAWFUL_STEPS, House
from docgen.house.styles import Styles
from docgen.house.wording import DATE_NAMES
from docgen.toml.read import TomlDocument

STYLES = (
    "title", "heading1", "heading2", "heading3", "heading4", "heading5", "paragraph", "item", "cell", "header", "footer",
    "caption", "quote", "footnote", "link", "code",
)  # fmt: skip
TABLES = ("table", "details")
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]\Z")
_COMMENT_NAMES = ("initials", "date", "officer", "post", "suffix")
_LEAD_NAMES = ("body", "short")
_NOTICE_NAMES = ("paragraphs", "exempt_paragraphs", "reason", "public_interest")


def inconsistencies(
    house: House, document: TomlDocument, styles: Styles, looks: TomlDocument, files: Container[str]
) -> list[Diagnostic]:
    """Every contradiction of a house that its model cannot see, each with its place in the file."""
    return [*contradictions(house, document, files), *look_faults(styles, looks)]


def contradictions(house: House, document: TomlDocument, files: Container[str]) -> list[Diagnostic]:
    """What the house file says against itself."""
    return [
        *_outline(house, document),
        *_levels(house, document),
        *_names(house, document),
        *_template(house, document, files),
        *_deadlines(house, document),
    ]


def look_faults(styles: Styles, looks: TomlDocument) -> list[Diagnostic]:
    """What styles.toml lacks or names wrongly."""
    return [*_looks(styles, looks), *_circles(styles, looks), *_colours(styles, looks)]


def _outline(house: House, document: TomlDocument) -> Iterator[Diagnostic]:
    paths = {tuple(p.split("/")) for p in house.outline}
    for n, path in enumerate(house.outline):
        parts = tuple(path.split("/"))
        at = document.value(("outline", n))
        for role in parts:
            if role not in house.roles and role != "*":
                yield error(
                    "house-role", at, f'"{role}" is no role of this house', _close(role, house.roles, f"add [roles.{role}]")
                )
        if len(parts) > 1 and parts[:-1] not in paths and parts[-2] in house.roles:
            yield error(
                "house-outline",
                at,
                f'"{path}" is nested in a section that the outline lacks',
                f'add "{"/".join(parts[:-1])}"',
            )
        if len(parts) > 5:
            yield error("house-outline", at, f'"{path}" is nested deeper than five ranks', "flatten the outline")
    seen: dict[str, str] = {}
    for n, path in enumerate(house.outline):
        role = path.rsplit("/", 1)[-1]
        if role in seen:
            yield error(
                "house-outline", document.value(("outline", n)), f'"{role}" stands twice in the outline', "keep one place"
            )
        seen[role] = path


def _deadlines(house: House, document: TomlDocument) -> Iterator[Diagnostic]:
    for name, deadline in house.clock.deadlines.items():
        at = document.key(("clock", "deadlines", name))
        if name in LAWFUL_STEPS:
            yield error(
                "house-deadlines", at, f'"{name}" is the name of a step that the law asks for', "give it another name"
            )
        if deadline.before and deadline.after:
            fact = "a deadline is before something or after something, not both"
            yield error("house-deadlines", at, fact, "take one of the two away")
        if deadline.time and not _TIME.match(deadline.time):
            at = document.value(("clock", "deadlines", name, "time"))
            yield error("house-deadlines", at, f'"{deadline.time}" is no time of day', 'write it as "10:00" or "16:30"')


def _levels(house: House, document: TomlDocument) -> Iterator[Diagnostic]:
    numbering = house.numbering
    depth = len(numbering.levels)
    for n, form in enumerate(numbering.levels):
        at = document.value(("numbering", "levels", n))
        for level, _ in forms.counters(form):
            if not 1 <= level <= n + 1:
                yield error(
                    "house-numbering",
                    at,
                    f'"{form}" counts level {level}, but stands for level {n + 1}',
                    "use levels up to its own",
                )
        if (n + 1) not in [level for level, _ in forms.counters(form)]:
            yield error("house-numbering", at, f'"{form}" does not show its own level {n + 1}', f"use {{{n + 1}}} in it")
    for path, level in _levels_named(house):
        if level > depth:
            yield error(
                "house-numbering", document.value(path), f"there is no level {level}", f"numbering.levels has {depth}"
            )


def _levels_named(house: House) -> Iterator[tuple[tuple[str | int, ...], int]]:
    yield ("numbering", "paragraphs"), house.numbering.paragraphs
    for n, heading in enumerate(house.numbering.headings):
        yield ("numbering", "headings", n, "level"), heading.level
        yield ("numbering", "headings", n, "paragraphs"), heading.paragraphs or 0


def _names(house: House, document: TomlDocument) -> Iterator[Diagnostic]:
    for field in ("long", "short"):
        yield from _unknown_names(getattr(house.dates, field), DATE_NAMES, document, ("dates", field))
    yield from _unknown_names(house.recommendations.lead_in, _LEAD_NAMES, document, ("recommendations", "lead_in"))
    for kind, text in house.recommendations.lead_ins.items():
        yield from _unknown_names(text, _LEAD_NAMES, document, ("recommendations", "lead_ins", kind))
    for name, comment in house.comments.items():
        yield from _unknown_names(comment.heading, _COMMENT_NAMES, document, ("comments", name, "heading"))
        yield from _unknown_names(comment.code, _COMMENT_NAMES, document, ("comments", name, "code"))
    for notice, said in house.notices.items():
        yield from _unknown_names(said.text, _NOTICE_NAMES, document, ("notices", notice, "text"))
    for name, rule in house.fields.items():
        if rule.choices and rule.type != "text":
            at = document.value(("fields", name, "choices"))
            yield error("house-field", at, f'"{name}" has choices but is of type "{rule.type}"', 'give it type = "text"')


def _unknown_names(form: str, known: Iterable[str], document: TomlDocument, path: tuple[str, ...]) -> Iterator[Diagnostic]:
    known = list(known)
    for name in re.findall(r"\{([^{}]*)\}", form):
        if name not in known:
            remedy = _close(name, known, f"use {', '.join('{' + k + '}' for k in known)}")
            yield error("house-wording", document.value(path), f'"{{{name}}}" stands for nothing here', remedy)
    if re.sub(r"\{[^{}]*\}", "", form).count("{") or re.sub(r"\{[^{}]*\}", "", form).count("}"):
        yield error("house-wording", document.value(path), f'a brace in "{form}" has no partner', "write names as {name}")


def _looks(styles: Styles, document: TomlDocument) -> Iterator[Diagnostic]:
    top = document.key(())
    for role in STYLES:
        if role not in styles.styles:
            yield error("house-style", top, f'styles.toml has no look for "{role}"', f"add [styles.{role}]")
    for role in TABLES:
        if role not in styles.tables:
            yield error(
                "house-style", top, f'styles.toml has no look for tables of the role "{role}"', f"add [tables.{role}]"
            )
    for role, look in styles.styles.items():
        if look.based_on and look.based_on not in styles.styles:
            at = document.value(("styles", role, "based_on"))
            yield error(
                "house-style",
                at,
                f'"{look.based_on}" is no role of styles.toml',
                _close(look.based_on, styles.styles, "add it"),
            )


def _circles(styles: Styles, document: TomlDocument) -> Iterator[Diagnostic]:
    for role in styles.styles:
        seen, name = [role], styles.styles[role].based_on
        while name in styles.styles and name not in seen:
            seen.append(name)
            name = styles.styles[name].based_on
        if name == role:
            at = document.value(("styles", role, "based_on"))
            yield error("house-style", at, f'"{role}" is in the end based on itself', "give one of them no based_on")


def _colours(styles: Styles, document: TomlDocument) -> Iterator[Diagnostic]:
    named: list[tuple[tuple[str | int, ...], str]] = [(("page", "colour"), styles.page.colour)]
    for group, looks in (("styles", styles.styles), ("tables", styles.tables)):
        for role, look in looks.items():
            named += [((group, role, f), v) for f, v in asdict(look).items() if f in _COLOUR_FIELDS and v]
    for path, value in named:
        if value not in styles.colours and not re.fullmatch(r"#[0-9A-Fa-f]{6}", value):
            remedy = _close(value, styles.colours, 'write "#RRGGBB", or add it to [colours]')
            yield error("house-colour", document.value(path), f'"{value}" is no colour', remedy)


_COLOUR_FIELDS = {
    "colour",
    "fill",
    "line_above",
    "line_below",
    "line_left",
    "line",
    "head_fill",
    "head_colour",
    "label_fill",
    "band_fill",
}


def _template(house: House, document: TomlDocument, files: Container[str]) -> Iterator[Diagnostic]:
    if house.template not in files:
        yield error(
            "house-template",
            document.value(("template",)),
            f"there is no template {house.template}",
            "add the file to the house",
        )


def _close(name: str, known: Iterable[str], otherwise: str) -> str:
    found = difflib.get_close_matches(name, list(known), n=1)
    return f'did you mean "{found[0]}"?' if found else otherwise
