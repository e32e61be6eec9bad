"""Amounts in a text: what is one, what it comes to, and where it stands."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from docgen.amounts import Amount, read, rounds

PLAIN = [
    ("£5m", "£5m", "5000000"),
    ("it is £1.2 million in all", "£1.2 million", "1200000"),
    ("£31,469m", "£31,469m", "31469000000"),
    ("£92.4k.", "£92.4k", "92400"),
    ("£1bn", "£1bn", "1000000000"),
    ("£2 billion, then", "£2 billion", "2000000000"),
    ("£12.50 each", "£12.50", "12.50"),
    ("**£206,082** more", "£206,082", "206082"),
    ("£500,000-a-year", "£500,000", "500000"),
    ("£5m-worth", "£5m", "5000000"),
    ("£10 M&S vouchers", "£10", "10"),
    ("£500 to 3 teams", "£500", "500"),
    ("£5m to 10 million people", "£5m", "5000000"),
    ("cost (£24,246) be", "£24,246", "24246"),
    ("fell by -£500", "-£500", "-500"),
    ("−£500", "−£500", "-500"),
    ("£-500", "£-500", "-500"),
    ("£(1,234)", "£(1,234)", "-1234"),
    ("(£1,234)", "(£1,234)", "-1234"),
    ("| Change | (£1,234) |", "(£1,234)", "-1234"),
    ("0.5 fte", "0.5 fte", "0.5"),
    ("1 FTE fewer in March", "1 FTE", "1"),
    ("20.5 full-time equivalent posts", "20.5 full-time equivalent", "20.5"),
    ("12 posts", "12 posts", "12"),
    ("Twelve posts", "Twelve posts", "12"),
    ("three new permanent posts", "three new permanent posts", "3"),
    ("by 15.5%", "15.5%", "15.5"),
    ("15.5 per cent", "15.5 per cent", "15.5"),
    ("x,-15.0%", "-15.0%", "-15.0"),
    ("1,200 fte", "1,200 fte", "1200"),
]
NONE = [
    "£24,24,6",
    "£12,4567",
    "9 March 2027",
    "01632 960142",
    "call 01632 960142 posts",
    "in 2014 posts were cut",
    "the 2014/15 posts",
    "Grade 4 posts",
    "(Grade 4) posts",
    "paragraph 7 posts",
    "one or more posts",
    "after often",
    "12 postscripts",
    "full-time equivalent (fte)",
    "C0533, section 100D, 18^th^ June",
    "20-21 is manageable, and <20",
    "M£ and £ alone",
    "36 hours, 3 units, 19 officers",
]
RANGES = [
    ("£10-12m", "10000000", "12000000"),
    ("£10m–£12m", "10000000", "12000000"),
    ("£1,000 to £2,000", "1000", "2000"),
    ("£1,000–£2,000", "1000", "2000"),
    ("£1 to 2 million", "1000000", "2000000"),
    ("£500-600", "500", "600"),
    ("20-21%", "20", "21"),
    ("10 to 12 per cent", "10", "12"),
]


@pytest.mark.parametrize(("text", "written", "value"), PLAIN)
def test_an_amount_is_read_in_all_its_forms(text: str, written: str, value: str) -> None:
    (found,) = read(text)
    assert (found.text, found.low, found.high) == (written, Decimal(value), Decimal(value))
    assert text[found.start : found.end] == written


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_amount_is_passed_over(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(("text", "low", "high"), RANGES)
def test_a_range_has_two_ends(text: str, low: str, high: str) -> None:
    (found,) = read(f"between {text}, say")
    assert (found.text, found.low, found.high) == (text, Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("from £12m to £10m", [12_000_000, 10_000_000]),
        ("from 41 to 37 fte", [41, 37]),
        ("62%, of which 25%", [62, 25]),
        ("£5m, £6m and £7", [5_000_000, 6_000_000, 7]),
        ("£1,000 and\n4 fte and 3%", [1000, 4, 3]),
    ],
)
def test_several_amounts_come_in_their_order(text: str, values: list[int]) -> None:
    assert [a.low for a in read(text)] == values


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("£0.2m", 100_000),
        ("£5m", 1_000_000),
        ("£206,082", 1),
        ("£206,000", 1000),
        ("£500,000", 1),
        ("£1.20 million", 10_000),
    ],
)
def test_how_exactly_an_amount_is_said_is_known(text: str, step: int) -> None:
    assert read(text)[0].step == step


@pytest.mark.parametrize(
    ("written", "value", "agrees"),
    [
        ("£0.2m", "206082", True),
        ("£0.21m", "206082", True),
        ("£0.20m", "206082", False),
        ("£206,000", "206082", True),
        ("£207,000", "206082", False),
        ("£1m", "600000", False),
        ("£206,028", "206082", False),
        ("15%", "15.5", True),
        ("16%", "15.5", True),
        ("17%", "15.5", False),
    ],
)
def test_a_rounded_form_agrees_with_what_it_rounds(written: str, value: str, agrees: bool) -> None:
    (amount,) = read(written)
    assert rounds(amount.low, amount.step, Decimal(value)) is agrees


SCALES = {"m": 6, " million": 6, "bn": 9, " billion": 9, "k": 3, "": 0, " thousand": 3}
FILLERS = st.sampled_from(["", "It costs ", "on 9 March 2027, ", "x\n", "“Zoë’s” ", "call 01632 960142: ", "(", "£ and "])
ENDS = st.sampled_from(["", ".", ", and", " a year", "\nmore", ")", "; 2014/15", " – perhaps"])


@st.composite
def written(draw: st.DrawFn) -> tuple[str, Amount]:
    """An amount in any of its forms, and what it should be read as, at 0."""
    digits = draw(st.integers(1, 999_999))
    places = draw(st.integers(0, 2))
    value = Decimal(draw(st.integers(0, 10**places - 1)) + digits * 10**places).scaleb(-places)
    unit = draw(st.sampled_from(["£", "%", "fte", "posts"]))
    number = f"{value:,f}" if draw(st.booleans()) else f"{value:f}"
    if unit == "£":
        scale = draw(st.sampled_from(sorted(SCALES)))
        text = f"£{number}{scale}"
        value = value.scaleb(SCALES[scale])
    elif unit == "%":
        text = number + draw(st.sampled_from(["%", " %", " per cent", " percent"]))
    elif unit == "fte":
        number = f"{value:,f}" if number.isdigit() and 1900 <= int(number) <= 2099 else number  # else it is a year
        text = number + draw(st.sampled_from([" fte", " FTE", " full-time equivalent"]))
    else:
        whole = int(value) if not 1900 <= int(value) <= 2099 else 12
        value, text = Decimal(whole), f"{whole:,} posts"
    return text, Amount(text, 0, len(text), unit, value, value, Decimal(1))


@given(FILLERS, written(), ENDS)
def test_an_amount_written_in_any_form_is_read_back_at_its_place(before: str, pair: tuple[str, Amount], after: str) -> None:
    text, wanted = pair
    assume(wanted.unit != "£" or (before, after) != ("(", ")"))  # in brackets that hold the whole text it is negative
    if not after or not after[0].isalnum():
        (found,) = read(before + text + after)
        assert (found.text, found.unit, found.low) == (text, wanted.unit, wanted.low)
        assert (found.start, found.end) == (len(before), len(before) + len(text))


@given(st.text(alphabet="£%0123456789,.-–() tomkbnfepstacr\n|/", max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    found = read(text)
    assert [a.text for a in found] == [text[a.start : a.end] for a in found]
    assert all(a.low <= a.high for a in found)


@given(st.lists(written(), min_size=1, max_size=5), st.integers())
def test_amounts_in_one_text_do_not_disturb_each_other(pairs: list[tuple[str, Amount]], seed: int) -> None:
    random.Random(seed).shuffle(pairs)
    text = "; then ".join(text for text, _ in pairs)
    assert [(a.unit, a.low) for a in read(text)] == [(wanted.unit, wanted.low) for _, wanted in pairs]
