"""Two sequences side by side."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.paper.compare import words
from docgen.paper.compare.align import MOST_SCORED, Pair, Side, align, chain, gaps
from docgen.paper.compare.leaves import Leaf
from docgen.paper.compare.tokens import tokens

KEYS = st.lists(st.sampled_from("abcdefgh"), max_size=12)


def side(keys: list[str], names: list[str | None] | None = None) -> Side:
    return Side(keys, names or [None] * len(keys), [1] * len(keys))


def in_order(pairs: list[Pair]) -> bool:
    return all(a < c and b < d for (a, b), (c, d) in itertools.pairwise(pairs))


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(1, 9)), max_size=8))
@settings(max_examples=50)
def test_a_chain_scores_as_much_as_any_in_order(scored: list[tuple[int, int, float]]) -> None:
    def weight(pairs: list[Pair]) -> float:
        return sum(max(w for i, j, w in scored if (i, j) == pair) for pair in pairs)

    every = {(i, j) for i, j, _ in scored}
    tried = (sorted(some) for n in range(len(every) + 1) for some in itertools.combinations(every, n))
    best = max(weight(pairs) for pairs in tried if in_order(pairs))
    found = chain(scored)
    assert in_order(found)
    assert weight(found) == best


@given(KEYS, KEYS)
@settings(max_examples=50)
def test_pairs_are_in_order_and_equal_where_only_equal_entries_score(old: list[str], new: list[str]) -> None:
    found = align(side(old), side(new), lambda i, j: float(old[i] == new[j]))
    assert in_order(found)
    assert all(old[i] == new[j] for i, j in found)


def test_entries_of_one_name_are_paired_whatever_they_score() -> None:
    assert align(side(["a", "b"], [None, "x"]), side(["c", "d"], ["x", None]), lambda i, j: 0) == [(1, 0)]


def test_gaps_are_what_is_between_pairs() -> None:
    assert list(gaps([(1, 0), (2, 3)], (0, 4, 0, 4))) == [(0, 1, 0, 0), (2, 2, 1, 3), (3, 4, 4, 4)]


def test_long_sequences_are_scored_along_the_way_alone() -> None:
    asked = []

    def score(i: int, j: int) -> float:
        asked.append((i, j))
        return 1.0 if i == j else 0.0

    size = 1_000
    found = align(side([f"old {n}" for n in range(size)]), side([f"new {n}" for n in range(size)]), score)
    assert len(asked) <= MOST_SCORED + size
    assert found == [(n, n) for n in range(size)]


def test_equal_entries_at_both_ends_are_never_scored() -> None:
    keys = [str(n) for n in range(100)]
    asked = []
    align(side([*keys, "x", *keys]), side([*keys, "y", *keys]), lambda i, j: float(bool(asked.append((i, j)))))
    assert asked == [(100, 100)]


def test_an_immense_paragraph_is_not_searched_for_words() -> None:
    old, new = (list(tokens([Leaf(f"{word} " * words.LONGEST)], lambda thing: thing)) for word in ("one", "two"))
    assert [s.same for s in words.compare(old, new)] == [False]
