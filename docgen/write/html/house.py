"""What all pages of a house have in common, made once."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from docgen.house.model import House
from docgen.house.styles import Styles
from docgen.write.html import css


class HtmlHouse(Struct, frozen=True):
    """A house as the pages need it. It can be pickled.

    `roles` are the roles with a look; `running` role → side and look of a line at the head or foot of a printed page;
    `shares` role of table → the house's shares of its width; `letterhead`: the header also stands at the top of the screen.
    """

    name: str
    screen_css: str
    print_css: str
    roles: frozenset[str]
    running: Mapping[str, tuple[str, str]]
    shares: Mapping[str, tuple[float, ...]]
    run_in: str
    run_in_new_line: bool
    letterhead: bool

    def role(self, scope: str, *roles: str) -> str:
        """The first of the roles the house has: each in the scope ("recommendations-item") before all plain ("item")."""
        wanted = [*(f"{scope}-{r}" for r in roles if scope), *roles, "paragraph"]
        return next((w for w in wanted if w in self.roles), roles[-1])


def prepare(house: House, styles: Styles, css_additions: str = "") -> HtmlHouse:
    """The house ready for `write`: its style sheets made from styles.toml, with the house's own CSS at the end."""
    looks = {role: css.resolved(role, styles) for role in styles.styles}
    return HtmlHouse(
        name=house.name,
        screen_css=css.screen(styles, looks, css_additions),
        print_css=css.printed(styles),
        roles=frozenset(looks),
        running={role: (look.align or "left", css.running_look(look, styles)) for role, look in looks.items()},
        shares={role: tuple(look.widths) for role, look in styles.tables.items()},
        run_in=house.run_in.suffix,
        run_in_new_line=house.run_in.new_line,
        letterhead=styles.page.letterhead,
    )
