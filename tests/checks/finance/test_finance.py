"""The rules on money: each finds its fault at its place, and leaves what only looks like one."""

from __future__ import annotations

import pytest

from docgen.diagnostics import Diagnostic, Severity
from tests.checks import good

FINANCE = {
    "figure-derived",
    "finance-balance",
    "finance-holding",
    "amount-unlisted",
    "amount-two-ways",
    "recommendation-amount",
    "option-cost",
    "fallback-source",
}
LEDGER = """\
[[finances]]
id = "pilot"
what = "Pilot"
amount = 206082
year = "2027/28"
source = "Libraries budget"
"""
APPROVES = '[[recommendations]]\ntext = "approves {} for the pilot"\n'


def found(toml: str = "", body: str = "") -> list[Diagnostic]:
    """What the rules on money say of the good decision with something laid over it."""
    made = good.make(toml, f"{good.BODY}\n## The pilot\n\n{body}\n" if body else None)
    assert made.paper is not None, made.diagnostics
    return [d for d in made.diagnostics if d.rule in FINANCE]


def rules(toml: str = "", body: str = "") -> list[str]:
    return [d.rule for d in found(toml, body)]


def where(toml: str, body: str, text: str) -> tuple[int, int]:
    """Line and column of a text's first place in the decision."""
    source = good.source(toml, f"{good.BODY}\n## The pilot\n\n{body}\n").files["x.md"].decode()
    before = source[: source.index(text)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


@pytest.mark.parametrize(
    ("toml", "body", "rule", "at"),
    [
        ('[figures]\na = 1\nb = { sum = ["a"], value = 222 }', "x", "figure-derived", "222"),
        (LEDGER.replace('source = "Libraries budget"', ""), "x", "finance-balance", "206082"),
        (LEDGER + 'certainty = "holding"', "x", "finance-holding", '"holding"'),
        (LEDGER, "Vans cost\n£31,500 each.", "amount-unlisted", "£31,500"),
        (LEDGER, "It is £206,028.", "amount-two-ways", "£206,028"),
        (LEDGER, "It is **£207,000** or so.", "amount-two-ways", "£207,000"),
        (
            LEDGER + "[figures]\nother = 90000\n" + APPROVES.format("{{ other }}"),
            "x",
            "recommendation-amount",
            "{{ other }}",
        ),
        (LEDGER + '[[options]]\ntitle = "Pilot"\ncost = "pilot"\npreferred = true\n', "x", "option-cost", '"pilot"\nprefer'),
        (LEDGER + '[[options]]\ntitle = "Pilot"\ncost = "pilt"\n', "x", "option-cost", '"pilt"'),
        (LEDGER, "If that falls short, the winter reserve pays.", "fallback-source", "winter reserve"),
        (LEDGER.replace("Libraries budget", "Rents, else the Winter Fund"), "x", "fallback-source", '"Rents'),
    ],
)
def test_a_seeded_fault_is_found_at_its_place_and_nothing_else(toml: str, body: str, rule: str, at: str) -> None:
    (one,) = found(toml, body)
    assert one.rule == rule
    line, column = where(toml, body, at)
    assert one.position.line == line
    assert rule == "fallback-source" or one.position.column == column


# ---- figures


def test_a_derived_value_may_be_rounded_as_it_is_written() -> None:
    assert rules('[figures]\na = 10\nb = { ratio = ["a", 3], value = 3.33 }\nc = { ratio = ["a", 3], value = 3.3 }') == []
    assert rules('[figures]\na = 10\nb = { ratio = ["a", 3], value = 3.34 }') == ["figure-derived"]


def test_a_value_that_its_parts_do_not_come_to_stops_a_final_paper_alone() -> None:
    wrong = '[figures]\na = 1\nb = { sum = ["a"], value = 2 }'
    assert [d.severity for d in found(wrong)] == [Severity.WARNING]
    assert [d.severity for d in found('status = "final"\n' + wrong)] == [Severity.ERROR]


# ---- balance


def lines(*of: tuple[str, int, str]) -> str:
    """Ledger lines of 2027/28: flow, amount, and the rest of the table."""
    table = '[[finances]]\nwhat = "x"\nyear = "2027/28"\nflow = "{}"\namount = {}\n{}\n'
    return "\n".join(table.format(*one) for one in of)


@pytest.mark.parametrize(
    ("ledger", "told"),
    [
        ([("cost", 100, ""), ("funding", 100, "")], ""),
        ([("cost", 100, ""), ("funding", 80, "")], "£20 of revenue cost has no funding: £80 comes in and £100 is spent"),
        ([("cost", 100, ""), ("saving", 130, "")], "£30 of revenue money is left over: £130 comes in and £100 is spent"),
        ([("cost", 100, 'source = "Budget"')], ""),
        ([("cost", 100, 'source = "Budget"'), ("funding", 60, "")], ""),
        ([("cost", 100, 'source = "Budget"'), ("cost", 50, ""), ("funding", 60, "")], ""),
        ([("saving", 100, "")], ""),
        ([("income", 100, ""), ("saving", 1, "")], ""),
        ([("funding", 100, "")], "£100 of revenue money is left over: £100 comes in and £0 is spent"),
        ([("cost", 100, 'kind = "capital"'), ("funding", 100, "")], ""),
        (
            [("cost", 100, ""), ("funding", 100, 'kind = "capital"')],
            "£100 of revenue cost has no funding: £0 comes in and £100 is spent",
        ),
    ],
)
def test_costs_are_compared_with_what_pays_for_them(ledger: list[tuple[str, int, str]], told: str) -> None:
    said = [d.message for d in found(lines(*ledger)) if "capital money is left over" not in d.message]
    assert said == ([f"2027/28: {told}"] if told else [])


def test_a_surplus_that_the_text_names_is_explained() -> None:
    surplus = lines(("cost", 100_000, ""), ("saving", 114_500, ""))
    assert rules(surplus) == ["finance-balance"]
    assert rules(surplus, "The other £14,500 goes back to the contingency.") == []
    assert rules(f"{surplus}\n[figures]\nleft = 14500", "The other {{ left }} goes back.") == []


def test_a_recurring_surplus_is_told_once() -> None:
    assert rules(lines(("cost", 100, "recurring = true"), ("saving", 130, "recurring = true"))) == ["finance-balance"]


def test_funding_that_ends_before_the_cost_does_is_told() -> None:
    (one,) = found(lines(("cost", 100, "recurring = true"), ("funding", 100, "")))
    assert one.message.startswith("each year from 2028/29: £100 of revenue cost has no funding")


# ---- amounts in the text


@pytest.mark.parametrize(
    "text",
    [
        "£206,082",
        "£0.2m",
        "£0.21m",
        "£206,000",
        "£206k",
        "100% and 0%",
        "19.5 fte, or 19.5 FTE",
        "> My rent rose by £500.",
        "[plan](https://www.example.gov.uk/a%20b/50%25)",
        "`£500`",
        "9 March 2027, 01632 960142, 2027/28",
        "£5m and 62%",
        "£0.2m to £5m",
    ],
)
def test_what_is_accounted_for_is_not_told(text: str) -> None:
    known = '[figures]\nstaff = { value = 19.5, unit = "fte" }\n[[quoted]]\namounts = ["£5m", "62%"]\nsource = "Survey"\n'
    assert rules(LEDGER + known, f"It says {text} here." if text[0] != ">" else text) == []


def test_an_amount_is_told_once_with_its_other_places() -> None:
    body = "Vans cost £31,500.\n\nSo £31,500 is needed,\nand £31,500 again."
    (one,) = found("", body)
    line = where("", body, "£31,500")[0]
    assert one.message == f"£31,500 is neither in the ledger nor among the figures (also on lines {line + 2} and {line + 3})"


def test_money_weighs_more_than_shares_and_posts_and_in_a_draft_all_is_noted() -> None:
    body = "£31,500, 4%, 3 fte and 12 posts"
    final = {d.message.split(" is ")[0]: d.severity.value for d in found('status = "final"', body)}
    assert final == {"£31,500": "warning", "4%": "note", "3 fte": "note", "12 posts": "note"}
    assert {d.severity for d in found("", body)} == {Severity.NOTE}


def test_totals_of_the_ledger_are_in_the_ledger() -> None:
    ledger = lines(("cost", 1200, 'source = "A"'), ("cost", 340, 'source = "B"'))
    assert rules(ledger, "In all £1,540, that is £1,200 and £340.") == []


def test_amounts_are_found_in_tables_and_files_beside_the_decision() -> None:
    made = good.make("", f"{good.BODY}\n```csv a.csv\n```\n")
    assert made.paper is not None
    source = good.source("", f"{good.BODY}\n```csv a.csv\n```\n", {"a.csv": 'Item,Sum\n"Vans, two","£31,500"\n'.encode()})
    from docgen.build.paper import Workshop
    from tests.support.decisions import house

    result = Workshop({"nottinghamshire": house("nottinghamshire")}).make(source)
    (one,) = [d for d in result.diagnostics if d.rule == "amount-unlisted"]
    assert str(one.position) == "decisions/a.csv:2:14"


ROWS = [f'"£{n}1,{n}00","£{n}2,{n}11"' for n in range(1, 5)]
TABLE = "\n".join(["Start,End", *ROWS])


def made_with_table(toml: str = "") -> list[Diagnostic]:
    from docgen.build.paper import Workshop
    from tests.support.decisions import house

    source = good.source(toml, f"{good.BODY}\n```csv a.csv\n```\n", {"a.csv": TABLE.encode()})
    made = Workshop({"nottinghamshire": house("nottinghamshire")}).make(source)
    return [d for d in made.diagnostics if d.rule in FINANCE]


def test_amounts_of_a_table_that_has_many_are_told_at_once_and_not_compared_with_each_other() -> None:
    (one,) = made_with_table()
    assert one.rule == "amount-unlisted"
    assert one.message.startswith("8 amounts of this table (£11,100, £12,111, £21,200 …) are neither in the ledger")
    assert one.remedy.endswith('name the source of them all: [[quoted]] with files = ["a.csv"] and source')


def test_amounts_of_a_drawn_table_that_has_many_are_told_at_once() -> None:
    drawn = "\n".join(["| Start | End |", "|--:|--:|", *(f"| £{n}1,{n}00 | £{n}2,{n}11 |" for n in range(1, 5))])
    (one,) = found("", f'{{caption="Debt"}}\n{drawn}')
    assert one.message.startswith("8 amounts of this table (£11,100,")
    few = found("", "| Start | End |\n|--:|--:|\n| £11,100 | £12,111 |")
    assert [d.message.split(" is ")[0] for d in few] == ["£11,100", "£12,111"]


def test_a_table_that_is_declared_as_quoted_is_none_of_the_decision_s_own() -> None:
    assert made_with_table('[[quoted]]\nfiles = ["a.csv"]\nsource = "Treasury outturn 2026"\n') == []


def test_a_quoted_file_that_no_text_prints_is_told() -> None:
    told = made_with_table('[[quoted]]\nfiles = ["a.csv", "b.csv"]\nsource = "Treasury outturn 2026"\n')
    assert [d.message for d in told] == ['the paper prints no table from "b.csv"']


def test_the_place_in_a_text_of_the_front_matter_is_exact_behind_escapes_and_joined_lines() -> None:
    toml = '[[recommendations]]\ntext = """\napproves \\\n   a "van" \\\n  for £31,500"""\n'
    (unlisted,) = [d for d in found(toml) if d.rule == "amount-unlisted"]
    assert (unlisted.position.line, unlisted.position.column) == where(toml, "x", "£31,500")


# ---- slips


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("£206,028", "two digits have changed places"),
        ("£206,182", "one digit differs"),
        ("£0.20m", "it would round to £0.21m"),
        ("£207k", "it would round to £206k"),
    ],
)
def test_a_slip_names_what_was_meant(text: str, how: str) -> None:
    (one,) = found(LEDGER, f"It costs {text}.")
    assert (one.rule, one.message) == ("amount-two-ways", f"{text} is not in the ledger, and close to £206,082: {how}")


