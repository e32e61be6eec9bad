"""The examples of docs/ do what the pages say.

In docs/decisions.md a fence marked `example` is put into a small decision for Nottinghamshire: one of toml into its front
matter, one of markdown into its text, one of csv, which has a file's name too, beside it. The text fences behind say what
comes of it: the lines of `prints` stand together in the paper; those of `says` are what `docgen check` says, without places.
Fences marked `folder` and a file's name make a decision in folder form.
"""

from __future__ import annotations

import importlib
import json
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

import click
import pytest

from docgen import report
from docgen.build import stages
from docgen.build.paper import Made, Workshop
from docgen.cli.main import COMMANDS
from docgen.decision.model import FrontMatter
from docgen.decision.source import Source
from docgen.house import find
from docgen.schema import schema

ROOT = Path(__file__).parent.parent
PAGES = sorted(p for p in (ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")) if p.is_file())
PAGE = ROOT / "docs" / "decisions.md"
FENCE = re.compile(r"^(?P<ticks>`{3,})(?P<info>[^`\n]+)\n(?P<text>.*?)^(?P=ticks)$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?<!`)\[[^\]\n]+\]\(([^)\s]+)\)")

FRONT = {
    "title": 'title = "Library hubs"',
    "house": 'house = "nottinghamshire"',
    "kind": 'kind = "information"',
    "reference": 'reference = "C1"',
    "areas": 'areas = "All"',
    "background_papers": 'background_papers = "none"',
    "meeting": '[meeting]\nbody = "Libraries Committee"\nshort = "Committee"\ndate = 2027-03-09',
    "authors": '[[authors]]\npost = "Head of Libraries"',
    "contacts": '[[contacts]]\nname = "Tamsin Areland"\nphone = "01632 960001"\nemail = "tamsin@example.gov.uk"',
    "recommendations": '[[recommendations]]\ntext = "notes the report"',
}
PURPOSE = "\n## Purpose\n\nWhy this report comes now.\n"


@dataclass
class Example:
    """Fences that belong together, and what is said to come of them."""

    line: int
    toml: str = ""
    markdown: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    folder: dict[str, bytes] = field(default_factory=dict)
    prints: list[list[str]] = field(default_factory=list)
    says: list[str] = field(default_factory=list)

    @property
    def source(self) -> Source:
        if self.folder:
            return Source("x", "decision.toml", "x", dict(sorted(self.folder.items())), folder=True)
        text = f"+++\n{front(self.toml)}\n+++\n\n{body(self.markdown)}"
        return Source("x", "x.md", "", {"x.md": text.encode(), **self.files})

    def made(self) -> Made:
        sources = {name: find.read(name, [find.installed()]) for name in ("nottinghamshire", "wolverhampton")}
        return Workshop(sources).make(self.source)


def front(example: str) -> str:
    """The example's front matter, and what it lacks."""
    given = tomllib.loads(example)
    top, table, rest = example.partition(re.search(r"^\[|\Z", example, re.MULTILINE)[0] or "\0")  # type: ignore[index]
    lacking = [text for name, text in FRONT.items() if name not in given]
    keys = [text for text in lacking if not text.startswith("[")]
    return "\n".join([top, *keys, table.strip("\0") + rest, *(text for text in lacking if text.startswith("["))])


def body(example: str) -> str:
    if not example:
        return PURPOSE
    return example if re.match(r"(\{.*\}\n)?#{1,2} ", example) else f"## Information\n\n{example}\n"


def examples() -> list[Example]:
    found: list[Example] = []
    text = PAGE.read_text(encoding="utf-8")
    for fence in FENCE.finditer(text):
        kind, *words = fence["info"].split()
        content, line = fence["text"], text.count("\n", 0, fence.start()) + 1
        if not words:
            continue
        if words[0] in ("example", "folder"):
            if not found or found[-1].prints or found[-1].says:
                found.append(Example(line))
            take(found[-1], kind, words, content)
        elif words[0] == "prints":
            found[-1].prints.append(content.splitlines())
        elif words[0] == "says":
            found[-1].says += content.splitlines()
        else:
            raise AssertionError(f"line {line}: what is a fence {fence['info']!r}?")
    return found


def take(example: Example, kind: str, words: list[str], content: str) -> None:
    if words[0] == "folder":
        example.folder[words[1]] = content.encode()
    elif kind == "csv":
        example.files[words[1]] = content.encode()
    elif kind == "toml":
        example.toml += content
    elif kind == "markdown":
        example.markdown += content
    else:
        raise AssertionError(f"an example is of toml, markdown or csv, not {kind}")


EXAMPLES = examples()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"line {e.line}")
def test_an_example_prints_and_says_what_the_page_says(example: Example) -> None:
    made = example.made()
    said = [f"{d.severity}: {report.sentences(d)}" for d in made.diagnostics if d.rule != "required-section"]
    assert [line for line in said if not line.startswith("note")] == example.says
    printed = (stages.text(made, "text") or "").splitlines()
    for lines in example.prints:
        starts = [n for n, line in enumerate(printed) if line == lines[0]]
        assert any(printed[n : n + len(lines)] == lines for n in starts), "\n".join(printed)
    assert example.prints or example.says


def test_every_field_of_a_decision_is_explained() -> None:
    text = PAGE.read_text(encoding="utf-8")
    parts = {**schema()["properties"], **{n: p for d in schema()["$defs"].values() for n, p in d["properties"].items()}}
    assert [name for name in parts if not re.search(rf"\b{name}\b", text)] == []
    assert set(FrontMatter.__struct_fields__) <= set(parts)


def test_every_attribute_and_insert_is_explained() -> None:
    from docgen.paper.markdown.checked import _EVERY
    from docgen.paper.markdown.fences import INSERTS

    text = PAGE.read_text(encoding="utf-8")
    assert [name for name in _EVERY if f"{name}=" not in text and name != "id"] == []
    assert [name for name in INSERTS if f"```{name}\n" not in text] == []


def test_every_command_and_exit_code_is_explained() -> None:
    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"## docgen {name}" not in text] == []
    assert re.findall(r"^\| (\d+) \|", text, re.MULTILINE) == ["0", "1", "2", "3", "130"]


