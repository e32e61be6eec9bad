"""The front matter of a new decision, with a remark on every field."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterator

from docgen.checks.rule import demanded
from docgen.house import forms
from docgen.house.model import FieldRule, House, Kind, Role
from docgen.starter import clock, words
from docgen.starter.text import basic, entry, key, remark

_SHOWN = 90  # characters of a standing sentence that a remark shows
_OPTION_NAMES = ("options", "discussion")


def allowed(role: Role, kind: Kind) -> bool:
    """Whether a section may stand in a decision of that kind."""
    return role.kinds is None or kind in role.kinds


def required_comments(house: House, kind: Kind) -> list[str]:
    """The kinds of comment that the house demands."""
    return [name for name, rule in house.comments.items() if demanded(rule.required, kind)]


def comment_text(kind: str) -> str:
    """What stands where the officer's comment goes."""
    return f"[Enter the comment of the {kind} officer]"


def comment_lines(house: House, kind: str, meeting: dt.date) -> list[str]:
    """One comment without its text, still to be signed."""
    rule, day = house.comments[kind], meeting - dt.timedelta(weeks=2)
    lines = [f"kind = {basic(kind)}", '#officer = "[Name]"', '#post = "[Post]"', '#initials = "AB"', f"#date = {day}"]
    if "{suffix}" in rule.code + rule.heading:
        lines.append('#suffix = "C"')
    return lines


def front(
    house: House, kind: Kind, meeting: dt.date, head: list[str], more: list[str], own_files: bool = False
) -> list[str]:
    """The lines of the front matter. `head` are its schema line and its house; `more` headings the author may use."""
    maker = _Front(house, kind)
    schema, house_line = head
    blocks = [
        [schema, *remark(words.INTRODUCTION.format(house=house.name))],
        *maker.top(house_line),
        maker.meeting(meeting),
        *clock.lines(meeting),
        maker.authors(),
        maker.signatories(),
        maker.contacts(),
        maker.recommendations(),
        maker.fields(meeting),
        *maker.data(),
        maker.implications(),
        maker.comments(meeting, own_files),
        *maker.papers(),
        [*remark(words.SECTION_FILES if own_files else words.SECTIONS_BELOW), *maker.more(more)],
    ]
    return [line for block in blocks if block for line in (*block, "")][:-1]


