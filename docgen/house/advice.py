"""What works in a house and still is no good: colours hard to read, aliases of two roles, looks and words nobody uses."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from docgen.diagnostics import Diagnostic, Position, note, warning
from docgen.house.check import STYLES, TABLES
from docgen.house.model import House
from docgen.house.specimen import IN_FRONT
from docgen.house.styles import Look, Styles
from docgen.house.wording import folded
from docgen.toml.positions import DataPath
from docgen.toml.read import TomlDocument

LEAST_CONTRAST = 4.5
_WHITE = "#FFFFFF"
_CITATION = "WCAG 2.2, 1.4.3"
# Words that docgen itself reads, for the values of yes-no fields and of the ledger.
_OWN_WORDS = frozenset(
    ("yes", "no", "revenue", "capital", "cost", "saving", "income", "funding", "firm", "estimate", "holding")
)
Contrast = Callable[[str, str], float]


def aliases(house: House, document: TomlDocument) -> Iterator[Diagnostic]:
    """A warning for each alias that another role has too, or that is another role's heading or name."""
    owners: dict[str, str] = {}
    for name, role in house.roles.items():
        owners |= {folded(role.heading): owners.get(folded(role.heading), name)}
    owners |= {folded(name): name for name in house.roles}
    for name, role in house.roles.items():
        for n, alias in enumerate(role.aliases):
            owner = owners.setdefault(folded(alias), name)
            if owner != name and ("roles", name, "aliases", n) in document.places:
                fact = f'"{alias}" already means the role "{owner}"'
                at = document.value(("roles", name, "aliases", n))
                yield warning("house-alias", at, fact, f'take it from one of the two; it now counts as "{owner}"')


def contrasts(styles: Styles, looks: TomlDocument, contrast: Contrast) -> Iterator[Diagnostic]:
    """A warning for each text colour under 4.5 : 1 on what is behind it."""
    for path, colour, behind in _pairs(styles):
        one, other = styles.colour(colour), styles.colour(behind)
        if _known(one) and _known(other) and (ratio := contrast(one, other)) < LEAST_CONTRAST:
            fact = f"{colour} on {behind} has a contrast of {int(ratio * 10) / 10:.1f} : 1"
            remedy = f"take a darker or lighter one, of {LEAST_CONTRAST} : 1 at least"
            yield warning("house-contrast", looks.value(path), fact, remedy, _CITATION)


def _pairs(styles: Styles) -> Iterator[tuple[DataPath, str, str]]:
    """The place of a colour, the colour of the letters and that behind them."""
    page = styles.page.colour
    yield ("page", "colour"), page, _WHITE
    for role, look in styles.styles.items():
        if look.colour or look.fill:
            colour, fill = _inherited(styles, look, "colour"), _inherited(styles, look, "fill")
            yield ("styles", role, "colour" if look.colour else "fill"), colour or page, fill or _WHITE
    for role, table in styles.tables.items():
        if table.head_fill or table.head_colour:
            which = "head_colour" if table.head_colour else "head_fill"
            yield ("tables", role, which), table.head_colour or page, table.head_fill or _WHITE
        for name in ("label_fill", "band_fill"):
            if getattr(table, name):
                yield ("tables", role, name), page, getattr(table, name)


def _inherited(styles: Styles, look: Look, name: str) -> str:
    seen: list[str] = []
    while not getattr(look, name) and look.based_on in styles.styles and look.based_on not in seen:
        seen.append(look.based_on)
        look = styles.styles[look.based_on]
    return str(getattr(look, name))


def _known(colour: str) -> bool:
    return colour.startswith("#") and len(colour) == 7


def unused_words(document: TomlDocument, read: Collection[str]) -> Iterator[Diagnostic]:
    """A note for each word of the house's own that no template prints."""
    for name in document.data.get("words", {}):
        if name not in read and name not in _OWN_WORDS:
            at = document.key(("words", name))
            yield note(
                "house-unused",
                at,
                f'no template prints the words "{name}"',
                f"take them away, or print them: {{{{ words.{name} }}}}",
            )


def unused_looks(
    styles: Styles, looks: TomlDocument, used: Collection[str], divisions: Collection[str]
) -> Iterator[Diagnostic]:
    """A note for each look that no block takes."""
    needed = {look.based_on for look in styles.styles.values()} | set(STYLES) | set(used) | set(divisions)
    for role in styles.styles:
        if role not in needed and not _scoped(role, {*used, *STYLES}, divisions):
            at = looks.key(("styles", role))
            yield note(
                "house-unused",
                at,
                f'no block of a paper takes the look "{role}"',
                "take it away, or give a block that class",
            )
    for role in styles.tables:
        if role not in (*TABLES, *used):
            yield note("house-unused", looks.key(("tables", role)), f'no table takes the look "{role}"', "take it away")


def _scoped(role: str, styles: Collection[str], divisions: Collection[str]) -> bool:
    return any(role == f"{division}-{style}" for division in divisions for style in styles)


def unprinted_roles(house: House, document: TomlDocument, printed: Collection[str]) -> Iterator[Diagnostic]:
    """A warning for each role whose section an author may write and no paper shows."""
    listed = {path.rsplit("/", 1)[-1] for path in house.outline}
    for name in house.roles:
        if name not in listed and name not in printed and name not in IN_FRONT:
            at: Position = document.key(("roles", name))
            fact = f'a section of the role "{name}" is printed nowhere'
            yield warning(
                "house-unprinted", at, fact, f'add it to outline, or ask for it in the template: section("{name}")'
            )
