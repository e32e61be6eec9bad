"""The state of one paper while it is written: what all its stories share."""

from __future__ import annotations

import hashlib

from docgen.paper.tree import Paper
from docgen.write.word.media import TYPES, Picture, picture
from docgen.write.word.numbering import Numbers
from docgen.write.word.package import Part, Relations, keep
from docgen.write.word.prepared import WordHouse
from docgen.write.word.targets import Target, targets


class Draft:
    """Numbers, bookmarks, footnotes and pictures of the paper at hand."""

    def __init__(self, paper: Paper, house: WordHouse) -> None:
        self.paper = paper
        self.house = house
        self.numbers = Numbers(house.forms, house.indents)
        self.tables = 0
        self.header_space = 0  # below the header, in twentieths of a point, where it is longer than its house meant it
        self.marked = paper.meta.status == "draft"  # its header must be seen, whatever the council's file says
        self.notes: dict[str, int] = {}  # id → number, in the order of their marks
        self._known = {note.id for note in paper.notes}
        self._bookmarks: set[str] = set()
        self._targets: dict[str, Target] | None = None
        self._media = dict(paper.media)
        self._pictures: dict[str, tuple[Picture, str] | None] = {}
        self._drawings = 0
        self._files: dict[str, bytes] = {}

    def bookmark(self, name: str) -> tuple[str, str]:
        """Start and end of a bookmark; empty for a name that is taken, as names must be unique (17.13.6)."""
        if name in self._bookmarks:
            return "", ""
        self._bookmarks.add(name)
        number = len(self._bookmarks)
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>', f'<w:bookmarkEnd w:id="{number}"/>'

    def target(self, identifier: str) -> Target | None:
        """The block a reference means; None if the paper has none of that id."""
        if self._targets is None:
            self._targets = targets(self.paper)
        return self._targets.get(identifier)

    def note(self, identifier: str) -> tuple[int, bool]:
        """The number of a footnote, and whether this is its first mark; 0 for a note the paper lacks."""
        if identifier not in self._known:
            return 0, False
        first = identifier not in self.notes
        return self.notes.setdefault(identifier, len(self.notes) + 1), first

    def picture(self, source: str, relations: Relations) -> tuple[Picture, str, int] | None:
        """A picture, its relationship and the number of this showing of it; None if it cannot be shown."""
        if source not in self._pictures:
            self._pictures[source] = self._file(source)
        found = self._pictures[source]
        if found is None:
            return None
        self._drawings += 1
        return found[0], relations.add("image", found[1]), self._drawings

    def media_parts(self) -> list[Part]:
        """The picture files, each once."""
        return [Part(f"word/{name}", "", keep(data)) for name, data in self._files.items()]

    def media_types(self) -> dict[str, str]:
        """Content types of the pictures by extension."""
        return {name.rsplit(".", 1)[1]: TYPES[name.rsplit(".", 1)[1]] for name in self._files}

    def _file(self, source: str) -> tuple[Picture, str] | None:
        data = self._media.get(source, b"")
        found = picture(data)
        if found is None:
            return None
        name = f"media/{hashlib.blake2b(data, digest_size=8).hexdigest()}.{found.kind}"
        self._files[name] = data
        return found, name
