"""Of any two papers: the redline accepts to the newer and rejects to the older, and is a sound Word file."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.paper.compare import compare
from docgen.paper.tree import Paper
from docgen.write.word import write
from docgen.write.word.tracked import redline
from tests.support.papers_changed import changed
from tests.support.tracked import accepted, marks, rejected
from tests.support.word import findings
from tests.support.word_canon import canonical
from tests.write.word.samples import NUMBERINGS, house
from tests.write.word.tracked.samples import WORDS, normalised, versions

_SEEDS = st.integers(0, 2**32)
_POLICIES = st.sampled_from(sorted(NUMBERINGS))


def both(seed: int, policy: str, size: int = 6, edits: int = 6) -> tuple[Paper, Paper]:
    old, new = changed(seed, size, edits, NUMBERINGS[policy])
    return normalised(old), normalised(new)


@settings(max_examples=40)
@given(_SEEDS, _POLICIES)
def test_accepting_gives_the_newer_paper_and_rejecting_the_older(seed: int, policy: str) -> None:
    old, new = both(seed, policy)
    file = redline(compare(old, new), house(policy), WORDS)
    assert canonical(accepted(file)) == canonical(write(new, house(policy)))
    assert canonical(rejected(file)) == canonical(write(old, house(policy)))


@settings(max_examples=25)
@given(_SEEDS, _SEEDS, _POLICIES)
def test_papers_that_share_nothing_are_kept_apart_too(seed: int, other: int, policy: str) -> None:
    old, new = both(seed, policy)[0], both(other, policy)[1]
    file = redline(compare(old, new), house(policy), WORDS)
    assert canonical(accepted(file)) == canonical(write(new, house(policy)))
    assert canonical(rejected(file)) == canonical(write(old, house(policy)))


# What a change of each of these kinds once led to, kept from being found by chance again: a table that loses all columns, a
# bookmark in a deleted row, a moved target of a reference, a split target, a reference in a table's head, a moved list.
@pytest.mark.parametrize("seed", [131, 134, 219, 508, 1063, 1220, 1411, 2628, 5722, 5731, 5818])
def test_accepting_and_rejecting_hold_where_they_once_did_not(seed: int) -> None:
    old, new = both(seed, "cambridgeshire", 8)
    file = redline(compare(old, new), house("cambridgeshire"), WORDS)
    assert canonical(accepted(file)) == canonical(write(new, house("cambridgeshire")))
    assert canonical(rejected(file)) == canonical(write(old, house("cambridgeshire")))


@settings(max_examples=30)
@given(_SEEDS, _POLICIES)
def test_the_file_keeps_to_the_iso_schemas(seed: int, policy: str) -> None:
    assert findings(redline(compare(*both(seed, policy)), house(policy), WORDS)) == []


@settings(max_examples=30)
@given(_SEEDS, _POLICIES)
def test_no_two_marks_have_one_id(seed: int, policy: str) -> None:
    found = [identifier for _, identifier in marks(redline(compare(*both(seed, policy)), house(policy), WORDS))]
    assert len(found) == len(set(found))


@settings(max_examples=20)
@given(_SEEDS, _POLICIES)
def test_a_paper_compared_with_itself_has_no_mark(seed: int, policy: str) -> None:
    old, _ = both(seed, policy)
    file = redline(compare(old, old), house(policy), WORDS)
    assert list(marks(file)) == []
    assert canonical(file) == canonical(write(old, house(policy)))


@pytest.mark.parametrize(("seed", "other"), [(5262, 219), (1087547657, 4102689538)])
def test_a_table_of_which_no_column_or_no_row_is_left_is_another_table(seed: int, other: int) -> None:
    old, new = both(seed, "cambridgeshire")[0], both(other, "cambridgeshire")[1]
    for first, second in ((old, new), (new, old)):
        file = redline(compare(first, second), house("cambridgeshire"), WORDS)
        assert canonical(accepted(file)) == canonical(write(second, house("cambridgeshire")))
        assert canonical(rejected(file)) == canonical(write(first, house("cambridgeshire")))


@settings(max_examples=15)
@given(_SEEDS)
def test_the_same_papers_give_the_same_bytes(seed: int) -> None:
    merged = compare(*both(seed, "west-sussex"))
    assert redline(merged, house("west-sussex"), WORDS) == redline(merged, house("west-sussex"), WORDS)


def test_a_decision_with_many_edits_accepts_and_rejects() -> None:
    old, new, prepared = versions()
    file = redline(compare(old, new), prepared, WORDS)
    assert canonical(accepted(file)) == canonical(write(new, prepared))
    assert canonical(rejected(file)) == canonical(write(old, prepared))
    assert {name for name, _ in marks(file)} >= {"ins", "del", "moveFrom", "moveTo", "pPrChange", "cellIns"}
