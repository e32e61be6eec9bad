"""The changes of a front matter, each with the words by which it is known again in the paper."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from msgspec import Struct

from docgen.decision.model import Comment
from docgen.paper.edits import words
from docgen.review.summary.difference import difference
from docgen.review.summary.facts import LISTS, PEOPLE, Entry, Fact, Facts, name
from docgen.review.summary.model import Told
from docgen.review.summary.pairing import paired
from docgen.toml.positions import DataPath

_NUMBERED = ("recommendations", "options", "risks")
OLD = "old "  # before a number that another entry has now
_FEW = 4  # words up to which a value is told whole
Words = tuple[str, str]


class Claim(Struct, frozen=True):
    """`texts` are the words before and after of each value that changed; `entry` those of an entry that is new or gone."""

    told: Told
    texts: tuple[Words, ...] = ()
    entry: str = ""


def claims(old: Facts, new: Facts) -> Iterator[Claim]:
    """What changed in the front matter, by meaning: what is decided first."""
    yield from _entries("recommendations", old, new)
    for topic in LISTS[1:3]:
        yield from _entries(topic, old, new)
    yield from _values(old.keyed(), new.keyed())
    for topic in LISTS[3:]:
        yield from _entries(topic, old, new)
    yield from _values(old.singles(), new.singles())
    for topic in PEOPLE:
        yield from _entries(topic, old, new)
    yield from _plain_list("quoted", old, new)


def _values(old: dict[DataPath, Fact], new: dict[DataPath, Fact]) -> Iterator[Claim]:
    """Single values that changed, in the newer order, then those that are gone."""
    for path in dict.fromkeys([*new, *old]):
        was, now = old.get(path), new.get(path)
        fact = now or was
        assert fact is not None
        before, after = was.words if was else "", now.words if now else ""
        if before == after:
            continue
        told = Told(str(path[0]), "changed", fact.label, _became(before, after), _dotted(path), before, after)
        yield Claim(told, _texts(was, now))


def _became(before: str, after: str) -> str:
    if not before:
        return f"{words.quoted(after)} (new)"
    if not after:
        return f"{words.quoted(before)} taken out"
    if max(len(before.split()), len(after.split())) <= _FEW:
        return f"{words.quoted(before)} → {words.quoted(after)}"
    return difference(before, after)


def _entries(topic: str, old: Facts, new: Facts) -> Iterator[Claim]:
    found = paired(old.entries(topic), new.entries(topic))
    after = {entry.index: entry for entry in found.added}
    pairs = {entry.index: (before, entry) for before, entry in found.pairs}
    others = tuple(texts for before, entry in found.pairs if before.index != entry.index for texts in _all(before, entry))
    for index in sorted({*after, *pairs}):
        if index in after:
            entry = after[index]
            told = Told(topic, "added", name(entry), words.quoted(entry.main) if _quotes(entry) else "", _at(entry))
            yield Claim(_with(told, new=entry.main), entry=entry.printed)
        else:
            yield from _pair(*pairs[index], old, new, others if index in found.moved else None)
    for entry in found.removed:
        reused = topic in _NUMBERED and entry.index < len(new.entries(topic))
        told = Told(
            topic, "removed", OLD * reused + name(entry), words.quoted(entry.main) if _quotes(entry) else "", _at(entry)
        )
        yield Claim(_with(told, old=entry.main), entry=entry.printed)


def _quotes(entry: Entry) -> bool:
    """Whether an entry's name does not hold its words already."""
    return bool(entry.main) and entry.main not in name(entry)


def _with(told: Told, old: str = "", new: str = "") -> Told:
    return Told(told.topic, told.kind, told.subject, told.words, told.field, old, new)


def _all(before: Entry, after: Entry) -> tuple[Words, Words]:
    """What an entry is known by, and all its words."""
    return (before.main, after.main), (before.printed, after.printed)


