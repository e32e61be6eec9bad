"""The floor: the least honest work that turns docgen's source into a numbered Word file and a page.

It reads each decision, parses its TOML into typed structures and its Markdown with markdown-it, resolves references and
figures, numbers the paragraphs, and writes both papers. It checks nothing and knows no house. Run as a program it takes
the output folder and a file that lists the decisions.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import jinja2
import msgspec
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_block_plugin
from mdit_py_plugins.footnote import footnote_plugin

from bench.floor_word import escaped, package, paragraph, run, table

_TEXT = re.compile(r"\[\]\(#(\w+)\)|\{\{ (\w+) \}\}")
_LETTERED = re.compile(r"^( *)[a-z]\)", re.MULTILINE)
_PAGE = """<!DOCTYPE html><html lang="en-GB"><meta charset="utf-8"><title>{{ title }}</title><main><h1>{{ title }}</h1>
<p>{{ meeting.body }}, {{ meeting.date }}</p><ol>{% for r in recommendations %}<li>{{ r.text }}</li>{% endfor %}</ol>
{{ body | safe }}<ul>{% for b in background_papers %}<li>{{ b.title }}</li>{% endfor %}</ul></main></html>
"""


class Meeting(msgspec.Struct):
    body: str
    date: Any
    short: str = ""


class Text(msgspec.Struct):
    text: str = ""
    kind: str = ""
    title: str = ""


class Front(msgspec.Struct):
    """What the papers of the floor print of the front matter."""

    title: str
    house: str
    meeting: Meeting
    recommendations: list[Text]
    authors: list[dict[str, str]]
    contacts: list[dict[str, str]]
    figures: dict[str, int] = {}
    comments: list[Text] = []
    background_papers: list[Text] = []


def parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table").use(attrs_block_plugin).use(footnote_plugin)


def papers(source: str, markdown: MarkdownIt, page: jinja2.Template) -> tuple[bytes, bytes]:
    """The Word file and the page of one decision."""
    _, toml, body = source.split("+++\n", 2)
    front = msgspec.convert(tomllib.loads(toml), Front)
    tokens = markdown.parse(_LETTERED.sub(r"\g<1>1)", body))
    numbers = _numbers(tokens)

    def said(match: re.Match[str]) -> str:
        return str(numbers[match[1]]) if match[1] else f"£{front.figures[match[2]]:,}"

    _resolve(tokens, numbers, said)
    body_html = markdown.renderer.render(tokens, markdown.options, {})
    context = {**msgspec.structs.asdict(front), "body": body_html}
    return _Word().write(front, tokens), page.render(context).encode()


def _numbers(tokens: list[Token]) -> dict[str, int]:
    """The numbers of the named paragraphs; numbered are those that stand in no list, table or note."""
    count, named = 0, {}
    for token in tokens:
        if token.type == "paragraph_open" and token.level == 0:
            count += 1
            token.attrSet("data-number", str(count))
            if "id" in token.attrs:
                named[str(token.attrs["id"])] = count
    return named


def _resolve(tokens: list[Token], numbers: dict[str, int], said: Any) -> None:
    """Puts numbers and figures into the texts, in place."""
    for token in tokens:
        children = token.children or []
        for n, child in enumerate(children):
            if child.type == "text" and "{{" in child.content:
                child.content = _TEXT.sub(said, child.content)
            elif child.type == "link_open" and children[n + 1].type == "link_close":
                number = str(numbers[str(child.attrs["href"])[1:]])
                children[n : n + 2] = [Token("text", "", 0, content=number), Token("text", "", 0)]


class _Word:
    """Walks the tokens once and writes document.xml."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.lists: list[int] = []
        self.counts = 2  # of lists: the numbered paragraphs, the bullets, and each lettered list
        self.notes: list[str] = []
        self.row: list[str] = []
        self.rows: list[list[str]] = []
        self.opened: Token | None = None

    def write(self, front: Front, tokens: list[Token]) -> bytes:
        self.out.append(paragraph("Title", run(front.title)))
        self.out.append(paragraph("", run(f"{front.meeting.body}, {front.meeting.date}")))
        for token in tokens:
            if token.type == "inline":
                self._inline(token)
            elif token.type.startswith(("bullet_list", "ordered_list")):
                self._turn(token)
            elif token.type == "tr_close":
                self.rows.append(self.row)
                self.row = []
            elif token.type == "table_close":
                self.out.append(table(self.rows))
                self.rows = []
            elif token.nesting > 0:
                self.opened = token
        self._closing(front)
        return package("".join(self.out), "".join(self.notes), self.counts)

    def _turn(self, token: Token) -> None:
        """Into a list or out of it."""
        if token.nesting > 0:
            self.lists.append(self._list(token.tag))
        else:
            self.lists.pop()

    def _list(self, tag: str) -> int:
        """What a new list counts in: bullets share one, letters begin anew in each."""
        self.counts += tag == "ol"
        return self.counts if tag == "ol" else 2

    def _inline(self, token: Token) -> None:
        opened, runs = self.opened, self._runs(token.children or [])
        if opened is None:
            return
        if opened.tag in ("td", "th"):
            self.row.append(runs)
        elif opened.type == "footnote_open" or (token.level > 1 and not self.lists):
            self.notes.append(f'<w:footnote w:id="{len(self.notes) + 1}"><w:p>{runs}</w:p></w:footnote>')
        elif opened.tag.startswith("h"):
            self.out.append(paragraph(f"Heading{int(opened.tag[1]) - 1}", runs))
        elif self.lists:
            self.out.append(paragraph("List", runs, self.lists[-1], len(self.lists) - 1))
        else:
            self.out.append(paragraph("", runs, 1, 0, str(opened.attrs.get("id", ""))))

    def _runs(self, children: list[Token]) -> str:
        out, looks = [], ""
        for child in children:
            if child.type == "text" and child.content:
                out.append(run(child.content, looks))
            elif child.type in ("strong_open", "em_open"):
                looks += "<w:b/>" if child.type == "strong_open" else "<w:i/>"
            elif child.type in ("strong_close", "em_close"):
                looks = looks[: -len("<w:b/>")]
            elif child.type == "softbreak":
                out.append(run(" ", looks))
            elif child.type == "link_open":
                address = escaped(str(child.attrs["href"]))
                out.append(f'<w:fldSimple w:instr="HYPERLINK &quot;{address}&quot;">')
            elif child.type == "link_close":
                out.append("</w:fldSimple>")
            elif child.type == "footnote_ref":
                out.append(f'<w:r><w:footnoteReference w:id="{child.meta["id"] + 1}"/></w:r>')
        return "".join(out)

    def _closing(self, front: Front) -> None:
        letters = self._list("ol")
        for entry in front.recommendations:
            self.out.append(paragraph("List", run(entry.text), letters))
        for entry in front.comments:
            self.out.append(paragraph("Heading1", run(f"{entry.kind.capitalize()} comments")))
            self.out.append(paragraph("", run(entry.text), 1))
        for entry in front.background_papers:
            self.out.append(paragraph("List", run(entry.title), 2))
        for contact in front.contacts:
            self.out.append(paragraph("", run(", ".join(contact.values()))))


def main(out: Path, listed: Path) -> None:
    markdown, page = parser(), jinja2.Environment(autoescape=True).from_string(_PAGE)
    for line in listed.read_text("utf-8").splitlines():
        path = Path(line)
        word, html = papers(path.read_text("utf-8"), markdown, page)
        (out / f"{path.stem}.docx").write_bytes(word)
        (out / f"{path.stem}.html").write_bytes(html)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
