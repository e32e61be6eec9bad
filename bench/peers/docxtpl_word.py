"""docxtpl OUT LIST: each context of the list through one Word template. Word alone; run with --template to make it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import docx
from docxtpl import DocxTemplate  # type: ignore[import-untyped]

TEMPLATE = "template.docx"


def make_template(folder: Path) -> Path:
    """The template: a loop over the blocks, one paragraph for each kind."""
    made = docx.Document()
    made.add_paragraph("{{ title }}", style="Title")
    made.add_paragraph("{%p for block in blocks %}")
    for kind, style in (("heading", "Heading 1"), ("paragraph", "List Number")):
        _paragraph(made, f'block.kind == "{kind}"', style)
    for depth, style in enumerate(("List Bullet", "List Bullet 2", "List Bullet 3"), 1):
        _paragraph(made, f'block.kind == "item" and block.depth == {depth}', style)
    made.add_paragraph('{%p if block.kind == "table" %}')
    table = made.add_table(3, 3, style="Table Grid")
    table.rows[0].cells[0].text = "{%tr for row in block.rows %}"
    for cell, text in zip(table.rows[1].cells, ("{%tc for cell in row %}", "{{ cell }}", "{%tc endfor %}"), strict=True):
        cell.text = text
    table.rows[2].cells[0].text = "{%tr endfor %}"
    made.add_paragraph("{%p endif %}")
    made.add_paragraph("{%p endfor %}")
    path = folder / TEMPLATE
    made.save(str(path))
    return path


def _paragraph(made: docx.document.Document, condition: str, style: str) -> None:
    made.add_paragraph("{%p if " + condition + " %}")
    made.add_paragraph("{{ block.text }}", style=style)
    made.add_paragraph("{%p endif %}")


def main(out: Path, listed: Path) -> None:
    template = listed.parent / TEMPLATE
    for line in listed.read_text("utf-8").splitlines():
        path = Path(line)
        paper = DocxTemplate(template)
        paper.render(json.loads(path.read_text("utf-8")), autoescape=True)
        paper.save(out / f"{path.stem}.docx")


if __name__ == "__main__":
    if sys.argv[1] == "--template":
        make_template(Path(sys.argv[2]))
    else:
        main(Path(sys.argv[1]), Path(sys.argv[2]))
