"""What a stage may demand of a deal before it lets it in.

To add one: its file, one line here.
"""

from __future__ import annotations

from cockpit.catalog.column_rules import (
    needs_amount,
    needs_close_date,
    needs_contact,
    needs_next_step,
    needs_owner,
)
from cockpit.domain.moving import Candidate, Rule

COLUMN_RULES: dict[str, Rule] = {
    "needs_amount": needs_amount.refuse,
    "needs_close_date": needs_close_date.refuse,
    "needs_owner": needs_owner.refuse,
    "needs_next_step": needs_next_step.refuse,
    "needs_contact": needs_contact.refuse,
}
SENTENCES: dict[str, str] = {
    "needs_amount": needs_amount.SENTENCE,
    "needs_close_date": needs_close_date.SENTENCE,
    "needs_owner": needs_owner.SENTENCE,
    "needs_next_step": needs_next_step.SENTENCE,
    "needs_contact": needs_contact.SENTENCE,
}


def refusal(rules: list[str], candidate: Candidate) -> str | None:
    """The first reason against the candidate, None when the stage takes it. The card that
    hovers and the action that moves it ask this same question."""
    for key in rules:
        rule = COLUMN_RULES.get(key)
        reason = rule(candidate) if rule else None
        if reason:
            return reason
    return None
