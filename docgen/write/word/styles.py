"""Word styles as XML, made from the looks of styles.toml."""

from __future__ import annotations

import re

from docgen.house.styles import Look, Styles
from docgen.write.word import resolved
from docgen.write.word.xml import attribute

# Word's own styles are known by these names (lower case in the file, except where Word writes capitals) and ids.
_BUILT_IN = {
    name.casefold(): name
    for name in (
        "Normal", "Title", "Subtitle", "caption", "header", "footer", "footnote text", "footnote reference", "Hyperlink",
        "HTML Code", "Quote", "Intense Quote", "List", "List Paragraph", "List Bullet", "List Bullet 2", "List Number",
        "List Number 2", "List Continue", "Body Text", "Body Text Indent", "Block Text", "Plain Text", "No Spacing",
        "Signature", "Closing", "Date", "Table Grid", *(f"heading {n}" for n in range(1, 10)),
    )
}  # fmt: skip
RUNS = {
    "link": Look(word="Hyperlink", colour="#0563C1"),
    "note-mark": Look(word="Footnote Reference"),
    "code": Look(word="HTML Code", font="Courier New"),
}
_HEADING = re.compile(r"heading([1-9])\Z")


def style_name(word: str) -> str:
    """The name as Word stores it: "Heading 1" is "heading 1" in the file."""
    return _BUILT_IN.get(word.casefold(), word)


def style_id(word: str) -> str:
    """The id of a style: "Footnote Text" → "FootnoteText", as Word itself makes it."""
    words = re.findall(r"[A-Za-z0-9]+", word)
    return "".join(w[:1].upper() + w[1:] for w in words) or "Style" + word.encode("utf-8").hex()


def bare(colour: str) -> str:
    """A colour as Word has it: "#1F4E79" → "1F4E79"."""
    return colour.lstrip("#").upper()


def border(tag: str, colour: str, size: int = 8, space: int = 4) -> str:
    """One side of a border; size in eighths of a point, space in points."""
    return f'<w:{tag} w:val="single" w:sz="{size}" w:space="{space}" w:color="{bare(colour)}"/>'


def defaults(styles: Styles, language: str) -> str:
    """w:docDefaults: the page's font, size, colour, language and line height."""
    page = styles.page
    colour, tongue = bare(styles.colour(page.colour)), attribute(language)
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(page.font)}"
        + (f'<w:color w:val="{colour}"/>' if colour not in ("", "000000") else "")
        + f'{size(page.size)}<w:lang w:val="{tongue}" w:eastAsia="{tongue}" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>"
        f'<w:spacing w:after="0" w:line="{round(page.line * 240)}" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def fonts(name: str) -> str:
    """The same font for every script."""
    n = attribute(name)
    return f'<w:rFonts w:ascii="{n}" w:eastAsia="{n}" w:hAnsi="{n}" w:cs="{n}"/>'


def paragraph_style(role: str, styles: Styles, base: str) -> str:
    """The Word style of a role of blocks; `base` is the id of the style it is based on."""
    look = styles.styles[role]
    outline = outline_level(role)
    properties = _paragraph(role, styles) + ("" if outline is None else f'<w:outlineLvl w:val="{outline}"/>')
    return style("paragraph", look.word, base, properties, character(look, styles, heading="heading" in role))


def character_style(role: str, look: Look, styles: Styles) -> str:
    """The Word style of a role of runs: links and footnote marks."""
    raised = '<w:vertAlign w:val="superscript"/>' if role == "note-mark" else ""
    return style("character", look.word, "DefaultParagraphFont", "", character(look, styles) + raised)


def outline_level(role: str) -> int | None:
    """Word's outline level (from 0) of a heading role."""
    match = _HEADING.search(role)
    return int(match[1]) - 1 if match else 0 if role == "heading" or role.endswith("-heading") else None


def keeps_next(role: str, look: Look) -> bool:
    """Whether blocks of the role stay on the page of what follows them."""
    if look.keep_next is not None:
        return look.keep_next
    return outline_level(role) is not None or role == "caption" or role.endswith("lead-in")


def _paragraph(role: str, styles: Styles) -> str:
    look, whole = styles.styles[role], resolved.whole(role, styles)
    spacing = _attributes(before=_twentieths(look.before), after=_twentieths(look.after))
    keep = keeps_next(role, look)
    frame = _frame(whole, styles)
    indent = look.indent if not frame else resolved.left(whole)
    right = f' w:right="{resolved.right(whole)}"' if frame else ""
    place = "" if indent is None else f'<w:ind w:left="{resolved.left(whole)}"{right}/>'
    return (
        ("<w:keepNext/><w:keepLines/>" if keep else '<w:keepNext w:val="0"/>' if look.keep_next is False else "")
        + frame
        + (f"<w:spacing{spacing}/>" if spacing else "")
        + place
        + (f'<w:jc w:val="{look.align}"/>' if look.align else "")
    )


def _frame(look: Look, styles: Styles) -> str:
    """Lines and fill. A fill has borders of its own colour, so that its text does not touch its edge."""
    fill, left, above, below = (styles.colour(c) for c in (look.fill, look.line_left, look.line_above, look.line_below))
    sides = (
        border("top", above or fill, space=4) if above or fill else "",
        border("left", left or fill, resolved.LEFT_LINE if left else 4, resolved.SIDE_SPACE) if left or fill else "",
        border("bottom", below or fill, space=4) if below or fill else "",
        border("right", fill, 4, resolved.SIDE_SPACE) if fill else "",
    )
    lines = "".join(sides)
    return (f"<w:pBdr>{lines}</w:pBdr>" if lines else "") + (shading(fill) if fill else "")


def character(look: Look, styles: Styles, heading: bool = False) -> str:
    """The inside of w:rPr for a look."""
    font = look.font or (styles.page.heading_font if heading else "")
    return (
        (fonts(font) if font else "")
        + _switch("b", look.bold)
        + _switch("i", look.italic)
        + ("" if look.capitals is None else "<w:caps/>" if look.capitals else '<w:caps w:val="0"/>')
        + (f'<w:color w:val="{bare(styles.colour(look.colour))}"/>' if look.colour else "")
        + ("" if look.size is None else size(look.size))
    )


def _switch(tag: str, on: bool | None) -> str:
    if on is None:
        return ""
    value = "" if on else ' w:val="0"'
    return f"<w:{tag}{value}/><w:{tag}Cs{value}/>"


def size(points: float) -> str:
    """The font size for every script."""
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _twentieths(points: float | None) -> str:
    return "" if points is None else str(round(points * 20))


def _attributes(**values: str) -> str:
    return "".join(f' w:{name}="{value}"' for name, value in values.items() if value)


def custom_flag(word: str) -> str:
    """The attribute of a style Word does not know by itself."""
    return "" if word.casefold() in _BUILT_IN else ' w:customStyle="1"'


def style(kind: str, word: str, base: str, paragraph: str, run: str) -> str:
    """w:style of a kind, Word name, id of its base, and the insides of w:pPr and w:rPr."""
    custom = custom_flag(word)
    default = ' w:default="1"' if word.casefold() == "normal" else ""
    identifier = style_id(word)
    return (
        f'<w:style w:type="{kind}"{default}{custom} w:styleId="{identifier}"><w:name w:val="{attribute(style_name(word))}"/>'
        + (f'<w:basedOn w:val="{base}"/>' if base and base != identifier else "")
        + "<w:qFormat/>"
        + (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "")
        + (f"<w:rPr>{run}</w:rPr>" if run else "")
        + "</w:style>"
    )


def shading(colour: str) -> str:
    """w:shd with a plain fill."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{bare(colour)}"/>'
