"""Drafts of the notices that the law asks for, in plain words, filled in as far as the decision knows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from docgen.decision.model import FrontMatter
from docgen.decision.publication import GeneralException, Private, SpecialUrgency, Urgency

GAP = "[to be filled in]"
Draft = Callable[[FrontMatter], list[str]]


def draft(name: str, front: FrontMatter) -> str:
    """The draft of the notice for a route or step, as Markdown; empty where it needs none."""
    make = DRAFTS.get(name)
    return "\n\n".join(make(front)) + "\n" if make else ""


def _key_decision(front: FrontMatter) -> list[str]:
    documents = [f"- {paper.title}" for paper in front.background_papers] if front.background_papers != "none" else []
    return [
        "# Notice of a key decision",
        f"A key decision is to be made on the matter of **{front.title}**.",
        "\n".join(
            [
                f"- Decision maker: {front.meeting.body}; members: {GAP}",
                f"- Date of the decision: {_long(front.meeting.date)}",
                f"- Documents to be submitted: the report of the {_authors(front)}",
                *documents,
                f"- Where they can be had, as far as nothing forbids it: {_contact(front)}",
            ]
        ),
        "Other documents may be submitted before the decision is made. To be told of them, write to the address above.",
        *([f"The decision is to be made in private. {_secret(front)}"] if front.release.exempt else []),
        f"Published on {_date(front.publication.key_decision)}.",
    ]


def _general_exception(front: FrontMatter) -> list[str]:
    given = front.general_exception or GeneralException()
    return [
        "# Notice of a general exception",
        f"{_intends(front)}. Notice of it could not be published 28 clear days before.",
        f"To: {_text(given.informed)}",
        f"Why the 28 days could not be kept: {_text(given.reason)}",
        f"Written notice was given on {_date(given.date)}.",
        f"This copy was made public on {_date(given.published)}.",
        "The decision will not be made before five clear days have passed after that day.",
        f"Questions: {_contact(front)}",
    ]


def _special_urgency(front: FrontMatter) -> list[str]:
    given = front.special_urgency or SpecialUrgency()
    return [
        "# Notice of a key decision of special urgency",
        f"{_intends(front)}. There is no time for 28 clear days' notice, nor for the five of a general exception.",
        f"Agreed by: {_text(given.agreed_by)}, on {_date(given.date)}",
        f"Why the decision is urgent and cannot reasonably be deferred: {_text(given.reason)}",
        f"Questions: {_contact(front)}",
    ]


def _private_notice(front: FrontMatter) -> list[str]:
    return [
        "# Notice of a meeting in private",
        f"{front.meeting.body} intends to meet in private on {_long(front.meeting.date)} to consider **{front.title}**.",
        f"Reasons: {_secret(front)}",
        f"Anyone may say why the meeting should be open to the public: {_contact(front)}",
        f"Published on {_date((front.private or Private()).notice)}.",
    ]


def _private_second(front: FrontMatter) -> list[str]:
    given = front.private or Private()
    return [
        "# Second notice of a meeting in private",
        f"{front.meeting.body} will meet in private on {_long(front.meeting.date)} to consider **{front.title}**.",
        f"Reasons: {_secret(front)}",
        f"What was said for an open meeting: {_text(given.representations)}",
        f"Answer: {_text(given.response)}",
        f"Published on {_date(given.second_notice)}.",
    ]


def _private_agreement(front: FrontMatter) -> list[str]:
    given = front.private or Private()
    return [
        "# Notice of a meeting in private without earlier notice",
        f"{front.meeting.body} will meet in private on {_long(front.meeting.date)} to consider **{front.title}**.",
        "The notices of a private meeting could not be given in time.",
        f"Agreed by: {_text(given.agreed_by)}, on {_date(given.agreed)}",
        f"Why the meeting is urgent and cannot reasonably be deferred: {_text(given.reason)}",
    ]


def _urgent_item(front: FrontMatter) -> list[str]:
    given = front.urgency or Urgency()
    return [
        "# Late item",
        f"**{front.title}**: {front.meeting.body}, {_long(front.meeting.date)}.",
        "This report was not open to the public five clear days before the meeting.",
        f"Why it cannot wait for the next meeting: {_text(given.reason)}",
        f"Why it was not ready in time: {_text(given.lateness)}",
        f"Chair: {_text(given.chair)}, who agreed on {_date(given.chair_consulted)}.",
        "It is taken as urgent, and the minutes are to state the special circumstances.",
    ]


def _short_notice(front: FrontMatter) -> list[str]:
    where = ", ".join(part for part in (front.meeting.time, front.meeting.place) if part)
    return [
        "# Notice of a meeting called at shorter notice",
        f"{front.meeting.body} will meet on {_long(front.meeting.date)}{f', {where}' if where else f', at {GAP}'}.",
        f"The meeting was called on {_date(front.publication.convened)}.",
        "The agenda and the reports are open to the public from that day.",
        f"To be considered: **{front.title}**",
    ]


def _no_call_in(front: FrontMatter) -> list[str]:
    return [
        "# Decision exempt from call-in",
        f"The decision of {front.meeting.body} on **{front.title}** cannot be called in.",
        f"Reason: {_text(front.call_in.reason)}",
    ]


DRAFTS: dict[str, Draft] = {
    "key-decision": _key_decision,
    "general-exception": _general_exception,
    "special-urgency": _special_urgency,
    "private-notice": _private_notice,
    "private-second-notice": _private_second,
    "private-agreement": _private_agreement,
    "urgent-item": _urgent_item,
    "short-notice": _short_notice,
    "no-call-in": _no_call_in,
}


def _text(value: str | None) -> str:
    return " ".join(value.split()) if value and value.strip() else GAP


def _date(value: dt.date | None) -> str:
    return _long(value) if value else GAP


def _long(day: dt.date) -> str:
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def _intends(front: FrontMatter) -> str:
    return f"{front.meeting.body} intends to make a key decision on **{front.title}** on {_long(front.meeting.date)}"


def _authors(front: FrontMatter) -> str:
    return " and ".join(author.post or author.name or GAP for author in front.authors)


def _contact(front: FrontMatter) -> str:
    contact = next((one for one in front.contacts if one.email or one.phone), front.contacts[0])
    said = ", ".join(part for part in (contact.name, contact.post, contact.phone, contact.email) if part)
    return said or GAP


def _secret(front: FrontMatter) -> str:
    reason = (front.private or Private()).reason or front.release.reason
    numbers = front.release.paragraphs
    which = f"paragraph{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}"
    stated = f"Exempt information under {which} of Schedule 12A, Part 1, LGA 1972. " if numbers else ""
    return f"{stated}{_text(reason)}"
