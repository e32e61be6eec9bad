"""Which words stand in which passages: rules ask here first, and read only the passages that may have what they look for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from msgspec import Struct

from docgen.checks.passage import Passage
from docgen.late import late

_STOPS = ".,;:()"
_WORD = late(r"[^\W_]+")


class Words(Struct, frozen=True, dict=True):
    """Passages, with each different form of a word in them looked at once: "Report", "report," and "report's" are three."""

    passages: tuple[Passage, ...]

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """The passages of each form, which is what stands between two spaces, by number."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for n, passage in enumerate(self.passages):
            for form in passage.text.split():
                found[form].append(n)
        return found

    @cached_property
    def _different(self) -> str:
        """The forms, one on each line."""
        return "".join(f"{form}\n" for form in self._places)

    @cached_property
    def _by_word(self) -> dict[str, list[str]]:
        """The forms of each word; a word is in small letters and without stops."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for form in self._places:
            word = form.lower().strip(_STOPS)
            for part in (word,) if word.isalpha() else _WORD.findall(word):
                found[part].append(form)
        return found

    def where(self, *words: str) -> set[int]:
        """The numbers of the passages that have one of the words, which are given in small letters."""
        return {n for word in words for form in self._by_word.get(word, ()) for n in self._places[form]}

    def where_like(self, pattern: re.Pattern[str]) -> set[int]:
        """The numbers of the passages in which the pattern, one that no space is part of, may be found."""
        found: set[int] = set()
        text = self._different
        for hit in pattern.finditer(text):
            form = text[text.rfind("\n", 0, hit.start()) + 1 : text.find("\n", hit.end())]
            found.update(self._places[form])
        return found

    def where_part(self, *parts: str) -> set[int]:
        """The numbers of the passages that have one of these parts of words, none with a space, just as it is given."""
        held = [part for part in parts if part in self._different]
        return {n for part in held for form, places in self._places.items() if part in form for n in places}

    def at(self, numbers: Iterable[int]) -> Iterator[Passage]:
        """The passages of these numbers, in reading order."""
        return map(self.passages.__getitem__, sorted(numbers))

    def holding(self, *words: str) -> Iterator[Passage]:
        """The passages that have one of the words, which are given in small letters."""
        return self.at(self.where(*words))

    def like(self, pattern: re.Pattern[str]) -> Iterator[Passage]:
        """The passages in which the pattern, one that no space is part of, may be found."""
        return self.at(self.where_like(pattern))
