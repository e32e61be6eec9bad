"""Inlines of a compared paper as HTML."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import field

from docgen.paper.change import Change
from docgen.paper.tree import Amended, Inline, Link, Note, NoteMark, Reference
from docgen.write.html.inlines import Inlines, mark_id, note_id
from docgen.write.html.markup import text as escaped
from docgen.write.html.redline.steps import Steps, whose


class RedlineInlines(Inlines, kw_only=True):
    """Writes inlines with what was inserted and deleted. `old_notes` are the ids of footnotes of the older paper alone.

    `numbers` are the numbers of all footnotes; a deleted mark of one that stays has the one it had before.
    """

    steps: Steps
    old_notes: frozenset[str] = frozenset()
    numbers: dict[str, int] = field(default_factory=dict)
    places: dict[str, list[str]] = field(default_factory=dict)
    inside: Change | None = None
    linked: bool = False
    waiting: str = ""

    def __call__(self, inlines: Sequence[Inline]) -> str:
        return "".join(map(self.one, inlines))

    def one(self, inline: Inline) -> str:
        match inline:
            case Amended():
                return self.amended(inline)
            case Link():
                return self.link(inline)
            case Reference():
                return self.reference(inline)
            case NoteMark():
                return self.mark(inline)
            case _:
                return super().__call__((inline,))

    def amended(self, amended: Amended) -> str:
        """Words of one of the two papers, before them the mark of the change if they begin it."""
        edit = self.steps.by_part.get(id(amended))
        mark = self.steps.mark(edit) if edit else ""
        if self.linked:
            self.waiting, mark = self.waiting + mark, ""
        outer, self.inside = self.inside, amended.change
        inner = self(amended.children)
        self.inside = outer
        return mark + changed(amended.change, inner)

    def link(self, link: Link) -> str:
        """The link; marks of changes in its words stand before it, as no link holds another."""
        outer = self.linked, self.waiting
        self.linked, self.waiting = True, ""
        inner = super().link(link)
        waiting = self.waiting
        self.linked, self.waiting = outer
        if self.linked:
            self.waiting += waiting
            return inner
        return waiting + inner

    def reference(self, reference: Reference) -> str:
        """A number; of the older paper it leads nowhere, for what it named may have another number now."""
        if self.inside and self.inside.kind == "del":
            return f'<span class="ref">{escaped(reference.text)}</span>'
        return super().reference(reference)

    def mark(self, mark: NoteMark) -> str:
        old = bool(self.inside and self.inside.kind == "del" and mark.note in self.old_notes)
        number = self.numbers.get(mark.note, mark.number)
        name = self.note_name(mark.note, number, old)
        places = self.places.setdefault(name, [])
        here = mark_id(number, len(places) + 1)
        here = f"_old{here}" if old else here
        places.append(here)
        return f'<sup class="mark"><a role="doc-noteref" id="{here}" href="#{name}">{mark.number}</a></sup>'

    def note_name(self, note: str, number: int, old: bool) -> str:
        """The id of a footnote; the older paper's own have numbers that the newer one may give to others."""
        return f"_old{note_id(number)}" if old else note_id(number)

    def note_places(self, note: Note) -> tuple[str, list[str]]:
        old = bool(note.change and note.change.kind == "del")
        name = self.note_name(note.id, note.number, old)
        return name, self.places.get(name, [])


def changed(change: Change, inner: str) -> str:
    """HTML that one of the two papers has alone, as inserted or deleted."""
    tag = "del" if change.kind == "del" else "ins"
    kind = ' class="moved"' if change.move else ""
    return f"<{tag}{kind}{whose(change)}>{inner}</{tag}>"
