from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from docgen.paper import walk
from docgen.paper.identify import MAX_ID, identify, slug
from docgen.paper.tree import Division, Item
from tests.paper import papers
from tests.paper.papers import heading, items, paragraph


def ids(*blocks):
    return [b.id for b in walk.blocks(identify(papers.paper(*blocks)).blocks) if b.id]


def test_an_id_is_made_of_the_section_and_a_count_in_it():
    assert ids(heading(1, "Risks", role="risks"), paragraph("a"), paragraph("b")) == ["risks", "risks-p1", "risks-p2"]


def test_a_heading_without_a_role_is_named_by_its_words():
    assert ids(heading(1, "Why the buildings must change")) == ["why-the-buildings-must-c"]


def test_a_change_in_one_section_renames_nothing_in_another():
    before = ids(heading(1, "One"), paragraph("a"), heading(1, "Two"), paragraph("b"))
    after = ids(heading(1, "One"), paragraph("new"), paragraph("a"), heading(1, "Two"), paragraph("b"))
    assert before[-2:] == after[-2:]


def test_an_authors_id_is_kept_and_never_given_twice():
    assert ids(heading(1, "Risks"), paragraph("a", id="risks-p1"), paragraph("b")) == ["risks", "risks-p1", "risks-p1-2"]


def test_items_are_named_after_their_list():
    assert ids(heading(1, "One"), items("a)", "x", "y")) == ["one", "one-l1", "one-l1-1", "one-l1-2"]


def test_a_division_has_a_count_of_its_own():
    inside = Division("", "signature", (paragraph("name"),))
    assert ids(heading(1, "One"), inside, paragraph("a")) == ["one", "signature-block", "signature-p1", "one-p1"]


@given(st.text(max_size=60))
def test_a_slug_is_always_a_usable_name(text: str):
    assert re.fullmatch(r"[a-z][a-z0-9-]*", slug(text))


@given(
    st.lists(
        st.one_of(st.text(max_size=50).map(lambda t: heading(1, t)), st.just(paragraph("p")), st.just(items("•", "x"))),
        max_size=20,
    )
)
def test_ids_are_unique_short_and_complete(blocks):
    found = list(walk.blocks(identify(papers.paper(*blocks)).blocks))
    named = [b.id for b in found if not (isinstance(b, type(paragraph(""))) and b.style == "item")]
    assert len(set(named)) == len(named)
    assert all(0 < len(name) <= MAX_ID for name in named)
    assert all(b.id for b in found if isinstance(b, Item))
