"""What looks like a fault and is none."""

from __future__ import annotations

import pytest

from tests.checks.content.said import found

RECOMMEND = '[[recommendations]]\ntext = "{}"\n'
OPTIONS = (
    '[[options]]\ntitle = "Longer hours"\npreferred = true\n\n[[options]]\ntitle = "{}"\nrejected = "Users would lose."\n'
)
FINANCE = '[[finances]]\nwhat = "Survey"\namount = {}\nflow = "{}"\nrecurring = {}\n'
COMMENT = '[[comments]]\nkind = "finance"\ninitials = "JM"\ndate = {}\ntext = "{}"\n'
PAPER = '[[background_papers]]\ntitle = "{}"\nsource = "Libraries"\n{}\n'

TEXTS = {
    "amount-commas": [
        "It costs £24, 25 and 26, or £1,200,000.50, or £12,345k, or £1,200-1,300, or £1,200,£1,300.",
        "In 2026,2027 it costs £5,and on 1,2 and 3 May £(1,234), or £-1,234, or £1,234,567,890.",
    ],
    "placeholder": [
        "It is described in Part XX of the plan, and in Chapter XXI.",
        "The XXL shelves are full. The A30 and the B4100 are near.",
        "She said that [the Council] would act, and that it was [sic] right. See note [1].",
        "Is it so? It is. What then?! An ellipsis ... and a dash.",
        "The insert was deleted from the leaflet where this was needed.",
        "The notes to the accounts are on page 4. See the Note to the accounts.",
        "A date will be set. The number is 10. [Insertions](https://www.example.gov.uk) are marked.",
        "[Not for publication]\n\n[This page is blank.]\n\n- [1]\n- [x]\n- [RE 22/02/27]\n\n> [She left the room.]",
        "[Users' survey](https://www.example.gov.uk/a)\n\n[Some] came, others [did not].",
        "They comment [on it](https://www.example.gov.uk) at length.",
    ],
    "markup-typed": [
        "Aged <20 and >65; a < b > c; 2 ** 3; R&D; a|b; £500** a year; {6}; Ward [A] (see below) and (b)[1].",
        "\\<b>, \\*\\*two, `<br>` and `&nbsp;`, \\| a | b |, \\{#x} are meant so.",
        "**Bold**, ***both***, <https://www.example.gov.uk> and [words](https://www.example.gov.uk/a_(b)).",
        "| A | B |\n|---|---|\n| 1 | 2** |",
    ],
    "repeated-text": [
        "No book is lost.\n\nNo book is lost.",
        "- Ashwick\n  - opens at nine on Mondays, closes late in the evening\n  - is shut on Sundays, as it was before",
        (
            "Ashwick library opens at nine on Mondays and closes late in the evening at eight, as it did before.\n\n"
            "Millbeck library shuts its doors on Saturdays and asks its users to come on Fridays until seven instead of six."
        ),
    ],
    "abbreviation": [
        "The Library Users' Panel (LUP) met. The LUP will meet again.",
        "The LUP (Library Users' Panel) met. The LUPs of other towns did not.",
        "The NHS, the EU, GPs and HR are known to all, and so are A4, VAT and II or XIV.",
        "### NHS AND GP\n\nIt is by a PhD. Write to LUP@example.gov.uk, or see www.LUP.example or file LUP.pdf.",
        "Two Library Users' Panels (“LUPs”) met; each LUP has a chair.",
        "I am A. B. Smith of McDonald's.",
        "It was cleared (LM 19/11/26).",
    ],
    "long-sentence": [
        "It opens at nine. It shuts at eight. It is shut on Sundays, e.g. at Ashwick. So it was, i.e. so it will be.",
        " ".join(["It opens at nine on each day but Sundays, and it shuts at eight."] * 12),
    ],
    "link-text": [
        "The [results of the survey](https://www.example.gov.uk/results) are here. Write to <hubs@example.gov.uk>.",
        "[Read more about opening hours](https://www.example.gov.uk/hours) at home.",
    ],
    "capitals": ["### NHS and GP services\n\nThey are good.", "- VAT\n- NHS", "NHS VAT GP: this is a list of them."],
    "personal-data": [
        "Call the library on 01632 960001. The order has the number 10 12 34 56 and the ISBN 978 0 07 123456 7.",
        "The form is AB 12, and 12 34 56 users came. Mail goes to hubs@example.gov.uk.",
        "He was born on the spot where the home phone box stood.",
    ],
    "list-stops": [
        "- quick\n- cheap\n- good.",
        "- Quick.\n- Cheap.\n- Good.",
        "- quick\n- cheap",
        "- quick, and\n- cheap, or\n- good.",
        "- These:\n  - one\n  - two.\n- Those:\n  - three\n  - four.",
        "1. Is it quick?\n2. It is.",
        "- one",
    ],
    "progress-contradiction": [
        "A plan has been made.\n\nA bridge is being made.",
        "A plan has been made. A plan will be reviewed each year.",
        "A plan has been made.\n\nThe other plan was made.",
    ],
    "date-impossible": [
        "It is due on 29 February 2028, on 30 April 2027 and on the 1st of May.",
        "It was in 1999/2000. Version 31.6.1 and section 31.2.10 stand. 40 March hares ran.",
        "The ratio is 31/6/1, the fraction 13/13.",
    ],
    "weekday-wrong": [
        "It was on Wednesday 3 September 2014, and on Sunday, 1 March 2026.",
        "It ran from Monday 5 October to Sunday 29 November 2026.",
        "It ran from Monday 29 December to Friday 9 January 2026.",
        "It opens on Tuesday 3 September, if need be.",
    ],
    "date-form": [
        "It was on 4 May 2026. Form 4/5/6 and version 1.2.2010-beta are used.",
        "The file is 04/05/2026-A.",
        "Cleared (JM 23/02/27).",
    ],
    "financial-year": [
        "It is for 2027/28, 2027/2028, 1999/00 and 2009/10. The plan for 2026/30 stays.",
        "See SI 2012/2011, minute 2014/12, application 2014/13 and report 2015/14.",
    ],
    "event-after-meeting": [
        "It was approved by Cabinet on 8 December 2026. It opens on 8 December 2027.",
        "It was agreed that the hub opens on 8 December 2027.",
    ],
    "heading-order": [
        "### Hours\n\n#### On weekdays\n\nGood.\n\n### Other\n\nNone.",
        "### Hours\n\n| A | B |\n|---|---|\n| 1 | 2 |",
    ],
    "table-header": ["| | Cost |\n|---|---|\n| Ashwick | – |", "| A | B |\n|---|---|\n| 0 | none |"],
    "table-types": [
        "| Event | Date |\n|---|---|\n| Opening | May 2027 |\n| Closing | June 2027 |",
        "| Date | Event |\n|---|---|\n| to be set | Opening |\n| to be set | Closing |",
        "| Date | Was due |\n|---|---|\n| 1 May 2027 | 1 April 2027 |\n| 2 May 2027 | 2 April 2027 |",
    ],
    "reference-kind": [
        "{#more}\nMore came.\n\n{#less}\nLess came.\n\nSee paragraphs [](#more) and [](#less), or paragraph [](#more,less).",
        "{#hours}\n| A | B |\n|---|---|\n| 1 | 2 |\n\nSee [](#hours). The table is short, and [](#hours) shows it.",
    ],
    "reference-by-hand": [
        "See section 149 of the Equality Act 2010, and paragraph 3 of Schedule 12A. A section 106 agreement is made.",
        "Under the Children Act 1989, section 7 applies. In section 8(2) it does not.",
        "{#more}\nMore came.\n\nSee paragraph [](#more).",
        "{#a1}\nMore.\n\n{#b1}\nLess.\n\nSee paragraphs [](#a1) and [](#b1), 12 of its words, and 40 libraries, are new.",
        "{#a2}\nMore.\n\n{#b2}\nLess.\n\nBy paragraphs [](#a2) to [](#b2) and 40 words, it is paragraph [](#a2) and 12 pay.",
        "{#hours3}\n| A | B |\n|---|---|\n| 1 | 2 |\n\nThe hours, as [](#hours3) of this report has them, are short.",
        "See recommendation 17 of that report. Table tennis has 2 tables.",
        "See paragraph 14 of the Constitution. Paragraph 14 of the Code says so. Paragraph 14 of Schedule 12A does not.",
        "The Constitution has more. In paragraph 14 it says so.\n\nSee paragraph 15.",
        "The auditor's report is long. Recommendation 7 was for us. The panel's strategy has it in Table 9.",
        "She wrote “as paragraph 14 says”, and “see Table 9”. The Inspector's recommendation 7 is open.",
        "> See paragraph 14.\n\nMembers may table 12 motions. The council is to note section 151 and paragraph 3(a).",
        "Table 9: Opening hours\n\nThe hours are shown in Table 9.",
        "### Legal background\n\nParagraph 14 is in force.\n\n### *Legal* matters\n\nParagraph 15 is not.",
        "Paragraphs 1 and 14 of Schedule 12A do not apply, nor do paragraphs 12, 14 and 99 of the Constitution.",
        "Paragraphs 1 and 2, 40 children and 2027 tell of it. By paragraphs 1 and 2, 40% came. Paragraph 1 and 40 men.",
        "Of paragraphs 1 to 2, 15 people spoke. Paragraphs 1 and 14 May 2027 are named. Paragraphs 1 and 40 per cent are.",
        "{#more}\nMore came.\n\nSee paragraphs [](#more) and [](#more), to the meeting of 1 May 2027.",
    ],
    "image-description": ["It is so.\n\n![The library stands between the mill and the station.](map.png)"],
    "appendix-missing": [
        "The treaty's Appendix B of 1926 is out of force. An appendix is added.",
        "His appendix was taken out.",
    ],
    "to-follow": ["A report is to follow the survey. Notices will be sent to users. The survey is to be made in May."],
    "papers-none": [
        "A business case will be produced. No impact assessment was made. A business case was not made.",
        "A business case was produced and published on our page.",
    ],
    "comment-year": ["It was cleared (JM 23/02/27). The sum (AB 12/13/14) is odd. It is in box (ABC 1)."],
}


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, texts in TEXTS.items() for text in texts])
def test_a_good_text_is_left_alone(rule: str, text: str) -> None:
    assert [d.message for d in found(rule, text=text)] == []


