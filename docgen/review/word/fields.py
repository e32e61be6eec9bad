"""Fields of a Word file: what a program computes is no text that anyone wrote."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from docgen.review.texts import FIELD, NOTE
from docgen.review.word.model import Para, Remark, Run, Unit, text

_PAGES = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES"))
_TARGETED = frozenset(("REF", "NOTEREF", "PAGEREF"))
_DATES = frozenset(("DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE"))
_TOLD = frozenset(("FILENAME", "AUTHOR", "TITLE", "SUBJECT", "DOCPROPERTY", "STYLEREF", "NUMWORDS", "SECTION"))
_COUNTED = frozenset(("SEQ", "LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "="))
_COMPUTED = _PAGES | _TARGETED | _DATES | _TOLD | _COUNTED
_ADDRESS = re.compile(r'HYPERLINK\s+"([^"]*)"')


COMPUTED = "a number or date that Word computes"


class Field(Struct, eq=False):
    """A complex field while it is read: `start` is the unit it begins at, `runs` those of its marks and instruction."""

    start: int
    runs: list[Run]
    instruction: str = ""


def close(para: Para, field: Field) -> None:
    """Puts one unit for all the units of a computed field; a link's units get its address; others stay as they are."""
    kind, key = named(field.instruction)
    inside = para.units[field.start :]
    if kind == "HYPERLINK":
        found = _ADDRESS.search(field.instruction)
        href = found[1] if found else ""
        para.units[field.start :] = [u._replace(run=replace(u.run, href=href)) if href else u for u in inside]
    if kind not in _COMPUTED:
        return
    first = field.runs[0]
    whole = [*field.runs, *(u.run for u in inside)]
    by = {r.number: r for run in whole for r in (run.ins, run.dele, *run.form) if r}
    shown_runs = [first, *(u.run for u in inside)]
    came, gone = all(run.ins for run in shown_runs), all(run.dele for run in shown_runs)
    if by and not came and not gone:
        old, new = text(u for u in inside if u.original), text(u for u in inside if u.final)
        note = f"Word, or the reviewer, changed what a field shows (a number or date that Word computes): “{old}” to “{new}”"
        para.remarks.append(Remark(field.start, note, tuple(by.values()), old, new))
    shown = NOTE if kind == "NOTEREF" else FIELD if kind in _PAGES else text(u for u in inside if u.original or came)
    run = replace(
        inside[0].run if inside else first,
        ins=first.ins if came else None,
        dele=first.dele if gone else None,
        form=tuple(by.values()) if came or gone else (),
    )
    para.units[field.start :] = [Unit(shown, key, run, f"{COMPUTED} ({kind})")]


def named(instruction: str) -> tuple[str, str]:
    """The kind of a field, and what it is compared by: for a reference its target, else its kind."""
    words = instruction.split()
    kind = words[0].upper() if words else ""
    if kind in _TARGETED and len(words) > 1:
        return kind, f"\ue000REF {words[1]}"
    return kind, f"\ue000{kind}"
