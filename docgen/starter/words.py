"""What a new decision says to its author: one line of help for each section, and for each field of the common model."""

from __future__ import annotations

SECTIONS = {
    "summary": "State in three or four sentences what is proposed, what it costs and what changes for residents",
    "purpose": "State in one or two sentences what this report asks for, and why it comes now",
    "focus": "State what members are asked to look at closely, and which questions they could put",
    "background": "State what members need to know to decide: what happened so far, and how things stand",
    "priorities": "State which of the Council's priorities this serves, and how",
    "discussion": "State what is proposed, how it would work, and what speaks for it and against it",
    "options": "State which other ways there were, and why each is not recommended",
    "reasons": "State why the recommendations are the best way forward",
    "consultation": "State who was asked, when and how, what they answered, and what was changed because of it",
    "next-steps": "State what happens after the decision, who does it, and by when",
    "risks": "State what could go wrong, how likely that is, and what is done about it",
    "finance": "State what it costs and saves in each year, from which budget, and how sure the figures are",
    "legal": "State which powers and duties the Council acts under, and what the law demands here",
    "hr": "State what changes for staff, and whether they and their unions were consulted",
    "equality": "State who with a protected characteristic is affected, and where the equality assessment can be read",
    "environment": "State what changes for the climate, for nature and for the place",
    "property": "State which land or buildings are affected, and how",
    "performance": "State how it will be known that this works",
    "users": "State what changes for the people who use the service",
    "human-rights": "State which human rights are touched, and why that is justified",
    "safeguarding": "State what this means for the safety of children and of adults at risk",
    "crime": "State what this means for crime and disorder",
    "data": "State which personal data is used, and how it is protected",
    "statutory": "State which duties and policies of the Council this bears on",
    "partnership": "State which duties this meets, and which partners take part",
    "engagement": "State how residents and partners were drawn in, and what they said",
    "impact": "State whom the proposal affects, and how",
    "implications": "State what else members should know before they decide",
}

INTRODUCTION = """\
A decision for {house}. Lines that begin with # are for you; none of them is printed.
A line with # and a space is a remark. A line with # and no space is an entry you may want: take the # away.
Words in [square brackets] wait for yours. docgen check says what is still missing, docgen build makes the paper."""

TITLE = "As it will stand on the agenda."
KIND = "One of: {kinds}."
STATUS = "draft while you write; final when it goes to members; published once it is."
REFERENCE = "The Council's own number for this report."
AREAS = '"All", or the wards or divisions by name: ["Ashwick", "Millbeck"].'
KEY_DECISION = "true if it is a key decision, else false."
KEY_DECISION_REASON = "Why it is not a key decision, where it might seem one."
FORWARD_PLAN = "Whether the forward plan lists it: true or false, and its number there."
CABINET_MEMBER = "The cabinet member who leads on it."
CONSIDERED_BY = 'Where it goes or has been before: "N/A", or a list: ["Scrutiny Panel, 2 March 2027"].'
SUMMARY = 'A longer text stands between three quotes: """ at its beginning and """ at its end.'
LEAD_IN = "Words of your own before the recommendations, in place of: {lead_in}"
NO_BACKGROUND_PAPERS = "Say none, or delete this line and list the papers under [[background_papers]] further down."
MEETING = "Who decides, and when. The date has no quotes: year-month-day."
AUTHORS = "Who the report is by; one entry for each."
SIGNATORIES = "Whose name stands below the report."
CONTACTS = "Whom a reader may ask; one entry for each. kind is one of: {kinds}."
RECOMMENDATIONS = """\
What is to be decided, one entry for each; the paper numbers them {first}, {second} and so on.
Before them it prints: {lead_in}
An id lets the text refer to one: [](#approve) prints its number."""
FIELDS = "What this house asks for besides."
FIGURES = """\
Figures used in the text: {{ pilot_total }} prints £230,328. In place of "£": "%" or a word, such as "fte".
Derived ones: sum, difference, product or ratio of others, by their names."""
QUOTED = "Amounts that the text quotes from elsewhere, as it writes them, and where they are from."
FINANCES = """\
The ledger, one entry for each amount. An id makes it a figure: {{ cost_first }} prints it.
kind: revenue or capital; flow: cost, saving, income or funding; certainty: firm, estimate or holding."""
OPTIONS = "The ways to decide, one entry for each; the paper prints them among the options."
RISKS = "Risks, one entry for each; likelihood and impact: low, medium or high."
IMPLICATIONS = """\
Where a subject has nothing to report, take the # from its line and from [implications], and delete its section.
The paper then prints the sentence shown. An answer may also be words of your own: finance = "…"."""
COMMENTS = "Officers' comments. Fill in initials and date when the officer has signed."
COMMENT_FILES = "Officers' comments are in the folder comments, one file for each, so that each officer owns theirs."
BACKGROUND_PAPERS = "Papers relied on; published = true for one that anyone can find already."
APPENDICES = "What is published with the report."
RELEASE = "If the public may not see it: the paragraphs of Schedule 12A, Part 1, to the Local Government Act 1972, and why."
SECTIONS_BELOW = "Below the next +++ line comes the text: each section begins with ## and its name."
SECTION_FILES = (
    "The text is in the .md files beside this one, read in the order of their names; each section begins with ##."
)
MORE_SECTIONS = "This house also knows the sections below; any heading of your own may be added too."

FIGURES_LINES = (
    "pilot_total = 230328",
    'posts = { value = 19.5, unit = "fte" }',
    'share = { value = 62.5, unit = "%", places = 0 }',
    'pilot_half = { ratio = ["pilot_total", 2] }',
)
QUOTED_LINES = ('amounts = ["£5m", "62%"]', 'source = "Budget monitoring report, October 2026"')
FINANCES_LINES = (
    'id = "cost_first"',
    'what = "Support officers, first year"',
    "amount = 24246",
    'year = "2027/28"',
    'kind = "revenue"',
    'flow = "cost"',
    "recurring = false",
    'source = "Libraries budget"',
    'certainty = "estimate"',
)
OPTIONS_LINES = (
    'id = "convert"',
    'title = "Convert the building"',
    'text = "What this option is."',
    'advantages = ["What speaks for it.", "What else does."]',
    'disadvantages = ["What speaks against it."]',
    'cost = "cost_first"',
    "preferred = true",
    'rejected = "Why it is not recommended; only for those that are not."',
)
RISKS_LINES = (
    'risk = "The building works finish late."',
    'likelihood = "medium"',
    'impact = "low"',
    'mitigation = "The contract has a fixed date."',
    'owner = "Head of Property"',
)
BACKGROUND_LINES = (
    'title = "Library survey"',
    'source = "Libraries Service"',
    'date = "2026"',
    'url = "https://www.example.gov.uk/library-survey"',
    "published = false",
)
APPENDIX_LINES = ('label = "Appendix A"', 'title = "Plan of the building"', 'url = ""', "to_follow = false")
RELEASE_LINES = (
    "exempt = true",
    "paragraphs = [3]",
    'reason = "What is kept private."',
    'public_interest = "Why keeping it private outweighs the public interest in knowing."',
)
