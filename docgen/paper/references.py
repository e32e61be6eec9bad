"""References: the number of another block, looked up once everything is numbered."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

from msgspec.structs import replace

from docgen.diagnostics import Diagnostic, error
from docgen.paper import walk
from docgen.paper.tree import Block, Heading, Item, List, Paper, Paragraph, Reference, Table, Text


def redirected(paper: Paper, first_ids: Mapping[str, str]) -> Paper:
    """The paper, references to an entry leading to the first paragraph of its text where the template printed that alone.

    `first_ids` are the ids of these paragraphs, by those of their entries. `paper` has the ids its template gave, no others.
    """
    there = {block.id for block in walk.blocks(paper.blocks)} if first_ids else set()
    wanting = {name: first for name, first in first_ids.items() if name not in there}
    if not wanting:
        return paper

    def changed(reference: Reference) -> Reference:
        first = wanting.get(reference.target)
        return replace(reference, target=first) if first else reference

    return walk.change_inlines(paper, Reference, changed)


def resolve(paper: Paper) -> tuple[Paper, list[Diagnostic]]:
    """The paper with the text of every reference filled in, and a diagnostic for each that has no target.

    A reference to a paragraph that shares its heading's number becomes one to that heading. The text is the label without a
    stop at its end, which is what Word shows for the REF field. A reference that cannot be resolved prints as "[#id]".
    """
    targets, names = _targets(paper)
    diagnostics: list[Diagnostic] = []

    def resolved(reference: Reference) -> Reference | Text:
        found = targets.get(reference.target)
        if found:
            return replace(reference, target=found[0], text=found[1].rstrip("."))
        diagnostics.append(_unresolved(paper, reference, names, targets))
        return Text(f"[#{reference.target}]")

    return walk.change_inlines(paper, Reference, resolved), diagnostics


def _targets(paper: Paper) -> tuple[dict[str, tuple[str, str]], set[str]]:
    """Id → (id of the block that bears the number, its label); and all ids there are."""
    targets: dict[str, tuple[str, str]] = {}
    names: set[str] = set()
    serving: Heading | None = None
    first: dict[str, Item] = {}  # by the id of the paragraph that begins it
    for block in walk.blocks(paper.blocks):
        if block.id:
            names.add(block.id)
        if type(block) is Item and block.label and block.blocks and type(block.blocks[0]) is Paragraph:
            first[block.blocks[0].id] = block
        if type(block) is Heading:
            serving = block if block.label else _still_serving(serving, block)
        bearer = first.get(block.id) or _bearer(block, serving) if block.id else None
        if bearer and bearer.label:
            targets[block.id] = (bearer.id or block.id, bearer.label.text)  # items in a cell have no id
    return targets, names


def _still_serving(serving: Heading | None, heading: Heading) -> Heading | None:
    return serving if serving and heading.rank > serving.rank else None


def _bearer(block: Block | Item, serving: Heading | None) -> Heading | Paragraph | Item | Table | None:
    if type(block) is Paragraph:
        return block if block.label else serving if block.numbered else None
    if type(block) is List:
        return serving
    return block if isinstance(block, (Heading, Item, Table)) else None


def _holds(table: Table, name: str) -> bool:
    return any(block.id == name for block in walk.blocks((table,)) if block is not table)


def _unresolved(paper: Paper, reference: Reference, names: set[str], targets: dict[str, tuple[str, str]]) -> Diagnostic:
    name = reference.target
    if name in names and any(type(b) is Table and _holds(b, name) for b in walk.blocks(paper.blocks)):
        return error(
            "reference-unnumbered",
            reference.at,
            f'"#{name}" names words in a table, where nothing has a number',
            "refer to a paragraph that speaks of it, or to the table itself: write {#name} on the line before that",
        )
    if name in names:
        return error(
            "reference-unnumbered",
            reference.at,
            f'"#{name}" names a block which has no number in this house',
            "refer to a numbered paragraph, heading, table or list item, or let the block take a number",
        )
    close = difflib.get_close_matches(name, targets, n=1)
    hint = f'did you mean "#{close[0]}"?' if close else f"put {{#{name}}} on the line before the block that is meant"
    return error("reference-unknown", reference.at, f'no block is named "#{name}"', hint)
