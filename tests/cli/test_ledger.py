"""`docgen ledger`: the ledger by year, with its balance."""

from __future__ import annotations

import json

from tests.cli.conftest import GOOD, Run, Write

LEDGER = """\
[[finances]]
id = "cost"
what = "Support officers"
amount = 92476
year = "2027/28"

[[finances]]
what = "Other posts removed"
amount = 106976
year = "2027/28"
flow = "saving"
certainty = "estimate"
+++

## Purpose"""
SHOWN = """\
Library hubs

2027/28                                      Revenue
    Support officers                         £92,476
  What it costs                              £92,476
    Other posts removed (saving, estimate)  £106,976
  What pays for it                          £106,976
  Balance                                    £14,500
"""


def test_the_ledger_is_printed_by_year_with_its_balance(run: Run, write: Write) -> None:
    write("decisions/hub.md", GOOD.replace("+++\n\n## Purpose", LEDGER))
    ran = run("ledger", "hub")
    assert (ran.code, ran.out) == (0, SHOWN)


def test_the_ledger_as_json_has_amounts_as_text(run: Run, write: Write) -> None:
    write("decisions/hub.md", GOOD.replace("+++\n\n## Purpose", LEDGER))
    (period,) = json.loads(run("ledger", "hub", "--format", "json").out)["periods"]
    assert period["totals"]["revenue"] == {
        "cost": "92476",
        "comes_in": "106976",
        "named_sources": "0",
        "balance": "14500",
    }
    assert [line["amount"] for line in period["lines"]] == ["92476", "106976"]


def test_a_decision_without_a_ledger_is_said_to_have_none(run: Run, write: Write) -> None:
    write("decisions/hub.md", GOOD)
    assert "The ledger is empty" in run("ledger", "hub").out


def test_a_ledger_that_cannot_be_read_is_not_half_printed(run: Run, write: Write) -> None:
    write("decisions/hub.md", GOOD.replace("+++\n\n## Purpose", LEDGER.replace("92476", '"92476"')))
    ran = run("ledger", "hub")
    assert (ran.code, ran.out) == (1, "")
    assert "amount" in ran.err


def test_the_papers_ledger_counts_the_sources_that_costs_name_as_docgen_ledger_does(run: Run, write: Write) -> None:
    works = '\n[[finances]]\nwhat = "Works"\namount = 5000\nyear = "2027/28"\nkind = "capital"\nsource = "Programme"\n+++'
    write("decisions/hub.md", GOOD.replace("+++\n\n## Purpose", LEDGER.replace("+++", works) + "\n\n```ledger\n```"))
    rows = [line.strip("| ").split(" | ") for line in run("show", "hub").out.splitlines() if line.startswith("|")]
    assert ["Met by the sources that the costs name", "", "£5,000"] in [row[:3] for row in rows]
    assert rows[-1] == ["Balance", "", "£0", "£14,500"]
    balance = next(line for line in run("ledger", "hub").out.splitlines() if "Balance" in line)
    assert balance.split() == ["Balance", "£0", "£14,500"]
