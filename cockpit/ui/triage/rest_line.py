"""Under the list: how many deals at risk the morning leaves out, one press away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cockpit.queries.triage import NeedsMe
from cockpit.ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12
from cockpit.ui.widgets.buttons import LinkButton
from cockpit.ui.widgets.figures import short_money
from cockpit.ui.widgets.keycap import KeyCap
from cockpit.ui.widgets.panel import Rule
from cockpit.wording import _, n_


class RestLine(QWidget):
    """``wanted`` when the other list is asked for."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.link = LinkButton("")
        self.link.clicked.connect(self.wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Rule())
        across = QHBoxLayout()
        across.setContentsMargins(SPACE_8, SPACE_4, SPACE_12, SPACE_4)
        across.addWidget(self.link)
        across.addStretch(1)
        across.addWidget(KeyCap("R"))
        column.addLayout(across)
        self.hide()

    def tell(self, shown: NeedsMe, *, whole: bool) -> None:
        """Say what else there is, or the way back."""
        if whole:
            self.link.set_text(_("Only what this morning holds"))
        elif shown.others:
            said = n_("{n} more deal at risk", "{n} more deals at risk", shown.others)
            if shown.others_risk:
                deals = n_("{n} smaller deal", "{n} smaller deals", shown.others)
                money = short_money(shown.others_risk, shown.currency)
                said = _("{deals} at risk, {money} weighted").format(deals=deals, money=money)
            self.link.set_text(said)
        self.setVisible(whole or bool(shown.others))
