"""The sample decisions against edited versions of themselves, in every house."""

from __future__ import annotations

import random
import re

import pytest
from msgspec.structs import replace

from docgen.paper import walk
from docgen.paper.compare import accept, bare, compare, reject
from docgen.paper.identify import identify
from docgen.paper.tree import Amended, Heading, Paper, Text
from docgen.write.text import write
from tests.paper.compare.edited import edited, sample
from tests.paper.compare.trees import compared
from tests.papers.samples import HOUSES, SAMPLES
from tests.support.papers_changed import Editor, Maker, nodes

HUBS = "community-hubs"
STAFF = "*Staff.* A librarian is there for at least as many hours as now."
PARKING = "*Parking.* Thorncote gains four spaces for disabled drivers."


def marked(paper: Paper) -> list[str]:
    """The lines of the paper's text that show a change."""
    return [line for line in write(paper).splitlines() if "[-" in line or "{+" in line]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_does_not_differ_from_itself(name: str) -> None:
    merged = compared(sample(name), sample(name))
    assert not any(n.change for n in nodes([*merged.blocks, *merged.notes]))
    assert not any(isinstance(i, Amended) for i in walk.all_inlines(merged))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", SAMPLES)
def test_an_edited_sample_can_be_accepted_and_rejected(name: str, seed: int) -> None:
    old = sample(name)
    editor, new = Editor(Maker(random.Random(seed))), old
    for _ in range(2 + 4 * seed):
        new = editor.edit(new)
    compared(old, identify(new))


@pytest.mark.parametrize("house", HOUSES)
def test_a_sample_in_two_houses_can_be_accepted_and_rejected(house: str) -> None:
    compared(sample(HUBS), sample(HUBS, house))


def test_two_samples_can_be_accepted_and_rejected() -> None:
    old, new = sample("social-work-pilot"), sample(HUBS)
    merged = compare(old, new)
    assert (bare(accept(merged)), bare(reject(merged))) == (bare(new), bare(old))


def test_a_paragraph_put_in_at_the_front_changes_no_other() -> None:
    new = edited(HUBS, ("A community hub is a library", "Members met twice.\n\nA community hub is a library"))
    assert marked(compared(sample(HUBS), new)) == ["3.\t{+Members met twice.+}"]


def test_edits_of_many_kinds_read_well() -> None:
    new = edited(
        HUBS,
        ("- the advice service rents an office in Millbeck\n", ""),
        ("under **one roof**", "under one roof"),
        ("no librarian is there. Cameras", "no librarian is there.\n\nCameras"),
        (f"B) {STAFF}\nC) {PARKING}", f"B) {PARKING}\nC) {STAFF}"),
        ("1. Ashwick: 32 hours become 52\n2. Millbeck: 28 hours become 48\n", "1. Millbeck: 28 hours become 46\n"),
        ("3 April 2028 ", "10 April 2028 "),
        ("estimate of September 2026, at 2026 prices", "estimate of October 2026, at 2026 prices"),
        ("or has their hours cut. While a building", "or has their hours cut.[^union] While any building"),
        ("##### Books", "[^union]: As agreed with the unions.\n\n##### Books"),
    )
    merged = compared(sample(HUBS), new)
    found = [re.sub(r"^.*?(.{0,10})(?=\[-|\{\+)", r"\1", line)[:90] for line in marked(merged)]
    assert found == [
        "ebt under [-one roof-]{+one roof+}.",
        "•\t[-the advice service rents an office in Millbeck-]",
        " is there.[- -]",
        "(a)\t[-Ashwick: 32 hours become 52-]",
        "rs become [-48-]{+46+}",
        "hours cut.{+[^2]+} While [-a-]{+any+} building is closed, its staff run the temporary serv",
        "illbeck | [-3 April 2028-]{+10 April 2028+} | 2 January 2029 | mobile library, three days ",
        "B)\t{+Parking. Thorncote gains four spaces for disabled drivers.+}",
        "C)\t[-Parking. Thorncote gains four spaces for disabled drivers.-]",
        "timate of [-September 2026-]{+October 2026+}, at 2026 prices: • roofs £128,000 • boilers £",
        "[^2]: {+As agreed with the unions.+}",
    ]


def test_words_of_a_heading_are_shown_to_be_changed() -> None:
    old = sample(HUBS)
    blocks = tuple(
        replace(b, children=(Text("Danger"),)) if isinstance(b, Heading) and b.role == "risks" else b for b in old.blocks
    )
    assert marked(compared(old, replace(old, blocks=blocks))) == ["[-Risks-]{+Danger+}"]
