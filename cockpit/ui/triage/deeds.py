"""The verbs as steps through the gate, each taken back by one undo."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication

from cockpit.domain.refusal import Refused
from cockpit.queries.triage import NeedyDeal, lost_stage
from cockpit.ui.triage.draft import draft
from cockpit.ui.triage.verbs import Verb
from cockpit.ui.widgets.figures import day
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.ui.shell.context import Context

# Days that the owner of a deal is given to answer.
_PATIENCE = 2


class Deeds:
    """``do`` gives the sentence that says what was done; Refused when it was not."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def do(self, verb: Verb, deal: NeedyDeal, values: dict[str, Any]) -> str:
        """Do it."""
        deeds = {
            Verb.STEP: self._plan,
            Verb.PUSH: self._push,
            Verb.LOSE: self._lose,
            Verb.SNOOZE: self._snooze,
            Verb.NUDGE: self._nudge,
            Verb.PIN: self._pin,
        }
        return deeds[verb](deal, values)

    def answer_day(self) -> date:
        """The day by which an owner is to answer: some working days on."""
        found, left = self._context.workspace.today(), _PATIENCE
        while left:
            found += timedelta(days=1)
            left -= found.weekday() < 5
        return found

    def _plan(self, deal: NeedyDeal, values: dict[str, Any]) -> str:
        from cockpit.actions.deals import edit_deal

        step = str(values.get("step") or "").strip()
        if not step:
            raise Refused(_("Say what happens next."))
        if values["on"] is not None and values["on"] < self._context.workspace.today():
            raise Refused(_("A next step lies ahead; choose today or a later day."))
        on = values["on"]
        self._context.workspace.do(edit_deal, deal.deal_id, next_step=step, next_step_on=on)
        return _("Next step for {deal}: {step}").format(deal=deal.title, step=step)

    def _push(self, deal: NeedyDeal, values: dict[str, Any]) -> str:
        from cockpit.actions.deals import edit_deal

        on = values["on"]
        if on is None or on < self._context.workspace.today():
            raise Refused(_("An expected close lies ahead; choose today or a later day."))
        self._context.workspace.do(edit_deal, deal.deal_id, expected_close=on)
        return _("{deal} closes {day} now").format(deal=deal.title, day=self._said(on))

    def _lose(self, deal: NeedyDeal, values: dict[str, Any]) -> str:
        from cockpit.actions.moves import Closing, move_deal
        from cockpit.domain.deal import Outcome

        workspace = self._context.workspace
        stage = workspace.ask(lost_stage, deal.deal_id)
        if stage is None:
            raise Refused(_("This pipeline has no lost stage."))
        closing = Closing(on=workspace.today(), reason=str(values["reason"]), outcome=Outcome.LOST)
        workspace.do(move_deal, deal.deal_id, stage, closing, with_gaps=True)
        return _("Closed {deal} as lost").format(deal=deal.title)

    def _snooze(self, deal: NeedyDeal, values: dict[str, Any]) -> str:
        from cockpit.actions.triage import snooze_deal, wake_deal

        if values.get("back"):
            self._context.workspace.do(wake_deal, deal.deal_id)
            return _("Brought back {deal}").format(deal=deal.title)
        until = values["on"]
        if until is None:
            raise Refused(_("Choose a day after today."))
        self._context.workspace.do(snooze_deal, deal.deal_id, until, deal.standing)
        return _("Put off {deal} until {day}").format(deal=deal.title, day=self._said(until))

    def _nudge(self, deal: NeedyDeal, _values: dict[str, Any]) -> str:
        from cockpit.actions.triage import nudge_owner

        by = self.answer_day()
        letter = draft(deal, by)
        self._context.workspace.do(nudge_owner, deal.deal_id, letter.title, letter.note, by)
        QGuiApplication.clipboard().setText(letter.as_text())
        return _("{owner} has a task until {day}; a draft is on the clipboard").format(
            owner=deal.owner, day=self._said(by)
        )

    def _pin(self, deal: NeedyDeal, _values: dict[str, Any]) -> str:
        from cockpit.actions.triage import pin_deal

        self._context.workspace.do(pin_deal, deal.deal_id, not deal.pinned)
        sign = _("Unpinned {deal}") if deal.pinned else _("Pinned {deal}")
        return sign.format(deal=deal.title)

    def _said(self, on: date) -> str:
        return day(on, self._context.workspace.today())
