"""Moving deals through the stages: one transaction for rules, visit, version and category."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cockpit.actions.categories import category_of
from cockpit.actions.history import date_closing, enter_stage, record_version
from cockpit.catalog.column_rules import refusal
from cockpit.domain.deal import CategorySource, Deal, Outcome
from cockpit.domain.moving import Candidate, GapsLeft
from cockpit.domain.people import DealContact
from cockpit.domain.pipeline import DealCheck, ExitCriterion, Stage, StageKind
from cockpit.domain.refusal import Refused
from cockpit.wording import _, n_

if TYPE_CHECKING:
    from cockpit.storage.database import Reader
    from cockpit.storage.work import Work


@dataclass(frozen=True, slots=True)
class Closing:
    """What the manager says when a deal closes; ``amount`` is minor units, ``outcome`` tells
    lost from no decision and disqualified."""

    on: date | None = None
    amount: int | None = None
    reason: str = ""
    competitor: str = ""
    outcome: Outcome | None = None


def move_deal(
    work: Work,
    deal_id: int,
    stage_id: int,
    closing: Closing | None = None,
    *,
    with_gaps: bool = False,
) -> None:
    """Move one deal. Refused (GapsLeft for an open checklist) leaves everything as it was."""
    deal, stage = work.get(Deal, deal_id), work.get(Stage, stage_id)
    gaps = _move(work, deal, stage, closing or Closing(), with_gaps)
    work.label = _("moved {deal} to {stage}").format(deal=deal.name, stage=stage.name)
    if gaps:
        work.label += " " + _("with gaps: {gaps}").format(gaps=", ".join(gaps))


def move_deals(
    work: Work,
    deal_ids: Sequence[int],
    stage_id: int,
    closing: Closing | None = None,
    *,
    with_gaps: bool = False,
) -> None:
    """Move several deals, all or none, as one step."""
    if len(deal_ids) == 1:
        return move_deal(work, deal_ids[0], stage_id, closing, with_gaps=with_gaps)
    stage = work.get(Stage, stage_id)
    for deal_id in deal_ids:
        _move(work, work.get(Deal, deal_id), stage, closing or Closing(), with_gaps)
    many = n_("moved {n} deal to", "moved {n} deals to", len(deal_ids))
    work.label = f"{many} {stage.name}"
    return None


def _move(
    work: Work, deal: Deal, stage: Stage, closing: Closing, with_gaps: bool
) -> tuple[str, ...]:
    on = closing.on or work.today
    if on > work.today:
        raise Refused(_("A move cannot happen in the future; choose today or an earlier day."))
    if deal.opened_on and on < deal.opened_on:
        raise Refused(
            _("{deal} was opened on {day}; choose that day or a later one.").format(
                deal=deal.name, day=deal.opened_on.isoformat()
            )
        )
    if closing.amount is not None:
        if closing.amount < 0:
            raise Refused(_("An amount is zero or more."))
        deal.amount = closing.amount
    gaps = _gaps(work, deal, stage)
    _refuse_at_the_door(work, deal, stage, gaps, with_gaps)
    if deal.stage_id != stage.id:
        enter_stage(work, deal, stage.id, on)
        deal.stage_id, deal.pipeline_id, deal.probability = stage.id, stage.pipeline_id, None
        deal.closed_on = None if stage.is_open else on
    elif closing.on is not None and deal.closed_on not in (None, on):
        date_closing(work, deal, on)
    _set_outcome(deal, stage, closing)
    _set_category(deal, stage)
    record_version(work, deal, on)
    return gaps


def _refuse_at_the_door(
    work: Work, deal: Deal, stage: Stage, gaps: tuple[str, ...], with_gaps: bool
) -> None:
    if deal.stage_id == stage.id:
        return
    reason = refusal(stage.rules, candidate(work, deal)) if stage.rules else None
    if reason is None and stage.card_limit is not None and stage.is_open:
        here = len(work.find(Deal, stage_id=stage.id, outcome=Outcome.OPEN))
        if here >= stage.card_limit:
            reason = _("{stage} is full: its limit is {n}.").format(
                stage=stage.name, n=stage.card_limit
            )
    if reason is not None:
        raise Refused(reason)
    if gaps and not with_gaps:
        text = _("Before it leaves: {gaps}.").format(gaps=", ".join(gaps))
        raise GapsLeft(text, gaps)


def candidate(work: Work, deal: Deal) -> Candidate:
    """The deal as the rules see it."""
    return Candidate(
        deal.name,
        deal.amount,
        deal.expected_close,
        deal.owner_id,
        deal.next_step,
        len(work.find(DealContact, deal_id=deal.id)),
    )


def _gaps(work: Work, deal: Deal, stage: Stage) -> tuple[str, ...]:
    """Checklist lines left open when the deal goes forwards; going back or losing asks nothing."""
    if deal.stage_id == stage.id or stage.kind == StageKind.LOST:
        return ()
    left = work.look((ExitCriterion, DealCheck), _unticked, deal.id, deal.stage_id)
    if not left:
        return ()
    here = work.get(Stage, deal.stage_id)
    if not here.is_open:
        return ()
    if stage.is_open and (stage.pipeline_id != here.pipeline_id or stage.position < here.position):
        return ()
    return left


def _unticked(db: Reader, deal_id: int, stage_id: int) -> tuple[str, ...]:
    """The lines of a stage's checklist that the deal has not passed."""
    rows = db.all(
        "SELECT text FROM exit_criterion WHERE stage_id = ? AND NOT archived AND id NOT IN"
        " (SELECT criterion_id FROM deal_check WHERE deal_id = ?) ORDER BY position, id",
        stage_id,
        deal_id,
    )
    return tuple(text for (text,) in rows)


def _set_outcome(deal: Deal, stage: Stage, closing: Closing) -> None:
    if stage.is_open:
        deal.outcome, deal.lost_reason = Outcome.OPEN, ""
        return
    if stage.kind == StageKind.WON:
        deal.outcome, deal.lost_reason = Outcome.WON, ""
        return
    if closing.outcome is not None or deal.outcome in (Outcome.OPEN, Outcome.WON):
        # No decision and disqualified stay what they are until somebody says otherwise.
        deal.outcome = closing.outcome or Outcome.LOST
    deal.lost_reason = closing.reason or deal.lost_reason
    deal.competitor = closing.competitor or deal.competitor


def _set_category(deal: Deal, stage: Stage) -> None:
    """The stage sets the category unless a hand did."""
    if deal.category_source == CategorySource.MANUAL:
        return
    deal.forecast_category = category_of(stage)
