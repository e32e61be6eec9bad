"""All rules, in one list."""

from __future__ import annotations

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
)
