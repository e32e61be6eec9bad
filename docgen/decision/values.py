"""The values that fields of a decision take: names, amounts, Markdown."""

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

from msgspec import Meta

Name = Annotated[str, Meta(pattern=r"^[A-Za-z][A-Za-z0-9_-]*\Z", max_length=60)]


def _from_whole(value: Any) -> Any:
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value


def amount(value: Any) -> Any:
    """The amount as a Decimal; other things as they are."""
    found = _from_whole(value)
    if isinstance(found, Decimal) and not _is_ordinary(found):
        raise ValueError(_ORDINARY)
    return found


def _is_ordinary(value: Decimal) -> bool:
    return value.is_finite() and value.adjusted() < 15 and int(value.as_tuple().exponent) >= -6


def field_value(value: Any) -> Any:
    """The value of a house's field itself; raises ValueError if a field cannot hold it."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, int | Decimal) and not _is_ordinary(Decimal(one)):
            raise ValueError(_ORDINARY)
        if not isinstance(one, str | int | Decimal | dt.date) or isinstance(one, dt.datetime):
            raise ValueError("must be a text, a number, a date, true or false, or a list of these")
    return value


def derived_from(value: Any) -> Any:
    """What a figure is derived from; raises ValueError if it is neither a name nor a number."""
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return amount(value)
    if not isinstance(value, str) or not value:
        raise ValueError("must be the name of a figure or finance line in quotes, or a number")
    return value


def one_amount(value: str) -> str:
    """The text itself; raises ValueError if it is not one amount."""
    from docgen.amounts import read

    found = read(value)
    if len(found) != 1 or found[0].text != value.strip():
        raise ValueError('must be one amount as the text writes it, such as "£5m", "95%", "4 fte" or "12 posts"')
    return value


_ORDINARY = "must be a number of at most 15 digits before the point and 6 after it"
_DECIMAL = {"read_as": Decimal, "before": _from_whole, "max_digits": 21, "decimal_places": 6}
if TYPE_CHECKING:
    Amount = Decimal
else:  # TOML has whole numbers too; they are Decimal from the moment they are read
    Amount = Annotated[Decimal | int, Meta(extra=_DECIMAL)]
FieldValue = Annotated[Any, Meta(extra={"check": field_value})]
Part = Annotated[Any, Meta(extra={"check": derived_from}, description="Name of a figure or finance line, or a number.")]
OneAmount = Annotated[str, Meta(extra={"check": one_amount})]
Markdown = Annotated[str, Meta(extra_json_schema={"x-docgen": "markdown"})]
