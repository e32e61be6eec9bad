"""A good decision with one fault put in: exactly that fault is told, at its place."""

from __future__ import annotations

import pytest

from tests.checks.content.said import found, make, words_at

PAPERS = '[[background_papers]]\ntitle = "Survey of library users"\nsource = "Libraries"\ndate = "May 2026"\n'
RECOMMEND = '[[recommendations]]\ntext = "{}"\n'
COMMENTS = """[[comments]]
kind = "constitutional"
initials = "RE"
date = 2027-02-22
text = "The Committee may note the results."

[[comments]]
kind = "finance"
initials = "JM"
date = {}
text = "{}"
"""
OPTIONS = """[[options]]
title = "Longer hours"
preferred = true

[[options]]
title = "{}"
"""
FINANCE = '[[finances]]\nwhat = "Survey"\namount = {}\nflow = "{}"\nrecurring = {}\n'
TABLE = "| {} | {} |\n|---|---|\n| {} | {} |\n| {} | {} |"
NAMED = "{#more}\nMore came.\n\n{#less}\nLess came.\n\n"
LONG = "The users of each library were asked in turn about the hours that suit them best, by post and in person"
DATE = "2027-02-23"

# rule, front matter laid over, text put in, how the source goes on from the place told
FAULTS = [
    ("amount-commas", "", "The survey costs £24,24,6 in all.", "£24,24,6"),
    ("amount-commas", "", TABLE.format("Library", "Cost", "Ashwick", "£12,4567", "Millbeck", "£12,456"), "£12,4567"),
    ("amount-commas", "", "It costs £1,200-£13,00 a year.", "£13,00"),
    ("amount-commas", 'title = "Survey at £1234,567"', "", '"Survey at'),
    ("placeholder", "", "The survey took XX weeks.", "XX weeks"),
    ("placeholder", "", "It was seen by [insert name] in the spring.", "[insert name]"),
    ("placeholder", "", "It is short. Comment [AB1] Is it?", "Comment [AB1]"),
    ("placeholder", "", "[what the users said]", "[what the"),
    ("placeholder", "", "- good\n- [the ward here]", "[the ward"),
    ("placeholder", "", TABLE.format("Library", "Ward", "Ashwick", "[ward here]", "Millbeck", "North"), "[ward here]"),
    ("placeholder", 'title = "[what is surveyed]"', "", '"[what is'),
    ("placeholder", "", '[**what** the users "said"]', "[**what"),
    ("placeholder", 'title = "Survey of ???"', "", '"Survey of ???"'),
    ("placeholder", "", "It is shown in Error! Reference source not found.", "Error! Ref"),
    ("placeholder", "", "- quick (TBC)\n- cheap", "TBC"),
    ("placeholder", "", TABLE.format("Library", "Users", "Ashwick", "TBC", "Millbeck", "12"), "TBC |"),
    ("markup-typed", "", "The survey took <b>two</b> weeks.", "<b>two"),
    ("markup-typed", "", 'It was <span lang="EN-GB">long</span>.', "<span lang"),
    ("markup-typed", "", "It took two&nbsp;weeks, and three.", "&nbsp;"),
    ("markup-typed", "", "It is **very** short, and **the best.", "**the best"),
    ("markup-typed", "", "It is **the best **of all.", "**the best"),
    ("markup-typed", "", "See [the survey](https://www.example.gov.uk/the survey).", "](https"),
    ("markup-typed", "", "See [the survey] (https://www.example.gov.uk/survey).", "] (https"),
    ("markup-typed", "", "See <https://www.example.gov.uk/the survey>.", "<https"),
    ("markup-typed", "", "| A | B |\n| 1 | 2 |", "| A"),
    ("markup-typed", "", "| A | B |\n|---|\n| 1 | 2 |", "| A"),
    ("markup-typed", "", "It is good. {#best}", "{#best}"),
    ("markup-typed", "", "{#best\nIt is good.", "{#best"),
    ("markup-typed", "", "<<<<<<< main\nIt is good.", "<<<<<<<"),
    ("markup-typed", 'title = "**Survey** of users"', "", '"**Survey'),
    ("repeated-text", "", f"{LONG}.\n\nA word between the two.\n\n{LONG}.", LONG[:20]),
    ("repeated-text", "", f"{LONG}.\n\nA word between.\n\n{LONG.replace('turn', 'spring')}.", LONG[:20]),
    ("abbreviation", "", "The LUP has met twice.", "LUP has"),
    ("abbreviation", "", "Three SWSOs and one CiN team came.", "SWSOs"),
    ("long-sentence", "", f"{LONG}, {LONG.lower()}, {LONG.lower()}.", LONG[:20]),
    ("link-text", "", "The results are [here](https://www.example.gov.uk/results).", "here]"),
    ("link-text", "", "The results are at https://www.example.gov.uk/results for now.", "https://"),
    ("capitals", "", "### OPENING HOURS ON WEEKDAYS\n\nThey are good.", "### OPENING"),
    ("personal-data", "", "One user (QQ 12 34 56 C) wrote twice.", "QQ 12"),
    ("personal-data", "", "One user (DoB: 3 May) wrote twice.", "DoB: 3"),
    ("personal-data", "", "One user can be rung on 07700 900123.", "07700 900123"),
    ("personal-data", "", "One user wrote from ann@gmail.com to us.", "ann@gmail"),
    ("list-stops", "", "- quick.\n- cheap\n- good.", "- cheap"),
    ("progress-contradiction", "", "A plan has been made.\n\nA plan is being made in May.", "A plan is being made"),
    ("date-impossible", "", "It ends on 31 June 2027.", "31 June 2027"),
    ("date-impossible", "", "It ends on 29 February 2027.", "29 February"),
    ("weekday-wrong", "", "It was on Tuesday 3 September 2014.", "Tuesday 3"),
    ("weekday-wrong", "", "It ran from Monday 6 October to Sunday 29 November 2026.", "Monday 6 October"),
    ("date-form", "", "It was on 04/05/2026.", "04/05/2026"),
    ("date-form", "", "It was on 19/11/14.", "19/11/14"),
    ("financial-year", "", "It is for 2027/26.", "2027/26"),
    ("financial-year", "", "It is in the 2027/29 budget.", "2027/29"),
    ("event-after-meeting", "", "It was approved by Cabinet on 8 December 2027.", "8 December"),
    ("heading-order", "", "#### Hours\n\nThey are good.", "#### Hours"),
    ("heading-order", "", "### Hours", "### Hours"),
    ("heading-order", "", "### Hours\n\nGood.\n\n### Hours\n\nBetter.", "### Hours"),
    ("table-header", "", TABLE.format("Library", "Remarks", "Ashwick", " ", "Millbeck", " "), "| Library"),
    ("table-header", "", TABLE.format("Library", " ", "Ashwick", "yes", "Millbeck", "no"), "| Library"),
    ("table-header", "", TABLE.format("Library", "Open", "Ashwick", "yes", "Millbeck", " "), "| Library"),
    ("table-types", "", TABLE.format("Date", "Event", "Opening", "1 May 2027", "Closing", "2 May 2028"), "| Date"),
    ("reference-kind", "", "{#more}\nMore came than before.\n\nSee table [](#more).", "[](#more)"),
    (
        "reference-kind",
        "",
        "{#one}\nMore came.\n\nSee paragraphs [](#one) to [](#one).",
        "[](#one).",
    ),
    ("reference-kind", 'options = [{ id = "more", title = "More" }]', "Option [](#more) is the best.", "[](#more)"),
    ("reference-by-hand", "", "As paragraph 2 above says, they were content.", "paragraph 2"),
    ("reference-by-hand", "", "For the hours see paragraph 2.", "paragraph 2"),
    ("reference-by-hand", "", "The hours are in paragraph 14.", "paragraph 14"),
    ("reference-by-hand", "", "See paragraphs 1.1 and 2, and recommendation 2.1.", "paragraphs 1.1"),
    ("reference-by-hand", "", "Paragraphs 2 and 40 speak of the hours.", "Paragraphs 2 and 40"),
    ("reference-by-hand", "", "It is told in paragraphs 1, 2 and 99, and is short.", "paragraphs 1, 2 and 99"),
    ("reference-by-hand", "", "Paragraphs 2 to 40 speak of the hours, and paragraphs 1–2 do.", "Paragraphs 2 to 40"),
    ("reference-by-hand", "", "It stands at length in paragraphs 1, 2, 40.", "paragraphs 1, 2, 40"),
    ("reference-by-hand", "", "The hours, as paragraphs 1 and 2 above say, are short.", "paragraphs 1 and 2"),
    ("reference-by-hand", "", "Recommendations 1 and 7 ask for it.", "Recommendations 1 and 7"),
    ("reference-by-hand", "", "The costs are shown in Table 9, and they are low.", "Table 9"),
    ("reference-by-hand", "", "That is why recommendation 7 asks for it.", "recommendation 7"),
    ("reference-by-hand", "", "The costs are in Table 9 (see above), and they are low.", "Table 9"),
    ("reference-by-hand", "", "The hours are as section 44 of this report has them.", "section 44"),
    ("reference-by-hand", "", NAMED + "Paragraphs [](#more) and 40 speak of the hours.", "and 40"),
    ("reference-by-hand", "", NAMED + "It is told in paragraphs [](#more) to 40.", "to 40"),
    ("reference-by-hand", "", NAMED + "Paragraphs [](#more), 1 and [](#less) speak of it under the Act.", ", 1 and"),
    ("reference-by-hand", "", NAMED + "It takes 40 days: paragraphs **[](#more)**–40 say so.", "–40"),
    ("reference-by-hand", "", NAMED + "Paragraphs 40 and [](#more,less) speak of the hours.", "Paragraphs 40"),
    ("reference-by-hand", "", NAMED + "See paragraphs [](#more..less) and 1.", "and 1."),
    ("image-description", "", "It is here.\n\n![map](map.png)", "![map]"),
    ("recommendation-verb", RECOMMEND.format("the results be noted"), "", '"the results'),
    ("recommendation-verb", RECOMMEND.format("noting the results"), "", '"noting'),
    ("recommendation-verb", 'lead_in = "That:"\n' + RECOMMEND.format("note the results"), "", '"note'),
    ("recommendation-verb", 'lead_in = "It is asked to:"\n' + RECOMMEND.format("that it note it"), "", '"that it'),
    (
        "recommendation-single",
        RECOMMEND.format("notes the results and approves the hours"),
        "Equality was weighed.",
        '"notes',
    ),
    (
        "recommendation-scrutiny",
        'kind = "scrutiny"\n' + RECOMMEND.format("adopts the hours"),
        "Equality was weighed.",
        '"adopts',
    ),
    (
        "equality-answer",
        'house = "west-sussex"\nlead_in = "The Committee is asked to"\n' + RECOMMEND.format("support it"),
        "",
        '"support',
    ),
    ("decision-reasons", 'kind = "executive"\n' + RECOMMEND.format("approves the hours"), "## Equality\n\nWeighed.\n", ""),
    ("options-do-nothing", OPTIONS.format('Shorter hours"\nrejected = "Users would lose.'), "", "options]]"),
    ("options-preferred", OPTIONS.format('Do nothing"\npreferred = true\n#"'), "", "preferred"),
    ("options-rejected", OPTIONS.format("Do nothing"), "", "options]]"),
    ("papers-none", "", "The feasibility studies were carried out.", "feasibility studies"),
    ("papers-none", "", "A condition survey was carried out.", "condition survey"),
    ("paper-not-listed", PAPERS, "The survey was in May 2026. A report of 8 June 2026 found it good.", "8 June 2026"),
    ("paper-uncited", PAPERS.replace("Survey of library users", "Minutes of a picnic"), "", "background_papers"),
    ("paper-unfindable", PAPERS.replace('source = "Libraries"\n', ""), "The survey was in May 2026.", "background_papers"),
    (
        "paper-unfindable",
        PAPERS + PAPERS.replace("Survey of library users", "Libraries Act 1964"),
        "In May 2026, by the Libraries Act.",
        "b",
    ),
    ("appendix-missing", "", "The answers are in Appendix B.", "Appendix B"),
    ("appendix-missing", '[[appendices]]\nlabel = "A"\ntitle = "Answers"\n', "", "appendices"),
    ("to-follow", '[[appendices]]\nlabel = "A"\ntitle = "Answers"\nto_follow = true\n', "See Appendix A.", "to_follow"),
    ("to-follow", "", "The answers come later [to be made available on Friday].", "[to be made"),
    ("comment-after-meeting", COMMENTS.format("2027-12-23", "Nothing is to be paid for."), "", "2027-12-23"),
    ("comment-year", COMMENTS.format("2026-02-23", "Nothing is to be paid for."), "", "2026-02-23"),
    ("comment-year", "", "It was cleared (JM 230226).", "(JM 230226)"),
    ("comment-year", "", "It was cleared (JM 23/02/26).", "(JM 23/02/26)"),
    ("comment-bare", COMMENTS.format(DATE, "The implications are set out in the report."), "", "comments]]"),
    ("contact-details", '[[contacts]]\nname = "A B"\nphone = "01632 960001"\nemail = "a b@example.org"\n', "", '"a b@'),
    ("placeholder", RECOMMEND.format("[what is asked]"), "", ""),
    ("finance-negative", FINANCE.format("-500", "cost", "false"), "", "-500"),
    ("contact-details", '[[contacts]]\nname = "Ann Example"\nphone = "01632 960001"\n', "", "contacts]]"),
]
ALSO = {  # what the same fault is by another rule, and rightly so
    "markup-typed": {"link-text"},
    "finance-negative": {"finance-balance"},
    "personal-data": {"abbreviation"},
    "abbreviation": {"long-sentence"},
}


