"""footnotes.xml: the notes, each under Word's own number."""

from __future__ import annotations

from docgen.paper.tree import Note
from docgen.write.word import body, inlines
from docgen.write.word.draft import Draft
from docgen.write.word.package import Relations
from docgen.write.word.place import Place
from docgen.write.word.story import Story
from docgen.write.word.xml import part

# The rules between text and notes have ids that no mark may use (17.11, footnote); Word writes -1 and 0.
RULES = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{element}/></w:r></w:p></w:footnote>'
    for kind, number, element in (("separator", -1, "separator"), ("continuationSeparator", 0, "continuationSeparator"))
)


def footnotes(draft: Draft, relations: Relations) -> bytes:
    """The part, with the notes that were marked in the body, in the order of their marks."""
    story = Story(draft, relations)
    by_id = {note.id: note for note in draft.paper.notes}
    for identifier, number in draft.notes.items():
        _note(story, by_id[identifier], number)
    return part("w:footnotes", RULES, *story.out)


def _note(story: Story, note: Note, number: int) -> None:
    story.out.append(f'<w:footnote w:id="{number}">')
    story.prefix = mark(story)
    content(story, note)
    story.out.append("</w:footnote>")


def mark(story: Story) -> str:
    """The runs a note begins with: its number."""
    properties = f'<w:rPr><w:rStyle w:val="{story.draft.house.note_mark}"/></w:rPr>'
    return f"<w:r>{properties}<w:footnoteRef/></w:r>{inlines.plain(story, ' ')}"


def content(story: Story, note: Note) -> None:
    """The paragraphs of a note; one at least where the story has a prefix to put in it."""
    place = Place(story.draft.house.base.page.width, role="footnote")
    body.blocks(story, note.blocks, place)
    if story.prefix:
        story.paragraph(story.draft.house.looks.find("", ("footnote",)), "", place)
    story.separate()
