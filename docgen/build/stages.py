"""A decision's stages as text, to look at."""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from msgspec.structs import fields

from docgen.build.paper import Made


def text(made: Made, stage: str) -> str | None:
    """The decision on that stage ("model", "xhtml", "tree" or "text"), or None if it did not come so far."""
    if stage == "model" and made.decision:
        from docgen.decision.show import model_text

        return model_text(made.decision)
    if stage == "xhtml" and made.rendered:
        return made.rendered.xhtml
    if made.paper is None or made.house is None:
        return None
    if stage == "tree":
        return "\n".join(_tree(made.paper, 0)) + "\n"
    from docgen.write import text as writer

    run_in = made.house.house.run_in
    return writer.write(made.paper, run_in.suffix, run_in.new_line)


def _tree(node: Any, depth: int) -> list[str]:
    """The paper tree, one node a line, indented by depth; empty values left out."""
    indent = "  " * depth
    shown = [f for f in fields(node) if f.name not in ("media", "meta")]
    values = {f.name: getattr(node, f.name) for f in shown if getattr(node, f.name) != f.default}
    nested = {k: v for k, v in values.items() if isinstance(v, tuple) and v and isinstance(v[0], Struct)}
    plain = [f"{k}={_plain(v)}" for k, v in values.items() if k not in nested and v not in ("", (), None, False)]
    lines = [f"{indent}{type(node).__name__} {' '.join(plain)}".rstrip()]
    for name, children in nested.items():
        if len(nested) > 1:
            lines.append(f"{indent}  {name}:")
        for child in children:
            lines += _tree(child, depth + (2 if len(nested) > 1 else 1))
    return lines


def _plain(value: Any) -> str:
    if isinstance(value, Struct) and hasattr(value, "text"):
        return repr(value.text)
    return str(value) if not isinstance(value, str) else repr(value)
