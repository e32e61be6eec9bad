"""Derived figures: sums, differences, products and ratios of other figures, worked out exactly."""

from __future__ import annotations

import math
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from docgen.decision.model import Figure, FrontMatter
from docgen.toml.positions import DataPath

OPERATIONS = ("sum", "difference", "product", "ratio")
_MOST_DECIMALS = 6
_LARGEST = 10**15


class Exact(Struct, frozen=True):
    """What a figure comes to, exactly, and its unit."""

    value: Fraction
    unit: str


class Fault(Struct, frozen=True):
    """Why a figure cannot be derived, and where that is said in the front matter."""

    path: DataPath
    fact: str
    remedy: str
    near: str = ""


class _FaultError(Exception):
    def __init__(self, fault: Fault | None) -> None:
        super().__init__()
        self.fault = fault


def derivation(figure: Figure) -> str:
    """What a figure is derived by: "sum" and so on; empty for a plain value."""
    return next((name for name in OPERATIONS if getattr(figure, name)), "")


def parts(figure: Figure) -> list[Any]:
    """The names and numbers a figure is derived from."""
    how = derivation(figure)
    return getattr(figure, how) if how else []


def derived(front: FrontMatter) -> tuple[dict[str, Exact], list[Fault]]:
    """What every figure and named line comes to by its parts, whatever value is stated beside; and what cannot be."""
    working = _Working(front)
    for name in front.figures:
        working.try_figure(name)
    return working.known, working.faults


def stated(figure: Figure, exact: Exact | None) -> Figure:
    """The figure with a value and a unit: the value it states, else what it comes to, to six decimals at most.

    A ratio that does not come out even has the decimals that are printed, two if none are asked for.
    """
    unit = figure.unit if figure.unit is not None else exact.unit if exact else "£"
    if figure.value is not None or exact is None:
        return replace(figure, unit=unit)
    if exact.value.denominator == 1:
        return replace(figure, value=Decimal(exact.value.numerator), unit=unit)
    even = not 10**_MOST_DECIMALS % exact.value.denominator
    places = figure.places if even or figure.places is not None else 2
    return replace(figure, value=decimal(exact.value, _MOST_DECIMALS if even else places or 0), unit=unit, places=places)


def decimal(value: Fraction, places: int) -> Decimal:
    """The value rounded to decimal places, without noughts at its end."""
    with localcontext() as context:
        context.prec = 60
        found = Decimal((rounded(value, places) * 10**places).numerator).scaleb(-places)
        return found.quantize(Decimal(1)) if found == found.to_integral_value() else found.normalize()


def rounded(value: Fraction, places: int, way: str = "nearest") -> Fraction:
    """The value rounded to decimal places (-3: to thousands); halves away from zero, `up` and `down` by size."""
    unit = Fraction(10) ** -places
    size = abs(value) / unit
    whole = math.ceil(size) if way == "up" else math.floor(size) if way == "down" else math.floor(size + Fraction(1, 2))
    return (whole if value >= 0 else -whole) * unit


