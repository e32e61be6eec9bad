"""image-description: the description of a picture does not describe it.

It looks for descriptions that are a file's name, a single word such as "map" or "logo", or begin with "picture of". A
picture with none at all is an error of its own.

Why it matters: who cannot see the picture has nothing but its description.

Fails:

```markdown
## Background

The ford lies north of the town.

![map](map.png)
```

Passes:

```markdown
## Background

The ford lies north of the town.

![The ford lies 200 metres above the old mill, where the road from Ashwick meets the river.](map.png)
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.rule import Checked, Finding, Rule
from docgen.checks.text import reading
from docgen.diagnostics import Severity
from docgen.late import late

_FILE = late(r"[\w -]+\.(?:png|jpe?g|gif|svg)\Z|(?:img|image|dsc|scan|screenshot)[\s_-]*\d+\Z", re.IGNORECASE)
_BEGINS = late(r"(?:an? )?(?:image|picture|photo(?:graph)?|graphic|screenshot) (?:of|showing)\b", re.IGNORECASE)


def check(checked: Checked) -> Iterator[Finding]:
    """Each picture that is not described."""
    for image, at in reading(checked).images:
        if problem := _problem(image.alt):
            yield Finding(
                at, f'the description "{image.alt}" {problem}', "say what the picture shows, and what follows from it"
            )


def _problem(alt: str) -> str:
    words = alt.strip().rstrip(".")
    if _FILE.match(words):
        return "is the name of a file"
    if _BEGINS.match(words):
        return "says that it is a picture, which the reader is told anyway"
    return "is too short to say what the picture shows" if len(words.split()) < 3 else ""


RULE = Rule("image-description", check, Severity.WARNING, citation="WCAG 1.1.1, by SI 2018/952", draft=Severity.NOTE)
