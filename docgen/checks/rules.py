"""All rules, in one list."""

from __future__ import annotations

from docgen.checks.clearance import (
    comment_after_meeting,
    comment_bare,
    comment_year,
)
from docgen.checks.clock import (
    agenda_late,
    calendar_year,
    call_in_reason,
    exempt_paragraphs,
    exempt_reason,
    house_deadline,
    key_decision_doubt,
    key_decision_late,
    key_decision_unlisted,
    lawful_route,
    lawful_route_late,
    private_notice_late,
    private_notices,
)
from docgen.checks.dates import (
    date_form,
    date_impossible,
    event_after_meeting,
    financial_year,
    weekday_wrong,
)
from docgen.checks.finance import (
    amount_commas,
    amount_two_ways,
    amount_unlisted,
    fallback_source,
    figure_derived,
    finance_balance,
    finance_holding,
    finance_negative,
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
from docgen.checks.options import (
    decision_reasons,
    options_do_nothing,
    options_preferred,
    options_rejected,
)
from docgen.checks.papers import (
    appendix_missing,
    paper_not_listed,
    paper_uncited,
    paper_unfindable,
    papers_none,
    to_follow,
)
from docgen.checks.people import (
    contact_details,
)
from docgen.checks.recommendations import (
    equality_answer,
    recommendation_scrutiny,
    recommendation_single,
    recommendation_verb,
)
from docgen.checks.review import review_open
from docgen.checks.rule import Rule
from docgen.checks.signoff import (
    clearance_missing,
    comment_scope,
    comment_stale,
    comment_twice,
    comment_unsigned,
    officer_not_in_post,
    own_report,
    posts_comment,
    unknown_officer,
)
from docgen.checks.structure import (
    heading_order,
    image_description,
    reference_by_hand,
    reference_kind,
    table_header,
    table_types,
)
from docgen.checks.wording import (
    abbreviation,
    capitals,
    link_text,
    list_stops,
    long_sentence,
    markup_typed,
    personal_data,
    placeholder,
    progress_contradiction,
    repeated_text,
)

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
    finance_negative.RULE,
    amount_unlisted.RULE,
    amount_commas.RULE,
    amount_two_ways.RULE,
    recommendation_amount.RULE,
    option_cost.RULE,
    fallback_source.RULE,
    # How it is worded
    abbreviation.RULE,
    capitals.RULE,
    link_text.RULE,
    list_stops.RULE,
    long_sentence.RULE,
    personal_data.RULE,
    placeholder.RULE,
    markup_typed.RULE,
    progress_contradiction.RULE,
    repeated_text.RULE,
    # Dates
    date_form.RULE,
    date_impossible.RULE,
    event_after_meeting.RULE,
    financial_year.RULE,
    weekday_wrong.RULE,
    # Headings, tables, references
    heading_order.RULE,
    image_description.RULE,
    reference_by_hand.RULE,
    reference_kind.RULE,
    table_header.RULE,
    table_types.RULE,
    # What is recommended
    equality_answer.RULE,
    recommendation_scrutiny.RULE,
    recommendation_single.RULE,
    recommendation_verb.RULE,
    # Options and reasons
    decision_reasons.RULE,
    options_do_nothing.RULE,
    options_preferred.RULE,
    options_rejected.RULE,
    # Background papers and appendices
    appendix_missing.RULE,
    paper_not_listed.RULE,
    paper_uncited.RULE,
    paper_unfindable.RULE,
    papers_none.RULE,
    to_follow.RULE,
    # Officers' comments
    comment_after_meeting.RULE,
    comment_bare.RULE,
    comment_year.RULE,
    # People
    contact_details.RULE,
    # Notices, papers and their dates
    agenda_late.RULE,
    key_decision_unlisted.RULE,
    key_decision_late.RULE,
    key_decision_doubt.RULE,
    lawful_route.RULE,
    lawful_route_late.RULE,
    private_notices.RULE,
    private_notice_late.RULE,
    call_in_reason.RULE,
    exempt_paragraphs.RULE,
    exempt_reason.RULE,
    house_deadline.RULE,
    calendar_year.RULE,
    # Sign-offs
    comment_stale.RULE,
    comment_scope.RULE,
    comment_unsigned.RULE,
    comment_twice.RULE,
    clearance_missing.RULE,
    unknown_officer.RULE,
    officer_not_in_post.RULE,
    own_report.RULE,
    posts_comment.RULE,
    # What reviewers said
    review_open.RULE,
)
