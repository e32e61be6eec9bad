"""Trying edits: those are kept after which the paper made anew says what it should, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct, field

from docgen.decision.source import Source
from docgen.review.apply.expect import Base, Effect, differs, expected, lines
from docgen.review.apply.pieces import UntypableError
from docgen.review.apply.plan import Plan
from docgen.review.apply.step import Step, patches, renamed
from docgen.review.source.files import written
from docgen.review.texts import TextBlock


class Faulty(Struct, frozen=True):
    """No paper came of it; why not, in words."""

    why: str


Make = Callable[[Source], "tuple[TextBlock, ...] | Faulty"]


MOST = 1000  # papers made to try edits; a file with more bad ones than that is no review
_TOO_MANY = "too many edits of these copies cannot be made, and this one was not tried: review the copies one by one"


class Trial(Struct):
    """Edits of one base. `kept` are the plans taken, each with its step; `failed` why others were not.

    `left` is how many papers may still be made.
    """

    source: Source
    base: Base
    make: Make
    kept: dict[int, tuple[Plan, Step]] = field(default_factory=dict)
    failed: dict[int, str] = field(default_factory=dict)
    left: int = MOST

    def run(self, plans: Sequence[tuple[int, Plan]]) -> None:
        """Tries the plans, each under its number, all at once if that goes well, else halves of them."""
        self.some([(n, plan) for n, plan in plans if plan.steps])

    def some(self, plans: list[tuple[int, Plan]]) -> None:
        if not plans:
            return
        if self.left <= 0:
            self.failed |= {n: _TOO_MANY for n, _ in plans}
        elif not self.fault([(plan, plan.steps[0]) for _, plan in plans]):
            self.kept |= {n: (plan, plan.steps[0]) for n, plan in plans}
        elif len(plans) == 1:
            self.one(*plans[0])
        else:
            half = len(plans) // 2
            self.some(plans[:half])
            self.some(plans[half:])

    def one(self, number: int, plan: Plan) -> None:
        """Tries the other ways of one plan."""
        why = self.fault([(plan, plan.steps[0])])
        for step in plan.steps[1:]:
            if not self.fault([(plan, step)]):
                self.kept[number] = (plan, step)
                return
        self.failed[number] = why

    def fault(self, more: Iterable[tuple[Plan, Step]]) -> str:
        """What is wrong with the paper if these are done too; "" if nothing is."""
        every = [*self.kept.values(), *more]
        steps = [step for _, step in every]
        effects: list[Effect] = [effect for plan, _ in every for effect in plan.effects]
        self.left -= 1
        try:
            made = self.make(written(self.source, patches(steps)))
        except UntypableError as problem:
            return str(problem)
        if isinstance(made, Faulty):
            return made.why
        return differs(lines(made), expected(self.base, effects), renamed(steps))
