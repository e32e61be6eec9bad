"""Decisions and houses made of a few lines, for tests."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from docgen.build.paper import Made, Workshop
from docgen.decision.source import Source
from docgen.house import find
from docgen.house.find import HouseSource

FRONT = """
title = "A title"
house = "{house}"
meeting = {{ body = "The Committee", short = "Committee", date = 2027-03-09, agenda_item = "4" }}
authors = [{{ post = "Director" }}]
contacts = [{{ name = "Ann Example", phone = "01632 960001" }}]
background_papers = "none"
recommendations = [{{ text = "that it be noted" }}]
"""
BODY = "## Purpose\n\nWhy this is here.\n"


@functools.cache
def house(name: str) -> HouseSource:
    """A house that comes with docgen."""
    return find.read(name, [find.installed()])


def changed_house(name: str, files: Mapping[str, str]) -> HouseSource:
    """A house that comes with docgen, with some of its files replaced."""
    source = house(name)
    data = {**source.files, **{n: text.encode() for n, text in files.items()}}
    return HouseSource(name, data, {n: source.shown.get(n, n) for n in data})


def source(front: str = "", body: str = BODY, house: str = "nottinghamshire", without: str = "", **files: bytes) -> Source:
    """A decision "x" of one file: the least front matter plus `front`, less the lines that begin with `without`."""
    lines = FRONT.format(house=house).strip().splitlines()
    kept = [line for line in lines if not (without and line.startswith(without))]
    text = "+++\n" + "\n".join(kept) + "\n" + front + "\n+++\n\n" + body
    return Source("x", "x.md", "decisions", {"x.md": text.encode(), **{k.replace("_", "."): v for k, v in files.items()}})


def make(given: Source, override: str = "", houses: Mapping[str, HouseSource] | None = None) -> Made:
    """The decision on all its stages, in the houses given or those that come with docgen."""
    known = houses or {name: house(name) for name in find.names([find.installed()])}
    return Workshop(known, override).make(given)


def rules(made: Made) -> list[str]:
    """The rules that had something to say, in order."""
    return [d.rule for d in made.diagnostics]
