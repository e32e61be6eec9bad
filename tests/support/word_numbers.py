"""The numbers Word shows, computed from a .docx file's own XML: the writer's code has no part in it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None  # w:lvlRestart: the level whose move starts this one again


@dataclass
class _Num:
    abstract: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, _Level] = field(default_factory=dict)
    begun: set[int] = field(default_factory=set)


class _Numbering:
    """Counting as ISO/IEC 29500-1 17.9 describes it."""

    def __init__(self, root: etree._Element) -> None:
        self.abstracts = {
            a.get(f"{_W}abstractNumId"): {int(e.get(f"{_W}ilvl")): _level(e) for e in a.findall(f"{_W}lvl")}
            for a in root.findall(f"{_W}abstractNum")
        }
        self.nums: dict[str, _Num] = {}
        for element in root.findall(f"{_W}num"):
            num = _Num(_value(element, "abstractNumId"))
            for override in element.findall(f"{_W}lvlOverride"):
                level = int(override.get(f"{_W}ilvl"))
                start = override.find(f"{_W}startOverride")
                if start is not None:
                    num.starts[level] = int(start.get(f"{_W}val"))
                for definition in override.findall(f"{_W}lvl"):
                    num.levels[level] = _level(definition)
            self.nums[element.get(f"{_W}numId")] = num
        self.counters: dict[str, dict[int, int]] = {a: {} for a in self.abstracts}

    def empty(self, num_id: str, level: int) -> bool:
        """Whether that level shows no number at all (numFmt "none")."""
        num = self.nums[num_id]
        return {**self.abstracts[num.abstract], **num.levels}[level].format == "none"

    def label(self, num_id: str, level: int) -> str:
        """The label of the next paragraph at that level; counts it."""
        num = self.nums[num_id]
        levels = {**self.abstracts[num.abstract], **num.levels}
        counters = self.counters[num.abstract]
        own = levels[level]
        if level in num.starts and level not in num.begun:
            counters[level] = num.starts[level]
        else:
            counters[level] = counters[level] + 1 if level in counters else own.start
        num.begun.add(level)
        for deeper in [k for k in counters if k > level]:
            if levels[deeper].restart != 0:
                del counters[deeper]
        text = own.text
        for n in range(9, 0, -1):
            if f"%{n}" in text:
                shown = levels[n - 1]
                value = counters.get(n - 1, 0)
                text = text.replace(f"%{n}", _format(value, "decimal" if own.legal else shown.format))
        return text


def numbered_paragraphs(docx: bytes) -> list[tuple[str, str]]:
    """(label, text) of every numbered paragraph of the body, in order; bullets are numbered paragraphs too.

    The text is what the page shows, a line break as a new line, footnote marks left out.
    """
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
        numbering = _Numbering(etree.fromstring(archive.read("word/numbering.xml")))
        styles = _style_numbers(etree.fromstring(archive.read("word/styles.xml")))
    found = []
    for paragraph in body.iter(f"{_W}p"):
        number = _number(paragraph, styles)
        if number and not numbering.empty(*number):
            found.append((numbering.label(*number), text(paragraph)))
    return found


def text(paragraph: etree._Element) -> str:
    """What a paragraph shows."""
    return "".join(_pieces(paragraph))


def _pieces(paragraph: etree._Element) -> Iterator[str]:
    for element in paragraph.iter(f"{_W}t", f"{_W}br", f"{_W}tab"):
        if element.tag == f"{_W}t":
            yield element.text or ""
        elif element.getparent().tag == f"{_W}r":
            yield "\n" if element.tag == f"{_W}br" else "\t"


def _number(paragraph: etree._Element, styles: dict[str, tuple[str, int]]) -> tuple[str, int] | None:
    own = paragraph.find(f"{_W}pPr/{_W}numPr")
    if own is not None:
        num = _value(own, "numId")
        return None if num == "0" else (num, int(_value(own, "ilvl") or 0))
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return styles.get(style.get(f"{_W}val")) if style is not None else None


def _style_numbers(root: etree._Element) -> dict[str, tuple[str, int]]:
    """Style id → number, for styles that carry one or are based on one that does."""
    own, base = {}, {}
    for style in root.findall(f"{_W}style"):
        identifier = style.get(f"{_W}styleId")
        base[identifier] = _value(style, "basedOn")
        number = style.find(f"{_W}pPr/{_W}numPr")
        if number is not None:
            own[identifier] = (_value(number, "numId"), int(_value(number, "ilvl") or 0))
    found = {}
    for identifier in base:
        at, seen = identifier, set()
        while at and at not in own and at not in seen:
            seen.add(at)
            at = base.get(at, "")
        if at in own:
            found[identifier] = own[at]
    return found


def _level(element: etree._Element) -> _Level:
    legal = element.find(f"{_W}isLgl")
    restart = _value(element, "lvlRestart")
    return _Level(
        int(_value(element, "start") or 0),
        _value(element, "numFmt") or "decimal",
        _value(element, "lvlText"),
        legal is not None and legal.get(f"{_W}val") not in ("0", "false"),
        int(restart) if restart else None,
    )


def _value(element: etree._Element, tag: str) -> str:
    child = element.find(f"{_W}{tag}")
    return "" if child is None else child.get(f"{_W}val", "")


def _format(value: int, kind: str) -> str:
    if kind in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1) if value > 0 else ""
        return letters.upper() if kind == "upperLetter" else letters
    if kind in ("lowerRoman", "upperRoman"):
        roman = ""
        for amount, sign in zip(
            (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
            ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
            strict=True,
        ):
            while value >= amount:
                roman, value = roman + sign, value - amount
        return roman.upper() if kind == "upperRoman" else roman
    return str(value)
