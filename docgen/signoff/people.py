"""Who signs, and whether they may."""

from __future__ import annotations

import re

from docgen.decision.model import Comment, FrontMatter, Person
from docgen.project.model import Officer


def author_of(front: FrontMatter, comment: Comment, officer: Officer | None) -> Person | None:
    """The author or signatory of the report who signs this comment too, by name or, where a name is wanting, by post."""
    signers = [Person(name=comment.officer, post=comment.post)]
    signers += [Person(name=officer.name, post=officer.post)] if officer else []
    for person in (*front.authors, *front.signatories):
        if any(_same(person, signer) for signer in signers):
            return person
    return None


def _same(a: Person, b: Person) -> bool:
    if a.name and b.name:
        return _folded(a.name) == _folded(b.name)
    return bool(a.post and b.post) and _folded(a.post) == _folded(b.post)


def _folded(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold().replace("’", "'").replace("'", "")))