def test_every_option_of_a_command_is_explained_in_its_part() -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    parts = {part.partition("\n")[0]: part for part in page.split("\n## docgen ")}
    for name, module in COMMANDS.items():
        command: click.Command = importlib.import_module(module).command
        kinds = command.commands.values() if isinstance(command, click.Group) else [command]
        options = {
            o for kind in kinds for p in kind.params if not getattr(p, "hidden", False) for o in p.opts if o[:2] == "--"
        }
        assert not {o for o in options if f"`{o}" not in parts[name] and f" {o}" not in parts[name]}, name


def test_the_schema_for_editors_is_current() -> None:
    """If this fails: docgen schema > docs/decision.schema.json"""
    kept = (ROOT / "docs" / "decision.schema.json").read_text(encoding="utf-8")
    assert kept == json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def test_the_page_of_rules_is_current() -> None:
    """If this fails: docgen check --manual > docs/rules.md"""
    from docgen.cli.rules import book

    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == book()


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    prose = FENCE.sub("", page.read_text(encoding="utf-8"))
    for target in LINK.findall(re.sub(r"`[^`\n]*`", "", prose)):
        if target.startswith(("http://", "https://", "mailto:")):
            continue
        name, _, anchor = unquote(target).partition("#")
        path = (page.parent / name) if name else page
        assert path.exists(), f"{target} is not there"
        if anchor:
            headings = re.findall(r"^#+ (.+)$", FENCE.sub("", path.read_text(encoding="utf-8")), re.MULTILINE)
            assert anchor in {_anchor(heading) for heading in headings}, f"{target}: no such heading"


def _anchor(heading: str) -> str:
    """A heading's anchor, as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
