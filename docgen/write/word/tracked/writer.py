"""The Word file of a compared paper."""

from __future__ import annotations

from msgspec.structs import replace

from docgen.paper.tree import Paper, Paragraph, Text
from docgen.write.word import constants, footnotes, writer
from docgen.write.word.package import Relations
from docgen.write.word.prepared import WordHouse
from docgen.write.word.tracked import places
from docgen.write.word.tracked.alone import alone
from docgen.write.word.tracked.body import Body
from docgen.write.word.tracked.flow import Flow
from docgen.write.word.tracked.recorded import Recorded, key, leaves, record
from docgen.write.word.tracked.revisions import Revisions
from docgen.write.word.tracked.settled import settled
from docgen.write.word.tracked.sided import one_sided
from docgen.write.word.tracked.texts import TrackedDraft, TrackedStory
from docgen.write.word.xml import part


def redline(paper: Paper, house: WordHouse, words: str) -> bytes:
    """The .docx of a compared paper, its changes tracked: all accepted it is the newer paper, all rejected the older.

    `words` stand in its header and say what is compared ("Changes from 3 May to 9 June"). The same paper, house and words
    give the same bytes.
    """
    ready = settled(paper)
    new, old = _sides(ready, house)
    draft = TrackedDraft(_headed(ready, house, words), house, new, old)
    revisions = Revisions(places.tellable(ready), paper.meta.date)
    relations = constants.document_relations(house.base)
    body = Body(new, old, TrackedStory(draft, relations, revisions, takes_notes=True), revisions)
    flow = Flow()
    body.blocks(ready.blocks, flow)
    flow.moves(revisions)
    text = flow.xml(revisions)
    note_relations = Relations()
    notes = _notes(draft, new, old, note_relations, revisions)
    return writer.assemble(draft, relations, [text], note_relations, notes, words)


def _sides(paper: Paper, house: WordHouse) -> tuple[Recorded, Recorded]:
    """Both papers as they are written alone, but with one set of numbers."""
    numbering = house.house.numbering
    newer, older = alone(paper, "new", numbering), alone(paper, "old", numbering)
    common = leaves(newer) & leaves(older)
    new, old = record(newer, house, common), record(older, house, common)
    for front, whole in places.taken_up(paper).items():
        if whole in old.targets:
            old.targets.setdefault(front, old.targets[whole])
    pairs = [(new.num(at), old.num(at)) for at in new.paragraphs if new.num(at) and old.num(at)]
    old.rename(new.numbers.adopt(old.numbers, pairs))
    return new, old


def _headed(paper: Paper, house: WordHouse, words: str) -> Paper:
    """The paper with a header that tells of the comparison; below a council's own header stands no more than must."""
    own = any(tag == "headerReference" and kind for tag, kind, _ in house.base.own)
    header = () if own and paper.meta.status != "draft" else paper.header
    return replace(paper, header=(*header, Paragraph("", (Text(words),), "header")))


def _notes(draft: TrackedDraft, new: Recorded, old: Recorded, relations: Relations, revisions: Revisions) -> bytes:
    by_id = {note.id: note for note in draft.paper.notes}
    found = footnotes.RULES
    revisions.moves = set()
    for identifier, number in draft.notes.items():
        note = by_id[identifier]
        story = TrackedStory(draft, relations, revisions)
        body, flow = Body(new, old, story, revisions), Flow()
        mark = footnotes.mark(story)
        story.prefix = revisions.runs(note.change, mark) if note.change and one_sided(note.change) else mark
        body.blocks(note.blocks, flow)
        body.spot(key("note", note.id), flow)
        if one_sided(note.change):
            flow.close()
        found += f'<w:footnote w:id="{number}">{flow.xml(revisions)}</w:footnote>'
    return part("w:footnotes", found)
