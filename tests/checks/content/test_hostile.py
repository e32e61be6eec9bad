"""Texts made to keep a search busy: every rule comes to an end, and soon."""

from __future__ import annotations

import pytest

from tests.checks.content.said import make

MANY = 4000
TEXTS = {
    "no": "no equality " * MANY,
    "brackets": "\\[(to be " * MANY,
    "abbreviations": "LUP (" * MANY,
    "crosses": "XX" * MANY + "a " + "X" * MANY + "a",
    "dates": "on 1/2/2014 " * MANY,
    "years": "financial year 2014/13 " * MANY,
    "sections": "see section 2 " * MANY,
    "stops": "A. b. C? " * MANY,
    "reports": "A report of 3 May 2014 " * MANY,
    "appendices": "Appendix A, B and " * MANY,
    "made": "a plan has been made " * MANY,
    "letters": "aB" * MANY,
    "digits": "12 " * MANY,
    "spaces": "on 3 " + "May " * MANY,
    "words": "one word " * MANY + "\n\n" + "word one " * MANY,
    "paragraphs": "\n\n".join(
        f"Paragraph {n} says what the one before it says, and no more than that at all." for n in range(300)
    ),
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_that_keeps_a_search_busy_is_checked_all_the_same(text: str) -> None:
    assert make(text=text).paper is not None