class _Working:
    def __init__(self, front: FrontMatter) -> None:
        self.figures = {name: f if isinstance(f, Figure) else Figure(value=f) for name, f in front.figures.items()}
        self.known = {line.id: Exact(Fraction(line.amount), "£") for line in front.finances if line.id is not None}
        self.names = {*self.figures, *self.known}
        self.failed: set[str] = set()
        self.under_way: list[str] = []
        self.faults: list[Fault] = []

    def try_figure(self, name: str) -> Exact | None:
        """What the figure comes to, or None: then the fault is told, once."""
        if name in self.failed:
            return None
        if name not in self.known:
            try:
                self.known[name] = self.work_out(name, self.figures[name])
            except _FaultError as problem:
                self.failed.add(name)
                if problem.fault:
                    self.faults.append(problem.fault)
                return None
        return self.known[name]

    def work_out(self, name: str, figure: Figure) -> Exact:
        how = self.form(name, figure)
        if not how:
            assert figure.value is not None
            return Exact(Fraction(figure.value), "£" if figure.unit is None else figure.unit)
        self.under_way.append(name)
        try:
            operands = [self.operand(("figures", name, how, n), part) for n, part in enumerate(getattr(figure, how))]
        finally:
            self.under_way.pop()
        found = self.reckon(("figures", name), how, operands, figure)
        if abs(found.value.numerator) >= _LARGEST * found.value.denominator:
            raise _fault(("figures", name, how), f'"{name}" comes to more than 15 digits', "Look for a wrong part")
        return found if figure.round is None else Exact(rounded(found.value, figure.round, figure.rounding), found.unit)

    def form(self, name: str, figure: Figure) -> str:
        at: DataPath = ("figures", name)
        ways = [how for how in OPERATIONS if getattr(figure, how)]
        if len(ways) > 1:
            raise _fault((*at, ways[1]), f'"{name}" is derived twice: as {ways[0]} and as {ways[1]}', "Keep one of them")
        if not ways and figure.value is None:
            raise _fault(at, f'"{name}" has no value', "Give a value, or a sum, difference, product or ratio")
        if not ways and figure.round is not None:
            raise _fault((*at, "round"), f'"{name}" is not derived, so nothing is rounded', "Write the value as it is meant")
        if ways and ways[0] == "ratio" and len(figure.ratio) != 2:
            raise _fault((*at, "ratio"), "A ratio is of two figures", 'Write ratio = ["first", "second"]')
        if ways and ways[0] == "difference" and len(figure.difference) < 2:
            raise _fault((*at, "difference"), "A difference is of two figures or more", 'Write difference = ["a", "b"]')
        return ways[0] if ways else ""

    def operand(self, path: DataPath, part: Any) -> Exact:
        if not isinstance(part, str):
            return Exact(Fraction(part), "")
        if part in self.under_way:
            way = " → ".join([*self.under_way[self.under_way.index(part) :], part])
            raise _fault(path, f"Figures are derived in a circle: {way}", "Give one of them a value of its own")
        if part not in self.names:
            fact = f'There is no figure "{part}"'
            remedy = "Add it under [figures], or give a finance line this id"
            raise _FaultError(Fault(path, fact, remedy, part))
        found = self.known.get(part) or self.try_figure(part)
        if found is None:
            raise _FaultError(None)
        return found

    def reckon(self, at: DataPath, how: str, operands: list[Exact], figure: Figure) -> Exact:
        if how in ("sum", "difference"):
            return self.added(at, how, operands, figure)
        unit = "£" if figure.unit is None else figure.unit
        values = [o.value / 100 if o.unit == "%" else o.value for o in operands]
        if how == "ratio" and not values[1]:
            raise _fault((*at, "ratio", 1), "A ratio cannot be worked out with nothing below", "Name a figure that is not 0")
        value = values[0] / values[1] if how == "ratio" else math.prod(values, start=Fraction(1))
        return Exact(value * 100 if unit == "%" else value, unit)

    def added(self, at: DataPath, how: str, operands: list[Exact], figure: Figure) -> Exact:
        parts = getattr(figure, how)
        named = [(n, o) for n, o in enumerate(operands) if isinstance(parts[n], str)]
        unit = figure.unit if figure.unit is not None else named[0][1].unit if named else "£"
        for n, operand in named:
            if operand.unit and unit and operand.unit != unit:
                fact = f'"{parts[n]}" is in {_said(operand.unit)}, and the {how} in {_said(unit)}'
                raise _fault((*at, how, n), fact, "Add only figures of one unit")
        found = operands[0].value
        for operand in operands[1:]:
            found = found + operand.value if how == "sum" else found - operand.value
        return Exact(found, unit)


def _fault(path: DataPath, fact: str, remedy: str) -> _FaultError:
    return _FaultError(Fault(path, fact, remedy))


def _said(unit: str) -> str:
    return {"£": "pounds", "": "plain numbers"}.get(unit, f'"{unit}"')
