"""The verbs that recommendations begin with, and the form that a lead-in asks for."""

from __future__ import annotations

import re
from typing import Literal

from docgen.checks.rule import Checked
from docgen.late import late

Form = Literal["imperative", "third", "clause"]

_FORMAL = """approve authorise authorize delegate adopt award appoint grant release allocate establish determine
    ratify"""
_DECIDING = """agree accept confirm resolve endorse support fund"""
_OTHER = """
    note consider receive recommend comment back request ask instruct refer welcome review scrutinise refuse
    commission invite defer decline reject set make give take identify continue extend enter acknowledge require
    direct permit waive publish submit monitor advise discuss examine choose select nominate amend revoke sign declare
    implement increase reduce transfer undertake proceed express thank seek close acquire purchase let sell provide
    reaffirm dispose write"""
FORMAL = frozenset(_FORMAL.split())
DECIDING = FORMAL | frozenset(_DECIDING.split())
BASE = DECIDING | frozenset(_OTHER.split())


def _third(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "o")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if verb.endswith("y") and verb[-2] not in "aeiou" else f"{verb}s"


THIRD: dict[str, str] = {_third(verb): verb for verb in BASE}
_ING: dict[str, str] = {f"{verb.removesuffix('e')}ing": verb for verb in BASE} | {"letting": "let", "setting": "set"}
_WORD = late(r"[A-Za-z][A-Za-z'’-]*")
_BE = late(r"\bbe (?:\w+ly )?(\w+?)e?d\b")


def first_word(text: str) -> str:
    """The first word in small letters; an adverb before the verb is passed over ("formally approves")."""
    words: list[str] = [word.lower() for word in _WORD.findall(text[:80])]
    if len(words) > 1 and words[0].endswith("ly") and words[0] not in BASE:
        return words[1]
    return words[0] if words else ""


def base(word: str) -> str:
    """The plain form of a verb in any of its forms; empty if it is none of those known."""
    found: str = THIRD.get(word) or _ING.get(word) or ""
    return word if word in BASE else found


def decides(text: str) -> bool:
    """Whether a recommendation asks for a decision: "approve ...", "approves ...", "that ... be approved"."""
    return verb(text) in DECIDING


def verb(text: str) -> str:
    """The verb a recommendation turns on, also in "... be approved"; empty if it is none of those known."""
    first = base(first_word(text))
    passive = _BE.search(text)
    if first or not passive:
        return first
    stem = passive[1]
    return next((v for v in (stem, f"{stem}e", f"{stem[:-1]}y") if v in BASE), "")


def lead_in(checked: Checked) -> str:
    """What stands before the recommendations, as the decision or its house has it."""
    front, rule = checked.decision.front, checked.house.house.recommendations
    form = front.lead_in or rule.lead_ins.get(front.kind) or rule.lead_in
    return form.replace("{body}", front.meeting.body).replace("{short}", front.meeting.short or front.meeting.body)


def asked(lead: str) -> Form | None:
    """The form of verb that fits a lead-in: an imperative after "is asked to", a clause after "That"."""
    words = lead.strip().rstrip(":…-– ").lower()
    if words.endswith(" to") or words == "to":
        return "imperative"
    if re.search(r"\bthat\Z", words):
        return "clause"
    if re.search(r"\bthat\b", words) and not words.endswith("members"):
        return "third"
    return None
