"""When a decision's papers and notices were published, and by which route where a date was missed."""

import datetime as dt
from typing import Annotated

from msgspec import Meta, Struct

Given = dt.date | None


class PublicationModel(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What TOML says, as it says it; unknown fields are faults."""


class Publication(PublicationModel, frozen=True, kw_only=True):
    """The days on which things were made public. A day left out: not yet, or not known."""

    notice: Annotated[Given, Meta(description="Public notice of the meeting; left out: with the agenda.")] = None
    agenda: Annotated[Given, Meta(description="Agenda open to the public.")] = None
    report: Annotated[Given, Meta(description="This report open to the public; left out: with the agenda.")] = None
    key_decision: Annotated[Given, Meta(description="Notice of the key decision (forward plan).")] = None
    decision: Annotated[Given, Meta(description="The decision itself, from which call-in runs.")] = None
    short_notice: Annotated[bool, Meta(description="The meeting itself was called at shorter notice.")] = False
    convened: Annotated[Given, Meta(description="The day it was called, where at shorter notice.")] = None
    deadlines: Annotated[
        dict[str, dt.date], Meta(description="The days on which the house's own deadlines were met, by name.")
    ] = {}


class Urgency(PublicationModel, frozen=True, kw_only=True):
    """An item that is taken although it was not open to the public in time."""

    reason: Annotated[str, Meta(description="Why it cannot wait: the special circumstances for the minutes.")] = ""
    chair: Annotated[str, Meta(description="Who chairs, by name or office.")] = ""
    chair_consulted: Annotated[Given, Meta(description="The day the chair agreed that it is urgent.")] = None
    lateness: Annotated[str, Meta(description="Why the report was not ready in time.")] = ""


class GeneralException(PublicationModel, frozen=True, kw_only=True):
    """A key decision whose notice could not be given 28 days before."""

    informed: Annotated[str, Meta(description='Who was told in writing, e.g. "Chair of the Scrutiny Board".')] = ""
    date: Annotated[Given, Meta(description="The day they were told.")] = None
    published: Annotated[Given, Meta(description="The day a copy was open to the public; 5 clear days run from it.")] = None
    reason: Annotated[str, Meta(description="Why the 28 days could not be kept; is published.")] = ""


class SpecialUrgency(PublicationModel, frozen=True, kw_only=True):
    """A key decision that cannot wait for the five days of a general exception."""

    agreed_by: Annotated[str, Meta(description='Who agreed, e.g. "Chair of the Scrutiny Board".')] = ""
    date: Annotated[Given, Meta(description="The day they agreed.")] = None
    reason: Annotated[str, Meta(description="Why it is urgent and cannot reasonably be deferred; is published.")] = ""


class Private(PublicationModel, frozen=True, kw_only=True):
    """The notices of a meeting of the executive that is held in private."""

    notice: Annotated[Given, Meta(description="First notice, with the reasons; 28 clear days before.")] = None
    second_notice: Annotated[Given, Meta(description="Second notice, with representations and answer; 5 before.")] = None
    reason: Annotated[str, Meta(description="Why the meeting is private; left out: the reason of [release].")] = ""
    representations: Annotated[str, Meta(description='What was asked for, "none" where nothing was.')] = ""
    response: Annotated[str, Meta(description="The answer to it.")] = ""
    agreed_by: Annotated[str, Meta(description="Who agreed, where the notices could not be given in time.")] = ""
    agreed: Annotated[Given, Meta(description="The day they agreed.")] = None


class CallIn(PublicationModel, frozen=True, kw_only=True):
    """Whether the decision may be called in."""

    exempt: bool = False
    reason: Annotated[str, Meta(description="Why call-in would seriously prejudice the council or the public.")] = ""
