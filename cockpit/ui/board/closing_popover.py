"""How a deal ended: date, amount, reason and competitor, asked where the hand let go."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cockpit.domain.deal import Outcome
from cockpit.queries.board import Card
from cockpit.ui.board.outcome_strip import endings
from cockpit.ui.widgets.buttons import Button, PrimaryButton
from cockpit.ui.widgets.choice_field import ChoiceField
from cockpit.ui.widgets.fields import DateField, MoneyField, TextField
from cockpit.ui.widgets.form import Form, FormRow
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.popover import Popover
from cockpit.wording import _, n_

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_WIDTH = 320


class ClosingPopover(Popover):
    """``answered(Closing)`` with what was said; the caller moves the deals and then calls
    ``close_now`` or ``refuse``."""

    answered = Signal(object)

    def __init__(
        self,
        outcome: Outcome,
        cards: Sequence[Card],
        reasons: Sequence[str],
        today: Callable[[], date],
        owner: QWidget,
    ) -> None:
        super().__init__(_title(outcome, cards), owner)
        self._outcome, self._today = outcome, today
        self._values: dict[str, object] = {"on": today(), "reason": "", "competitor": ""}
        self._form = Form()
        self._form.setMinimumWidth(_WIDTH)
        self._rows: list[FormRow] = []
        self._add("on", _("Closed on"), DateField(today, quiet=False), today())
        if outcome is Outcome.WON and len(cards) == 1:
            amount = cards[0].estimate if cards[0].amount is None else cards[0].amount
            money = MoneyField(cards[0].currency, quiet=False)
            self._values["amount"] = amount
            self._add("amount", _("Amount"), money, amount)
        if outcome is not Outcome.WON:
            choices = [("", _("Not said")), *((reason, reason) for reason in reasons)]
            self._add("reason", _("Reason"), ChoiceField(choices, quiet=False), "")
            self._add("competitor", _("Competitor"), TextField(quiet=False), "")
        self._refusal = PlainLabel("", "small", "bad", wrap=True)
        self._refusal.hide()
        self.body.addWidget(self._form)
        self.body.addWidget(self._refusal)
        self.body.addLayout(self._buttons())

    def refuse(self, sentence: str) -> None:
        """Say why it was not taken; the popover stays."""
        self._refusal.setText(sentence)
        self._refusal.show()
        self.adjustSize()

    def _add(self, key: str, title: str, editor: object, value: object) -> None:
        row = self._form.add_row(title, editor, _Keeper(self._values, key))  # type: ignore[arg-type]
        row.set_value(value)
        self._rows.append(row)

    def _buttons(self) -> QHBoxLayout:
        verbs = {ending.outcome: ending.title for ending in endings()}
        line = QHBoxLayout()
        line.addStretch(1)
        cancel = Button(_("Cancel"))
        cancel.clicked.connect(self.close_now)
        go = PrimaryButton(_("Close as {outcome}").format(outcome=verbs[self._outcome].lower()))
        go.clicked.connect(self._on_go)
        line.addWidget(cancel)
        line.addWidget(go)
        return line

    @Slot()
    def _on_go(self) -> None:
        from cockpit.actions.moves import Closing

        settled = [row.settle() for row in self._rows]
        if not all(settled):
            return
        self.answered.emit(
            Closing(
                on=self._values["on"],  # type: ignore[arg-type]
                amount=self._values.get("amount"),  # type: ignore[arg-type]
                reason=str(self._values["reason"]),
                competitor=str(self._values["competitor"]),
                outcome=self._outcome,
            )
        )


class _Keeper:
    """Puts what a field took among the values."""

    def __init__(self, values: dict[str, object], key: str) -> None:
        self._values, self._key = values, key

    def __call__(self, value: object) -> None:
        self._values[self._key] = value


def _title(outcome: Outcome, cards: Sequence[Card]) -> str:
    verbs = {ending.outcome: ending.title for ending in endings()}
    if len(cards) == 1:
        return f"{verbs[outcome]}: {cards[0].title}"
    return f"{verbs[outcome]}: {n_('{n} deal', '{n} deals', len(cards))}"
