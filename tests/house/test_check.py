"""What `docgen house check` says of a house with one fault in it: that fault, at its file and line, and nothing else."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

import pytest

from docgen.build.houses import check
from docgen.diagnostics import Diagnostic, Severity
from docgen.house.find import HouseSource
from tests.house.houses import SHIPPED, changed, errors, shipped, text, with_file

N, W = "nottinghamshire", "wolverhampton"
HOUSE, PAPER, LOOKS = "house.toml", "paper.xml.j2", "styles.toml"


@dataclass(frozen=True)
class Fault:
    """`old` put as `new` gives one finding of that rule whose message holds `said`.

    It stands `line` lines below the change, or at `where`.
    """

    file: str
    old: str
    new: str
    rule: str
    said: str
    house: str = "west-sussex"
    line: int = 0
    severity: Severity = Severity.ERROR
    where: str = ""


FAULTS = {
    "TOML that cannot be read": Fault(HOUSE, 'language = "en-GB"', 'language = "en-GB', "toml-syntax", "", N),
    "an unknown key": Fault(HOUSE, 'language = "en-GB"', 'langage = "en-GB"', "field-unknown", "langage", N),
    "a value of the wrong kind": Fault(HOUSE, "paragraphs = 1\n", 'paragraphs = "1"\n', "field-type", "", N),
    "a missing name": Fault(
        HOUSE, 'name = "Nottinghamshire County Council"', "", "field-missing", "name", N, where="# Nottinghamshire"
    ),
    "an unknown role in the outline": Fault(HOUSE, '  "summary",', '  "sumary",', "house-role", "sumary", N),
    "a role twice in the outline": Fault(HOUSE, '  "focus",', '  "purpose",', "house-outline", "twice", N),
    "a section nested in nothing": Fault(
        HOUSE, '"statutory/crime"', '"implication/crime"', "house-role", '"implication"', N
    ),
    "a bad number form": Fault(HOUSE, 'levels = ["{1}."]', 'levels = ["{one}."]', "field-value", "{one}", N),
    "a level that is not there": Fault(HOUSE, "paragraphs = 1\n", "paragraphs = 2\n", "house-numbering", "2", N),
    "a form without its own level": Fault(
        HOUSE, 'levels = ["{1}."]', 'levels = ["{1}.", "{1}"]', "house-numbering", "own level 2", N
    ),
    "a bad list form": Fault(HOUSE, 'form = "1)"', 'form = "1-"', "field-value", "1-", N),
    "a name in braces that is none": Fault(
        HOUSE, "Financial Comments ({initials}", "Financial Comments ({initial}", "house-wording", "{initial}", N
    ),
    "a date form's unknown name": Fault(HOUSE, 'long = "{d} ', 'long = "{day} ', "house-wording", "{day}", N),
    "a scope of nothing": Fault(
        HOUSE, "[comments.hr]\n", '[comments.hr]\nscope = ["posts", "section.hr"]\n', "house-scope", "section.hr", N, line=1
    ),
    "a demand for no field": Fault(HOUSE, "reference = true", "refrence = true", "house-path", "refrence", N),
    "a notice that waits for nothing": Fault(
        HOUSE, 'when = "release.exempt"', 'when = "release.exmpt"', "house-path", "exmpt", N
    ),
    "a template that is not there": Fault(
        HOUSE, 'template = "paper.xml.j2"', 'template = "papers.xml.j2"', "house-template", "papers", N
    ),
    "an edition without a day": Fault(HOUSE, "from = 2019-01-01\n", "", "field-missing", "from", N, -1),
    "a wording in an edition": Fault(HOUSE, "That {short}:", "That {shrt}:", "house-wording", "{shrt}", N),
    "an alias of another role": Fault(
        HOUSE, '"In Brief"', '"Purpose"', "house-alias", "purpose", N, severity=Severity.WARNING
    ),
    "a role printed nowhere": Fault(
        HOUSE, '  "summary",\n', "", "house-unprinted", '"summary"', N, severity=Severity.WARNING, where="[roles.summary]"
    ),
    "words nobody prints": Fault(
        HOUSE,
        'agenda_item = "Agenda Item"',
        'old = "Old"\nagenda_item = "Agenda Item"',
        "house-unused",
        '"old"',
        N,
        severity=Severity.NOTE,
    ),
    "no look for a role that must have one": Fault(
        LOOKS, "[styles.caption]", "[styles.captions]", "house-style", "caption", where="# Looks"
    ),
    "based on a look that is not there": Fault(
        LOOKS, 'word = "Title"\n', 'word = "Title"\nbased_on = "titel"\n', "house-style", "titel", line=1
    ),
    "no colour": Fault(LOOKS, 'colour = "deep"', 'colour = "depe"', "house-colour", "depe"),
    "a colour hard to read": Fault(
        LOOKS, 'colour = "deep"', 'colour = "line"', "house-contrast", "line on #FFFFFF", severity=Severity.WARNING
    ),
    "a look nobody takes": Fault(
        LOOKS,
        "[styles.item]",
        '[styles.spare]\nword = "Spare"\n\n[styles.item]',
        "house-unused",
        '"spare"',
        severity=Severity.NOTE,
    ),
    "an unknown element": Fault(PAPER, '<p class="body-name">', '<para class="body-name">', "template-element", "<para>"),
    "an unknown attribute": Fault(PAPER, '<p class="body-name">', '<p style="body-name">', "template-attribute", "style"),
    "a switch neither true nor false": Fault(
        PAPER, '<div data-numbered="true">', '<div data-numbered="yes">', "template-attribute", "yes"
    ),
    "an element left open": Fault(PAPER, "{{ meeting.body }}</p>", "{{ meeting.body }}", "template-nesting", "<p>", line=1),
    "an element closed twice": Fault(PAPER, "</div>", "</div></div>", "template-nesting", "</div>"),
    "a paragraph in a paragraph": Fault(
        PAPER, "{{ meeting.body }}</p>", "<p>{{ meeting.body }}</p></p>", "template-nesting", "<p> may not stand in <p>"
    ),
    "an entity of HTML": Fault(
        PAPER, "{{ words.agenda_item }} ", "{{ words.agenda_item }}&nbsp;", "template-element", "&nbsp;"
    ),
    "a sign that begins no element": Fault(PAPER, "{{ words.agenda_item }} ", "< ", "template-element", "begins no element"),
    "Jinja that cannot be read": Fault(PAPER, "{% if meeting.agenda_item %}", "{% if meeting. %}", "template-syntax", ""),
    "an unknown variable": Fault(PAPER, "{{ lead_in }}", "{{ leadin }}", "template-name", '"leadin"'),
    "an unknown word": Fault(PAPER, "words.report_by", "words.report_bye", "template-name", "report_bye"),
    "an unknown part of the decision": Fault(PAPER, "decision.title", "decision.titel", "template-name", "titel"),
    "an unknown part of the meeting": Fault(PAPER, "meeting.date|date", "meeting.day|date", "template-name", "day"),
    "an unknown part of a contact": Fault(PAPER, "c.extension %}<p", "c.ext %}<p", "template-name", "ext"),
    "an unknown piece": Fault(PAPER, "blocks.person(c)", "blocks.human(c)", "template-name", "human"),
    "an unknown filter": Fault(PAPER, "meeting.date|date", "meeting.date|datum", "template-name", "datum"),
    "a template that does not exist": Fault(
        PAPER, "_shared/base.xml.j2", "_shared/bas.xml.j2", "template-missing", "bas.xml"
    ),
    "a class without a look": Fault(PAPER, 'class="report-by"', 'class="report-of"', "house-style", "report-of"),
    "a table's class without a look": Fault(
        PAPER, '<table class="details">', '<table class="detail">', "house-style", "detail", W
    ),
    "a field the house has not": Fault(
        PAPER, "fields.designation", "fields.designations", "template-name", "designations", W
    ),
    "a value missing in some decisions": Fault(
        PAPER, "{% if decision.forward_plan %}", "{% if true %}", "template-failed", "'text'", W, 1
    ),
    "a text where no text may stand": Fault(PAPER, "<tbody>\n<tr>", "<tbody>\nwords <tr>", "xhtml-element", "words", W),
}


@pytest.fixture(scope="module")
def usual() -> dict[str, list[Diagnostic]]:
    """What is said of the houses as they are."""
    return {name: check(shipped(name)) for name in SHIPPED}


def said(source: HouseSource, usual: list[Diagnostic]) -> list[Diagnostic]:
    """What is said of a house and was not before, wherever it stood; notes left out unless all that is new is notes."""
    known = {(d.rule, d.message) for d in usual}
    new = [d for d in check(source) if (d.rule, d.message) not in known]
    for severity in (Severity.ERROR, Severity.WARNING):
        if worst := [d for d in new if d.severity is severity]:
            return worst
    return new


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_told_once_at_its_place(fault: Fault, usual: dict[str, list[Diagnostic]]) -> None:
    source, line = changed(shipped(fault.house), fault.file, fault.old, fault.new)
    found = said(source, usual[fault.house])
    assert [(d.rule, d.severity) for d in found] == [(fault.rule, fault.severity)], found
    assert fault.said in found[0].message
    assert found[0].remedy or fault.rule == "field-value"
    if fault.where:
        line = text(source, fault.file).split(fault.where)[0].count("\n") + 1
    assert (found[0].position.file, found[0].position.line) == (source.shown[fault.file], line + fault.line)


@pytest.mark.parametrize("name", SHIPPED)
def test_the_houses_that_come_with_docgen_have_no_error_and_no_warning(
    name: str, usual: dict[str, list[Diagnostic]]
) -> None:
    assert [d for d in usual[name] if d.severity is not Severity.NOTE] == []


def test_faults_of_all_files_are_told_together_and_sorted() -> None:
    source, _ = changed(shipped("west-sussex"), HOUSE, "form = ", "from = ")
    source, _ = changed(source, LOOKS, 'colour = "deep"', 'colour = "depe"')
    source, _ = changed(source, PAPER, '<p class="body-name">', '<para class="body-name">')
    source = with_file(source, "house.css", b"\xff\xfe")
    found = errors(check(source))
    files = {d.position.file.rsplit("/", 1)[-1] for d in found}
    assert {"house.toml", "styles.toml", "house.css"} <= files
    assert found == sorted(found, key=lambda d: d.sort_key)


def test_an_if_may_open_in_one_way_what_another_if_closes() -> None:
    opened = '{% if meeting.place %}<section class="contact">{% endif %}\n<p class="body-name">{{ meeting.body }}</p>\n'
    closed = "{% if meeting.place %}</section>{% endif %}"
    source, _ = changed(shipped("west-sussex"), PAPER, '<p class="body-name">{{ meeting.body }}</p>', opened + closed)
    assert errors(check(source)) == []


def test_an_if_that_leaves_an_element_open_is_told_at_its_line() -> None:
    new = '{% if meeting.place %}<p class="contact">{% endif %}{{ meeting.place }}'
    source, line = changed(shipped("west-sussex"), PAPER, '<p class="body-name">', new + '<p class="body-name">')
    found = errors(check(source))
    assert [(d.rule, d.position.line) for d in found] == [("template-nesting", line)]


def test_a_file_that_is_no_word_document_is_told() -> None:
    source = with_file(shipped("west-sussex"), "house.docx", b"\xd0\xcf\x11\xe0 an old .doc")
    assert [(d.rule, d.position.file) for d in errors(check(source))] == [("house-word", "west-sussex/house.docx")]


def test_a_missing_file_is_told() -> None:
    source = shipped("west-sussex")
    files = {name: data for name, data in source.files.items() if name != LOOKS}
    found = errors(check(HouseSource(source.id, files, source.shown)))
    assert [d.rule for d in found] == ["house-file"]
    assert LOOKS in found[0].message


def test_a_look_in_a_circle_is_told() -> None:
    source, _ = changed(shipped("west-sussex"), LOOKS, "[styles.heading4]\n", '[styles.heading4]\nbased_on = "heading5"\n')
    lines = text(source, LOOKS)
    at = lines.index("[styles.heading5]\n")
    source = with_file(
        source,
        LOOKS,
        re.sub(r"based_on = .*\n", "", lines[:at].split("[styles.heading4]")[0])
        + '[styles.heading4]\nword = "Heading 4"\nbased_on = "heading5"\n[styles.heading5]\nword = "Heading 5"\n'
        'based_on = "heading4"\n' + lines[at:].split("\n\n", 1)[1],
    )
    rules = [(d.rule, d.message) for d in errors(check(source)) if "itself" in d.message]
    assert len(rules) == 2


def test_an_edition_s_template_is_tried_too() -> None:
    source, _ = changed(
        shipped("nottinghamshire"), HOUSE, "from = 2019-01-01\n", 'from = 2019-01-01\ntemplate = "new.xml.j2"\n'
    )
    source = with_file(
        source, "new.xml.j2", '{% extends "_shared/base.xml.j2" %}\n{% block paper %}\n<p>{{ titel }}</p>{% endblock %}\n'
    )
    found = errors(check(source))
    assert [(d.rule, d.position.line) for d in found] == [("template-name", 3)]


def test_two_editions_of_one_day_are_told() -> None:
    source = shipped("nottinghamshire")
    again = text(source, HOUSE) + '\n[[editions]]\nfrom = 2019-01-01\nlanguage = "en"\n'
    assert [d.rule for d in errors(check(with_file(source, HOUSE, again)))] == ["house-edition"]


def test_a_house_that_cannot_be_satisfied_is_told() -> None:
    source, _ = changed(shipped("nottinghamshire"), HOUSE, "[roles.focus]\n", "[roles.focus]\nrequired = true\n")
    found = errors(check(source))
    assert {d.rule for d in found} == {"house-demand"}
    assert "Focus for Scrutiny" in found[0].message


def test_the_day_of_the_specimen_is_in_its_edition() -> None:
    from docgen.build.houses import _first_day
    from docgen.house.faults import examine

    examined = examine(shipped("nottinghamshire"))
    days = [_first_day(house, examined) for house, _ in examined.editions]
    assert days == [dt.date(2018, 12, 31), dt.date(2019, 1, 1)]


@pytest.mark.parametrize(
    ("name", "more", "said"),
    [
        ("agenda", "", "a step that the law asks for"),
        ("final", 'before = "agenda"\nafter = "meeting"\n', "not both"),
        ("final", 'time = "25:00"\n', "no time of day"),
        ("final", 'time = "10.30 am"\n', "no time of day"),
    ],
)
def test_a_deadline_that_contradicts_the_law_or_itself_is_told(name: str, more: str, said: str) -> None:
    table = f'[clock.deadlines.{name}]\nname = "Final"\ndays = 7\n{more}\n[dates]\n'
    source, line = changed(shipped("nottinghamshire"), HOUSE, "[dates]\n", table)
    (found,) = errors(check(source))
    assert found.rule == "house-deadlines"
    assert found.position.line in (line, line + 3)
    assert said in found.message
