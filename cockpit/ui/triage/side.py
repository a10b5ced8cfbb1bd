"""Beside the list: why the chosen deal is on it, and what can be done, each with its key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cockpit.queries.triage import NeedyDeal
from cockpit.ui.commands import shown_keys
from cockpit.ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16
from cockpit.ui.triage.asking import Asking
from cockpit.ui.triage.verbs import Offer, Verb, offers
from cockpit.ui.widgets.buttons import QuietButton
from cockpit.ui.widgets.chip import Chip
from cockpit.ui.widgets.figures import day, money
from cockpit.ui.widgets.form import caps_label
from cockpit.ui.widgets.keycap import KeyCap
from cockpit.ui.widgets.panel import Panel, Rule
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.scrolling import scrolling
from cockpit.wording import _

WIDTH = 320


class Side(Panel):
    """``wanted(verb)`` when a verb is pressed; ``asking`` holds its fields."""

    wanted = Signal(str)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(padding=0, parent=parent)
        self._today = today
        self.setFixedWidth(WIDTH)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(SPACE_16, SPACE_12, SPACE_12, SPACE_12)
        column.setSpacing(SPACE_8)
        self.body.addWidget(scrolling(inner))
        self._title = PlainLabel("", "title")
        self._second = PlainLabel("", "body", "dim", wrap=True)
        self._third = PlainLabel("", "small", "dim", wrap=True)
        for label in (self._title, self._second, self._third):
            column.addWidget(label)
        self._reasons = QVBoxLayout()
        self._reasons.setSpacing(SPACE_4)
        column.addLayout(self._reasons)
        column.addWidget(Rule())
        self.asking = Asking(today)
        self.buttons: dict[Verb, QuietButton] = {}
        self._parts = QStackedWidget()
        self._parts.addWidget(self._verbs())
        self._parts.addWidget(self._asked())
        column.addWidget(self._parts, 1)

    def show_deal(self, deal: NeedyDeal | None, *, writable: bool) -> None:
        """Tell of a deal; nothing when none is chosen."""
        self.setVisible(deal is not None)
        if deal is None:
            return
        today = self._today()
        self._title.setText(deal.title)
        worth = "" if deal.worth is None else money(deal.worth, deal.currency)
        worth = f"≈ {worth}" if worth and deal.estimated else worth
        # Named after its account, a deal tells only the rest: the account is the title.
        name = deal.name.removeprefix(deal.account).strip(" ·–-") if deal.account else ""
        self._second.setText(" · ".join(filter(None, (name, worth or _("no amount")))))
        closes = _("closes {day}").format(day=day(deal.expected_close, today))
        closes = closes if deal.expected_close is not None else _("no close date")
        owner = deal.owner or _("nobody owns it")
        self._third.setText(f"{owner} · {deal.stage} · {closes}")
        self._show_reasons(deal)
        for verb, button in self.buttons.items():
            needs_owner = verb in (Verb.NUDGE, Verb.MAIL)
            button.setEnabled(
                (writable or verb is Verb.OPEN) and bool(deal.owner or not needs_owner)
            )

    def ask(self, verb: Verb, deal: NeedyDeal, reasons: list[str]) -> None:
        """Show the fields of a verb."""
        self._parts.setCurrentIndex(1)
        self.asking.ask(verb, deal, reasons)

    @property
    def is_asking(self) -> bool:
        """Whether fields are open."""
        return self._parts.currentIndex() == 1

    def offer(self) -> None:
        """Show the verbs again."""
        self._parts.setCurrentIndex(0)

    def _show_reasons(self, deal: NeedyDeal) -> None:
        while (item := self._reasons.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        said = set()
        for warning in deal.warned:
            reason = warning.reason[:1].upper() + warning.reason[1:]
            # Stalled for want of contact is said once.
            if reason not in said:
                self._reasons.addWidget(PlainLabel(reason, "small", warning.tone, wrap=True))
            said.add(reason)
        if deal.pinned:
            self._reasons.addWidget(Chip(_("pinned"), "accent"), 0, Qt.AlignmentFlag.AlignLeft)

    def _verbs(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(caps_label(_("What to do")))
        for offer in offers():
            column.addWidget(self._line(offer))
        column.addSpacing(SPACE_8)
        walk = PlainLabel(_("J and K walk through the list"), "small", "dim")
        column.addWidget(walk)
        column.addStretch(1)
        return holder

    def _line(self, offer: Offer) -> QWidget:
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        button = self.buttons[offer.verb] = QuietButton(offer.title, icon=offer.icon)
        button.setProperty("verb", str(offer.verb))
        button.clicked.connect(self._on_button)
        across.addWidget(button)
        across.addStretch(1)
        across.addWidget(KeyCap(shown_keys(offer.key)), 0, Qt.AlignmentFlag.AlignVCenter)
        return line

    def _asked(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.asking)
        column.addStretch(1)
        return holder

    @Slot()
    def _on_button(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.wanted.emit(str(sender.property("verb")))
