"""heading-order: the headings make no good outline: a rank is left out, a heading has nothing under it, or stands twice.

It looks at the author's own headings: "####" right below "##", a heading with neither text nor a sub-heading below it,
and two headings of the same words under the same section.

Why it matters: those who cannot see the page move through it by its headings, and the contents are made of them.

Fails:

```markdown
## Background

#### Costs

The bridge costs £12,000.
```

```markdown
## Background

### Costs

### Risks

The ford floods.
```

Passes:

```markdown
## Background

### Costs

The bridge costs £12,000.

## Next steps

### Dates

It opens in May.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.passage import plain
from docgen.checks.rule import Checked, Finding, Rule
from docgen.diagnostics import Severity
from docgen.paper import walk
from docgen.paper.tree import Block, Division, Heading


def check(checked: Checked) -> Iterator[Finding]:
    """Each skipped, empty or doubled heading."""
    files = {checked.decision.shown(name) for name in checked.decision.files}
    above: list[tuple[Heading, str]] = []
    seen: dict[tuple[str, ...], Heading] = {}
    flat = list(_flat(checked.paper.blocks))
    for n, block in enumerate(flat):
        if not isinstance(block, Heading):
            continue
        while above and above[-1][0].rank >= block.rank:
            above.pop()
        words = plain(walk.own_inlines(block))
        mine = block.at.file in files and not block.at.column  # with a column it is made of the front matter
        if mine and above and block.rank > above[-1][0].rank + 1:
            yield Finding(block.at, f'the heading "{words}" leaves out a rank', "take one # away", Severity.NOTE)
        following = flat[n + 1] if n + 1 < len(flat) else None
        if mine and (following is None or (isinstance(following, Heading) and following.rank <= block.rank)):
            yield Finding(block.at, f'there is nothing under the heading "{words}"', "write the section, or leave it out")
        key = (*(name for _, name in above), words.casefold())
        if mine and key in seen:
            yield Finding(block.at, f'the heading "{words}" stands twice', "make one section of both, or name them apart")
        seen.setdefault(key, block)
        above.append((block, key[-1]))


def _flat(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Division):
            yield from _flat(block.blocks)
        else:
            yield block


RULE = Rule("heading-order", check, Severity.WARNING, citation="WCAG 1.3.1 and 2.4.6, by SI 2018/952", draft=Severity.NOTE)
