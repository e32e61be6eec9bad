"""A decision with all kinds of text, its paper, and reviews of edits in it."""

from __future__ import annotations

import difflib
import functools
from collections.abc import Callable, Sequence

from docgen.build.paper import Made, Workshop
from docgen.decision.source import Source
from docgen.history.review import state
from docgen.house import find
from docgen.review import returned
from docgen.review.review import Reviewed, State, review
from tests.support.decisions import house
from tests.support.word_edits import Edits

FRONT = '''title = "Evening bus to Marsh Lane"
house = "nottinghamshire"
meeting = { body = "Transport Committee", short = "Committee", date = 2027-03-09, agenda_item = "4" }
authors = [{ post = "Head of Transport" }]
contacts = [{ name = "Ann Example", phone = "01632 960001" }]
background_papers = "none"
summary = "The bus would run *later* on weekdays."

[[recommendations]]
id = "rec-bus"
text = "approves the evening bus at {{ cost }}"

# what is asked for later
[[recommendations]]
text = """
notes the "trial" of two buses."""

[[options]]
title = "Do nothing"
text = "People walk home."
advantages = ["no cost", "no noise"]

[figures]
cost = 1200

[implications]
equality = "Everyone may ride."

[[comments]]
kind = "finance"
initials = "SS"
date = 2027-02-24
text = 'The "cost" is met.'
'''
BODY = """
## Purpose

To ask for an evening bus. The service ends
at six today, and **many** people *cannot* get home. It costs {{ cost }} a year.

## Information

{#why}
Buses stop early.[^1] As [](#why) says, see the [timetable](https://www.example.gov.uk/bus) or `bus.csv`.

### What people said

- earlier buses
- cheaper fares
  - for children
- cleaner seats

1. first stop
2. second stop

| Stop | Riders |
|------|-------:|
| Mill | 40     |
| Quay | 25     |

{#runs caption="Buses an hour"}
```csv
Hour,Buses
Six,2
"Seven, eight",1
```

The last bus leaves at ten. A later one is wanted. It would be full.

The drivers agree.

[^1]: Counted in May.
"""


def source(body: str = BODY, front: str = FRONT, ends: str = "\n") -> Source:
    """The decision "bus"."""
    text = f"+++\n{front}+++\n{body}".replace("\n", ends)
    return Source("bus", "bus.md", "decisions", {"bus.md": text.encode()})


@functools.cache
def shop() -> Workshop:
    return Workshop({name: house(name) for name in find.names([find.installed()])})


def standing(given: Source) -> State:
    """The decision as `review` takes it."""
    return state(shop(), given)


@functools.cache
def built(given_text: bytes = b"") -> tuple[Made, bytes]:
    """The decision made, and its Word file."""
    given = source() if not given_text else Source("bus", "bus.md", "decisions", {"bus.md": given_text})
    made = shop().make(given)
    assert made.paper is not None, made.diagnostics
    assert made.house is not None
    return made, shop().writer(made.house, "docx")(made.paper)


def reviewed(edits: Sequence[Callable[[Edits], object]], now: Source | None = None, base: Source | None = None) -> Reviewed:
    """The review of copies, each edited in its way by a reviewer of its own."""
    base = base or source()
    made, docx = built(base.files["bus.md"])
    assert made.paper is not None
    assert made.house is not None
    copies = []
    for n, edit in enumerate(edits):
        word = Edits(docx, author=f"Reviewer {'ABCDE'[n]}")
        edit(word)
        run_in = made.house.house.run_in
        copies.append(returned.read(f"{'abcde'[n]}.docx", word.bytes(), made.paper, docx, run_in))
    return review(standing(base), standing(now or base), copies)


def after(done: Reviewed, before: Source) -> Source:
    """The source with all edits."""
    return done.shares[-1].source if done.shares else before


def difference(before: Source, now: Source) -> list[str]:
    """The lines taken away, with "-", and those put in, with "+"."""
    found = []
    for name in before.files:
        a, b = before.files[name].decode().split("\n"), now.files[name].decode().split("\n")
        found += [line for line in difflib.unified_diff(a, b, n=0, lineterm="") if line[:3] not in ("---", "+++", "@@ ")]
    return [line for line in found if not line.startswith("@@")]
