"""Changes of an older text made in a newer one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docgen.review.merge.onto import Onto
from docgen.review.source.holders import Patch, applied

WORDS = st.lists(st.sampled_from(["bus", "tram", "late", "early", "the", "a"]), min_size=2, max_size=5)
LINES = st.lists(WORDS, min_size=3, max_size=6)


def joined(lines: list[list[str]]) -> str:
    return "".join(" ".join(words) + "\n" for words in lines)


@given(LINES, st.data())
def test_a_change_of_one_line_and_a_newer_one_of_another_are_both_in_the_result(
    lines: list[list[str]], data: st.DataObject
) -> None:
    lines = [[f"{n}:", *words] for n, words in enumerate(lines)]
    mine, theirs = data.draw(st.permutations(range(len(lines))))[:2]
    old = joined(lines)
    new = joined([[*words[:-1], "THEIRS"] if n == theirs else words for n, words in enumerate(lines)])
    start = sum(len(" ".join(words)) + 1 for words in lines[:mine]) + len(lines[mine][0]) + 1
    moved = Onto(old, new).patch(Patch("x", start, start + len(lines[mine][1]), "MINE"))
    assert moved is not None
    wanted = [list(words) for words in lines]
    wanted[theirs][-1] = "THEIRS"
    wanted[mine][1] = "MINE"
    assert applied(new, [(moved.start, moved.end, moved.text)]) == joined(wanted)


def test_the_same_words_changed_in_another_way_have_no_place() -> None:
    assert Onto("the late bus\n", "the early bus\n").patch(Patch("x", 4, 8, "night")) is None


def test_words_put_in_where_others_were_put_in_have_no_place() -> None:
    assert Onto("the bus\n", "the late bus\n").patch(Patch("x", 4, 4, "early ")) is None


def test_what_stands_there_already_is_an_empty_patch() -> None:
    old = "the late bus stops\n"
    assert Onto(old, "the night bus stops\n").patch(Patch("x", 4, 8, "night")) == Patch("x", 4, 4, "")
    assert Onto(old, "the bus stops\n").patch(Patch("x", 3, 8, "")) == Patch("x", 3, 3, "")
    found = Onto(old, "the late red bus stops\n").patch(Patch("x", 9, 9, "red "))
    assert found is not None
    assert (found.start, found.text) == (found.end, "")


def test_a_place_is_led_to_its_words() -> None:
    moved = Onto("one\ntwo\nthree\n", "new\none\ntwo\nthree\n")
    assert moved.place(4) == 8
    assert moved.place(14) == 18


def test_a_changed_line_is_not_taken_for_a_new_one_above_it() -> None:
    old = "Drivers were asked.\n\nIt ends.\n"
    moved = Onto(old, "It is late.\n\nCrews were asked.\n\nIt ends.\n")
    assert moved.place(0) == 13
    assert moved.patch(Patch("x", 0, 7, "Crews")) == Patch("x", 13, 13, ""), "it says so already"
    assert moved.patch(Patch("x", 0, 7, "Staff")) is None