FRONTS = [
    ("recommendation-verb", RECOMMEND.format("notes the results") + RECOMMEND.format("formally approves the hours")),
    ("recommendation-verb", RECOMMEND.format("note the results") + RECOMMEND.format("approve the hours")),
    ("recommendation-verb", 'lead_in = "That:"\n' + RECOMMEND.format("support for the hours be confirmed")),
    ("recommendation-verb", 'lead_in = "That:"\n' + RECOMMEND.format("approval be given")),
    ("recommendation-verb", 'lead_in = "The Committee is asked to:"\n' + RECOMMEND.format("Champion the libraries")),
    ("recommendation-verb", 'lead_in = "Members are invited to"\n' + RECOMMEND.format("**Note** the results")),
    ("recommendation-single", RECOMMEND.format("notes the results and the approved hours")),
    ("recommendation-single", RECOMMEND.format("approves the hours and asks for a report that notes them")),
    ("recommendation-scrutiny", 'kind = "scrutiny"\n' + RECOMMEND.format("supports the hours and agrees its next review")),
    ("recommendation-scrutiny", RECOMMEND.format("approves the hours")),
    ("equality-answer", RECOMMEND.format("notes the results")),
    ("equality-answer", 'kind = "information"\n' + RECOMMEND.format("approves the hours")),
    ("equality-answer", 'implications = { equality = "No group is affected." }\n' + RECOMMEND.format("approves the hours")),
    ("decision-reasons", 'kind = "executive"\n' + RECOMMEND.format("approves the hours")),
    ("decision-reasons", "key_decision = true\n" + RECOMMEND.format("notes the hours")),
    ("options-do-nothing", OPTIONS.format("Keep the present hours")),
    ("options-do-nothing", OPTIONS.format("Maintain status quo")),
    ("options-do-nothing", OPTIONS.format("Shorter hours") + '[[options]]\ntitle = "No change"\n'),
    ("options-preferred", OPTIONS.format("Do nothing")),
    ("options-preferred", '[[options]]\ntitle = "Longer hours"\n'),
    ("options-rejected", OPTIONS.format("Do nothing")),
    (
        "options-rejected",
        'kind = "information"\n' + OPTIONS.format("Do nothing").replace('rejected = "Users would lose."', ""),
    ),
    ("paper-unfindable", PAPER.format("Survey of 2026", "")),
    ("paper-unfindable", PAPER.format("Libraries Act 1964", "published = true")),
    ("paper-uncited", PAPER.format("What most users said of the opening hours", "")),
    ("paper-uncited", PAPER.format("Answers", 'date = "the autumn"')),
    ("comment-after-meeting", COMMENT.format("2027-03-09", "Nothing is to be paid for.")),
    ("comment-year", COMMENT.format("2026-12-18", "Nothing is to be paid for.")),
    ("comment-year", COMMENT.format("2026-06-01", "Nothing is to be paid for.")),
    ("comment-bare", COMMENT.format("2027-02-23", "The cost of £400, set out in the report, is met.")),
    ("comment-bare", COMMENT.format("2027-02-23", "Nothing is to be paid for.")),
    ("comment-bare", COMMENT.format("2027-02-23", "As paragraph 2 of the report has it, nothing is paid for.")),
    ("comment-bare", COMMENT.format("2027-02-23", "It is set out in the report.").replace("finance", "constitutional")),
    ("recommendation-verb", RECOMMEND.format("[insert recommendation]") + RECOMMEND.format("approves the hours")),
    ("recommendation-verb", 'lead_in = "The Committee is asked to:"\n' + RECOMMEND.format("[the hours be approved]")),
    ("contact-details", '[[contacts]]\nname = "A B"\nphone = "1"\nemail = "a.o\'b+c@x-y.example.org"'),
    ("contact-details", '[[contacts]]\nname = "A B"\nphone = "1"\nemail = "[insert the address here]"'),
    ("finance-negative", FINANCE.format("500", "funding", "true") + FINANCE.format("-500", "funding", "true")),
    ("finance-negative", FINANCE.format("0", "cost", "false")),
    ("capitals", 'title = "NHS and VAT: GP hours"'),
    ("placeholder", 'title = "Part XX of the plan"'),
]


@pytest.mark.parametrize(("rule", "over"), FRONTS, ids=[f"{rule} {n}" for n, (rule, _) in enumerate(FRONTS)])
def test_a_good_front_matter_is_left_alone(rule: str, over: str) -> None:
    assert [d.message for d in found(rule, over)] == []


def test_an_appendix_whose_label_says_appendix_is_told_with_the_word_once() -> None:
    (told,) = found("appendix-missing", '[[appendices]]\nlabel = "Appendix A"\ntitle = "Answers"\n')
    assert told.message == "Appendix A is not mentioned in the text"
