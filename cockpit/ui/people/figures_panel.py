"""Key figures beside the talk: a name, a figure, what it is compared with, and its year."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cockpit.ui.people.key_figures import KeyFigure, KeyFigures
from cockpit.ui.people.room import keep_height
from cockpit.ui.widgets.buttons import LinkButton
from cockpit.ui.widgets.panel import Panel, Rule
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.quiet_link import QuietLink
from cockpit.ui.widgets.skeleton import Skeleton
from cockpit.ui.widgets.sparkline import Sparkline
from cockpit.wording import _


class FiguresPanel(Panel):
    """``opened(metric key)`` asks for the rows behind a figure, ``deals_wanted`` for the deals."""

    opened = Signal(str)
    deals_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("This quarter"), parent=parent)
        self._shown: KeyFigures | None = None
        self._news = PlainLabel("", "small", "dim", wrap=True)
        self._news.hide()
        self.deals = LinkButton(_("Deals"))
        self.deals.clicked.connect(self.deals_wanted)
        self.add_to_header(self.deals)
        self._waiting = Skeleton(lines=6)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.body.addWidget(self._news)
        self.body.addWidget(self._waiting)
        self.body.addLayout(self._list)

    def show_figures(self, found: KeyFigures, title: str, team: str = "") -> None:
        """Show them; ``title`` says since when, ``team`` whose they are when not one's own."""
        self._waiting.hide()
        self.title.setText(title)
        news = " · ".join(part for part in (team, found.news) if part)
        self._news.setText(news)
        self._news.setVisible(bool(news))
        if found == self._shown:
            return
        self._shown = found
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, one in enumerate(found.figures):
            if place:
                self._list.addWidget(Rule())
            self._list.addWidget(self._line(one))

    def _line(self, one: KeyFigure) -> QWidget:
        widget = QWidget()
        keep_height(widget)
        grid = QGridLayout(widget)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.setHorizontalSpacing(6)
        name = QuietLink(one.title, role="small")
        name.setProperty("metric", one.key)
        name.clicked.connect(self._on_opened)
        line = Sparkline(one.title, size=QSize(78, 28))
        line.set_values(one.values)
        line.setFixedWidth(78)
        grid.addWidget(name, 0, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        second = QHBoxLayout()
        second.setContentsMargins(4, 0, 0, 0)
        second.setSpacing(6)
        second.addWidget(PlainLabel(one.value, "title"))
        second.addWidget(PlainLabel(one.beside, "small_medium", one.tone), 1)
        grid.addLayout(second, 1, 0, 1, 2)
        grid.addWidget(line, 0, 2, 2, 1)
        grid.setColumnStretch(1, 1)
        return widget

    @Slot()
    def _on_opened(self) -> None:
        self.opened.emit(str(self.sender().property("metric")))
