"""The timeline of a deal: a day, what happened, and who did it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cockpit.analysis.raw import day_of
from cockpit.queries.deal_history import Happening
from cockpit.ui.deal.history_words import in_words
from cockpit.ui.theme.tokens import SPACE_8
from cockpit.ui.widgets.buttons import LinkButton
from cockpit.ui.widgets.figures import day, long_day
from cockpit.ui.widgets.form import caps_label
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _, n_

_FIRST = 8
_DAY_WIDTH, _LEAST_LINE = 78, 120


class Timeline(QWidget):
    """Newest first; the older part is shown when asked for."""

    def __init__(self, me: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._me = me
        self._happenings: list[Happening] = []
        self._today = date(1970, 1, 1)
        self._all = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addWidget(caps_label(_("Timeline")))
        self._rows = QWidget()
        column.addWidget(self._rows)
        self._more = LinkButton("")
        self._more.clicked.connect(self._on_more)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._holder = column

    def show_history(self, happenings: Sequence[Happening], today: date, *, fold: bool) -> None:
        """Show what happened; ``fold`` begins with the newest again."""
        if list(happenings) == self._happenings and today == self._today and not fold:
            return
        self._happenings, self._today = list(happenings), today
        self._all = self._all and not fold
        self._fill()

    def texts(self) -> list[str]:
        """What is shown, line by line."""
        return [in_words(happening, self._today) for happening in self._shown()]

    def _shown(self) -> list[Happening]:
        return self._happenings if self._all else self._happenings[:_FIRST]

    def _fill(self) -> None:
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = QWidget()
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(SPACE_8)
        grid.setColumnStretch(1, 1)
        for row, happening in enumerate(self._shown()):
            self._add(grid, row, happening)
        self._holder.insertWidget(1, self._rows)
        left = len(self._happenings) - len(self._shown())
        self._more.setVisible(left > 0)
        self._more.set_text(n_("{n} earlier entry", "{n} earlier entries", left))

    def _add(self, grid: QGridLayout, row: int, happening: Happening) -> None:
        on = day_of(happening.day)
        when = PlainLabel(day(on, self._today), "small", "faint")
        when.set_hint(long_day(on))
        when.setFixedWidth(_DAY_WIDTH)
        who = _("you") if happening.who and happening.who == self._me else happening.who
        text = in_words(happening, self._today)
        # A name stays on one line.
        unbroken = who.replace(" ", "\N{NO-BREAK SPACE}")
        line = PlainLabel(f"{text}  ·  {unbroken}" if who else text, "body", "ink", wrap=True)
        # One long word makes the panel no wider.
        line.setMinimumWidth(_LEAST_LINE)
        grid.addWidget(when, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(line, row, 1)

    @Slot()
    def _on_more(self) -> None:
        self._all = True
        self._fill()