@pytest.mark.parametrize("text", ["£0.3m", "£306,000", "£26,082", "£206,911", "£216", "£1.2m"])
def test_another_amount_is_no_slip(text: str) -> None:
    assert rules(LEDGER, f"It costs {text}.") == ["amount-unlisted"]


def test_two_roundings_of_an_amount_that_contradict_each_other_are_found() -> None:
    assert sorted(rules("", "The site cost £1,264,500. It sold for £1.27 million.")) == [
        "amount-two-ways",
        "amount-unlisted",
    ]
    assert rules("", "The site cost £1,264,500. It sold for £1.26 million.") == ["amount-unlisted", "amount-unlisted"]


# ---- recommendations and options


@pytest.mark.parametrize(
    "text",
    [
        "approves {{ pilot }}",
        "approves £206,082",
        "approves up to £0.2m",
        "notes that £500 was spent",
        "the report on £500 be noted",
        "receives a report",
    ],
)
def test_a_recommendation_may_ask_for_what_the_ledger_has(text: str) -> None:
    told = [r for r in rules(f'{LEDGER}[[recommendations]]\ntext = "{text}"\n') if r == "recommendation-amount"]
    assert told == []


def test_a_sum_derived_from_lines_stands_on_the_ledger_and_a_bare_figure_does_not() -> None:
    derived = LEDGER + '[figures]\ntwice = { product = ["pilot", 2] }\n' + APPROVES.format("{{ twice }}")
    assert rules(derived) == []
    bare = LEDGER + "[figures]\ntwice = 412164\n" + APPROVES.format("{{ twice }}")
    assert rules(bare) == ["recommendation-amount"]


