"""Signing: a comment with its record, in the bytes of the file it belongs in; or why it cannot be signed."""

from __future__ import annotations

import datetime as dt
import re

from msgspec import Struct
from msgspec.structs import replace

from docgen.decision.decision import Decision
from docgen.decision.frontmatter import split
from docgen.decision.load import load
from docgen.decision.model import Comment
from docgen.decision.source import MAIN, Source
from docgen.diagnostics import Diagnostic, DocgenError, Position, error
from docgen.house.load import OpenHouse
from docgen.markdown_text import MarkdownText
from docgen.project.model import Project
from docgen.signoff import entry, layout
from docgen.signoff.lines import Seen
from docgen.signoff.may import refusals, signer
from docgen.signoff.scope import scope
from docgen.signoff.seal import Change, changes, holds, seal
from docgen.toml.decode import decode

RULE = "sign-refused"


class Request(Struct, frozen=True):
    """What an officer asks for; `text` is None where the comment's words are to stay as they are."""

    kind: str
    initials: str
    date: dt.date
    today: dt.date
    text: str | None = None


class Signed(Struct, frozen=True):
    """The file to write, below the decision's folder, and what was signed; `name` is empty if all of it stands already.

    `since` is what changed since the sign-off before, if there was one.
    """

    name: str
    data: bytes
    comment: Comment
    since: tuple[Change, ...] = ()


def sign(source: Source, decision: Decision, house: OpenHouse, project: Project, seen: Seen, request: Request) -> Signed:
    """The decision's file with the comment signed; raises DocgenError, of the rule sign-refused, where it must not be."""
    found = [n for n, comment in enumerate(decision.front.comments) if comment.kind == request.kind]
    at = decision.value_place(("comments", found[-1], "kind")) if found else Position(decision.file)
    n = found[0] if found else None
    before = decision.front.comments[n] if n is not None else None
    problems = [error(RULE, at, *said) for said in refusals(decision, house, project, request, before, len(found))]
    if problems:
        raise DocgenError(problems)
    wanted = _comment(before, project, request)
    words = seen.words(MarkdownText(wanted.text, decision.file, 1))
    names = scope(request.kind, house.house)
    sealed = seal(seen, wanted, words, names)
    if not (sealed.saw or words):
        fact = f"there is nothing in this decision that {request.kind} answers for, and the comment says nothing"
        raise DocgenError([error(RULE, at, fact, "give the comment's words with --text, or leave it out")])
    if (
        before
        and before.signed
        and _same(before, wanted)
        and holds(seen, before, words)
        and set(before.signed.scope) == {*names}
    ):
        return Signed("", b"", before)
    since = changes(before.signed, seen.lines(before.signed.scope)) if before and before.signed else []
    name, data = _file(source, decision, n, replace(wanted, signed=sealed), request.text is not None)
    _certain(source, decision, name, data, n, replace(wanted, signed=sealed))
    return Signed(name, data, replace(wanted, signed=sealed), tuple(since))


def _same(a: Comment, b: Comment) -> bool:
    return replace(a, signed=None) == replace(b, signed=None)


def _comment(before: Comment | None, project: Project, request: Request) -> Comment:
    """The comment as it will be: who signs it by the register, else as it was if the same officer signs again."""
    kept = before or Comment(kind=request.kind)
    officer = signer(project, request)
    if officer and (officer.name or officer.post):
        kept = replace(kept, officer=officer.name, post=officer.post)
    elif kept.initials not in ("", request.initials):
        kept = replace(kept, officer="", post="")
    text = kept.text if request.text is None else request.text
    return replace(kept, initials=request.initials, date=request.date, text=text, signed=None)


def _file(source: Source, decision: Decision, n: int | None, comment: Comment, new_text: bool) -> tuple[str, bytes]:
    own = decision.places.own
    if n is not None and n >= own:
        return _comment_file(source, decision, n - own, comment, new_text)
    if n is None and source.folder:
        return _new_file(source, comment)
    document = decision.places.document
    front = entry.added(document, comment) if n is None else entry.renewed(document, ("comments", n), comment, new_text)
    return source.main, _with_front(source.files[source.main], source.shown(source.main), front, source.folder)


def _with_front(data: bytes, shown: str, front: str, whole: bool) -> bytes:
    text, _ = decode(data, shown)
    if whole or text is None:
        return layout.changed(data, front)
    parts = split(text, shown)
    if isinstance(parts, Diagnostic):
        raise DocgenError([parts])
    lines = text.split("\n")
    fence = parts.body_line - 2
    return layout.changed(data, "\n".join([lines[0], *front.split("\n"), *lines[fence:]]))


def _comment_file(source: Source, decision: Decision, n: int, comment: Comment, new_text: bool) -> tuple[str, bytes]:
    """A file of comments/ with its front matter renewed, and its words if there are new ones."""
    own = decision.places.comments[n]
    name = next(name for name in source.files if source.shown(name) == own.document.file)
    in_front = bool(own.document.data.get("text"))
    front = entry.renewed(own.document, (), comment, new_text and in_front)
    data = _with_front(source.files[name], own.document.file, front, whole=False)
    if new_text and not in_front:
        text, _ = decode(data, name)
        parts = split(text or "", name)
        if isinstance(parts, Diagnostic):
            raise DocgenError([parts])
        head = (text or "").split("\n")[: parts.body_line - 1]
        data = layout.changed(data, "\n".join([*head, "", comment.text.strip("\n"), ""]))
    return name, data


def _new_file(source: Source, comment: Comment) -> tuple[str, bytes]:
    stem = re.sub(r"[^A-Za-z0-9_-]+", "-", comment.kind) or "comment"
    taken = {name.casefold() for name in source.files}
    number, name = 1, f"comments/{stem}.md"
    while name.casefold() in taken:
        number += 1
        name = f"comments/{stem}-{number}.md"
    front = entry.fresh(comment, with_text=False)
    words = f"\n{comment.text.strip()}\n" if comment.text.strip() else ""
    text = f"+++\n{front}+++\n{words}"
    return name, text.replace("\n", layout.line_end(source.files[MAIN])).encode()


def _certain(source: Source, decision: Decision, name: str, data: bytes, n: int | None, comment: Comment) -> None:
    """Reads the new file once more: everything but the comment must be as it was, and the comment as it was signed."""
    files = dict(sorted({**source.files, name: data}.items()))
    now = load(Source(source.id, source.main, source.base, files, source.folder)).decision
    if now is not None:
        old, new = decision.front, now.front
        others = [c for i, c in enumerate(old.comments) if i != n]
        left = list(new.comments)
        mine = next((c for c in left if _matches(c, comment)), None)
        if mine is not None:
            left.remove(mine)
            bodies = [text.text for text in decision.body] == [text.text for text in now.body]
            if left == others and replace(new, comments=old.comments) == old and bodies:
                return
    at = Position(source.shown(name))
    fact = "the sign-off cannot be written here without changing something else in the file"
    raise DocgenError([error(RULE, at, fact, "write the comments as [[comments]], each below a header of its own")])


def _matches(found: Comment, wanted: Comment) -> bool:
    a, b = found.signed, wanted.signed
    if a is None or b is None or a.fingerprint != b.fingerprint or a.saw.strip() != b.saw.strip():
        return False
    bare = replace(found, signed=None, text=found.text.strip())
    return bare == replace(wanted, signed=None, text=wanted.text.strip())
