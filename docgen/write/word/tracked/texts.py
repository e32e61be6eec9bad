"""The runs of a compared paper's paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from msgspec.structs import replace

from docgen.paper.change import Change
from docgen.paper.tree import Amended, Heading, Inline, Label, Link, Paper, Paragraph, Reference, Styled, Table
from docgen.write.word import inlines, tables
from docgen.write.word.draft import Draft
from docgen.write.word.package import Relations
from docgen.write.word.place import Room
from docgen.write.word.prepared import WordHouse
from docgen.write.word.story import GAP, Story
from docgen.write.word.targets import Target
from docgen.write.word.tracked import places
from docgen.write.word.tracked.recorded import Recorded
from docgen.write.word.tracked.revisions import Revisions
from docgen.write.word.tracked.settled import named
from docgen.write.word.tracked.sided import DELETED, INSERTED, SIDES, Side, only, stands

_RESULT = re.compile(r'(fldCharType="separate"/></w:r>)<w:r>.*?</w:r>')
_BOOKMARK = re.compile(r"<w:bookmark\w+ [^>]*>")


class TrackedDraft(Draft):
    """A draft whose blocks are those of two papers; its numbers are the newer's with the older's taken in."""

    def __init__(self, paper: Paper, house: WordHouse, new: Recorded, old: Recorded) -> None:
        super().__init__(paper, house)
        self._former = places.former(paper)
        self.numbers = new.numbers
        self.marked = True
        self.header_space = GAP
        self.side: Side = "new"
        self.counted: dict[Side, int] = {"new": 0, "old": 0}
        self.sides: dict[Side, Mapping[str, Target]] = {"new": new.targets, "old": old.targets}

    def target(self, identifier: str) -> Target | None:
        return self.sides[self.side].get(identifier)

    def once(self, reference: Reference) -> Reference | None:
        """The reference as the older paper must have it where Word would be told it in another way; else None."""
        name = reference.target
        name = name if name in self.sides["old"] else self._former.get(name, name)
        new, old = self.sides["new"].get(reference.target), self.sides["old"].get(name)
        if name == reference.target and (new and new.kind) == (old and old.kind):
            return None
        text = old.label.text.rstrip(".") if old and old.label else reference.text
        return replace(reference, target=name, text=text)


class TrackedStory(Story):
    """Writes changed inlines in their marks."""

    draft: TrackedDraft

    def __init__(self, draft: TrackedDraft, relations: Relations, revisions: Revisions, takes_notes: bool = False) -> None:
        super().__init__(draft, relations, takes_notes)
        self.revisions = revisions

    def amended(self, change: Change, runs: Callable[[], str]) -> str:
        self.draft.side = "old" if change.kind == "del" else "new"
        written = self.revisions.runs(change, runs())
        self.draft.side = "new"
        return written


def paragraph(story: TrackedStory, block: Heading | Paragraph, room: Room) -> str:
    """The runs of a heading or paragraph, the run-in heading and what the house sets after it before them."""
    marks = room.small << inlines.SIZE
    children = inlines.runs(story, _settled(story, block.children), marks, room.width)
    if isinstance(block, Heading) or not block.lead:
        return children
    rule = story.draft.house.house.run_in
    lead = inlines.runs(story, _settled(story, block.lead), marks | inlines.BOLD, room.width)
    suffix = inlines.plain(story, rule.suffix, marks | inlines.BOLD)
    after = "<w:r><w:br/></w:r>" if rule.new_line else inlines.plain(story, " ")
    leads = {side: _stands(block.lead, side) for side in SIDES}
    follows = {side: leads[side] and _stands(block.children, side) for side in SIDES}
    hint = next((i.change for i in block.lead if isinstance(i, Amended)), block.change)
    return lead + _generated(story, suffix, leads, hint) + _generated(story, after, follows, hint) + children


def caption(story: TrackedStory, block: Table, labels: Mapping[Side, Label | None], room: Room) -> str:
    """The runs of a caption with its number, which may differ between the papers in more than what Word counts itself."""
    numbers = {side: _number(story, block, labels.get(side), side) for side in SIDES}
    there = {side: bool(numbers[side]) and _stands(block.caption, side) for side in SIDES}
    hint = next((i.change for i in block.caption if isinstance(i, Amended)), block.change)
    if there["new"] and there["old"] and _bare(numbers["new"]) != _bare(numbers["old"]):
        written = story.revisions.runs(only("old", hint), numbers["old"])
        written += story.revisions.runs(only("new", hint), numbers["new"])
    else:
        written = _generated(story, numbers["new"] if there["new"] else numbers["old"], there, hint)
    separator = _generated(story, inlines.plain(story, tables.CAPTION_SEPARATOR), there, hint)
    return written + separator + inlines.runs(story, _settled(story, block.caption), room=room.width)


def _number(story: TrackedStory, block: Table, label: Label | None, side: Side) -> str:
    draft = story.draft
    draft.tables = draft.counted[side]
    written = tables.number(story, replace(block, id=named(block.id), label=label)) if _stands(block.caption, side) else ""
    draft.counted[side] = draft.tables
    return written


def _bare(runs: str) -> str:
    """Runs without what Word computes itself."""
    return _RESULT.sub(r"\1", _BOOKMARK.sub("", runs))


def _generated(story: TrackedStory, runs: str, there: Mapping[Side, bool], hint: Change | None) -> str:
    """Runs the writer adds of itself, marked where one paper alone has them."""
    if there["new"] and there["old"]:
        return runs
    side = next((side for side in SIDES if there[side]), None)
    return story.revisions.runs(only(side, hint), runs) if side else ""


def _stands(children: Sequence[Inline], side: Side) -> bool:
    return any(
        stands(child.change, side)
        if isinstance(child, Amended)
        else _stands(child.children, side)
        if isinstance(child, Styled | Link) and child.children
        else True
        for child in children
    )


def _settled(story: TrackedStory, children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The inlines with each reference of both papers parted in two where Word would be told it in two ways."""
    found: list[Inline] = []
    for child in children:
        if isinstance(child, Reference):
            once = story.draft.once(child)
            found += [Amended(DELETED, (once,)), Amended(INSERTED, (child,))] if once else [child]
        elif isinstance(child, Styled | Link):
            found.append(replace(child, children=_settled(story, child.children)))
        else:
            found.append(child)
    return tuple(found)
