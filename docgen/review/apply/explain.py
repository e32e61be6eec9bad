"""Why an edit was not made: what the words really are, and which field to change instead."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from docgen.decision.decision import Decision
from docgen.decision.model import Figure
from docgen.diagnostics import Position
from docgen.house.model import House
from docgen.house.wording import date_text
from docgen.paper import walk
from docgen.paper.tree import Heading, Paper
from docgen.review.apply.expect import Edited
from docgen.review.apply.plan import Plan
from docgen.review.marks import Mark
from docgen.review.outcome import End
from docgen.review.source.atoms import IMAGE, NOTE, REFERENCE, Atom
from docgen.review.source.glyphs import View
from docgen.review.texts import TextBlock, texts
from docgen.toml.positions import DataPath

Answer = tuple[End, str]


class Explainer(Struct, frozen=True):
    """Explains for one decision, its house and the base paper."""

    decision: Decision
    house: House
    paper: Paper

    def why(self, plan: Plan, block: TextBlock | None, view: View | None, failed: str) -> Answer:
        """How an edit ends that could not be made, and the reason."""
        if block is None or view is None:
            return "noted", plan.why or "it is nowhere in the text of the paper"
        if plan.fixed is not None:
            return "noted", self.fixed(plan.fixed, block)
        if sign := next((c for c in _touched(plan, view) if c in (REFERENCE, NOTE, IMAGE)), ""):
            return "noted", _signs(sign)
        if role := self.role(block, plan.mark):
            return "noted", role
        if not plan.steps and plan.run is None:
            return "noted", self.generated(block, plan.mark)
        if plan.steps:
            return "refused", f"the source cannot be changed so that the paper says this and nothing else changes: {failed}"
        if plan.why:
            return "refused", plan.why
        return "noted", self.generated(block, plan.mark)

    def fixed(self, atom: Atom, block: TextBlock) -> str:
        if atom.kind == "figure":
            at = self.decision.place(("figures", atom.name))
            if ("figures", atom.name) not in self.decision.places.document.places:
                at = self.line_of(atom.name)
            figure = self.decision.front.figures.get(atom.name)
            if isinstance(figure, Figure) and figure.value is None:
                parts = (*figure.sum, *figure.difference, *figure.product, *figure.ratio)
                names = ", ".join(map(str, parts))
                return f'"{atom.printed}" is the figure {atom.name}, derived at {at}: change what it comes from, {names}'
            where = "in [figures]" if figure else "a line of [[finances]]"
            return f'"{atom.printed}" is the figure {atom.name}, {where}: change it at {at}'
        if atom.kind == "reference":
            return f"the number is a reference to #{atom.name}, and docgen counts it: point it elsewhere at {block.at}"
        return _signs(atom.printed[:1])

    def line_of(self, name: str) -> Position:
        """Where the line of the ledger with that id stands."""
        found = [n for n, line in enumerate(self.decision.front.finances) if line.id == name]
        return self.decision.place(("finances", found[0], "amount") if found else ("finances",))

    def role(self, block: TextBlock, mark: Mark) -> str:
        """Of a heading of the house: that it is one, and what of it is not."""
        role = self.heading_role(block)
        if role.startswith("comment-"):
            kind = role.removeprefix("comment-")
            if found := self.value(block.text[mark.start : mark.end], block.text, kind):
                return found
            return f"this is the house's heading of the {kind} comment; its initials and date alone are typed, at {block.at}"
        if role in self.house.roles:
            at = f", which stands at {block.at}" if block.at.line else ""
            return f"this is the house's heading for the part \"{role}\"{at}; the house's file has it"
        return ""

    def heading_role(self, block: TextBlock) -> str:
        """The role of a heading; "" of anything else."""
        if block.kind != "heading":
            return ""
        heading = next((b for b in walk.blocks(self.paper.blocks) if isinstance(b, Heading) and b.id == block.id), None)
        return heading.role if heading else ""

    def generated(self, block: TextBlock, mark: Mark) -> str:
        """What prints the block, and the field to change."""
        if found := self.value(block.text[mark.start : mark.end] if mark.end > mark.start else block.text, block.text):
            return found
        if block.at.file and block.at.line:
            return f"this is printed from what stands at {block.at}, in words of the house: change it there"
        if at := self.field(block):
            return f"this is the house's wording for what stands at {at}: change it there"
        return "this is the house's own wording, which no decision changes; the house's file has it"

    def field(self, block: TextBlock) -> str:
        """Where the field stands that the house puts into words there, right below a heading of the field's name."""
        above = texts(self.paper, self.house.run_in)[block.index - 1] if block.index else block
        name = self.heading_role(above).replace("-", "_")
        worded = isinstance(getattr(self.decision.front, name, None), str)
        return str(self.decision.value_place((name,))) if name and worded else ""

    def value(self, touched: str, whole: str, kind: str = "") -> str:
        """The date or amount of the front matter that is printed there; `kind`: only those of that officer's comment."""
        for said, name, path in self.values():
            if kind and not (path[0] == "comments" and self.decision.front.comments[int(path[1])].kind == kind):
                continue
            if said and said in whole and (touched in said or said in touched or touched == whole):
                return f'"{said}" is {name}: change it at {self.decision.value_place(path)}'
        return ""

    def values(self) -> Sequence[tuple[str, str, DataPath]]:
        front, forms = self.decision.front, self.house.dates
        found: list[tuple[str, str, DataPath]] = [
            (date_text(form, front.meeting.date), "the date of the meeting", ("meeting", "date"))
            for form in (forms.long, forms.short)
        ]
        for n, comment in enumerate(front.comments):
            if comment.date:
                name = f"the date of the {comment.kind} comment"
                found.append((date_text(forms.short, comment.date), name, ("comments", n, "date")))
            if comment.initials:
                name = f"the initials of the {comment.kind} comment"
                found.append((comment.initials, name, ("comments", n, "initials")))
        for n, line in enumerate(front.finances):
            amount = f"£{line.amount:,f}".removesuffix(".00")
            found.append((amount, f'the amount of the finance line "{line.what}"', ("finances", n, "amount")))
        found.append((front.meeting.agenda_item, "the agenda item", ("meeting", "agenda_item")))
        return found


def _touched(plan: Plan, view: View) -> str:
    """The printed characters that the edit changes."""
    found = [e for e in plan.effects if isinstance(e, Edited)]
    return "".join(view.printed[e.start : e.end] for e in found)


def _signs(sign: str) -> str:
    return {
        REFERENCE: "the number is a reference, and docgen counts it: point it elsewhere in the source",
        NOTE: "the mark of a footnote cannot be changed in words: move or delete it in the source",
        IMAGE: "a picture is changed in the source",
    }.get(sign, "this is not typed as it is printed: change it in the source")
