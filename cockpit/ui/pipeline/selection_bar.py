"""What can be done with several chosen cards, floating over the foot of the board."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cockpit.ui.board.board_view import BoardView
from cockpit.ui.theme.tokens import SPACE_8, SPACE_12
from cockpit.ui.widgets.buttons import IconButton, QuietButton
from cockpit.ui.widgets.figures import short_money
from cockpit.ui.widgets.floating import SHADOW, paint_floating
from cockpit.ui.widgets.foot_bar import FootBar
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _, n_

_FEWEST = 2
_ADDED_UP = 2_000


class SelectionBar(FootBar):
    """Comes when two or more cards are chosen and goes with the choice."""

    def __init__(self, board: BoardView) -> None:
        super().__init__(board)
        self._board = board
        line = QHBoxLayout(self)
        side = SHADOW + SPACE_12
        line.setContentsMargins(side, SHADOW + SPACE_8, side, SHADOW + SPACE_8)
        line.setSpacing(SPACE_8)
        self._said = PlainLabel("", "strong")
        line.addWidget(self._said)
        for field, verb in (
            ("owner_id", _("Owner…")),
            ("expected_close", _("Close date…")),
            ("forecast_category", _("Category…")),
        ):
            button = QuietButton(verb)
            button.setProperty("field", field)
            button.clicked.connect(self._on_change)
            line.addWidget(button)
        more = QuietButton(_("More…"))
        more.clicked.connect(self._on_more)
        line.addWidget(more)
        cross = IconButton("close", _("Choose none (Esc)"), size=14)
        cross.clicked.connect(self._on_none)
        line.addWidget(cross)
        board.chosen.connect(self._on_chosen)
        board.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """The floating ground."""
        painter = QPainter(self)
        paint_floating(painter, QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW))
        painter.end()

    def _place(self) -> None:
        self.adjustSize()
        left = (self._board.width() - self.width()) // 2
        self.move(left, self._board.height() - self.height() + 2)

    @Slot(object)
    def _on_chosen(self, deal_ids: tuple[int, ...]) -> None:
        self.setVisible(len(deal_ids) >= _FEWEST)
        if self.isHidden():
            return
        text = n_("{n} deal chosen", "{n} deals chosen", len(deal_ids))
        if len(deal_ids) <= _ADDED_UP:
            text = f"{text} · {self._sum(deal_ids)}"
        self._said.setText(text)
        self._place()
        self.raise_()

    def _sum(self, deal_ids: tuple[int, ...]) -> str:
        """Amounts, else estimates, by currency."""
        sums: dict[str, int] = {}
        for card in self._board.deck.cards(deal_ids):
            value = card.estimate if card.amount is None else card.amount
            sums[card.currency] = sums.get(card.currency, 0) + (value or 0)
        return " + ".join(short_money(value, currency) for currency, value in sums.items())

    @Slot()
    def _on_change(self) -> None:
        button = self.sender()
        if isinstance(button, QWidget):
            place = QRect(button.mapTo(self._board, QPoint(0, 0)), button.size())
            self._board.questions.ask_change(str(button.property("field")), beside=place)

    @Slot()
    def _on_more(self) -> None:
        at = self.mapToGlobal(self.rect().topRight())
        self._board.questions.show_menu(0, at)

    @Slot()
    def _on_none(self) -> None:
        self._board.selection.clearSelection()
