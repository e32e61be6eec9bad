"""Which Word style a block takes, and what the writer must know of it."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from docgen.house.styles import Styles
from docgen.write.word import resolved
from docgen.write.word.numbering import Indent
from docgen.write.word.styles import keeps_next, outline_level, style_id, style_name
from docgen.write.word.xml import twips

_FONT_HEIGHT = 1.15  # a line of Arial as a multiple of its size


class BlockStyle(Struct, frozen=True, eq=False):
    """A paragraph style; lengths are in twentieths of a point, `size` in points, None where the look does not say.

    A house has one for each role: two are equal where they are the same.
    """

    id: str
    indent: int | None = None
    hanging: int | None = None
    before: int = 0
    after: int = 0
    line: int = 0
    size: float = 0
    keeps_next: bool = False
    outline: int | None = None
    fill: str = ""
    left: str = ""
    above: str = ""
    below: str = ""

    def placed(self, default: Indent) -> Indent:
        """Where a numbered block of this style has its text and label; `default` says what the look does not."""
        return _placed(self.indent, self.hanging, default)


@lru_cache(maxsize=256)
def _placed(indent: int | None, hanging: int | None, default: Indent) -> Indent:
    if indent is None and hanging is None:
        return default
    hanging = default.hanging if hanging is None else hanging
    left = hanging if indent is None else indent
    return Indent(left, min(hanging, left))


class Looks:
    """The block styles of a house, found by division and role."""

    def __init__(self, styles: Styles, ids: dict[str, str]) -> None:
        self._styles = styles
        self._ids = ids
        self._roles = {role: self._block_style(role) for role in styles.styles}
        self._found: dict[tuple[str, tuple[str, ...]], BlockStyle] = {}
        self._plain = BlockStyle(ids.get("normal", "Normal"), size=styles.page.size)

    def find(self, scope: str, roles: tuple[str, ...]) -> BlockStyle:
        """The style of the first role there is: each in the scope ("recommendations-item"), then each plain ("item").

        A plain paragraph in a division with a look of its own takes that. An unknown role looks as a paragraph does.
        """
        found = self._found.get((scope, roles))
        if found is None:
            own = [scope] if "paragraph" in roles else []
            wanted = [*(f"{scope}-{r}" for r in roles if scope), *own, *roles, "paragraph"]
            found = next((self._roles[w] for w in wanted if w in self._roles), self._plain)
            self._found[scope, roles] = found
        return found

    def role(self, role: str) -> BlockStyle | None:
        """The style of exactly this role."""
        return self._roles.get(role)

    def scoped(self, scope: str) -> list[BlockStyle]:
        """The styles the house gives the blocks of a division, if it gives any."""
        return [style for role, style in self._roles.items() if role.startswith(f"{scope}-")]

    def word(self, name: str) -> str:
        """The id of the Word style of that name."""
        return self._ids.get(style_name(name).casefold()) or style_id(name)

    def _block_style(self, role: str) -> BlockStyle:
        look = resolved.whole(role, self._styles)
        colour = self._styles.colour
        return BlockStyle(
            self.word(look.word),
            None if look.indent is None else twips(look.indent),
            None if look.hanging is None else twips(look.hanging),
            round((look.before or 0) * 20),
            round((look.after or 0) * 20),
            round((look.size or self._styles.page.size) * _FONT_HEIGHT * self._styles.page.line * 20),
            look.size or self._styles.page.size,
            keeps_next(role, look),
            outline_level(role),
            colour(look.fill),
            colour(look.line_left),
            colour(look.line_above),
            colour(look.line_below),
        )