@pytest.mark.parametrize(("rule", "over", "text", "there"), FAULTS, ids=[f"{f[0]} {n}" for n, f in enumerate(FAULTS)])
def test_one_fault_gives_one_diagnostic_at_its_place(rule: str, over: str, text: str, there: str) -> None:
    told = [d for d in make(over, text).diagnostics if d.rule not in ALSO.get(rule, ()) and d.rule not in OF_THE_HOUSE]
    assert [d.rule for d in told] == [rule], [(d.rule, d.message) for d in told]
    rest = words_at(over, text, told[0])
    assert there in rest if told[0].position.column in (0, 1) or there[:1].islower() else rest.startswith(there), rest
    assert told[0].remedy


# An example may leave out what the house asks for; money is the ledger's.
OF_THE_HOUSE = {"required-comment", "required-section", "required-field", "unprinted", "amount-unlisted", "unknown-comment"}


def test_every_rule_on_content_has_a_seeded_fault() -> None:
    from docgen.checks.rules import RULES

    groups = ("wording", "dates", "structure", "recommendations", "options", "papers", "clearance", "people")
    content = {r.id for r in RULES if r.check.__module__.split(".")[2] in groups}
    assert content <= {rule for rule, *_ in FAULTS}


def test_a_number_typed_beside_a_reference_is_named() -> None:
    [told] = found("reference-by-hand", "", NAMED + "See paragraphs [](#more), 1 and [](#less).")
    assert told.message == 'the number 1 in "paragraphs 3, 1 and 4" is typed by hand'
    [told] = found("reference-by-hand", "", NAMED + "See paragraphs [](#more), 41, 42 and 43.")
    assert told.message == "there are no paragraphs 41, 42 and 43 in this paper"


@pytest.mark.parametrize(("rule", "text"), [("placeholder", "It took XX weeks."), ("markup-typed", "It is <b>so</b>.")])
def test_of_very_many_of_a_kind_only_the_first_twenty_are_told(rule: str, text: str) -> None:
    assert len(found(rule, "", "\n\n".join([text] * 25))) == 20
