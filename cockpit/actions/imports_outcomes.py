"""How a deal ended, by all that its source says of it."""

from __future__ import annotations

from datetime import date

from cockpit.actions.imports_pipelines import StageRow
from cockpit.catalog.importers.spelling import name_key
from cockpit.catalog.importers.stage_words import Meaning, meaning_of
from cockpit.domain.deal import Outcome
from cockpit.domain.drafts import DealDraft
from cockpit.domain.pipeline import StageKind

_OUTCOMES = {
    Meaning.WON: Outcome.WON,
    Meaning.LOST: Outcome.LOST,
    Meaning.NO_DECISION: Outcome.NO_DECISION,
    Meaning.DISQUALIFIED: Outcome.DISQUALIFIED,
}


def outcome_of(draft: DealDraft, named: StageRow | None) -> Outcome:
    """The status says most, then the flags, then the stage, then a day of winning or losing."""
    status = meaning_of(draft.status) if draft.status else None
    if status in _OUTCOMES:
        return _OUTCOMES[status]
    spoken = meaning_of(draft.stage) if draft.stage else None
    if draft.is_won:
        return Outcome.WON
    if draft.is_closed:
        milder = (Meaning.NO_DECISION, Meaning.DISQUALIFIED)
        return _OUTCOMES[spoken] if spoken in milder else Outcome.LOST
    if status is Meaning.OPEN or draft.is_closed is False:
        return Outcome.OPEN
    if named is not None and named.is_open:
        # The stage in which it was lost may be kept: then the day, or the reason, says it.
        return _ended_in_its_stage(draft)
    if spoken in _OUTCOMES:
        return _OUTCOMES[spoken]
    if named is not None:
        return Outcome.WON if named.kind is StageKind.WON else Outcome.LOST
    if draft.won_on:
        return Outcome.WON
    return Outcome.LOST if draft.lost_on else Outcome.OPEN


def _ended_in_its_stage(draft: DealDraft) -> Outcome:
    if draft.won_on and not draft.lost_on:
        return Outcome.WON
    lost = draft.lost_on or (draft.lost_reason and draft.closed_on)
    return Outcome.LOST if lost and not draft.won_on else Outcome.OPEN


def closing_day(draft: DealDraft, outcome: Outcome, latest: date) -> date | None:
    """The day a closed deal closed, by the most particular column that is filled; the day it was
    expected to, up to the ``latest``, where its source keeps no other."""
    if outcome is Outcome.OPEN:
        return None
    own = draft.won_on if outcome is Outcome.WON else draft.lost_on
    told = own or draft.closed_on or draft.close_date or draft.stage_since
    return told or (draft.expected_close if is_expected_only(draft, latest) else None)


def is_expected_only(draft: DealDraft, latest: date) -> bool:
    """Whether the expected day, which is past, is all that can be a closed deal's closing."""
    days = (draft.won_on, draft.lost_on, draft.closed_on, draft.close_date, draft.stage_since)
    return not any(days) and draft.expected_close is not None and draft.expected_close <= latest


def lost_reason(draft: DealDraft, stage: StageRow, outcome: Outcome) -> str:
    """The reason given; a lost stage of the source's with a name of its own says it too."""
    if outcome in (Outcome.WON, Outcome.OPEN):
        return "" if outcome is Outcome.WON else draft.lost_reason
    plain_loss = outcome is Outcome.LOST and name_key(draft.stage) != name_key(stage.name)
    return draft.lost_reason or (draft.stage if plain_loss and not draft.status else "")
