"""Opening deals and changing what is known about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from cockpit.actions.categories import category_of
from cockpit.actions.history import VERSIONED, date_closing, date_opening, record_version
from cockpit.domain.deal import CategorySource, Deal, Outcome, StageVisit
from cockpit.domain.pipeline import DealCheck, ExitCriterion, ForecastCategory, Stage
from cockpit.domain.refusal import Refused
from cockpit.domain.work_items import Note
from cockpit.wording import _, n_

if TYPE_CHECKING:
    from cockpit.storage.work import Work

EDITABLE = frozenset(
    [
        "name",
        "account_id",
        "owner_id",
        "product_id",
        "amount",
        "currency",
        "source",
        "opened_on",
        "expected_close",
        "closed_on",
        "next_step",
        "next_step_on",
        "lost_reason",
        "competitor",
        "forecast_category",
        "probability",
    ]
)
_VERSIONED_FIELDS = frozenset(VERSIONED.values())


def open_deal(work: Work, /, name: str, stage_id: int, currency: str, **fields: Any) -> int:
    """Open a deal today (or on ``opened_on``) in an open stage; gives its id."""
    stage = work.get(Stage, stage_id)
    if not stage.is_open:
        raise Refused(
            _("A new deal starts in an open stage, not in {stage}.").format(stage=stage.name)
        )
    if not name.strip():
        raise Refused(_("Give the deal a name."))
    _refuse_unknown(fields)
    _refuse_numbers(fields)
    if fields.get("closed_on") is not None:
        raise Refused(_("A closing date belongs to a closed deal; move it to a closed stage."))
    opened_on = fields.pop("opened_on", None) or work.today
    _refuse_future(work, opened_on)
    deal = Deal(
        name=name.strip(),
        pipeline_id=stage.pipeline_id,
        stage_id=stage.id,
        currency=currency,
        known_from=opened_on,
        opened_on=opened_on,
        forecast_category=stage.forecast_category,
        **fields,
    )
    work.add(deal)
    work.add(StageVisit(deal.id, stage.id, opened_on, work.now))
    record_version(work, deal, opened_on)
    work.label = _("opened {deal}").format(deal=deal.name)
    return deal.id


def edit_deal(work: Work, /, deal_id: int, on: date | None = None, **fields: Any) -> None:
    """Set fields of one deal; what figures are made of becomes a version from ``on``."""
    deal = work.get(Deal, deal_id)
    _edit(work, deal, fields, on or work.today)
    names = ", ".join(key.removesuffix("_id").replace("_", " ") for key in sorted(fields))
    work.label = _("changed {fields} of {deal}").format(fields=names, deal=deal.name)


def edit_deals(work: Work, /, deal_ids: Sequence[int], **fields: Any) -> None:
    """Set the same fields on several deals, all or none, as one step."""
    for deal_id in deal_ids:
        _edit(work, work.get(Deal, deal_id), fields, work.today)
    names = ", ".join(key.removesuffix("_id").replace("_", " ") for key in sorted(fields))
    deals = n_("{n} deal", "{n} deals", len(deal_ids))
    work.label = _("changed {fields} of {deals}").format(fields=names, deals=deals)


def _edit(work: Work, deal: Deal, fields: Mapping[str, Any], on: date) -> None:
    _refuse_unknown(fields)
    _refuse_nonsense(deal, fields)
    _refuse_future(work, on, fields.get("opened_on"), fields.get("closed_on"))
    if fields.get("opened_on") not in (None, deal.known_from):
        date_opening(work, deal, fields["opened_on"])
    if fields.get("closed_on") not in (None, deal.closed_on):
        date_closing(work, deal, fields["closed_on"])
    for key, value in fields.items():
        if key != "forecast_category":
            setattr(deal, key, value)
    if "forecast_category" in fields:
        _pick_category(work, deal, fields["forecast_category"])
    if _VERSIONED_FIELDS & fields.keys():
        record_version(work, deal, max(on, deal.known_from))


def _pick_category(work: Work, deal: Deal, category: ForecastCategory | None) -> None:
    """A category picked by hand stays whatever the stage; None gives it back to the stage."""
    if category is None:
        deal.forecast_category = category_of(work.get(Stage, deal.stage_id))
    else:
        deal.forecast_category = category
    by_hand = category is not None
    deal.category_source = CategorySource.MANUAL if by_hand else CategorySource.AUTO


def _refuse_unknown(fields: Mapping[str, Any]) -> None:
    unknown = fields.keys() - EDITABLE
    if unknown:
        raise KeyError(f"a deal has no {', '.join(sorted(unknown))} to set")


def _refuse_future(work: Work, *days: date | None) -> None:
    if any(day is not None and day > work.today for day in days):
        raise Refused(_("What has happened, happened today or earlier; choose such a day."))


def _refuse_nonsense(deal: Deal, fields: Mapping[str, Any]) -> None:
    if "name" in fields and not str(fields["name"]).strip():
        raise Refused(_("Give the deal a name."))
    _refuse_numbers(fields)
    opened, closed = (
        fields.get("opened_on", deal.opened_on),
        fields.get("closed_on", deal.closed_on),
    )
    if opened and closed and closed < opened:
        raise Refused(_("A deal cannot close before it was opened."))
    if "closed_on" in fields and (closed is None) != (deal.outcome == Outcome.OPEN):
        raise Refused(_("A closing date belongs to a closed deal; move it to a closed stage."))


def _refuse_numbers(fields: Mapping[str, Any]) -> None:
    amount = fields.get("amount")
    if amount is not None and amount < 0:
        raise Refused(_("An amount is zero or more."))
    probability = fields.get("probability")
    if probability is not None and not 0 <= probability <= 1:
        raise Refused(_("A probability lies between 0 and 100 %."))


def check_off(work: Work, deal_id: int, criterion_id: int, done: bool) -> None:
    """Tick or untick a line of the exit checklist."""
    deal, line = work.get(Deal, deal_id), work.get(ExitCriterion, criterion_id)
    found = work.first(DealCheck, deal_id=deal_id, criterion_id=criterion_id)
    if done and found is None:
        work.add(DealCheck(deal_id, criterion_id, work.today))
    elif not done and found is not None:
        work.remove(found)
    sign = _("ticked “{line}” for {deal}") if done else _("unticked “{line}” for {deal}")
    work.label = sign.format(line=line.text, deal=deal.name)


def write_note(
    work: Work,
    text: str,
    *,
    deal_id: int | None = None,
    person_id: int | None = None,
    account_id: int | None = None,
    private: bool = False,
) -> int:
    """Write a note on a deal, a person or an account; gives its id."""
    if not text.strip():
        raise Refused(_("Write the note first."))
    note = Note(text.strip(), work.now, private, deal_id, person_id, account_id)
    work.add(note)
    work.label = _("wrote a note")
    return note.id


def change_note(work: Work, note_id: int, text: str, private: bool) -> None:
    """Change a note's text or who may see it."""
    note = work.get(Note, note_id)
    if not text.strip():
        raise Refused(_("A note needs words; delete it instead."))
    note.text, note.private = text.strip(), private
    work.label = _("changed a note")


def delete_note(work: Work, note_id: int) -> None:
    """Delete a note."""
    work.remove(work.get(Note, note_id))
    work.label = _("deleted a note")
