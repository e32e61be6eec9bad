"""Sentences of invented council prose, drawn from a seeded source of chance."""

from __future__ import annotations

from random import Random

_WHO = (
    "The service",
    "Each area team",
    "The programme board",
    "The assessment hub",
    "Every neighbourhood office",
    "The working group",
    "The partnership",
    "The county's fostering team",
)
_DOES = (
    "has reviewed",
    "will bring together",
    "plans to extend",
    "has begun to replace",
    "expects to reduce",
    "is to publish",
    "has costed",
    "can now measure",
)
_WHAT = (
    "the arrangements for family support",
    "the waiting list for home adaptations",
    "the contract for school transport",
    "the programme of road resurfacing",
    "the cost of agency staff",
    "the opening hours of libraries & archives",
    "the council's duty rota",
    "the grants for voluntary groups (under £5,000)",
)
_WHEN = (
    "by the end of March 2027",
    "during the second quarter",
    "before the winter timetable begins",
    "from 1 September 2026",
    "within twelve weeks",
    "over the next three years",
)
_WHY = (
    "because demand has grown by 14% since 2021",
    "so that residents wait no longer than ten working days",
    "which keeps spending within the agreed budget",
    "although fewer than 20 responses came from the north of the county",
    "and officers will report progress to the next meeting",
    "since the present agreement ends in June",
)
_HEADS = (
    "Present arrangements",
    "What has changed",
    "The new service",
    "Staffing and workload",
    "Places and buildings",
    "Working with partners",
    "Timetable and stages",
    "How results are measured",
)
_NOUNS = ("Caseloads", "Vacancies", "Visits", "Referrals", "Repairs", "Journeys", "Loans", "Placements")
_PLACES = ("Ashwick", "Brindley", "Colne Park", "Dunmere", "Eastholt", "Fernbridge", "Garrow", "Hallam Vale")


class Words:
    """Draws words; the same seed gives the same ones in the same order."""

    def __init__(self, seed: str) -> None:
        self.chance = Random(seed)

    def sentence(self) -> str:
        pick = self.chance.choice
        shape = self.chance.randrange(4)
        who, does, what, when, why = pick(_WHO), pick(_DOES), pick(_WHAT), pick(_WHEN), pick(_WHY)
        if shape == 0:
            return f"{who} {does} {what} {when}."
        if shape == 1:
            return f"{who} {does} {what}, {why}."
        if shape == 2:
            return f"In {self.place()} {who[0].lower()}{who[1:]} {does} **{what}** {when}."
        return f"{who} {does} {what} {when}, *{why}*."

    def sentences(self, count: int) -> str:
        return " ".join(self.sentence() for _ in range(count))

    def phrase(self) -> str:
        """A few words for a list's item, without a full stop."""
        return f"{self.chance.choice(_WHAT)} {self.chance.choice(_WHEN)}"

    def place(self) -> str:
        return self.chance.choice(_PLACES)

    def head(self, n: int) -> str:
        return _HEADS[n % len(_HEADS)]

    def noun(self) -> str:
        return self.chance.choice(_NOUNS)

    def number(self, low: int, high: int) -> int:
        return self.chance.randint(low, high)