class _Front:
    def __init__(self, house: House, kind: Kind) -> None:
        self.house = house
        self.kind = kind

    def wants(self, name: str) -> bool:
        """Whether the house demands a field, or a part of it."""
        return any(
            path.split(".")[0] == name and demanded(demand, self.kind) for path, demand in self.house.requires.items()
        )

    def wants_part(self, path: str) -> bool:
        return demanded(self.house.requires.get(path, False), self.kind)

    def top(self, house_line: str) -> Iterator[list[str]]:
        yield [*remark(words.TITLE), 'title = "[Enter the title of the report]"']
        yield [house_line]
        yield [*remark(words.KIND.format(kinds=", ".join(self.house.kinds))), f"kind = {basic(self.kind)}"]
        yield [*remark(words.STATUS), 'status = "draft"']
        role = self.house.roles.get("summary")
        summary = self.wants("summary") or (role is not None and demanded(role.required, self.kind))
        for name, help_, value, wanted in (
            ("reference", words.REFERENCE, '"[Enter the reference]"', self.wants("reference")),
            ("areas", words.AREAS, '"All"', self.wants("areas")),
            ("key_decision", words.KEY_DECISION, "false", self.wants("key_decision")),
            ("forward_plan", words.FORWARD_PLAN, '{ listed = false, reference = "" }', self.wants("forward_plan")),
            ("key_decision_reason", words.KEY_DECISION_REASON, '"[State why not]"', self.wants("key_decision_reason")),
            (
                "cabinet_member",
                words.CABINET_MEMBER,
                '{ name = "[Name]", portfolio = "[Enter the portfolio]" }',
                self.wants("cabinet_member"),
            ),
            ("considered_by", words.CONSIDERED_BY, '"N/A"', self.wants("considered_by")),
            ("summary", words.SUMMARY, basic(f"[{words.SECTIONS['summary']}]"), summary),
        ):
            yield [*remark(help_), *entry(wanted, f"{name} = {value}")]
        lead_in = self.lead_in()
        yield [*remark(words.LEAD_IN.format(lead_in=lead_in)), *entry(self.wants("lead_in"), f"lead_in = {basic(lead_in)}")]
        yield [*remark(words.NO_BACKGROUND_PAPERS), 'background_papers = "none"']

    def lead_in(self) -> str:
        rule = self.house.recommendations
        form = rule.lead_ins.get(self.kind, rule.lead_in)
        return form.replace("{body}", "Committee").replace("{short}", "Committee")

    def meeting(self, day: dt.date) -> list[str]:
        return [
            *remark(words.MEETING),
            "[meeting]",
            'body = "[Enter the name of the committee or decision maker]"',
            'short = "Committee" # how the text calls it',
            f"date = {day.isoformat()}",
            *entry(self.wants_part("meeting.agenda_item"), 'agenda_item = "8"'),
            *entry(self.wants_part("meeting.time"), 'time = "10.30 am"'),
            *entry(self.wants_part("meeting.place"), 'place = "[Enter the room and building]"'),
        ]

    def authors(self) -> list[str]:
        return [
            *remark(words.AUTHORS),
            "[[authors]]",
            'post = "[Post]"',
            '#name = "[Name]"',
            '#directorate = "[Enter the directorate]"',
        ]

    def signatories(self) -> list[str]:
        lines = ("[[signatories]]", 'name = "[Name]"', 'post = "[Post]"')
        return [*remark(words.SIGNATORIES), *entry(self.wants("signatories"), *lines)]

    def contacts(self) -> list[str]:
        lines = remark(words.CONTACTS.format(kinds=", ".join(self.house.contacts)))
        for kind in self.house.contacts:
            second = 'portfolio = "[Enter the portfolio]"' if kind == "member" else 'post = "[Post]"'
            lines += ["[[contacts]]", f"kind = {basic(kind)}", 'name = "[Name]"', second]
            lines += ['#phone = "01632 960123"', '#extension = "123"', '#email = "name@example.gov.uk"', ""]
        return lines[:-1]

    def recommendations(self) -> list[str]:
        form = self.house.recommendations.form
        first, second = forms.item(form, 1), forms.item(form, 2)
        said = words.RECOMMENDATIONS.format(lead_in=self.lead_in(), first=first, second=second)
        text = 'text = "[State what is to be decided, so that it can be minuted as it stands]"'
        return [*remark(said), "[[recommendations]]", '#id = "approve"', text]

    def fields(self, day: dt.date) -> list[str]:
        rules = self.house.fields
        if not rules:
            return []
        wanted = {name for name, rule in rules.items() if demanded(rule.required, self.kind)}
        lines = [*remark(words.FIELDS), *entry(bool(wanted), "[fields]")]
        for name, rule in rules.items():
            lines += [*remark(_about(rule)), *entry(name in wanted, f"{key(name)} = {_value(rule, day)}")]
        return lines

    def data(self) -> Iterator[list[str]]:
        """Figures, ledger, options and risks, as examples that are switched off."""
        yield [*remark(words.FIGURES), *entry(self.wants("figures"), "[figures]", *words.FIGURES_LINES)]
        yield [*remark(words.QUOTED), *entry(self.wants("quoted"), "[[quoted]]", *words.QUOTED_LINES)]
        yield [*remark(words.FINANCES), *entry(self.wants("finances"), "[[finances]]", *words.FINANCES_LINES)]
        if any(name in self.house.roles for name in _OPTION_NAMES):
            yield [*remark(words.OPTIONS), *entry(self.wants("options"), "[[options]]", *words.OPTIONS_LINES)]
        yield [*remark(words.RISKS), *entry(self.wants("risks"), "[[risks]]", *words.RISKS_LINES)]

    def implications(self) -> list[str]:
        roles = {n: r for n, r in self.house.roles.items() if (r.nil or r.phrases) and allowed(r, self.kind)}
        if not roles:
            return []
        lines = [*remark(words.IMPLICATIONS), *entry(self.wants("implications"), "[implications]")]
        for name, role in roles.items():
            answers = [("nil = true", role.nil)] if role.nil else []
            answers += [(f"phrase = {basic(phrase)}", text) for phrase, text in role.phrases.items()]
            (first, said), *others = answers
            lines.append(f"#{key(name)} = {{ {first} }} # {_short(said)}")
            lines += [f"#   or {{ {answer} }}: {_short(text)}" for answer, text in others]
        return lines

    def comments(self, meeting: dt.date, own_files: bool) -> list[str]:
        required = required_comments(self.house, self.kind)
        others = [name for name in self.house.comments if name not in required]
        if not self.house.comments:
            return []
        if own_files:
            return remark(words.COMMENT_FILES)
        lines = remark(words.COMMENTS)
        for kind in required:
            lines += ["[[comments]]", *comment_lines(self.house, kind, meeting), f"text = {basic(comment_text(kind))}", ""]
        for kind in others:
            lines += entry(False, "[[comments]]", f"kind = {basic(kind)}", f"text = {basic(comment_text(kind))}", "")
        return lines[:-1]

    def papers(self) -> Iterator[list[str]]:
        yield [*remark(words.BACKGROUND_PAPERS), *entry(False, "[[background_papers]]", *words.BACKGROUND_LINES)]
        yield [*remark(words.APPENDICES), *entry(self.wants("appendices"), "[[appendices]]", *words.APPENDIX_LINES)]
        yield [*remark(words.RELEASE), *entry(self.wants("release"), "[release]", *words.RELEASE_LINES)]

    def more(self, headings: list[str]) -> list[str]:
        return [*remark(words.MORE_SECTIONS), *(f"#   ## {heading}" for heading in headings)] if headings else []


def _short(text: str) -> str:
    return textwrap.shorten(text, _SHOWN, placeholder=" …")


def _about(rule: FieldRule) -> str:
    return ". ".join(part.rstrip(".") for part in (rule.label, rule.help) if part) + "."


def _value(rule: FieldRule, day: dt.date) -> str:
    """A value to begin with; where there are choices, words that wait for one of them."""
    if rule.choices:
        several = [*rule.choices[:-2], " or ".join(rule.choices[-2:])]
        value = basic(f"[Choose {', '.join(several)}]")
    else:
        plain = {"date": day.isoformat(), "number": "0", "yes-no": "false"}
        value = plain.get(rule.type, basic(f"[Enter: {rule.label}]"))
    return f"[{value}]" if rule.many else value
