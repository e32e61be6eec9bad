"""A decision's bytes → the decision, with the place of everything in it."""

from __future__ import annotations

from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from docgen.decision.attachments import ENDINGS
from docgen.decision.decision import CommentFile, Decision, Places
from docgen.decision.frontmatter import split
from docgen.decision.model import Comment, DecisionModel, FrontMatter
from docgen.decision.names import name_clashes, underived
from docgen.decision.source import MAIN, Source
from docgen.diagnostics import Diagnostic, Position, Severity, error
from docgen.markdown_text import MarkdownText
from docgen.toml.decode import decode
from docgen.toml.read import TomlDocument, read_toml
from docgen.toml.validate import validate

M = TypeVar("M", bound=DecisionModel)


class Loaded(Struct, frozen=True):
    """A decision, or None where its front matter could not be read, and the problems found, sorted.

    A decision may come with errors: it can be checked further. `stopped`: no paper, not even a draft, can be made of it.
    """

    decision: Decision | None
    diagnostics: tuple[Diagnostic, ...] = ()
    stopped: bool = False


def load(source: Source) -> Loaded:
    """The decision in the bytes, with all problems found at once. Reads no file."""
    loading = _Loading(source)
    decision = loading.folder() if source.folder else loading.single()
    told = tuple(sorted(dict.fromkeys([*loading.problems, *loading.borne]), key=lambda d: d.sort_key))
    stopped = decision is None or any(d.severity is Severity.ERROR for d in loading.problems)
    return Loaded(decision, told, stopped)


class _Loading:
    """`borne` are the problems in spite of which a draft can be made."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Diagnostic] = []
        self.borne: list[Diagnostic] = []
        for name, problem in zip(source.refused, source.problems, strict=True):
            (self.borne if name.lower().endswith(ENDINGS) else self.problems).append(problem)

    def single(self) -> Decision | None:
        document, body = self.parted(self.source.main)
        front = self.model(FrontMatter, document)
        return self.decision(document, front, [body] if body else [], [], [])

    def folder(self) -> Decision | None:
        text = self.text(MAIN)
        document = self.toml(text, MAIN) if text is not None else None
        front = self.model(FrontMatter, document)
        body = [self.section(name) for name in self.source.files if name.lower().endswith(".md") and "/" not in name]
        comments, files = [], []
        for name in self.source.files:
            if name.startswith("comments/") and name.lower().endswith(".md") and name.count("/") == 1:
                own, text_of = self.parted(name)
                comment = self.comment(own, text_of)
                if own and text_of and comment:
                    comments.append(comment)
                    files.append(CommentFile(own, text_of))
        return self.decision(document, front, [text for text in body if text], comments, files)

    def decision(
        self,
        document: TomlDocument | None,
        front: FrontMatter | None,
        body: list[MarkdownText],
        comments: list[Comment],
        files: list[CommentFile],
    ) -> Decision | None:
        if document is None or front is None:
            return None
        places = Places(document, len(front.comments), tuple(files))
        if comments:
            front = replace(front, comments=[*front.comments, *comments])
        source = self.source
        beside = source.files, places, source.base, source.notes, source.refused
        found = Decision(source.id, source.file, front, tuple(body), *beside)
        self.borne.extend(underived(front, found.place))
        once, clashes = name_clashes(front, found.place)
        self.borne.extend(clashes)
        return replace(found, front=once) if clashes else found

    def text(self, name: str) -> str | None:
        data = self.source.files.get(name)
        if data is None:
            return None
        text, problems = decode(data, self.source.shown(name))
        self.problems.extend(problems)
        return text

    def parted(self, name: str) -> tuple[TomlDocument | None, MarkdownText | None]:
        """Front matter and Markdown of a file that has both."""
        text = self.text(name)
        if text is None:
            return None, None
        parts = split(text, self.source.shown(name), comment=self.source.folder)
        if isinstance(parts, Diagnostic):
            self.problems.append(parts)
            return None, None
        body = MarkdownText(parts.body, self.source.shown(name), parts.body_line)
        return self.toml(parts.front, name, parts.front_line), body

    def toml(self, text: str, name: str, first_line: int = 1) -> TomlDocument | None:
        document = read_toml(text, self.source.shown(name), first_line)
        if isinstance(document, TomlDocument):
            return document
        self.problems.extend(document)
        return None

    def model(self, model: type[M], document: TomlDocument | None) -> M | None:
        if document is None:
            return None
        found, problems = validate(model, document)
        self.problems.extend(problems)
        return found

    def section(self, name: str) -> MarkdownText | None:
        text, file = self.text(name), self.source.shown(name)
        if text is None:
            return None
        if text.split("\n", 1)[0].rstrip() == "+++":
            fact = f"A section file has no front matter; that of this decision is in {MAIN}"
            self.problems.append(
                error("front-matter-place", Position(file, 1, 1), fact, "Move it there and delete the +++ lines")
            )
        return MarkdownText(text, file)

    def comment(self, document: TomlDocument | None, text: MarkdownText | None) -> Comment | None:
        comment = self.model(Comment, document)
        if comment is None or document is None or text is None or not text.text.strip():
            return comment
        if comment.text:
            fact = "This comment has a text twice: in the front matter and below it"
            self.problems.append(error("comment-text", document.key(("text",)), fact, "Keep the one below the +++ lines"))
        return replace(comment, text=text.text)