def _pair(before: Entry, after: Entry, old: Facts, new: Facts, moved: tuple[Words, ...] | None) -> Iterator[Claim]:
    """What became of one entry: that it moved, and each of its values that changed.

    `moved` are the texts of all that stand elsewhere now: where two changed places, a paper may show the other one as moved.
    """
    if moved is not None:
        told = Told(after.topic, "moved", name(after), f"was {name(before)}", _at(after), name(before), name(after))
        yield Claim(told, (*_all(before, after), *moved))
    if after.topic == "comments":
        yield from _signature(before, after, old, new)
    for field in dict.fromkeys([*after.facts, *before.facts]):
        was, now = before.facts.get(field), after.facts.get(field)
        one, other = was.words if was else "", now.words if now else ""
        if one != other and not (after.topic == "comments" and field in ("initials", "date")):
            subject = _subject(before, after) + ("" if _plain(after.topic, field) else f", {field.replace('_', ' ')}")
            told = Told(after.topic, "changed", subject, _became(one, other), f"{_at(after)}.{field}", one, other)
            yield Claim(told, _texts(was, now))


def _subject(before: Entry, after: Entry) -> str:
    """What an entry is called, with its old number where that was another."""
    renumbered = after.topic in _NUMBERED and before.index != after.index
    return f"{name(after)} (was {before.index + 1})" if renumbered else name(after)


def _plain(topic: str, field: str) -> bool:
    """Whether a change of that field is one of the entry itself, so that it needs no name."""
    return (topic, field) in {
        ("recommendations", "text"),
        ("finances", "amount"),
        ("comments", "text"),
        ("risks", "risk"),
        ("background_papers", "title"),
        ("appendices", "title"),
    }


def _signature(before: Entry, after: Entry, old: Facts, new: Facts) -> Iterator[Claim]:
    """Whose comment it is and of when, and whether it was signed since."""
    was, now = old.front.comments[before.index], new.front.comments[after.index]
    one, other = old.signature(was), new.signature(now)
    at = _at(after)
    if one != other:
        shown = f"{one[0]} {one[1]} → {other[1] if one[0] == other[0] and other[1] else ' '.join(other)}".strip()
        if not any(one):
            shown = f"{' '.join(other).strip()} (new)"
        told = Told(
            "comments", "changed", name(after), " ".join(shown.split()), f"{at}.date", " ".join(one), " ".join(other)
        )
        texts = [_texts(before.facts.get(f), after.facts.get(f)) for f in ("initials", "date")]
        yield Claim(told, (*(pair for found in texts for pair in found), (" ".join(one), " ".join(other))))
    if said := _signed(was, now):
        yield Claim(Told("comments", "changed", name(after), said, f"{at}.signed"))


def _signed(was: Comment, now: Comment) -> str:
    before = was.signed.fingerprint if was.signed else ""
    after = now.signed.fingerprint if now.signed else ""
    if before == after:
        return ""
    if not after:
        return "signature taken back"
    return "signed again" if before else "signed"


def _plain_list(topic: str, old: Facts, new: Facts) -> Iterator[Claim]:
    """Amounts quoted from elsewhere."""
    was = {f"{', '.join((*q.amounts, *q.files))} ({q.source})" for q in old.front.quoted}
    now = {f"{', '.join((*q.amounts, *q.files))} ({q.source})" for q in new.front.quoted}
    for text in sorted(now - was):
        yield Claim(Told(topic, "added", "quoted amount", words.quoted(text), topic, "", text))
    for text in sorted(was - now):
        yield Claim(Told(topic, "removed", "quoted amount", words.quoted(text), topic, text))


def _texts(was: Fact | None, now: Fact | None) -> tuple[Words, ...]:
    """The forms in which a paper may print the value before and after."""
    before = (was.words, *was.forms) if was else ()
    after = (now.words, *now.forms) if now else ()
    return tuple(zip_longest(before, after, fillvalue=""))


def _at(entry: Entry) -> str:
    return f"{entry.topic}.{entry.index}"


def _dotted(path: DataPath) -> str:
    return ".".join(map(str, path))
