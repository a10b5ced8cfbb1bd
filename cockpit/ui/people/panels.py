"""The panels of the people page: the list, the talk in the middle, what to know beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from cockpit.ui.people.cadences_panel import CadencesPanel
from cockpit.ui.people.figures_panel import FiguresPanel
from cockpit.ui.people.history_panel import HistoryPanel
from cockpit.ui.people.hours_panel import HoursPanel
from cockpit.ui.people.meeting_panel import MeetingPanel
from cockpit.ui.people.people_list import PeopleList
from cockpit.ui.people.record_panel import RecordPanel
from cockpit.ui.people.room import keep_height
from cockpit.ui.people.waiting_panel import WaitingPanel
from cockpit.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_16
from cockpit.ui.widgets.edge_scroll import GUTTER, EdgeScroll
from cockpit.ui.widgets.empty_state import EmptyState
from cockpit.ui.widgets.panel import Panel
from cockpit.wording import _

_LIST_WIDTH, _SIDE_WIDTH = 272, 330
_NARROW = 1120
# By then a form that was opened has its height.
_SETTLED_MS = 120
# So many panels belong to the talk.
_TALK = 4


class PeoplePanels(QWidget):
    """Where it is narrow, what stands at the right moves under the talk."""

    asked = Signal(str)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list, self.meeting = PeopleList(), MeetingPanel(today)
        self.waiting = WaitingPanel()
        self.history, self.cadences = HistoryPanel(), CadencesPanel(today)
        self.figures, self.record, self.hours = FiguresPanel(), RecordPanel(), HoursPanel()
        self._middle, self._middle_area = _column(
            self.waiting, self.meeting, self.cadences, self.history
        )
        self._side, self._side_area = _column(self.figures, self.record, self.hours)
        self._side_area.setFixedWidth(_SIDE_WIDTH + GUTTER)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._whole())
        self._stack.addWidget(self._nobody())
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_16, SPACE_12, SPACE_16 - GUTTER, SPACE_12)
        column.addWidget(self._stack)
        self._narrow = self._bringing = False
        self._middle_area.verticalScrollBar().rangeChanged.connect(self._on_grown)
        self.cadences.begun.connect(self.scroll_to_form)
        self.setFocusProxy(self.list)

    def show_anybody(self, anybody: bool) -> None:
        """Whether there is anybody to meet."""
        self._stack.setCurrentIndex(0 if anybody else 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where three do not fit."""
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._side_area.setVisible(not narrow)
        home = self._middle if narrow else self._side
        for place, panel in enumerate((self.figures, self.record, self.hours)):
            hidden = panel.isHidden()
            home.insertWidget(_TALK + place if narrow else place, panel)
            panel.setVisible(not hidden)
        inside = (self._middle_area if narrow else self._side_area).widget()
        assert inside is not None
        home.activate()
        inside.setMinimumHeight(home.totalHeightForWidth(inside.width()))

    def scroll_to_meeting(self) -> None:
        """Bring the meeting into sight."""
        self._middle_area.ensureWidgetVisible(self.meeting, 0, 0)
        self._middle_area.verticalScrollBar().setValue(0)

    @Slot()
    def scroll_to_form(self) -> None:
        """Bring the form of a rhythm into sight, once it has its height."""
        self._bringing = True
        QTimer.singleShot(_SETTLED_MS, self, self._on_settled)

    @Slot()
    def _on_grown(self) -> None:
        if self._bringing:
            self._middle_area.ensureWidgetVisible(self.cadences.form, 0, 40)
            return
        typing: QWidget | None = self.window().focusWidget()
        if typing is not None and self.meeting.isAncestorOf(typing):
            # What was noted above pushes the line one types in down: it stays in sight.
            self._middle_area.ensureWidgetVisible(typing, 0, 24)

    @Slot()
    def _on_settled(self) -> None:
        self._on_grown()
        self._bringing = False

    def _whole(self) -> QWidget:
        panel = Panel(padding=SPACE_8 + 3)
        panel.body.addWidget(self.list)
        panel.setFixedWidth(_LIST_WIDTH)
        whole = QWidget()
        across = QHBoxLayout(whole)
        across.setContentsMargins(0, 0, 0, 0)
        # The areas bring the room to their right with them, for their bars.
        across.setSpacing(0)
        across.addWidget(panel)
        across.addSpacing(SPACE_12)
        across.addWidget(self._middle_area, 1)
        across.addWidget(self._side_area)
        return whole

    def _nobody(self) -> QWidget:
        panel = Panel()
        empty = EmptyState(
            "team",
            _("Nobody to meet yet"),
            _("People come with your deals or a list of users, or you add them in the settings."
              " Then each gets a rhythm of meetings here."),
            (("import", _("Import files")), ("settings", _("Add people"))),
        )  # fmt: skip
        empty.chosen.connect(self.asked)
        panel.body.addWidget(empty)
        holder = QWidget()
        around = QVBoxLayout(holder)
        around.setContentsMargins(0, 0, GUTTER, 0)
        around.addWidget(panel)
        return holder


class _Inside(QWidget):
    """Never lower than what is in it wants to be: it scrolls instead of being squeezed."""

    def event(self, event: QEvent) -> bool:
        """Take the height that the panels need at this width."""
        done = super().event(event)
        layout = self.layout()
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize) and layout is not None:
            wants = layout.totalSizeHint().height()
            if layout.hasHeightForWidth():
                wants = layout.totalHeightForWidth(self.width())
            self.setMinimumHeight(wants)
        return done


def _column(*panels: QWidget) -> tuple[QVBoxLayout, QScrollArea]:
    inside = _Inside()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_12)
    for panel in panels:
        keep_height(panel)
        column.addWidget(panel)
    column.addStretch(1)
    return column, EdgeScroll(inside)
