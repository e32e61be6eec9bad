"""The parts that are the same in every paper of a house."""

from __future__ import annotations

from docgen.house.styles import Styles
from docgen.write.word import properties
from docgen.write.word.ground import Base
from docgen.write.word.package import Part, Relations, pack, rels_name, word_type
from docgen.write.word.xml import attribute, part

_EXTENDED = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_THEME = "application/vnd.openxmlformats-officedocument.theme+xml"
_COMPATIBILITY = "http://schemas.microsoft.com/office/word"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def parts(base: Base, styles: Styles, language: str) -> tuple[Part, ...]:
    """Styles, settings, fonts, theme and application properties, and what the council's own header needs."""
    found = [
        Part("docProps/app.xml", _EXTENDED, pack(properties.APPLICATION)),
        Part("word/styles.xml", word_type("styles"), pack(base.styles)),
        Part("word/settings.xml", word_type("settings"), pack(settings(language))),
        Part("word/fontTable.xml", word_type("fontTable"), pack(_fonts(styles))),
    ]
    if base.theme:
        found.append(Part("word/theme/theme1.xml", _THEME, pack(base.theme)))
    for held in base.parts:
        found.append(Part(held.name, held.media, pack(held.content)))
        if held.relations:
            relations = Relations()
            for relation in held.relations:
                relations.keep(*relation)
            found.append(Part(rels_name(held.name), "", pack(relations.xml())))
    return tuple(found)


def document_relations(base: Base) -> Relations:
    """The relationships every document.xml has."""
    relations = Relations()
    for kind in ("styles", "settings", "fontTable", "numbering", "footnotes"):
        relations.add(kind, f"{kind}.xml")
    if base.theme:
        relations.add("theme", "theme/theme1.xml")
    return relations


def settings(language: str) -> bytes:
    """settings.xml: Word 2013's behaviour (compatibility mode 15), no wish to update fields on opening."""
    modes = {
        "compatibilityMode": 15, "overrideTableStyleFontSizeAndJustification": 1, "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1, "differentiateMultirowTableHeaders": 1,
    }  # fmt: skip
    compat = "".join(f'<w:compatSetting w:name="{n}" w:uri="{_COMPATIBILITY}" w:val="{v}"/>' for n, v in modes.items())
    colours = "".join(
        f' w:{slot}="{value}"'
        for slot, value in (
            ("bg1", "light1"), ("t1", "dark1"), ("bg2", "light2"), ("t2", "dark2"),
            *((f"accent{n}", f"accent{n}") for n in range(1, 7)),
            ("hyperlink", "hyperlink"), ("followedHyperlink", "followedHyperlink"),
        )
    )  # fmt: skip
    return part(
        "w:settings",
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        f'<w:compat>{compat}</w:compat><w:themeFontLang w:val="{attribute(language)}"/><w:clrSchemeMapping{colours}/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>',
        namespaces=_W,
    )


def _fonts(styles: Styles) -> bytes:
    names = {styles.page.font, styles.page.heading_font, *(look.font for look in styles.styles.values())} - {""}
    return part("w:fonts", "".join(f'<w:font w:name="{attribute(n)}"/>' for n in sorted(names)), namespaces=_W)