def test_papers_that_decide_nothing_may_speak_of_any_sum() -> None:
    toml = '[figures]\nx = 5000\n[[recommendations]]\ntext = "supports the use of {{ x }}"\n'
    assert "recommendation-amount" not in rules(f'kind = "information"\n{toml}')
    assert rules(toml) == ["recommendation-amount"]


def test_the_preferred_options_cost_may_be_asked_for_in_parts() -> None:
    ledger = lines(("cost", 100, 'source = "A"\nid = "a"'), ("cost", 50, 'source = "B"\nid = "b"'))
    whole = '[figures]\nwhole = { sum = ["a", "b"] }\n[[options]]\ntitle = "All"\ncost = "whole"\npreferred = true\n'
    assert rules(ledger + whole + '[[recommendations]]\ntext = "approves {{ a }} and {{ b }}"\n') == []
    assert rules(ledger + whole + '[[recommendations]]\ntext = "approves {{ a }}"\n') == ["option-cost"]


# ---- sources to fall back on


@pytest.mark.parametrize(
    "text",
    [
        "Savings should pay. If they do not, the winter reserve will.",
        "If savings fall short, money will come from the Winter Reserve.",
        "Or, failing that, from the winter reserve.",
        "Should the savings not come, a bid goes to the winter reserve.",
        "Where that does not happen, it will then be funded out of the winter reserve.",
        "In case it is not enough, the winter reserve is to be used.",
        "A cost that cannot be met from rents falls on the winter reserve.",
    ],
)
def test_a_source_to_fall_back_on_is_to_be_recommended(text: str) -> None:
    assert rules("", text) == ["fallback-source"]
    assert rules('[[recommendations]]\ntext = "agrees to use the Winter Reserve if need be"\n', text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The winter reserve pays for it.",
        "The reserve is not enough to repair roofs.",
        "If it rains, the nature reserve is closed.",
        "Failing that, the same budget pays.",
        "The fund may withdraw its grant if the works are late.",
        "Refunds fall short of what was hoped.",
    ],
)
def test_a_reserve_that_is_only_mentioned_is_left_alone(text: str) -> None:
    assert rules("", text) == []
