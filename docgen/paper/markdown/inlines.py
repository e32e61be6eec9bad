"""Writes inline tokens as XHTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from urllib.parse import unquote

from markdown_it.token import Token
from msgspec import Struct, field

from docgen.paper.markdown import pictures
from docgen.paper.markdown.context import Context, attribute, suggestion
from docgen.paper.markdown.source import Place

_STYLES = {
    f"{name}_{side}": (element, side)
    for name, element in (("strong", "strong"), ("em", "em"), ("s", "del"), ("sup", "sup"))
    for side in ("open", "close")
}
_TYPED = ("text", "code_inline", "text_special", "half-figure", "spaced-picture")  # tokens whose text prints as it is
_HREF = re.compile(r"(?:https?://[^/?#\s]|mailto:\S+@|tel:[0-9+])", re.IGNORECASE)
ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*\Z")
MAX_ID = 36


class InlineWriter(Struct):
    """Writes runs of inlines. `note` gives the id of a footnote by its label, or None if there is none."""

    context: Context
    note: Callable[[str], str | None]
    used_labels: set[str] = field(default_factory=set)

    def write(self, tokens: list[Token], place: Place) -> str:
        """The XHTML of a run."""
        return "".join(_Run(self, tokens, place).pieces())

    def plain(self, tokens: list[Token]) -> str:
        """The run's text without marks."""
        return " ".join("".join(self._plain(token) for token in tokens).split())

    def _plain(self, token: Token) -> str:
        if token.type in ("softbreak", "hardbreak"):
            return " "
        if token.type == "figure":
            return self.context.figures(name := token.meta["name"]) or self.context.lacking.get(name) or token.content
        if token.type == "image":
            return self.plain(token.children or [])
        return token.content if token.type in _TYPED else ""


