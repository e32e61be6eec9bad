"""All rules, in one list."""

from __future__ import annotations

from docgen.checks.finance import (
    amount_two_ways,
    amount_unlisted,
    fallback_source,
    figure_derived,
    finance_balance,
    finance_holding,
    option_cost,
    recommendation_amount,
)
from docgen.checks.house import (
    explicit_label,
    field_form,
    required_comment,
    required_field,
    required_section,
    section_kind,
    section_length,
    unknown_comment,
    unknown_field,
    unprinted,
)
from docgen.checks.rule import Rule

RULES: tuple[Rule, ...] = (
    # What the house asks for
    required_field.RULE,
    unknown_field.RULE,
    field_form.RULE,
    required_section.RULE,
    section_kind.RULE,
    section_length.RULE,
    required_comment.RULE,
    unknown_comment.RULE,
    explicit_label.RULE,
    unprinted.RULE,
    # Money and figures
    figure_derived.RULE,
    finance_balance.RULE,
    finance_holding.RULE,
    amount_unlisted.RULE,
    amount_two_ways.RULE,
    recommendation_amount.RULE,
    option_cost.RULE,
    fallback_source.RULE,
)
