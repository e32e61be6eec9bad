"""Part two of docs/houses.md: what it says that a house can say is what a house can say."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import Struct, convert
from msgspec.structs import fields

from docgen.build.paper import Workshop
from docgen.decision.source import Source
from docgen.house import find, model, styles
from docgen.house.check import STYLES, TABLES
from docgen.paper import render
from docgen.paper.number import number
from docgen.paper.read import read
from docgen.paper.template.shapes import CONTEXT
from docgen.paper.tree import Meta
from docgen.paper.xhtml.vocabulary import ATTRIBUTES

ROOT = Path(__file__).resolve().parents[2]
ONE, TWO = (ROOT / "docs" / "houses.md").read_text(encoding="utf-8").split("\n## Part two: ")


def models() -> Iterator[type[Struct]]:
    for module in (model, styles):
        for thing in vars(module).values():
            if isinstance(thing, type) and issubclass(thing, Struct) and thing.__module__ == module.__name__:
                yield thing


@pytest.mark.parametrize("kind", list(models()), ids=lambda kind: kind.__name__)
def test_every_key_of_the_two_files_is_explained(kind: type[Struct]) -> None:
    names = [info.encode_name for info in fields(kind)]
    assert [n for n in names if f"`{n}`" not in TWO and f"`[{n}" not in TWO and f"`[[{n}" not in TWO] == []


def test_every_look_a_house_must_have_is_named() -> None:
    assert [n for n in (*STYLES, *TABLES) if f"`{n}`" not in TWO and not re.fullmatch("heading[2-4]", n)] == []


def test_every_element_and_its_attributes_are_in_the_table() -> None:
    rows = re.findall(r"^\| (`[^|]+) \| ?([^|]*)\| [^|]+ \|$", TWO.split("#### The elements of a paper")[1], re.MULTILINE)
    told: dict[str, set[str]] = {}
    for names, attributes in rows:
        names = names.replace("`h2` to `h6`", "`h2` `h3` `h4` `h5` `h6`")
        told |= {name: set(re.findall(r"`([\w-]+)`", attributes)) for name in re.findall(r"`(\w+)`", names)}
    assert {name: told.get(name) for name in ATTRIBUTES if name != "ul"} == {
        name: set(attributes) for name, attributes in ATTRIBUTES.items() if name != "ul"
    }
    assert told["ul"] >= ATTRIBUTES["ul"]


def test_every_name_a_template_is_given_is_explained_with_its_parts() -> None:
    table = TWO.split("#### What a template is given")[1].split("####")[0]
    assert [name for name in CONTEXT if f"`{name}" not in table] == []
    for name, shape in CONTEXT.items():
        held = getattr(shape, "__args__", ())
        row = next(line for line in table.splitlines() if line.startswith(f"| `{name}"))
        if held and name != "sections":
            parts = getattr(held[0], "__dataclass_fields__", {})
            assert [part for part in parts if f"`{part}`" not in row] == []


def test_the_context_of_a_template_is_what_the_shapes_say() -> None:
    text = ONE.split("```markdown file decisions/mill-lane-crossing.md\n")[1].split("\n```\n")[0]
    source = Source("x", "x.md", "", {"x.md": text.replace('"cabinet-member"', '"west-sussex"').encode()})
    seen: dict[str, object] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(render.Templates, "render", lambda self, context: seen.update(context) or "<article/>")
        Workshop({"west-sussex": find.read("west-sussex", [find.installed()])}).make(source)
    assert set(seen) == set(CONTEXT)


def test_every_shared_piece_is_explained_with_what_it_takes() -> None:
    pieces = (find.installed() / "_shared" / "blocks.xml.j2").read_text(encoding="utf-8")
    for name, takes in re.findall(r"\{% macro (\w+)\(([^)]*)\)", pieces):
        assert re.search(rf"blocks\.{name}\(", TWO), name
        given = re.search(rf"`(?:{{% call )?blocks\.{name}\(([^)]*)\)", TWO)
        assert given is not None
        assert given[1].count(",") == takes.count(","), name


def test_every_rule_of_the_check_is_explained() -> None:
    files = [*(ROOT / "docgen" / "house").glob("*.py"), *(ROOT / "docgen" / "paper" / "template").glob("*.py")]
    files += [ROOT / "docgen" / "build" / "houses.py", ROOT / "docgen" / "paper" / "render.py"]
    rules = {r for f in files for r in re.findall(r'"((?:house|template|xhtml|toml|field)-[a-z]+)"', f.read_text("utf-8"))}
    rules -= {"house-unknown", "house-name", "house-exists", "field-type"}  # told by other commands; told as field-…
    assert len(rules) > 15
    assert [r for r in sorted(rules) if f"`{r}`" not in TWO and f"`{r.split('-')[0]}-…`" not in TWO] == []


@pytest.mark.parametrize(("levels", "headings", "numbers"), [
    ('["{1}."]', "[]", "- 1. 2. - 3. - 4. - 5."),
    ('["{1}.0", "{1}.{2}"]', "[{ level = 1, paragraphs = 2 }]", "1.0 1.1 1.2 - 1.3 2.0 2.1 - 2.2"),
    (
        '["{1}.0", "{1}.{2}"]', '[{ level = 1, paragraphs = 2 }, { level = 2, body = "unnumbered" }]',
        "1.0 1.1 1.2 1.3 - 2.0 2.1 2.2 -",
    ),
    (
        '["{1}.0", "{1}.{2}", "{1}.{2}.{3}"]', "[{ level = 1, paragraphs = 2 }, { level = 2, paragraphs = 3 }]",
        "1.0 1.1 1.2 1.3 1.3.1 2.0 2.1 2.2 2.2.1",
    ),
    ('["{1}", "{1}{2:a}"]', "[{ level = 1, paragraphs = 2 }]", "1 1a 1b - 1c 2 2a - 2b"),
    ('["{1:A}."]', '[{ level = 1, body = "unnumbered" }]', "A. - - - - B. - - -"),
])  # fmt: skip
def test_the_examples_of_numbers_are_true(levels: str, headings: str, numbers: str) -> None:
    """Headings of rank 1 with two and one paragraphs, each with a sub-heading and a paragraph under it."""
    assert f"| `{levels}` | `{headings}` |" in TWO
    numbering = convert(tomllib.loads(f"levels = {levels}\nheadings = {headings}"), model.Numbering)
    xhtml = "<h2>A</h2><p>a</p><p>b</p><h3>B</h3><p>c</p><h2>C</h2><p>d</p><h3>D</h3><p>e</p>"
    paper = number(read(f'<article><div data-numbered="true">{xhtml}</div></article>', Meta("T"), {}), numbering)
    labels = [label.text if (label := getattr(block, "label", None)) else "-" for block in paper.blocks]
    assert " ".join(labels) == numbers
