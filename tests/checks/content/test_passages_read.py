"""A rule reads every passage that may have what it looks for: what its patterns take has one of its words or signs."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.checks import days
from docgen.checks.clearance import comment_year
from docgen.checks.dates import financial_year
from docgen.checks.finance import amount_commas
from docgen.checks.papers import appendix_missing, citations, papers_none, to_follow
from docgen.checks.passage import Passage
from docgen.checks.recommendations import equality_answer
from docgen.checks.wording import abbreviation, gaps, markup_typed, personal_data, progress_contradiction
from docgen.checks.words import Words
from docgen.diagnostics import Position

_SIGNS = st.characters(codec="ascii") | st.sampled_from("–—−…«»‘’“”£ \xa0")
Asked = Callable[[Words], object]

RULES: list[tuple[str, re.Pattern[str], Asked]] = [
    ("abbreviation", abbreviation._SHORT, lambda words: [*words.like(abbreviation._SHORT)]),
    ("amount-commas", amount_commas._AMOUNT, lambda words: words.where_part("£")),
    ("appendix-missing", appendix_missing._NAMED, lambda words: [*words.holding(*appendix_missing._NAMES)]),
    ("citations", citations._DOCUMENT, lambda words: words.where(*citations._NAMES)),
    ("comment-year", comment_year._CODE, lambda words: [*words.like(comment_year._END)]),
    ("days", days._DAY, days.dated),
    ("days", days._FIGURES, days.dated),
    ("equality-answer", equality_answer._EXCUSE, lambda words: words.where(*equality_answer._NOTING)),
    ("financial-year", financial_year._PAIR, lambda words: [*words.like(financial_year._PAIR)]),
    ("markup-typed", markup_typed._LEFT, lambda words: words.where_part(*markup_typed._PARTS)),
    ("papers-none", papers_none._RELIED, lambda words: words.where(*papers_none._NAMES)),
    ("placeholder", gaps._LEFT, lambda words: [*gaps.likely(words)]),
    ("placeholder", gaps._WHOLE, lambda words: [*gaps.likely(words)]),
    ("progress-contradiction", progress_contradiction._SAID, lambda words: words.where(*progress_contradiction._HINT)),
    ("to-follow", to_follow._LATER, lambda words: words.where(*to_follow._WORDS)),
    ("to-follow", to_follow._BRACKETED, lambda words: words.where(*to_follow._WORDS)),
]
RULES += [
    (f"personal-data: {what}", pattern, lambda words, hint=hint: [*personal_data._likely(words, hint)])
    for what, hint, pattern in personal_data._LOOKS_LIKE
]


@pytest.mark.parametrize(("pattern", "asked"), [r[1:] for r in RULES], ids=[f"{n} {r[0]}" for n, r in enumerate(RULES)])
def test_a_passage_with_what_a_rule_looks_for_is_read(pattern: re.Pattern[str], asked: Asked) -> None:
    short = re.sub(r"\{0,\d{2,}\}", "{0,9}", pattern.pattern)  # what may stand in between is no longer than need be

    @given(st.from_regex(re.compile(short, pattern.flags), fullmatch=True, alphabet=_SIGNS))
    @settings(suppress_health_check=list(HealthCheck))  # some patterns are hard to find texts for
    def check(found: str) -> None:
        assert asked(Words((Passage(found, Position("x.md", 1), "paragraph"),)))

    check()
