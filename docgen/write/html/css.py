"""The style sheets of a house's pages, made from its styles.toml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from msgspec.structs import replace

from docgen.house.styles import Look, Styles, TableLook
from docgen.write.html.colours import AA, WHITE, contrast, is_grey, mix, readable

_INK = "#0b0c0c"
_BLUE = "#1d4f91"
_SERIFS = ("times", "georgia", "cambria", "garamond", "serif", "book antiqua", "palatino")
_TYPEWRITERS = ("mono", "consolas", "courier", "menlo", "monaco", "typewriter")
_SMALLEST = 12  # points; nothing on the page is smaller
_ELEMENTS = {"link": ".page a:not(.n, .l)", "code": "code", "caption": "caption", "footnote": ".notes li"}
_LINES = (("line_above", "top"), ("line_below", "bottom"), ("line_left", "left"))


def resolved(role: str, styles: Styles) -> Look:
    """The look of a role with what it leaves out taken from the roles it is based on."""
    look, seen = styles.styles[role], {role}
    while look.based_on and look.based_on in styles.styles and look.based_on not in seen:
        seen.add(look.based_on)
        base = styles.styles[look.based_on]
        look = look.over(base)
    return look


def screen(styles: Styles, looks: Mapping[str, Look], additions: str = "") -> str:
    """The style sheet of the page: design, then the house's looks, then its own additions.

    A colour too pale for its background is darkened until it can be read (WCAG 2.2, 1.4.3).
    """
    parts = [
        _root(styles, looks),
        _design("base.css"),
        *(_rules(role, look, styles) for role, look in looks.items()),
        *(_box(role, look, styles) for role, look in looks.items()),
        *(_table(role, look, styles) for role, look in styles.tables.items()),
        additions.replace("</", "<\\/"),
    ]
    return "\n".join(p.strip() for p in parts if p) + "\n"


def printed(styles: Styles) -> str:
    """The style sheet for print: the house's paper and margins, and everything in points."""
    page = styles.page
    margins = " ".join(f"{m:g}mm" for m in page.margins)
    return f"@page {{ size: {page.width:g}mm {page.height:g}mm; margin: {margins}; }}\n" + _design("print.css")


def _design(name: str) -> str:
    return resources.files("docgen.write.html").joinpath(name).read_text("utf-8")


def _root(styles: Styles, looks: Mapping[str, Look]) -> str:
    accent = _accent(styles, looks)
    tint = mix(accent, WHITE, 0.07)
    page = styles.page
    values = {
        "ink": readable(styles.colour(page.colour), WHITE, tint, ratio=7),
        "accent": accent,
        "tint": tint,
        "rule": mix(accent, "#c8ccd0", 0.25),
        "link": readable(_BLUE if is_grey(accent) else accent, WHITE, tint),
        "font": fonts(page.font),
        "heading-font": fonts(page.heading_font or page.font),
        "line": f"{max(page.line, 1.5):g}",
        "print-line": f"{page.line:g}",
        "text": _mm(looks["paragraph"].indent or 0) if "paragraph" in looks else "0rem",
    }
    return ":root {\n" + "".join(f"  --{k}: {v};\n" for k, v in values.items()) + "}\n"


def _accent(styles: Styles, looks: Mapping[str, Look]) -> str:
    """The house's own colour: the first with a hue among its headings, title and tables; else ink."""
    named = [looks[r] for r in ("heading1", "title", "heading2") if r in looks]
    colours = [c for look in named for c in (look.colour, look.line_below, look.line_left, look.fill)]
    colours += [t.head_fill for t in styles.tables.values()]
    hues = [c for c in map(styles.colour, colours) if c and not is_grey(c)]
    return readable(hues[0], WHITE) if hues else _INK


def fonts(name: str) -> str:
    """A font-family list that begins with the font and falls back to one of its kind."""
    wanted, fallback = name.lower(), 'Arial, "Liberation Sans", sans-serif'
    if any(t in wanted for t in _TYPEWRITERS):
        fallback = 'Menlo, "Liberation Mono", monospace'
    elif any(s in wanted for s in _SERIFS) and "sans" not in wanted:
        fallback = 'Georgia, "Liberation Serif", serif'
    safe = re.sub(r"[^\w .-]", "", name)
    return f'"{safe}", {fallback}'


@lru_cache(maxsize=256)
def class_name(role: str) -> str:
    """The role as a class name and as the same name in a selector."""
    return re.sub(r"[^A-Za-z0-9_-]", "-", role)


def _rules(role: str, look: Look, styles: Styles) -> str:
    """The rules of one role; those of items and cells also hold for text that has no tag of its own."""
    own, letters = f".s-{class_name(role)}", type_lines(look, styles)
    scope, _, last = role.rpartition("-")
    division = f".d-{class_name(scope)}" if scope else ".page"
    table = f".t-{class_name(scope)}" if scope else ".page"
    if role in _ELEMENTS:
        return _rule(_ELEMENTS[role], letters)
    if last == "item":
        return _rule(f"{own}, {division} li", letters) + _rule(division, _list_place(look))
    if last == "bullet":
        return _rule(f"{own}, {division} ul > li", letters) + _rule(f"{division} ul", _list_place(look))
    if last == "cell":
        return _rule(f"{own}, {table} :is(td, th)", letters)
    if last == "label" and scope in styles.tables:
        return _rule(f'{own}, {table} th[scope="row"]', ["font-weight: normal", *letters])
    plain = [f"font-size: {rem(styles.page.size)}", "font-weight: normal"]
    place = [f"margin-inline-start: {_mm(look.indent)}"] if look.line_left and look.indent else []
    return _rule(own, [*plain, *letters, *_frame(look, styles), *_space(look), *place]) + _joined(own, look)


