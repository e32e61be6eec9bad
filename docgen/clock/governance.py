"""Which law of notices and papers holds for a decision."""

from __future__ import annotations

import datetime as dt

from docgen.decision.model import FrontMatter
from docgen.house.model import Governance, House

# The Regulations of 2012 are in force from this day; before it, those of 2000 held for executives.
REGULATIONS_2012 = dt.date(2012, 9, 10)
EXECUTIVE = "SI 2012/2089"
EXECUTIVE_BEFORE = "SI 2000/3272"
COMMITTEE = "LGA 1972 Part VA"
OFFICER = "SI 2014/2095"

LAWS: dict[Governance, str] = {
    "executive": EXECUTIVE,
    "individual": EXECUTIVE,
    "committee": COMMITTEE,
    "council": COMMITTEE,
    "scrutiny": COMMITTEE,
    "officer": OFFICER,
}
NAMES: dict[Governance, str] = {
    "executive": "meeting of the executive",
    "individual": "decision of one member of the executive",
    "committee": "committee",
    "council": "full council",
    "scrutiny": "overview and scrutiny committee",
    "officer": "decision of an officer",
}


def governance(front: FrontMatter, house: House) -> Governance:
    """Who decides: as the house says of the body, else as the decision's kind says, else as the house says of itself."""
    if front.meeting.body in house.clock.bodies:
        return house.clock.bodies[front.meeting.body]
    if front.kind == "officer":
        return "officer"
    if front.kind == "scrutiny":
        return "scrutiny"
    if front.kind == "executive":
        return house.governance if house.governance in ("executive", "individual") else "executive"
    return house.governance or ("executive" if front.key_decision else "committee")


def is_assumed(front: FrontMatter, house: House) -> bool:
    """Whether nothing says who decides, so that `governance` had to guess."""
    known = front.meeting.body in house.clock.bodies or house.governance is not None
    return not known and front.kind in ("decision", "information")


def law(who: Governance, day: dt.date) -> str:
    """The Act or Regulations that hold on a day."""
    found = LAWS[who]
    return EXECUTIVE_BEFORE if found == EXECUTIVE and day < REGULATIONS_2012 else found


def of_executive(who: Governance | None) -> bool:
    """Whether the Regulations on executives hold, and with them those on key decisions."""
    return who in ("executive", "individual")