class _Run:
    def __init__(self, writer: InlineWriter, tokens: list[Token], place: Place) -> None:
        self.writer = writer
        self.context = writer.context
        self.tokens = tokens
        self.place = place
        self.open_styles: list[str] = []
        self.open_links: list[bool] = []

    def pieces(self) -> list[str]:
        return [self.piece(n, token) for n, token in enumerate(self.tokens)]

    def piece(self, number: int, token: Token) -> str:
        kind = token.type
        if kind == "text":
            return escape(token.content, quote=False)
        if kind in _STYLES:
            return self.style(*_STYLES[kind])
        if kind == "softbreak":
            return " "
        if kind == "hardbreak":
            return "<br/>"
        if kind == "link_open":
            return self.link_open(token, self.tokens[number + 1].type == "link_close")
        if kind == "link_close":
            return "</a>" if self.open_links.pop() else ""
        return _SPECIAL[kind](self, token)

    def style(self, element: str, side: str) -> str:
        """Emphasis within the same emphasis adds nothing and is left out, so that marks cannot nest without end."""
        if side == "open":
            self.open_styles.append(element)
            return f"<{element}>" if self.open_styles.count(element) == 1 else ""
        self.open_styles.pop()
        return f"</{element}>" if element not in self.open_styles else ""

    def complain(self, rule: str, token: Token, message: str, remedy: str = "") -> None:
        self.context.error(rule, self.place.at(token.meta.get("offset")), message, remedy)

    def link_open(self, token: Token, empty: bool) -> str:
        href = str(token.attrs.get("href", ""))
        self.writer.used_labels.add(token.meta.get("label", ""))
        good = bool(_HREF.match(href)) and not empty
        self.open_links.append(good)
        if href.startswith("#"):
            self.complain(
                "reference-text",
                token,
                f'the link to "{href}" is not written as a reference',
                f"Write []({href}): the number is printed, words around it are yours.",
            )
        elif not _HREF.match(href):
            self.context.no_address(self.place.at(token.meta.get("offset")), href)
        elif empty:
            self.complain("link-text", token, f'the link to "{href}" has no text', "Write the text between [ and ].")
        self._no_title(token)
        return f'<a href="{escape(href)}">' if good else ""

    def _no_title(self, token: Token) -> None:
        if token.attrs.get("title"):
            self.complain("link-title", token, f'the title "{token.attrs["title"]}" would not be printed', "Leave it out.")

    def code(self, token: Token) -> str:
        return f"<code>{escape(token.content, quote=False)}</code>"

    def figure(self, token: Token) -> str:
        name = token.meta["name"]
        text = self.context.figures(name) if name else None
        if text is None and name in self.context.lacking:
            words = escape(self.context.lacking[name], quote=False)
            return words if "strong" in self.open_styles else f"<strong>{words}</strong>"
        if not name:
            remedy = "Between {{ and }} goes the name of a figure; write \\{ where a brace is meant."
            self.complain("figure-name", token, f'"{token.content}" is no figure\'s name', remedy)
        elif text is None:
            remedy = suggestion(name, self.context.figure_names) or "Add it under [figures] in the front matter."
            self.complain("figure-unknown", token, f'there is no figure "{name}"', remedy)
        return escape(token.content if text is None else text, quote=False)

    def half_figure(self, token: Token) -> str:
        """Where nothing closes the braces at all, only a figure's name shows that one was meant."""
        name = token.meta["name"]
        if token.content.endswith("}") or self.context.figures(name) is not None:
            message = f'"{token.content}" is printed as typed: a figure\'s name has two braces on each side'
            self.complain("figure-name", token, message, f"Write {{{{ {name} }}}}; or \\{{ where a brace is meant.")
        return escape(token.content, quote=False)

    def spaced_picture(self, token: Token) -> str:
        file, words = token.meta["name"], token.content.partition("](")[0]
        message = f'the picture is printed as typed: there is a blank in the name "{file}"'
        self.complain("image-file", token, message, f"Write {words}](<{file}>), or give the file a name without blanks.")
        return escape(token.content, quote=False)

    def reference(self, token: Token) -> str:
        words = self.context.words
        at = attribute("data-at", str(self.place.at(token.meta["offset"])))
        groups = []
        for target in token.content.split(","):
            ends = [end.strip().removeprefix("#") for end in target.split("..")]
            bad = [end for end in ends if not ID.match(end)]
            if bad or len(ends) > 2:
                message = f'"[](#{token.content})" is no reference: "{target.strip()}" names no block'
                self.complain("reference-form", token, message, "Write [](#cost), [](#cost,budget) or [](#cost..budget).")
                return escape(f"[](#{token.content})", quote=False)
            groups.append(escape(words.through).join(f'<a href="#{end}"{at}></a>' for end in ends))
        if self.open_links:
            self.complain("reference-in-link", token, f'the reference "#{token.content}" stands inside a link')
            return ""
        if len(groups) == 1:
            return groups[0]
        return escape(words.between).join(groups[:-1]) + escape(words.last) + groups[-1]

    def image(self, token: Token) -> str:
        source, alt = unquote(str(token.attrs.get("src", ""))), self.writer.plain(token.children or [])
        self.writer.used_labels.add(token.meta.get("label", ""))
        self._no_title(token)
        if not alt:
            remedy = "Say between [ and ] what it shows, for those who cannot see it."
            self.complain("image-alt", token, f'the picture "{source}" has no description', remedy)
        problem, remedy = pictures.problem(self.context, source)
        if problem and not pictures.told(self.context, source):
            self.complain("image-file", token, problem, remedy)
        if problem or not alt:
            return pictures.lacking(source, alt)
        return f'<img src="{escape(source)}" alt="{escape(alt)}"/>'

    def footnote(self, token: Token) -> str:
        label = token.meta["label"]
        note = self.writer.note(label)
        if note is None:
            remedy = f"Write the note on a line of its own: [^{label}]: …"
            self.complain("footnote-unknown", token, f'there is no footnote "[^{label}]"', remedy)
            return escape(f"[^{label}]", quote=False)
        return f'<a role="doc-noteref" href="#{note}"></a>'


_SPECIAL: dict[str, Callable[[_Run, Token], str]] = {
    "code_inline": _Run.code,
    "figure": _Run.figure,
    "half-figure": _Run.half_figure,
    "spaced-picture": _Run.spaced_picture,
    "reference": _Run.reference,
    "image": _Run.image,
    "footnote_ref": _Run.footnote,
}