def _joined(own: str, look: Look) -> str:
    """The rule that draws the left line or fill of a role through the space between two paragraphs of it."""
    if not look.after or not (look.fill or look.line_left):
        return ""
    space = f"calc(var(--space) * {look.after:g})"
    return _rule(f"{own} + {own}", [f"margin-top: calc(-1 * {space})", f"padding-top: {space}"])


def _box(role: str, look: Look, styles: Styles) -> str:
    """The rules that make the division named as the role a box, where its look has a fill or lines."""
    frame, own = _frame(look, styles), f".d-{class_name(role)}"
    if not frame:
        return ""
    inner = ["background: none", "border-left: 0", "padding-left: 0", "margin-inline-start: 0"]
    below = [line for line in _space(look) if look.fill and line.startswith("margin-bottom")]
    ends = _rule(f"{own} > :first-child", ["margin-top: 0"]) + _rule(f"{own} > :last-child", ["margin-bottom: .4rem"])
    return _rule(own, [*type_lines(look, styles), *frame, *below]) + _rule(f"{own} > *", inner) + (ends if below else "")


def _list_place(look: Look) -> list[str]:
    if look.indent is None:
        return []
    hanging = look.hanging or 0
    return [f"--list: {_mm(max(look.indent - hanging, 0))}", f"--label: max({_mm(hanging)}, 2rem)"]


def _mm(length: float) -> str:
    return f"calc(var(--mm) * {length:g})"


def type_lines(look: Look, styles: Styles) -> list[str]:
    """The declarations of a look that concern its letters."""
    fill = styles.colour(look.fill)
    lines = []
    if look.font:
        lines.append(f"font-family: {fonts(look.font)}")
    if look.size is not None:
        lines.append(f"font-size: {rem(look.size)}")
    if look.bold is not None:
        lines.append(f"font-weight: {'bold' if look.bold else 'normal'}")
    if look.italic is not None:
        lines.append(f"font-style: {'italic' if look.italic else 'normal'}")
    if look.colour or fill:
        lines.append(f"color: {_text_colour(styles.colour(look.colour or styles.page.colour), fill or WHITE)}")
    if look.capitals is not None:
        lines.append(f"text-transform: {'uppercase' if look.capitals else 'none'}")
    if look.align:
        lines.append(f"text-align: {look.align}")
    return lines


def running_look(look: Look, styles: Styles) -> str:
    """The declarations for a line at the head or foot of the printed page, where a fill would fill the whole margin."""
    letters = replace(look, colour=look.fill, fill="") if look.fill else look
    return "; ".join([f"font-family: {fonts(styles.page.font)}", *type_lines(letters, styles)])


def _text_colour(colour: str, fill: str) -> str:
    """The colour made readable on the fill and, unless it is pale text on a dark fill, on the page."""
    return readable(colour, fill) if contrast(fill, WHITE) >= AA else readable(colour, fill, WHITE)


def _space(look: Look) -> list[str]:
    lines = []
    if look.before is not None:
        lines.append(f"margin-top: calc(var(--space) * {look.before:g})")
    if look.after is not None:
        lines.append(f"margin-bottom: calc(var(--space) * {look.after:g})")
    if look.indent is not None:
        lines.append(f"--indent: {_mm(look.indent)}")
    if look.hanging is not None:
        lines.append(f"--hanging: {_mm(look.hanging)}")
    return lines


def _frame(look: Look, styles: Styles) -> list[str]:
    lines = []
    if look.fill:
        lines += [f"background: {styles.colour(look.fill)}", "padding: .4rem .75rem"]
    for field, side in _LINES:
        if colour := getattr(look, field):
            width = ".3rem" if side == "left" else "1px"
            gap = ".75rem" if side == "left" else ".35rem"
            lines += [f"border-{side}: {width} solid {styles.colour(colour)}", f"padding-{side}: {gap}"]
    return lines


def _table(role: str, look: TableLook, styles: Styles) -> str:
    own = f".t-{class_name(role)}"
    line = styles.colour(look.line)
    rules = [
        _rule(own, [f"font-size: {rem(look.size)}"] if look.size else []),
        _rule(f"{own} :is(th, td)", _table_lines(look.rules, line)),
        _rule(f"{own} thead th", _filled(look.head_fill, look.head_colour, styles)),
        _rule(f"{own} tbody th", _filled(look.label_fill, "", styles)),
        _rule(f"{own} tbody tr:nth-child(even) td", _filled(look.band_fill, "", styles)),
    ]
    return "".join(rules)


def _table_lines(rules: str, line: str) -> list[str]:
    if rules == "grid":
        return [f"border: 1px solid {line}"]
    return [f"border-bottom: 1px solid {line}"] if rules == "rows" else []


def _filled(fill: str, colour: str, styles: Styles) -> list[str]:
    if not fill and not colour:
        return []
    behind = styles.colour(fill) or WHITE
    ink = styles.colour(styles.page.colour)
    plain = ink if contrast(ink, behind) >= AA else WHITE
    text = readable(styles.colour(colour) or plain, behind)
    return ([f"background: {behind}"] if fill else []) + [f"color: {text}"]


def rem(points: float) -> str:
    """A size in rem, 12 points being one; never under 12 points."""
    return f"{max(points, _SMALLEST) / 12:.4g}rem"


def _rule(selector: str, lines: list[str]) -> str:
    return f"{selector} {{ {'; '.join(lines)}; }}\n" if lines else ""
