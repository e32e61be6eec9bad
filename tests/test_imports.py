"""The direction of imports: what each part may know of. Imports inside functions and for types alone count too."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
BOTTOM = {"diagnostics", "late", "markdown_text", "weights"}
MODELS = {"toml", *BOTTOM}
PAPERS = {"paper", "decision", "house", "project", *MODELS}
MAY_IMPORT = {
    "diagnostics": set(),
    "amounts": {"late"},
    "late": set(),
    "markdown_text": {"diagnostics"},
    "weights": {"diagnostics"},
    "report": {"diagnostics"},
    "cache": set(),
    "garbage": set(),
    "toml": BOTTOM,
    "decision": {"amounts", *MODELS},
    "house": {"project", *MODELS},
    "project": MODELS,
    "schema": {"decision", "house", *MODELS},
    "paper": {"cache", "decision", "house", *MODELS},
    "write": {"cache", "paper", "house", *BOTTOM},
    "clock": {"decision", "house", "project", *MODELS},
    "signoff": PAPERS,
    "checks": {"amounts", "clock", "signoff", *PAPERS},
    "board": {"checks", "clock", "report", *PAPERS},
    "fmt": {"paper", "decision", *MODELS},
    "git": {"diagnostics", "late"},
    "review": {"signoff", *PAPERS},  # says changes in the words that officers saw
    "sarif": {"checks", "report", *PAPERS},
    "starter": {"checks", *PAPERS},
    "build": {"board", "cache", "garbage", "write", "checks", "clock", "fmt", "signoff", *PAPERS},
    "history": {"build", "git", "review", "write", "checks", "signoff", *PAPERS},
    "__main__": {"cli"},
    "cli": {"board", "build", "checks", "clock", "fmt", "garbage", "git", "history", "report", "review", "sarif", "schema"}
    | {"signoff", "starter", "write", *PAPERS},
}


def modules() -> dict[str, Path]:
    """Every module of docgen by its name."""
    found = {}
    for file in sorted((ROOT / "docgen").rglob("*.py")):
        parts = file.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = file
    return found


def imported(source: str, known: set[str]) -> Iterator[str]:
    """The modules of docgen that a source imports."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full"
            base = node.module or ""
            names = [f"{base}.{a.name}" if f"{base}.{a.name}" in known else base for a in node.names]
        else:
            continue
        yield from (n for n in names if n == "docgen" or n.startswith("docgen."))


def graph() -> dict[str, set[str]]:
    known = modules()
    return {name: set(imported(file.read_text("utf-8"), set(known))) - {name} for name, file in known.items()}


def area(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def reached(start: str, edges: dict[str, set[str]]) -> set[str]:
    """Every module that importing `start` brings in."""
    seen: set[str] = set()
    stack = [start]
    while stack:
        for following in edges.get(stack.pop(), set()) - seen:
            seen.add(following)
            stack.append(following)
    return seen


EDGES = graph()


@pytest.mark.parametrize("module", sorted(m for m in EDGES if area(m)))
def test_a_module_imports_only_what_its_part_may_know_of(module: str) -> None:
    own = area(module)
    assert own in MAY_IMPORT, f"say in MAY_IMPORT what docgen.{own} may import"
    foreign = {area(m) for m in EDGES[module]} - {own, ""}
    assert foreign <= MAY_IMPORT[own]


def test_no_module_imports_itself_by_a_detour() -> None:
    assert [m for m in EDGES if m in reached(m, EDGES)] == []


def test_the_writers_do_not_reach_the_decision_by_any_way() -> None:
    writers = [m for m in EDGES if area(m) == "write"]
    assert writers
    assert {m for w in writers for m in reached(w, EDGES) if area(m) == "decision"} == set()


def test_the_tree_knows_of_diagnostics_and_changes_alone() -> None:
    assert EDGES["docgen.paper.tree"] == {"docgen.diagnostics", "docgen.paper.change"}
    assert EDGES["docgen.paper.change"] == set()


def test_what_may_be_imported_has_no_circle() -> None:
    assert [name for name in MAY_IMPORT if name in reached(name, MAY_IMPORT)] == []


def test_imports_in_functions_and_for_types_are_seen() -> None:
    source = "def f():\n    from docgen.paper import tree\nif TYPE_CHECKING:\n    import docgen.house.model\n"
    assert set(imported(source, {"docgen.paper.tree"})) == {"docgen.paper.tree", "docgen.house.model"}
